/**
 * A back-test: from every origin the history is read as it was known then and no further, the
 * model goes on from there in many replications, and what they say is set beside the history as
 * it is known now. The replications are the laboratory's, so a back-test that was stopped goes on
 * where it stopped; and what an origin's forecast is known by is a digest of what was known there,
 * so that next month's extract makes none of them anew.
 */
import * as Effect from "effect/Effect";
import { findingsOf } from "../calibration/backtest/findings.ts";
import { type FollowedSeries, followedSeries } from "../calibration/backtest/followed.ts";
import { measured, measuredSeries } from "../calibration/backtest/measured.ts";
import { firstHidden, lastForecast } from "../calibration/backtest/origins.ts";
import { type Rival, rivalsWith } from "../calibration/backtest/rivals.ts";
import { firstDayOf, type Question, type View, viewFrom } from "../calibration/backtest/view.ts";
import { benefits } from "../domain/benefit.ts";
import type { Measure } from "../domain/measure.ts";
import { isoOfDay, minutesPerDay } from "../domain/moment.ts";
import type { Arm, Series } from "../experiment/experiment.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { version } from "../experiment/version.ts";
import type { Happened } from "../history/happened.ts";
import { monthIndex, monthStart } from "../kernel/civil-time.ts";
import type { Plan } from "../model/plan.ts";
import type { BacktestResult } from "../report/backtest-result.ts";
import { resultOfBacktest } from "../report/result-of-backtest.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import type { Bounds } from "../store/contract.ts";
import type { ReadFailure } from "../store/failures.ts";
import { BacktestError } from "./backtest-error.ts";
import { checkMeasures } from "./forecast-run.ts";
import { type LabError, Laboratory, type LabWatching } from "./laboratory.ts";
import type { LogFileError } from "./log-file-error.ts";
import type { MeasureError } from "./measure-error.ts";
import { happenedWithin, type OpenLog } from "./open-log.ts";

/** What counts as known at an origin: what was registered by then, or all that had happened. */
export const knowledges = ["registered", "happened"] as const;
export type Knowledge = (typeof knowledges)[number];

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

/** What an arm of the model that begins at an origin is made from. */
export interface Departing {
  readonly name: string;
  readonly plan: Plan;
  readonly view: View;
  readonly history: OpenLog;
  readonly knowledge: Knowledge;
}

/** Makes the arm that goes on from what is known at an origin, and is asked what the view asks. */
export type ArmFrom<E> = (departing: Departing) => Effect.Effect<Arm, E>;

export interface BacktestRun {
  /** One for each origin. */
  readonly series: ReadonlyArray<Series>;
  readonly run: (watching?: LabWatching) => Effect.Effect<BacktestResult, LabError, Laboratory>;
  /** What is found by those replications, of every origin as many. */
  readonly resultOf: (outcomes: ReadonlyArray<ReadonlyArray<Outcome>>) => BacktestResult;
}

type Failure = BacktestError | MeasureError | ReadFailure | LogFileError;

/** Reads the history from every origin and makes ready to forecast. */
export const prepareBacktest = Effect.fnUntraced(function* <E>(
  asked: BacktestAsked,
  armFrom: ArmFrom<E>,
): Effect.fn.Return<BacktestRun, Failure | E> {
  const { loaded, history, origins, horizon, seed, replications, knowledge } = asked;
  const plan = compile(loaded.scenario);
  const now = yield* happenedWithin(history);
  const span = yield* spanOf(asked, plan, now);
  const firstKnown = yield* knownAt(history, origins[0], knowledge);
  const question = yield* questionOf(asked, plan, firstKnown, span);
  const views: View[] = [];
  for (const origin of origins) {
    const known = yield* knownAt(history, origin, knowledge);
    views.push(viewFrom(origin, known, question));
  }
  const arms = yield* Effect.forEach(views, (view) =>
    armFrom({ name: isoOfDay(view.origin), plan, view, history, knowledge }),
  );
  for (const arm of arms) yield* checkMeasures(arm);
  const rivals: ReadonlyArray<Rival> = rivalsWith(views[0].months);
  const months = monthIndex(span.to + 1) - question.firstMonth;
  const { centres } = plan;
  const truth = {
    months: measuredSeries(now, question.series, centres, question.firstMonth, months, span),
    goals: measured(now, question.goals, centres, span),
  };
  const resultOf = (outcomes: ReadonlyArray<ReadonlyArray<Outcome>>) =>
    resultOfBacktest(
      { version, asked, plan, question, views, rivals, span, truth, events: now.columns.length },
      findingsOf(question, views, outcomes, truth, rivals),
    );
  const series = arms.map((arm): Series => ({ arm, seed, from: 0, to: replications }));
  const run = Effect.fnUntraced(function* (watching: LabWatching = {}) {
    return resultOf(yield* (yield* Laboratory).replicate(series, watching));
  });
  return { series, run, resultOf } satisfies BacktestRun;
});

