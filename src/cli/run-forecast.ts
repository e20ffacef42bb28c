/** What `caseflow run` does once it knows what is asked; loaded only then, for it is heavy. */
import * as Effect from "effect/Effect";
import type { Language } from "../language/language.ts";
import type { ForecastResult } from "../report/forecast-result.ts";
import { assumptionSheet, forecastText } from "../report/forecast-text.ts";
import { prepareForecast } from "../runtime/forecast-run.ts";
import { ReplicationPool } from "../runtime/replication-pool.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import { Progress, standardError } from "./progress.ts";
import { endWith, json, paperIn, print, tell } from "./terminal.ts";

export interface RunAsked {
  readonly scenario: string;
  readonly replications: number;
  readonly seed: string;
  readonly threads: number;
  readonly format: "text" | "json";
  readonly log: string | undefined;
  readonly language: Language;
  readonly quiet: boolean;
  readonly assumptions: boolean;
}

/** Exit code when a goal is missed, or may be. */
const goalsMissed = 99;

export const runForecast = Effect.fnUntraced(function* (asked: RunAsked) {
  const paper = paperIn(asked.language);
  const { say } = paper.tongue;
  const loaded = yield* loadScenarioFile(asked.scenario);
  const progress = asked.quiet ? undefined : new Progress(paper.tongue, standardError);
  const forecast = yield* prepareForecast(
    {
      loaded,
      file: asked.scenario,
      seed: asked.seed,
      replications: asked.replications,
      logs: asked.log,
    },
    progress ?? {},
  );
  const show = (result: ForecastResult) => {
    if (asked.format === "json") return print(json(result));
    const sheet = asked.assumptions ? `${assumptionSheet(result, paper)}\n` : "";
    return print(sheet + forecastText(result, paper));
  };
  const threads = Math.min(asked.threads, asked.replications);
  const result = yield* forecast.result.pipe(
    Effect.provide(ReplicationPool.threads({ threads })),
    Effect.ensuring(Effect.sync(() => progress?.clear())),
    Effect.onInterrupt(() =>
      Effect.suspend(() => {
        const soFar = forecast.soFar();
        if (soFar === undefined) return Effect.void;
        const [done, all] = [soFar.replications, asked.replications];
        const stopped = say.progress.stopped(paper.tongue.number(done), paper.tongue.number(all));
        return tell(stopped).pipe(Effect.andThen(show(soFar)));
      }),
    ),
  );
  yield* show(result);
  if (asked.log !== undefined && !asked.quiet) {
    yield* tell(say.progress.logged(paper.tongue.number(result.replications), asked.log));
  }
  yield* endWith(exitCodeOf(result));
});

/** 0 when every goal that can be judged is surely met. */
export function exitCodeOf({ goals }: ForecastResult): number {
  const short = ["missed", "uncertain", "notMeasurable"];
  return goals.some(({ verdict }) => short.includes(verdict)) ? goalsMissed : 0;
}
