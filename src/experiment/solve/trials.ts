/**
 * The trials of all plans under one seed, and what they cost in replications. Two of these share a
 * purse: that of the search, and the fresh one that confirms what the search found.
 */
import type { Procedure } from "../procedure.ts";
import { type NamedGoal, Trial } from "./trial.ts";

/** Replications that may be run, and those that have been. */
export interface Purse {
  readonly most: number;
  spent: number;
}

export class Trials {
  /** Replications run under this seed. */
  replications = 0;
  readonly #goals: ReadonlyArray<NamedGoal>;
  readonly #purse: Purse;
  readonly #byPlan = new Map<number, Trial>();

  constructor(goals: ReadonlyArray<NamedGoal>, purse: Purse) {
    this.#goals = goals;
    this.#purse = purse;
  }

  /** The trial of a plan; empty when nothing has been run of it. */
  of(plan: number): Trial {
    const known = this.#byPlan.get(plan);
    if (known !== undefined) return known;
    const made = new Trial(this.#goals);
    this.#byPlan.set(plan, made);
    return made;
  }

  /** Plans of which something has been run. */
  get plans(): ReadonlyArray<number> {
    return [...this.#byPlan].flatMap(([plan, trial]) => (trial.size > 0 ? [plan] : []));
  }

  /** Replications that a share of the purse still allows. */
  left(share: number): number {
    return Math.max(0, Math.floor(this.#purse.most * share) - this.#purse.spent);
  }

  /**
   * Brings plans to so many replications each, as far as a share of the purse allows; says whether
   * it did.
   */
  *bring(plans: ReadonlyArray<number>, to: number, share: number): Procedure<boolean> {
    const lacking = plans.filter((plan) => this.of(plan).size < to);
    if (lacking.length === 0) return true;
    const left = this.left(share);
    const wanted: Array<{ candidate: number; from: number; to: number }> = [];
    let asked = 0;
    for (const plan of lacking) {
      const from = this.of(plan).size;
      const reached = Math.min(to, from + Math.max(0, left - asked));
      if (reached > from) wanted.push({ candidate: plan, from, to: reached });
      asked += reached - from;
    }
    if (wanted.length > 0) {
      const found = yield wanted;
      for (const [i, { candidate }] of wanted.entries()) this.of(candidate).add(found[i]);
      this.#purse.spent += asked;
      this.replications += asked;
    }
    return lacking.every((plan) => this.of(plan).size >= to);
  }
}
