/**
 * An experiment before it is run: how much there is of it, how much is known already, and how long
 * the rest should take. It is shown before anything is run, so that whoever asked for too much
 * finds out at once.
 */

import * as Schema from "effect/Schema";

const count = (description: string) =>
  Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)).annotate({ description });

/** Replications of one kind: what is wanted, what is known, what one takes. */
export interface PlannedWork {
  /** Arms that run in each of these replications. */
  readonly arms: number;
  /** Runs: one replication of one arm. */
  readonly runs: number;
  readonly known: number;
  /** Milliseconds of a processor for a run; undefined when none was ever run. */
  readonly msEach: number | undefined;
}

const layout = {
  scenarios: count("that are run"),
  points: count("in each scenario; 1 when nothing is varied"),
  replications: count("of each scenario and point; the most when they differ"),
  atMost: Schema.Boolean.annotate({
    description: "it may need fewer: a procedure decides on the way",
  }),
};

/** How an experiment is laid out, as whoever asked for it would say. */
export type Layout = Schema.Struct.Type<typeof layout>;

export const ExperimentPlan = Schema.Struct({
  ...layout,
  runs: count("each one replication of one scenario at one point"),
  known: count("of them that are known already"),
  toRun: count("of them that are not"),
  threads: count("that they are run on"),
  expectedMs: Schema.NullOr(Schema.Finite).annotate({
    description: "milliseconds that the rest takes by the clock; null when nobody knows",
  }),
}).annotate({ identifier: "ExperimentPlan" });
export type ExperimentPlan = typeof ExperimentPlan.Type;

/** The plan for work that is laid out so. */
export function experimentPlan(
  laidOut: Layout,
  work: ReadonlyArray<PlannedWork>,
  threads: number,
): ExperimentPlan {
  const runs = sum(work.map((one) => one.runs));
  const known = sum(work.map((one) => one.known));
  const measured = work.flatMap(({ msEach }) => (msEach === undefined ? [] : [msEach]));
  // What was never run is taken to be like the mean of what was.
  const like = sum(measured) / measured.length;
  const ms = sum(work.map((one) => (one.runs - one.known) * (one.msEach ?? like)));
  const atOnce = Math.max(1, Math.min(threads, runs - known));
  const expectedMs = known === runs ? 0 : ms / atOnce;
  return {
    ...laidOut,
    runs,
    known,
    toRun: runs - known,
    threads,
    expectedMs: Number.isNaN(expectedMs) ? null : expectedMs,
  };
}

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((one, two) => one + two, 0);
