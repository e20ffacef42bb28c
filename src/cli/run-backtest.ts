/** What `caseflow backtest` does once it knows what is asked; loaded only then, for it is heavy. */
import * as Effect from "effect/Effect";
import { type Knowledge, originsOf } from "../calibration/backtest/origins.ts";
import { dayOfIso } from "../domain/moment.ts";
import { monthIndex } from "../kernel/civil-time.ts";
import type { Language, Tongue } from "../language/language.ts";
import type { BacktestResult } from "../report/backtest-result.ts";
import { backtestText, isGood } from "../report/backtest-text.ts";
import type { BacktestError } from "../runtime/backtest-error.ts";
import { prepareBacktest } from "../runtime/backtest-run.ts";
import { openLog } from "../runtime/open-log.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import { cannot } from "./command-error.ts";
import type { Running } from "./flags.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export interface BacktestWords {
  readonly scenario: string;
  readonly history: string;
  readonly origins: string;
  /** Months. */
  readonly horizon: number;
  readonly knowledge: Knowledge;
  readonly since: string | undefined;
  readonly measures: ReadonlyArray<string>;
  readonly replications: number;
  readonly seed: string;
  readonly running: Running;
  readonly format: "text" | "json";
  readonly language: Language;
}

/** Exit code when something speaks against the forecasts. */
const notGood = 99;
const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/u;

export const runBacktest = Effect.fnUntraced(function* (asked: BacktestWords) {
  const { scenario: file, horizon, replications, seed, knowledge, running, format } = asked;
  const paper = paperIn(asked.language);
  const { tongue } = paper;
  const origins = originsOf(asked.origins);
  if ("_tag" in origins) {
    return yield* Effect.fail(cannot(tongue.say.backtest.noOrigins(origins.found)));
  }
  const since = yield* monthOf(asked.since);
  const loaded = yield* loadScenarioFile(file);
  const history = yield* openLog(asked.history);
  const backtest = yield* prepareBacktest({
    loaded,
    file,
    history,
    origins,
    horizon,
    replications,
    seed,
    knowledge,
    since,
    followed: asked.measures,
  }).pipe(Effect.catchTag("BacktestError", (found) => Effect.fail(cannot(refusal(found, tongue)))));
  const show = (result: BacktestResult) =>
    print(format === "json" ? json(result) : backtestText(result, paper));
  const result = yield* withProgress(
    {
      asked: backtest.series,
      layout: { scenarios: 1, points: origins.length },
      judged: [],
      run: (watching) => backtest.run(watching),
      showSoFar: ({ outcomes }) => show(backtest.resultOf(outcomes)),
    },
    { running, format, paper },
  );
  if (result === undefined) return;
  yield* show(result);
  yield* endWith(isGood(result) ? 0 : notGood);
});

function monthOf(text: string | undefined) {
  if (text === undefined) return Effect.succeed(undefined);
  if (monthPattern.test(text)) return Effect.succeed(monthIndex(dayOfIso(`${text}-01`)));
  return Effect.fail(cannot(`--since ${text}: give a month, YYYY-MM.`));
}

function refusal({ why, found, from, to }: BacktestError, tongue: Tongue): string {
  const say = tongue.say.backtest.refusals;
  const date = (iso: string) => tongue.date(iso);
  switch (why) {
    case "emptyHistory":
      return say.emptyHistory(found);
    case "outsideHistory":
    case "beyondHistory":
    case "outsideScenario":
      return say[why](date(found), date(from), date(to));
    case "hardlyKnown":
      return say.hardlyKnown(date(found), tongue.number(Number(from)), tongue.number(Number(to)));
    case "noMonth":
      return say.noMonth(date(found), date(from));
    case "notFollowed":
      return say.notFollowed(found, from);
  }
}
