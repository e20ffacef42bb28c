/**
 * A back-test: from every origin the history is read as it was known then and no further, the
 * model goes on from there in many replications, and what they say is set beside the history as
 * it is known now. The replications are the laboratory's, so a back-test that was stopped goes on
 * where it stopped; and what an origin's forecast is known by is a digest of what was known there,
 * so that next month's extract makes none of them anew.
 */
import * as Effect from "effect/Effect";
import { findingsOf, type Truth } from "../calibration/backtest/findings.ts";
import { seriesId, seriesIn } from "../calibration/backtest/followed.ts";
import { measured, measuredSeries } from "../calibration/backtest/measured.ts";
import { type Knowledge, lastForecast } from "../calibration/backtest/origins.ts";
import { rivalsWith } from "../calibration/backtest/rivals.ts";
import { firstDayOf, type Question, type View, viewFrom } from "../calibration/backtest/view.ts";
import { isoOfDay, minutesPerDay } from "../domain/moment.ts";
import type { Arm, Series } from "../experiment/experiment.ts";
import type { Outcome } from "../experiment/outcome.ts";
import type { Happened } from "../history/happened.ts";
import { dayOfMinute, monthIndex, monthStart } from "../kernel/civil-time.ts";
import type { Columns } from "../kernel/columns.ts";
import type { Plan } from "../model/plan.ts";
import type { BacktestResult } from "../report/backtest-result.ts";
import { resultOfBacktest } from "../report/result-of-backtest.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import type { ReadFailure } from "../store/failures.ts";
import { BacktestError } from "./backtest-error.ts";
import { beginningOf } from "./beginning-of.ts";
import { checkMeasures } from "./forecast-run.ts";
import type { HistoryFault } from "./history-fault.ts";
import { type KnownHistory, readHistory } from "./known-history.ts";
import { type LabError, Laboratory, type LabWatching } from "./laboratory.ts";
import type { LogFileError } from "./log-file-error.ts";
import type { MeasureError } from "./measure-error.ts";
import { happenedWithin, type OpenLog } from "./open-log.ts";

export interface BacktestAsked {
  readonly loaded: LoadedScenario;
  readonly file: string;
  readonly history: OpenLog;
  /** Last known days, ascending. */
  readonly origins: ReadonlyArray<number>;
  /** Months that are forecast from each. */
  readonly horizon: number;
  readonly replications: number;
  readonly seed: string;
  readonly knowledge: Knowledge;
  /** First month, since January 2000, from which the history is whole; else that of its log. */
  readonly since: number | undefined;
  /** Names of the series that are followed; all when empty. */
  readonly followed: ReadonlyArray<string>;
}

export interface BacktestRun {
  /** One for each origin. */
  readonly series: ReadonlyArray<Series>;
  readonly views: ReadonlyArray<View>;
  readonly run: (watching?: LabWatching) => Effect.Effect<BacktestResult, LabError, Laboratory>;
  /** What is found by those replications, of every origin as many. */
  readonly resultOf: (outcomes: ReadonlyArray<ReadonlyArray<Outcome>>) => BacktestResult;
}

type Failure = BacktestError | HistoryFault | MeasureError | ReadFailure | LogFileError;

/** Reads the history from every origin and makes ready to forecast. */
export const prepareBacktest = Effect.fnUntraced(function* (
  asked: BacktestAsked,
): Effect.fn.Return<BacktestRun, Failure> {
  const { loaded, history, origins, seed, replications } = asked;
  const plan = compile(loaded.scenario);
  const now = yield* readHistory(history);
  const span = yield* spanOf(asked, plan, now);
  let question: Question | undefined;
  const views: View[] = [];
  const arms: Arm[] = [];
  for (const origin of origins) {
    const known = yield* knownAt(asked, now.happened, origin);
    question ??= yield* questionOf(asked, plan, known, span);
    const view = viewFrom(origin, known, question);
    const arm = yield* armFrom(view, known, asked, plan);
    yield* checkMeasures(arm);
    views.push(view);
    arms.push(arm);
  }
  const truth = truthOf(now.happened, question!, plan, span);
  const rivals = rivalsWith(views[0].months);
  const resultOf = (outcomes: ReadonlyArray<ReadonlyArray<Outcome>>) =>
    resultOfBacktest(
      {
        ...asked,
        replications: Math.max(...outcomes.map(({ length }) => length)),
        scenario: loaded.scenario,
        plan,
        question: question!,
        views,
        rivals,
        span,
      },
      findingsOf(question!, views, outcomes, truth, rivals),
    );
  const series = arms.map((arm): Series => ({ arm, seed, from: 0, to: replications }));
  const run = Effect.fnUntraced(function* (watching: LabWatching = {}) {
    return resultOf(yield* (yield* Laboratory).replicate(series, watching));
  });
  return { series, views, run, resultOf };
});

