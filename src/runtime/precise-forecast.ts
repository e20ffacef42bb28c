/**
 * A forecast that runs as many replications as an asked precision takes: the same result as one of
 * that many replications, and beside it how precisely the goals are known.
 */
import * as Effect from "effect/Effect";
import { controlsOf } from "../experiment/controls.ts";
import type { Series } from "../experiment/experiment.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { precision } from "../experiment/precision.ts";
import type { ForecastResult } from "../report/forecast-result.ts";
import { precisionResult } from "../report/precision-result.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { drive } from "./drive.ts";
import { type ForecastAsked, prepareForecast } from "./forecast-run.ts";
import type { LabError, Laboratory, LabWatching } from "./laboratory.ts";
import { precisionAims } from "./precision-aims.ts";
import { QuestionError } from "./question-error.ts";

export interface PreciseAsked {
  readonly loaded: LoadedScenario;
  /** The scenario's file as the user named it. */
  readonly file: string;
  readonly seed: string;
  /** See `precisionAims`. */
  readonly precision: ReadonlyArray<string>;
  /** Most replications. */
  readonly most: number;
  /** The history that it goes on from. */
  readonly from?: ForecastAsked["from"];
}

export interface PreciseForecast {
  /** The most replications that it may take. */
  readonly series: Series;
  readonly run: (watching?: LabWatching) => Effect.Effect<ForecastResult, LabError, Laboratory>;
  /** What some of the replications say. */
  readonly resultOf: (outcomes: ReadonlyArray<Outcome>) => ForecastResult;
}

/** Level of all intervals, as in every forecast. */
const level = 0.9;

/** Makes a forecast ready to run; refuses a precision that the scenario cannot be asked for. */
export const preparePreciseForecast = Effect.fnUntraced(function* (asked: PreciseAsked) {
  const { loaded, seed, most } = asked;
  const forecast = yield* prepareForecast({ ...asked, replications: most });
  const { arm } = forecast.series;
  const wanted = yield* Effect.try({
    try: () => precisionAims(asked.precision, loaded.scenario.goals),
    catch: (cause) => {
      if (cause instanceof QuestionError) return cause;
      throw cause;
    },
  });
  const aims = wanted.map((one) => ({
    ...one,
    candidate: 0,
    // What a plan expects of whom chance brings says nothing of one that goes on midway.
    ...(asked.from === undefined
      ? { controls: controlsOf(arm.goals[one.goal], arm.plan, seed) }
      : {}),
  }));
  const run = Effect.fnUntraced(function* ({ seen }: LabWatching = {}) {
    let outcomes: ReadonlyArray<Outcome> = [];
    const found = yield* drive(precision({ aims, level, most }), [arm], seed, {
      seen: (done, of, known) => {
        outcomes = known[0] ?? [];
        seen?.(done, of, known);
      },
    });
    const reached = precisionResult(found, aims, arm.goals, most);
    return { ...forecast.resultOf(outcomes), precision: reached };
  });
  return { series: forecast.series, run, resultOf: forecast.resultOf } satisfies PreciseForecast;
});
