/** What `caseflow run` does once it knows what is asked; loaded only then, for it is heavy. */
import * as Effect from "effect/Effect";
import type { Language } from "../language/language.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import type { ForecastResult } from "../report/forecast-result.ts";
import { assumptionSheet, forecastText, verdictLine } from "../report/forecast-text.ts";
import { plain } from "../report/paper.ts";
import { prepareForecast } from "../runtime/forecast-run.ts";
import { preparePreciseForecast } from "../runtime/precise-forecast.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import type { Running } from "./flags.ts";
import type { FromHistory } from "../runtime/from-history.ts";
import { cannot } from "./command-error.ts";
import { type HistoryWords, historyAsked } from "./history-asked.ts";
import { endWith, json, paperIn, print, tell } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export interface RunAsked {
  readonly scenario: string;
  readonly replications: number;
  /** Half-widths, by goal or of all; the number of replications then follows from them. */
  readonly precision: ReadonlyArray<string>;
  readonly maxReplications: number;
  readonly seed: string;
  readonly running: Running;
  readonly format: "text" | "json";
  readonly log: string | undefined;
  /** One replication by its number, instead of many. */
  readonly onlyReplication: number | undefined;
  readonly language: Language;
  readonly assumptions: boolean;
  /** The history that it goes on from. */
  readonly history: HistoryWords;
}

/** Exit code when a goal is missed, or may be. */
const goalsMissed = 99;

/** A terminal breaks what is longer by itself. */
const lineMost = 200;
/** Runs that are over sooner than this need no first answer. */
const firstAnswerMs = 2_000;

export const runForecast = Effect.fnUntraced(function* (asked: RunAsked) {
  const { running, format, log: logs } = asked;
  const paper = paperIn(asked.language);
  const { tongue } = paper;
  const loaded = yield* loadScenarioFile(asked.scenario);
  const from = yield* historyAsked(asked.history, loaded, asked.seed);
  if (from !== undefined) yield* checkFrom(asked, from);
  const forecast = yield* prepared(asked, loaded, from);
  const show = (result: ForecastResult) => {
    if (format === "json") return print(json(result));
    const sheet = asked.assumptions ? `${assumptionSheet(result, paper)}\n` : "";
    return print(sheet + forecastText(result, paper));
  };
  const line = (result: ForecastResult) =>
    `${tongue.number(result.replications)}: ` +
    verdictLine(result, { tongue, width: lineMost, paint: plain });
  const { arm } = forecast.series;
  const result = yield* withProgress(
    {
      asked: [forecast.series],
      layout: { atMost: asked.precision.length > 0 },
      again: logs !== undefined,
      judged: [arm],
      run: (watching, progress) =>
        forecast.run({
          ...watching,
          milestone: (first) => progress?.keep(line(first), firstAnswerMs),
        }),
      showSoFar: ({ outcomes: [outcomes = []] }) => show(forecast.resultOf(outcomes)),
    },
    { running, format, paper },
  );
  if (result === undefined) return;
  yield* show(result);
  if (logs !== undefined && !running.quiet) {
    yield* tell(tongue.say.experiment.logged(tongue.number(result.replications), logs));
  }
  yield* endWith(exitCodeOf(result));
});

/** A number of replications, or as many as the asked precision takes. */
function prepared(asked: RunAsked, loaded: LoadedScenario, from: FromHistory | undefined) {
  const { scenario: file, seed, precision, log: logs, onlyReplication } = asked;
  if (precision.length === 0) {
    const way = from?.beginning.way;
    const recorded = way?._tag === "Replay" ? way.chance?.replication : undefined;
    const only = recorded ?? onlyReplication;
    const replications = only === undefined ? asked.replications : 1;
    const first = only ?? 0;
    return prepareForecast({ loaded, file, seed, first, replications, logs, from });
  }
  if (logs !== undefined || onlyReplication !== undefined) {
    const other = logs === undefined ? "--only-replication" : "--log";
    return Effect.fail(
      cannot(
        `--precision finds out how many replications are run, ${other} says which: ask for one ` +
          "of them. With the number that it finds, --replications gives the same again.",
      ),
    );
  }
  const most = asked.maxReplications;
  return preparePreciseForecast({ loaded, file, seed, precision, most, from });
}

/** What a forecast from a history cannot be asked for. */
function checkFrom(asked: RunAsked, { history, beginning: { way } }: FromHistory) {
  const isRecorded = way._tag === "Replay" && way.chance !== undefined;
  if (isRecorded && asked.precision.length > 0) {
    return Effect.fail(
      cannot("--chance recorded has one replication, so there is no precision to ask for."),
    );
  }
  if (asked.log !== undefined && history.header.data === "personal") {
    return Effect.fail(
      cannot(
        `--log: the logs would hold ${history.header.place}, which is about real persons, and ` +
          "files beside its store are not looked after like it. Leave --log out.",
      ),
    );
  }
  return Effect.void;
}

/** 0 when every goal that can be judged is surely met. */
export function exitCodeOf({ goals }: ForecastResult): number {
  const short = ["missed", "uncertain", "notMeasurable"];
  return goals.some(({ verdict }) => short.includes(verdict)) ? goalsMissed : 0;
}