/** The model that goes on from an origin and is asked what its view asks. */
const armFrom = Effect.fnUntraced(function* (
  { origin, digest, asked }: View,
  known: Happened,
  { history, horizon, loaded, knowledge }: BacktestAsked,
  plan: Plan,
): Effect.fn.Return<Arm, HistoryFault | LogFileError> {
  const beginning = yield* beginningOf({
    history: {
      // Known by what was known, so that nothing of what came later is in the forecast's chance.
      header: { ...history, chain: digest },
      happened: known,
      until: endOf(origin),
      knownOn: knowledge === "registered" ? origin : undefined,
    },
    loaded,
    plan,
    asOf: origin,
  });
  // Nobody asks for what comes after the months ahead, so it is not run.
  const ends = { ...plan, to: lastForecast(origin, horizon) };
  return { name: isoOfDay(origin), plan: ends, goals: asked, beginning };
});

function truthOf(now: Happened, question: Question, { centres }: Plan, span: DaySpan): Truth {
  const { series, goals, firstMonth } = question;
  const months = monthIndex(span.to + 1) - firstMonth;
  return {
    months: measuredSeries(now, series, centres, firstMonth, months, span),
    goals: measured(now, goals, centres, span),
  };
}

/** The last minute of a day. */
const endOf = (day: number): number => (day + 1) * minutesPerDay - 1;

/** What had happened by the end of a day, as far as it was known by then. */
const knownAt = Effect.fnUntraced(function* (
  { history, knowledge }: BacktestAsked,
  now: Happened,
  origin: number,
): Effect.fn.Return<Happened, Failure> {
  const end = endOf(origin);
  if (knowledge === "happened") return yield* happenedWithin(history, { validTo: end });
  const known = yield* happenedWithin(history, { validTo: end, knownOn: end });
  const few = known.columns.length;
  const many = rowsUntil(now.columns, end);
  if (few >= many / 2) return known;
  const said = `of ${many} events until ${isoOfDay(origin)} ${few} were registered by then`;
  return yield* Effect.fail(problem("hardlyKnown", isoOfDay(origin), `${few}`, `${many}`, said));
});

function rowsUntil({ minute, length }: Columns, end: number): number {
  let rows = 0;
  while (rows < length && minute[rows] <= end) rows += 1;
  return rows;
}

export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Days that the history is about, which must hold all that is forecast. */
function spanOf(
  { origins, horizon, history }: BacktestAsked,
  plan: Plan,
  { happened, until }: KnownHistory,
): Effect.Effect<DaySpan, BacktestError> {
  if (happened.columns.length === 0) {
    return Effect.fail(
      problem("emptyHistory", history.place, "", "", `${history.place} holds no event`),
    );
  }
  const from = firstDayOf(happened);
  const last = dayOfMinute(until);
  // Records say until when they tell; a simulated log ends with its last event.
  const to = history.run === undefined ? last : wholeMonthUntil(last);
  const [first, latest] = [origins[0], origins[origins.length - 1]];
  const end = lastForecast(latest, horizon);
  const outside = (why: Problem, day: number, begins: number, ends: number) => {
    const [found, low, high] = [day, begins, ends].map(isoOfDay);
    const said = `${found} does not lie in ${low} to ${high}`;
    return Effect.fail(problem(why, found, low, high, said));
  };
  if (first < from) return outside("outsideHistory", first, from, to);
  if (latest > to) return outside("outsideHistory", latest, from, to);
  if (end > to) return outside("beyondHistory", end, from, to);
  if (first < plan.from - 1) return outside("outsideScenario", first, plan.from, plan.to);
  if (end > plan.to) return outside("outsideScenario", end, plan.from, plan.to);
  return Effect.succeed({ from, to });
}

/** Days without an event that may end a month: a weekend, a few holidays. */
const quietDays = 5;

/** The last day of the month that a log ends in, when nothing but quiet days is missing of it. */
function wholeMonthUntil(last: number): number {
  const end = monthStart(monthIndex(last) + 1) - 1;
  return end - last <= quietDays ? end : last;
}

/** What is followed: series that the history knows of at the first origin, of those asked for. */
function questionOf(
  { loaded, horizon, followed: wanted, since, origins }: BacktestAsked,
  { centres }: Plan,
  known: Happened,
  span: DaySpan,
): Effect.Effect<Question, BacktestError> {
  const begun = monthIndex(span.from);
  const whole = monthStart(begun) === span.from ? begun : begun + 1;
  const firstMonth = Math.max(since ?? whole, whole);
  const there = seriesIn(known);
  const series = there.filter((one) => wanted.length === 0 || wanted.includes(seriesId(one)));
  if (monthIndex(origins[0] + 1) - firstMonth < 1) {
    const [found, from] = [isoOfDay(origins[0]), isoOfDay(span.from)];
    const said = `no whole month between ${from} and ${found}`;
    return Effect.fail(problem("noMonth", found, from, found, said));
  }
  const missing = wanted.find((id) => !there.some((one) => seriesId(one) === id));
  if (missing !== undefined || series.length === 0) {
    const names = there.map(seriesId).join(", ");
    return Effect.fail(problem("notFollowed", missing ?? "", names, "", `there are ${names}`));
  }
  return Effect.succeed({ series, goals: loaded.scenario.goals, centres, horizon, firstMonth });
}

type Problem = BacktestError["why"];

const problem = (why: Problem, found: string, from: string, to: string, message: string) =>
  new BacktestError({ why, found, from, to, message: `${message}.` });
