/**
 * What is asked of a search: the cheapest plan under which all named goals hold together with the
 * asked probability. A plan whose probability lies within `indifference` of the asked one may be
 * taken or left; without such a zone a plan right on the edge would ask for replications without
 * end. Outside of it the search is right with the stated confidence.
 */
import type { Lattice } from "./lattice.ts";
import type { NamedGoal } from "./trial.ts";

export interface SolveProblem {
  readonly lattice: Lattice;
  /** The plan as it stands: one of the lattice, or the number after the last of them. */
  readonly now: number;
  /** What it costs by the same prices. */
  readonly nowCost: number;
  readonly goals: ReadonlyArray<NamedGoal>;
  /** Asked probability that all goals hold, between 0 and 1. */
  readonly probability: number;
  /** Probability that the search is right. */
  readonly confidence: number;
  /** Half the width of the zone around the asked probability. */
  readonly indifference: number;
  /** Replications that may be run in all. */
  readonly budget: number;
}

/** Cost of a plan of the lattice, or of the plan as it stands. */
export const costIn = ({ lattice, now, nowCost }: SolveProblem, plan: number): number =>
  plan === now ? nowCost : lattice.costOf(plan);

/** A zone that leaves room for certainty above and for nothing below. */
export const indifferenceWithin = (asked: number, indifference: number): number =>
  Math.min(indifference, (1 - asked) / 2, asked / 2);
