/**
 * A forecast from a scenario that has been loaded: compiled, run in many replications, and put
 * together as one result. Whoever watches gets the result as it stands at each milestone, first
 * after twenty replications, so that a first answer need not wait for the last.
 */
import * as Effect from "effect/Effect";
import type { Outcome } from "../experiment/outcome.ts";
import { milestones, type RunPlan } from "../experiment/run-plan.ts";
import { version } from "../experiment/version.ts";
import { compileMeasures } from "../measures/compile.ts";
import { MeasureFault } from "../measures/fault.ts";
import type { ForecastResult } from "../report/forecast-result.ts";
import { resultOf, type Subject } from "../report/result-of-forecast.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { vocabularyHash } from "../store/vocabulary-hash.ts";
import type { LogPlan } from "./block-work.ts";
import type { LogFileError } from "./log-file-error.ts";
import { MeasureError } from "./measure-error.ts";
import { type ReplicationError, ReplicationPool } from "./replication-pool.ts";
import { scenarioKey, writeSnapshot } from "./scenario-snapshot.ts";

export interface ForecastAsked {
  readonly loaded: LoadedScenario;
  /** The scenario's file as the user named it. */
  readonly file: string;
  readonly seed: string;
  readonly replications: number;
  /** Folder for the logs of all replications; none are written without. */
  readonly logs?: string | undefined;
}

/** Follows a forecast while it is made. */
export interface Follower {
  /** So many replications are done, of all. */
  readonly done?: (done: number, of: number) => void;
  /** What the replications say at a milestone; `result` makes it. */
  readonly milestone?: (result: ForecastResult) => void;
}

export interface ForecastRun {
  readonly result: Effect.Effect<ForecastResult, ReplicationError | LogFileError, ReplicationPool>;
  /** What the replications done so far say; undefined when there are none. */
  readonly soFar: () => ForecastResult | undefined;
}

/** Makes a forecast ready to run. */
export const prepareForecast = Effect.fnUntraced(function* (
  asked: ForecastAsked,
  follower: Follower = {},
) {
  const { loaded, file, seed, replications } = asked;
  const { scenario, base } = loaded;
  const plan = compile(scenario);
  const run: RunPlan = { plan, goals: scenario.goals, seed, replications };
  yield* checkMeasures(run);
  const subject: Subject = { version, file, scenario, base, plan, seed };
  const stops = new Set(milestones(replications));
  let known: ReadonlyArray<Outcome> = [];
  let shown = 0;
  const seen = (outcomes: ReadonlyArray<Outcome>) => {
    known = outcomes;
    follower.done?.(outcomes.length, replications);
    for (const stop of stops) {
      if (stop > outcomes.length || stop <= shown || stop === replications) continue;
      shown = stop;
      follower.milestone?.(resultOf(subject, outcomes.slice(0, stop)));
    }
  };
  const result = Effect.gen(function* () {
    const logs = asked.logs === undefined ? undefined : logPlan(asked.logs, run);
    if (logs !== undefined) yield* writeSnapshot(logs.directory, plan, loaded);
    const pool = yield* ReplicationPool;
    return resultOf(subject, yield* pool.run(run, { seen, logs }));
  });
  const soFar = () => (known.length === 0 ? undefined : resultOf(subject, known));
  return { result, soFar } satisfies ForecastRun;
});

function logPlan(directory: string, { plan, seed }: RunPlan): LogPlan {
  const scenario = scenarioKey(plan);
  return { directory, header: { vocabulary: vocabularyHash(), scenario, seed, model: version } };
}

/** A measure that asks for what the scenario does not have is found before threads are started. */
function checkMeasures({ plan, goals }: RunPlan): Effect.Effect<void, MeasureError> {
  try {
    compileMeasures(goals, plan.centres, { from: plan.from, to: plan.to });
    return Effect.void;
  } catch (cause) {
    if (!(cause instanceof MeasureFault)) throw cause;
    const [index, ...keys] = cause.path;
    const goal = goals[Number(index)]?.id ?? String(index);
    const path = ["goals", goal, "measure", ...keys].join(".");
    return Effect.fail(new MeasureError({ path, message: `${path}: ${cause.message}.` }));
  }
}
