/**
 * A comparison from scenarios that have been loaded: looked at whether they can be compared, run
 * side by side in the laboratory, and put together as one result.
 */
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import type { Beginning } from "../experiment/beginning.ts";
import { incomparable, inOrderOf } from "../experiment/comparable.ts";
import type { Arm, PairedSeries } from "../experiment/experiment.ts";
import type { PairedOutcome } from "../experiment/outcome.ts";
import { PairedReplicator } from "../experiment/paired-replicator.ts";
import { version } from "../experiment/version.ts";
import { isoOfDay } from "../domain/moment.ts";
import { divergence, never } from "../model/divergence.ts";
import { type ChangedCitizens, changedOf } from "../report/changed-citizens.ts";
import type { ComparisonResult } from "../report/comparison-result.ts";
import { resultOfComparison } from "../report/result-of-comparison.ts";
import type { Subject } from "../report/result-of-forecast.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { beginningOf } from "./beginning-of.ts";
import { checkMeasures } from "./forecast-run.ts";
import type { FromHistory } from "./from-history.ts";
import { HistoryFault } from "./history-fault.ts";
import { type LabError, Laboratory, type LabWatching } from "./laboratory.ts";
import type { LogFileError } from "./log-file-error.ts";

/** Scenarios that cannot be set beside each other. */
export class NotComparable extends Data.TaggedError("NotComparable")<{
  readonly file: string;
  readonly baseline: string;
  /** What is in the way, a sentence each. */
  readonly reasons: ReadonlyArray<string>;
}> {
  override get message(): string {
    const lines = this.reasons.map((reason) => `\n  ${reason}`).join("");
    return (
      `${this.file} cannot be compared with ${this.baseline}:${lines}\n` +
      "  Let it extend the baseline and change neither its goals nor its period."
    );
  }
}

export interface ComparisonAsked {
  /** The baseline first, each with its file as the user named it. */
  readonly scenarios: ReadonlyArray<{ readonly loaded: LoadedScenario; readonly file: string }>;
  readonly seed: string;
  readonly replications: number;
  /** The history that all of them go on from, opened for the baseline. */
  readonly from?: FromHistory | undefined;
}

export interface ComparisonRun {
  /** The arms and replications that it rests on. */
  readonly series: PairedSeries;
  readonly run: (watching?: LabWatching) => Effect.Effect<ComparisonResult, LabError, Laboratory>;
  /** What some replications say, from the first on. */
  readonly resultOf: (pairs: ReadonlyArray<PairedOutcome>) => ComparisonResult;
  /** Whom the plans change in one replication; it is run here and at once. */
  readonly changedCitizens: (replication: number) => ChangedCitizens;
}

/** Makes a comparison ready to run. */
export const prepareComparison = Effect.fnUntraced(function* (asked: ComparisonAsked) {
  const { scenarios, seed, replications, from } = asked;
  const compiled = scenarios.map(({ loaded: { scenario, base }, file }): Subject => {
    return { version, file, scenario, base, plan: compile(scenario), seed, seam: from?.seam };
  });
  const [baseline, ...others] = compiled;
  for (const other of others) yield* checkComparable(baseline, other);
  const subjects = compiled.map((subject) => ({
    ...subject,
    scenario: inOrderOf(baseline.scenario, subject.scenario),
  }));
  const ids = new Set(subjects.map(({ scenario: { id } }) => id));
  const begun = from && (yield* beginningsOf(from, asked, subjects));
  const arms = subjects.map(({ plan, file, scenario: { id, goals } }, i): Arm => {
    const name = ids.size === subjects.length ? id : file;
    return begun === undefined ? { name, plan, goals } : { name, plan, goals, beginning: begun[i] };
  });
  for (const arm of arms) yield* checkMeasures(arm);
  const series: PairedSeries = { arms, seed, from: 0, to: replications };
  const resultOf = (pairs: ReadonlyArray<PairedOutcome>) => resultOfComparison(subjects, pairs);
  const run = Effect.fnUntraced(function* (watching: LabWatching = {}) {
    const laboratory = yield* Laboratory;
    return resultOf(yield* laboratory.pair(series, watching));
  });
  const changedCitizens = (replication: number) => changedIn(series, subjects, replication);
  return { series, run, resultOf, changedCitizens } satisfies ComparisonRun;
});

/** Where each begins; what has happened must be the same for all. */
const beginningsOf = Effect.fnUntraced(function* (
  { history, beginning }: FromHistory,
  { scenarios }: ComparisonAsked,
  subjects: ReadonlyArray<Subject>,
): Effect.fn.Return<ReadonlyArray<Beginning>, HistoryFault | LogFileError> {
  const recordedChance = beginning.way._tag === "Replay" && beginning.way.chance !== undefined;
  const begun: Beginning[] = [beginning];
  for (const [i, { plan, file }] of subjects.entries()) {
    if (i === 0) continue;
    const { loaded } = scenarios[i];
    const asOf = beginning.day - 1;
    // Replayed or read as records, the history is taken as it is for the baseline.
    if (beginning.way._tag === "Replay" && divergence(subjects[0].plan, plan) <= asOf) {
      const message =
        `${file} differs from ${subjects[0].file} before ${isoOfDay(beginning.day)}, when its ` +
        "forecast begins: what has happened is the same for both. Let its changes begin then, " +
        "or give an earlier --as-of.";
      return yield* Effect.fail(new HistoryFault({ why: "notComparable", message }));
    }
    if (beginning.way._tag === "Replay") {
      const maker = beginning.way.plan ?? subjects[0].plan;
      const own = divergence(maker, plan) === never ? undefined : maker;
      begun.push({ ...beginning, way: { ...beginning.way, plan: own } });
    } else begun.push(yield* beginningOf({ history, loaded, plan, asOf, recordedChance }));
  }
  return begun;
});

/** @throws ArmFault when an assertion of the model breaks */
function changedIn(
  { arms, seed }: PairedSeries,
  subjects: ReadonlyArray<Subject>,
  replication: number,
): ChangedCitizens {
  const paired = new PairedReplicator(arms, seed);
  const { fates } = paired.run(replication);
  const [{ scenario: baseline }, ...others] = subjects;
  return {
    version,
    seed,
    replication,
    baseline: { id: baseline.id, title: baseline.title },
    scenarios: others.map(({ scenario: { id, title } }, i) => {
      const { citizens, changed } = fates[i];
      const list = paired.changedCitizens(arms[i + 1].name).map((one) => changedOf(one));
      return { id, title, citizens, changed, list };
    }),
  };
}

function checkComparable(baseline: Subject, other: Subject): Effect.Effect<void, NotComparable> {
  const reasons =
    baseline.file === other.file ? ["it is named twice"] : incomparable(baseline, other);
  if (reasons.length === 0) return Effect.void;
  return Effect.fail(new NotComparable({ file: other.file, baseline: baseline.file, reasons }));
}
