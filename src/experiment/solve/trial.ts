/**
 * What is known of one plan: in which replications all goals held together, counted jointly, for
 * goals are never independent; and an interval for that probability that may be looked at again
 * and again. Each look spends a part of the error, alpha / (k (k + 1)) at the k-th, which sums to
 * alpha however often one looks (a Clopper–Pearson interval at each).
 */
import type { Goal } from "../../domain/goal.ts";
import { attains } from "../../goals/judge.ts";
import type { Interval } from "../../statistics/interval.ts";
import { clopperPearson } from "../../statistics/share.ts";
import type { Values } from "../procedure.ts";

/** A goal that must hold, and its place among the values of a replication. */
export interface NamedGoal {
  readonly goal: Goal;
  readonly index: number;
}

export class Trial {
  readonly #goals: ReadonlyArray<NamedGoal>;
  /** Values of all goals by replication. */
  readonly values: Values[] = [];
  /** By replication: bit g is set where goal g held. */
  readonly #held: number[] = [];
  readonly #all: number;
  /** Replications in which all goals held. */
  count = 0;
  #looks = 0;
  #lookedAt = 0;
  #interval: Interval = { level: 1, low: 0, high: 1 };

  constructor(goals: ReadonlyArray<NamedGoal>) {
    this.#goals = goals;
    this.#all = 2 ** goals.length - 1;
  }

  /** Replications seen, from 0 on. */
  get size(): number {
    return this.values.length;
  }

  /** Share of replications in which all goals held; NaN before the first. */
  get share(): number {
    return this.count / this.size;
  }

  add(replications: ReadonlyArray<Values>): void {
    for (const values of replications) {
      // A goal without a value is not attained: nobody could say that it was.
      const held = this.#goals.reduce((bits, { goal, index }, g) => {
        return attains(goal.target, values[index]) === true ? bits + 2 ** g : bits;
      }, 0);
      this.values.push(values);
      this.#held.push(held);
      if (held === this.#all) this.count += 1;
    }
  }

  /** Whether all goals held in a replication. */
  heldAll(replication: number): boolean {
    return this.#held[replication] === this.#all;
  }

  /** Whether this goal, by its place among the named ones, held in a replication. */
  held(replication: number, goal: number): boolean {
    return Math.floor(this.#held[replication] / 2 ** goal) % 2 === 1;
  }

  /** Share of replications in which all goals but this one held. */
  shareWithout(goal: number): number {
    const others = this.#all - 2 ** goal;
    const held = this.#held.filter((bits) => bits === this.#all || bits === others);
    return held.length / this.size;
  }

  /** Share of replications in which this goal held. */
  shareOf(goal: number): number {
    return this.#held.filter((_, replication) => this.held(replication, goal)).length / this.size;
  }

  /** Number of looks taken. */
  get looks(): number {
    return this.#looks;
  }

  /**
   * An interval of the probability that all goals hold. Over all looks that are ever taken one of
   * them is wrong with probability alpha at most. A look at nothing new spends nothing.
   */
  look(alpha: number): Interval {
    if (this.size === this.#lookedAt) return this.#interval;
    this.#looks += 1;
    this.#lookedAt = this.size;
    const spent = alpha / (this.#looks * (this.#looks + 1));
    this.#interval = { ...clopperPearson(this.count, this.size, 1 - spent), level: 1 - alpha };
    return this.#interval;
  }
}
