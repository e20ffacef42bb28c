/**
 * What is to be run: a compiled scenario, the goals to read off each replication, the user's seed
 * and how many replications. It is plain data and typed arrays, so it can be sent to a thread and
 * is all that a replication's result is a function of, beside the version of the program.
 */
import type { Goal } from "../domain/goal.ts";
import type { Plan } from "../model/plan.ts";

export interface RunPlan {
  readonly plan: Plan;
  readonly goals: ReadonlyArray<Goal>;
  /** Any text. */
  readonly seed: string;
  readonly replications: number;
}

/** Replications [from, to) that one thread does in one go. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

const firstMilestone = 20;
const blockMost = 5;

/**
 * Numbers of replications after which a first answer is worth showing: 20, 40, 80 … and all. Each
 * halves the variance of the one before, so the picture visibly sharpens and never flickers.
 */
export function milestones(replications: number): ReadonlyArray<number> {
  const found: number[] = [];
  for (let n = firstMilestone; n < replications; n *= 2) found.push(n);
  return [...found, replications];
}

/**
 * The replications in blocks small enough for threads to end together and for a block that has to
 * be done again to cost little, yet large enough that handing them out costs nothing.
 */
export function blocksOf(replications: number, threads: number): ReadonlyArray<Block> {
  const size = Math.max(1, Math.min(blockMost, Math.floor(replications / (threads * 8))));
  const count = Math.ceil(replications / size);
  return Array.from({ length: count }, (_, i) => ({
    from: i * size,
    to: Math.min(replications, (i + 1) * size),
  }));
}
