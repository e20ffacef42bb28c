/**
 * All that a back-test finds: every view's forecasts set beside what the history says came, by
 * series, by goal of the contract and over all.
 */
import type { Goal } from "../../domain/goal.ts";
import type { Outcome } from "../../experiment/outcome.ts";
import { scored, scoresOf } from "./case.ts";
import { type GoalCase, goalCase } from "./goal-case.ts";
import {
  type Case,
  type Coverage,
  coverageOf,
  type Histogram,
  histogramOf,
  judgedSeries,
  type SeriesCases,
  type SeriesJudged,
  type Windows,
  windowsOf,
} from "./judged.ts";
import { firstHidden, knownBefore } from "./origins.ts";
import type { Rival } from "./rivals.ts";
import type { Question, View } from "./view.ts";

/** What came: NaN where the history does not say. */
export interface Truth {
  /** By series, the months from the question's first on. */
  readonly months: ReadonlyArray<Float64Array>;
  /** By goal of the contract. */
  readonly goals: Float64Array;
}

export interface GoalFindings {
  readonly goal: Goal;
  /** By origin; undefined where the goal was over, beyond the horizon or not to be known. */
  readonly cases: ReadonlyArray<GoalCase | undefined>;
}

export interface Findings {
  readonly windows: Windows;
  readonly series: ReadonlyArray<{ readonly cases: SeriesCases; readonly judged: SeriesJudged }>;
  readonly goals: ReadonlyArray<GoalFindings>;
  /**
   * Over all series; how surely is reckoned as if every series had been seen once in every stretch
   * of months, and told something that the others do not.
   */
  readonly coverage: ReadonlyArray<Coverage>;
  readonly histogram: Histogram;
}

/**
 * @param outcomes by view, its replications: readings in the order of what was asked
 * @param rivals those that are set against the model
 */
export function findingsOf(
  question: Question,
  views: ReadonlyArray<View>,
  outcomes: ReadonlyArray<ReadonlyArray<Outcome>>,
  truth: Truth,
  rivals: ReadonlyArray<Rival>,
): Findings {
  const { horizon } = question;
  const windows = windowsOf(
    views.map(({ origin }) => firstHidden(origin)),
    horizon,
  );
  const series = question.series.map((_, s) => {
    const cases = views.map((view, v) => casesOf(question, view, outcomes[v], truth, rivals, s));
    return { cases, judged: judgedSeries(cases, horizon, rivals, windows) };
  });
  const all = series.flatMap(({ cases }) => cases.flatMap((months) => months.flatMap(thereIn)));

  return {
    windows,
    series,
    goals: question.goals.map((goal, g) => ({
      goal,
      cases: views.map((view, v) => {
        const at = view.open.indexOf(goal);
        if (at < 0) return undefined;
        const place = question.series.length * horizon + at;
        return goalCase(goal, valuesAt(outcomes[v], place), truth.goals[g]);
      }),
    })),
    coverage: coverageOf(all, windows.apart * question.series.length),
    histogram: histogramOf(all, windows.apart * question.series.length),
  };
}

const thereIn = (one: Case | undefined): ReadonlyArray<Case> => (one === undefined ? [] : [one]);

/** Cases of one series from one origin, by months ahead. */
function casesOf(
  { horizon, firstMonth }: Question,
  view: View,
  outcomes: ReadonlyArray<Outcome>,
  truth: Truth,
  rivals: ReadonlyArray<Rival>,
  series: number,
): ReadonlyArray<Case | undefined> {
  const hidden = firstHidden(view.origin);
  return Array.from({ length: horizon }, (_, i) => {
    const came = truth.months[series][hidden + i - firstMonth] ?? Number.NaN;
    const sorted = valuesAt(outcomes, series * horizon + i)
      .filter(Number.isFinite)
      .sort();
    if (!Number.isFinite(came) || sorted.length === 0) return undefined;
    const ahead = hidden + i + 1 - knownBefore(view.origin);
    return {
      own: scored(sorted, came),
      rivals: rivals.map((rival) => {
        const forecast = view.rivals[series](rival, ahead);
        return forecast === undefined ? undefined : scoresOf(forecast, came);
      }),
    };
  });
}

const valuesAt = (outcomes: ReadonlyArray<Outcome>, place: number): Float64Array =>
  Float64Array.from(outcomes, ({ readings }) => readings[place]?.value ?? Number.NaN);
