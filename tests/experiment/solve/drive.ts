/**
 * Drives a search with chance of its own, and repeats it many times over to count how often it is
 * right. The goals of these problems are waiting times and the like: a value must be at most 1.
 */
import type { Goal } from "../../../src/domain/goal.ts";
import type { Values } from "../../../src/experiment/procedure.ts";
import { Lattice, type LevelChoice } from "../../../src/experiment/solve/lattice.ts";
import { indifferenceWithin, type SolveProblem } from "../../../src/experiment/solve/problem.ts";
import { Solving } from "../../../src/experiment/solve/solving.ts";

/** Values of all goals of a plan in a replication, under the search's seed or the fresh one. */
export type Sample = (plan: number, replication: number, fresh: boolean) => Values;

/** A goal that asks for a value of 1 at most. */
export const atMostOne = (id: string): Goal => ({
  id,
  name: { en: id },
  source: "made for the test",
  measure: { type: "notYetModelled", needs: "nothing" },
  window: { from: "2010-01", to: "2010-12" } as Goal["window"],
  target: { atMost: 1 },
});

export interface Toy {
  readonly choices: ReadonlyArray<LevelChoice>;
  readonly goals: number;
  readonly probability: number;
  readonly indifference?: number;
  readonly budget?: number;
}

export function problemOf({ choices, goals, probability, ...rest }: Toy): SolveProblem {
  const lattice = new Lattice(choices);
  return {
    lattice,
    now: lattice.size,
    nowCost: 0,
    goals: Array.from({ length: goals }, (_, index) => ({ goal: atMostOne(`g${index}`), index })),
    probability,
    confidence: 0.95,
    indifference: indifferenceWithin(probability, rest.indifference ?? 0.02),
    budget: rest.budget ?? 100_000,
  };
}

/** Runs a search to its end, or only until its answer is known. */
export function solved(problem: SolveProblem, sample: Sample, front = true): Solving {
  const solving = new Solving(problem);
  for (const { name, fresh, procedure } of solving.phases()) {
    if (!front && (name === "front" || (name === "explore" && solving.ending === "found"))) break;
    let step = procedure.next();
    while (step.done !== true) {
      const found = step.value.map(({ candidate, from, to }) =>
        Array.from({ length: to - from }, (_, i) => sample(candidate, from + i, fresh)),
      );
      step = procedure.next(found);
    }
  }
  return solving;
}

/** A uniform number as a pure function of whole numbers (two rounds of MurmurHash3's finaliser). */
export function uniform(...words: ReadonlyArray<number>): number {
  let hash = 0x9e3779b9;
  for (const word of words) {
    hash = Math.imul(hash ^ (hash >>> 16) ^ (word | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
