/**
 * The values of goals that sensitivity is told by: of each point that was run, what a goal's
 * measure read in each replication. Points of one comparison have the same replications.
 */
import type { Outcome } from "./outcome.ts";

/** Share of the effects named in one list that may be expected to be chance. */
export const falseShare = 0.1;

/** Values of a goal by ascending replication, NaN where there is none. */
export const valuesOf = (outcomes: ReadonlyArray<Outcome>, goal: number): Float64Array =>
  Float64Array.from(outcomes, ({ readings }) => readings[goal]?.value ?? Number.NaN);

/** Whether all of these values are there. */
export const isWhole = (values: Float64Array): boolean =>
  values.length > 0 && !values.includes(Number.NaN);