/** What had happened by the end of a day, as far as it was known by then. */
function knownAt(
  history: OpenLog,
  origin: number,
  knowledge: Knowledge,
): Effect.Effect<Happened, Failure> {
  const end = (origin + 1) * minutesPerDay - 1;
  const bounds: Bounds = { validTo: end, ...(knowledge === "registered" ? { knownOn: end } : {}) };
  if (knowledge === "happened") return happenedWithin(history, bounds);
  return Effect.gen(function* () {
    const known = yield* happenedWithin(history, bounds);
    const all = yield* happenedWithin(history, { validTo: end });
    const [few, many] = [known.columns.length, all.columns.length];
    if (few >= many / 2) return known;
    const day = isoOfDay(origin);
    const said = `of ${many} events until ${day}, ${few} were registered by then`;
    const error = problem("hardlyKnown", `${few} of ${many}`, day, day, said);
    return yield* Effect.fail(error);
  });
}

interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Days that the history is about, which must hold all that is forecast. */
function spanOf(
  { origins, horizon }: BacktestAsked,
  plan: Plan,
  now: Happened,
): Effect.Effect<DaySpan, BacktestError> {
  const { columns } = now;
  if (columns.length === 0) {
    return Effect.fail(problem("emptyHistory", "", "", "", "the history holds no event"));
  }
  const from = firstDayOf(now);
  const last = Math.floor(columns.minute[columns.length - 1] / minutesPerDay);
  const to = wholeMonthUntil(last);
  const [first, until] = [origins[0], origins[origins.length - 1]];
  const end = lastForecast(until, horizon);
  const [begins, ends] = [isoOfDay(from), isoOfDay(last)];
  const fail = (why: BacktestError["why"], day: number, said: string, of = begins, to_ = ends) =>
    Effect.fail(problem(why, isoOfDay(day), of, to_, `${isoOfDay(day)} ${said} ${of} to ${to_}`));
  if (first < from) return fail("outsideHistory", first, "is outside the history, which is");
  if (until > last) return fail("outsideHistory", until, "is outside the history, which is");
  if (end > to) return fail("beyondHistory", end, "is beyond the history, which is");
  const [opens, closes] = [isoOfDay(plan.from), isoOfDay(plan.to)];
  if (first + 1 < plan.from) {
    return fail("beforeScenario", first + 1, "is outside the scenario, which is", opens, closes);
  }
  if (end > plan.to) {
    return fail("beyondScenario", end, "is outside the scenario, which is", opens, closes);
  }
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
  { loaded, horizon, followed, since, origins }: BacktestAsked,
  { centres }: Plan,
  known: Happened,
  span: DaySpan,
): Effect.Effect<Question, BacktestError> {
  const first = monthStart(monthIndex(span.from)) === span.from ? span.from : undefined;
  const firstMonth = Math.max(since ?? 0, monthIndex(span.from) + (first === undefined ? 1 : 0));
  const months = monthIndex(origins[0] + 1) - firstMonth;
  const there = followedSeries(benefitsIn(known)).filter(({ measure }) => isThere(measure, known));
  const names = new Set(followed);
  const series = there.filter((one) => names.size === 0 || names.has(nameOf(one)));
  if (series.length === 0 || months < 1) {
    const said = "there is no whole month before the first origin in which anything is followed";
    const found = isoOfDay(origins[0]);
    return Effect.fail(problem("nothingFollowed", found, isoOfDay(span.from), found, said));
  }
  const { goals } = loaded.scenario;
  return Effect.succeed({ series, goals, centres, horizon, firstMonth });
}

const nameOf = ({ what, benefit }: FollowedSeries): string =>
  benefit === undefined ? what : `${what}:${benefit}`;

const problem = (
  why: BacktestError["why"],
  found: string,
  from: string,
  to: string,
  message: string,
): BacktestError => new BacktestError({ why, found, from, to, message: `${message}.` });

