/**
 * What an experiment is made of: arms, each a compiled scenario with the goals to read off it, and
 * series of their replications. It is plain data and typed arrays, so it can be hashed, sent to a
 * thread and shared there; beside the version of the program it is all that results depend on.
 */
import type { Goal } from "../domain/goal.ts";
import type { Plan } from "../model/plan.ts";
import type { Beginning } from "./beginning.ts";

/** One of the things that an experiment tells apart: a scenario, or a point in a sweep. */
export interface Arm {
  /** How results call it; no two arms of an experiment have the same. */
  readonly name: string;
  readonly plan: Plan;
  readonly goals: ReadonlyArray<Goal>;
  /** The history that it goes on from; without one it begins with the plan's opening. */
  readonly beginning?: Beginning | undefined;
}

/** Replications [from, to) of an arm under a seed; any text is one. */
export interface Series {
  readonly arm: Arm;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Arms run side by side, replication by replication under the same chance, and each of them set
 * against the first, which is the baseline.
 */
export interface PairedSeries {
  readonly arms: ReadonlyArray<Arm>;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
}
