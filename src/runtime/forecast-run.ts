/**
 * A forecast from a scenario that has been loaded: compiled, run in many replications, and put
 * together as one result. Whoever watches gets the result as it stands at each milestone, first
 * after twenty replications, so that a first answer need not wait for the last.
 */
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { spanSeen } from "../experiment/beginning.ts";
import type { Arm, Series } from "../experiment/experiment.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { milestones } from "../experiment/milestones.ts";
import { version } from "../experiment/version.ts";
import { compileMeasures } from "../measures/compile.ts";
import { MeasureFault } from "../measures/fault.ts";
import type { ForecastResult } from "../report/forecast-result.ts";
import { resultOf, type Subject } from "../report/result-of-forecast.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { noteDerived } from "./derived-files.ts";
import type { FromHistory } from "./from-history.ts";
import { type LabError, Laboratory, type LabWatching } from "./laboratory.ts";
import { logFileName } from "./log-file.ts";
import { MeasureError } from "./measure-error.ts";
import { writeSnapshot } from "./scenario-snapshot.ts";
import { logPlan } from "./task.ts";

export interface ForecastAsked {
  readonly loaded: LoadedScenario;
  /** The scenario's file as the user named it. */
  readonly file: string;
  readonly seed: string;
  readonly replications: number;
  /** Number of the first replication; 0 unless told. */
  readonly first?: number;
  /** Folder for the logs of all replications; none are written without. */
  readonly logs?: string | undefined;
  /** The history that it goes on from. */
  readonly from?: FromHistory | undefined;
}

/** Follows a forecast while it is made. */
export interface ForecastWatching extends Pick<LabWatching, "seen"> {
  /** What the replications say at a milestone. */
  readonly milestone?: ((result: ForecastResult) => void) | undefined;
}

export interface ForecastRun {
  /** The replications that it rests on. */
  readonly series: Series;
  readonly run: (
    watching?: ForecastWatching,
  ) => Effect.Effect<ForecastResult, LabError, Laboratory>;
  /** What some of the replications say. */
  readonly resultOf: (outcomes: ReadonlyArray<Outcome>) => ForecastResult;
}

/** Makes a forecast ready to run. */
export const prepareForecast = Effect.fnUntraced(function* (asked: ForecastAsked) {
  const { loaded, file, seed, replications, first = 0, logs, from } = asked;
  const { scenario, base } = loaded;
  const plan = compile(scenario);
  const own: Arm = { name: scenario.id, plan, goals: scenario.goals };
  const arm = from === undefined ? own : { ...own, beginning: from.beginning };
  yield* checkMeasures(arm);
  const subject: Subject = { version, file, scenario, base, plan, seed, seam: from?.seam };
  const series: Series = { arm, seed, from: first, to: first + replications };
  const resultOfSubject = (outcomes: ReadonlyArray<Outcome>) => resultOf(subject, outcomes);
  const run = Effect.fnUntraced(function* ({ seen, milestone }: ForecastWatching = {}) {
    if (logs !== undefined) yield* writeSnapshot(logs, plan, loaded);
    const laboratory = yield* Laboratory;
    const passed = passing(milestones(replications).slice(0, -1));
    const [outcomes = []] = yield* laboratory.replicate([series], {
      logs,
      seen: (done, of, known) => {
        for (const stop of passed(done))
          milestone?.(resultOfSubject((known[0] ?? []).slice(0, stop)));
        seen?.(done, of, known);
      },
    });
    if (logs !== undefined) noteLogs(logs, series, outcomes, from);
    return resultOfSubject(outcomes);
  });
  return { series, run, resultOf: resultOfSubject } satisfies ForecastRun;
});

/** Logs that go on from a history have its citizens in them, who may have to be forgotten. */
function noteLogs(
  logs: string,
  series: Series,
  outcomes: ReadonlyArray<Outcome>,
  from: FromHistory | undefined,
): void {
  if (from === undefined) return;
  const { directory, header } = logPlan(logs, series);
  for (const { replication } of outcomes) {
    const file = join(directory, logFileName({ ...header, replication }));
    noteDerived(from.history.header.folder, file);
  }
}

/** Of these stops, ascending, those that were not reached before; each once. */
function passing(stops: ReadonlyArray<number>): (done: number) => ReadonlyArray<number> {
  let next = 0;
  return (done) => {
    const reached = stops.slice(next).filter((stop) => stop <= done);
    next += reached.length;
    return reached;
  };
}

/** A measure that asks for what the scenario does not have is found before threads are started. */
export function checkMeasures(arm: Arm): Effect.Effect<void, MeasureError> {
  const { plan, goals } = arm;
  try {
    compileMeasures(goals, plan.centres, spanSeen(arm));
    return Effect.void;
  } catch (cause) {
    if (!(cause instanceof MeasureFault)) throw cause;
    const [index, ...keys] = cause.path;
    const goal = goals[Number(index)]?.id ?? String(index);
    const path = ["goals", goal, "measure", ...keys].join(".");
    return Effect.fail(new MeasureError({ path, message: `${path}: ${cause.message}.` }));
  }
}
