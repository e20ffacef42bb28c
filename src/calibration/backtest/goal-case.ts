/**
 * A goal of the contract as an origin foresaw it, beside what the year then brought: whether it
 * was attained, against the probability that it was given, and its value against the forecast's.
 */
import type { Goal } from "../../domain/goal.ts";
import { attains } from "../../goals/judge.ts";
import { monthsOf } from "../../measures/months.ts";
import {
  brierScore,
  logScore,
  shareForLogScore,
} from "../../statistics/scores/probability-score.ts";
import { type Scored, scored } from "./case.ts";
import { firstHidden } from "./origins.ts";

/** What came of a probability. */
export interface Wager {
  readonly count: number;
  readonly of: number;
  readonly attained: boolean;
  readonly brier: number;
  readonly log: number;
}

export interface GoalCase {
  readonly own: Scored;
  /** Undefined for a goal without a target. */
  readonly wager: Wager | undefined;
}

/** Goals whose window is not over at the origin and does not go on beyond what is forecast. */
export const openGoals = (
  goals: ReadonlyArray<Goal>,
  origin: number,
  horizon: number,
): ReadonlyArray<Goal> =>
  goals.filter(({ measure, window }) => {
    const { last } = monthsOf(window);
    const first = firstHidden(origin);
    return measure.type !== "notYetModelled" && last >= first && last < first + horizon;
  });

/**
 * @param values one a replication, NaN where there is none
 * @returns undefined where the history does not tell the truth or no replication has a value
 */
export function goalCase(goal: Goal, values: Float64Array, truth: number): GoalCase | undefined {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length === 0 || !Number.isFinite(truth)) return undefined;
  const own = scored(sorted, truth);
  const attained = attains(goal.target, truth);
  if (attained === undefined) return { own, wager: undefined };
  const of = sorted.length;
  const count = sorted.reduce((sum, value) => sum + (attains(goal.target, value) ? 1 : 0), 0);
  const wager: Wager = {
    count,
    of,
    attained,
    brier: brierScore(count / of, attained),
    log: logScore(shareForLogScore(count, of), attained),
  };
  return { own, wager };
}
