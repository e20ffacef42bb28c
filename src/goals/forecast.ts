/**
 * What many replications say of each goal. Two intervals are given and each is named for what it
 * is: where the next year's value may fall (the central part of the replications) and how well
 * their mean is known (which more replications narrow). The verdict follows the probability that
 * the goal is attained, not the mean:
 *
 * - met: surely attained. At least `sure` of all futures attain it, and the replications are
 *   enough to say so: the lower bound of Wilson's interval is at or above `sure`.
 * - missed: surely missed. The upper bound is at or below 1 − `sure`.
 * - uncertain: it could go either way, or there are too few replications to tell.
 *
 * `sure` is 0.8 unless told otherwise: a planner who is told "met" is wrong at most once in five
 * years. So is one told "missed". Twenty replications are enough when 19 of them agree.
 *
 * The probability that all goals are attained is counted in the replications, never multiplied
 * from those of the single goals: a good year is good for most of them at once.
 */
import type { Goal, Verdict } from "../domain/goal.ts";
import { verdicts } from "../domain/goal.ts";
import type { Interval } from "../statistics/interval.ts";
import { meanInterval, meanOf } from "../statistics/mean.ts";
import { centralInterval, quantile } from "../statistics/quantile.ts";
import { wilson } from "../statistics/share.ts";
import { attains, margin, scaleOf } from "./judge.ts";
import type { Outcomes } from "./outcomes.ts";

export interface ForecastOptions {
  /** Level of all intervals; 0.9 unless told otherwise. */
  readonly level?: number;
  /** Probability from which a goal is called met, above 0.5; 0.8 unless told otherwise. */
  readonly sure?: number;
}

/** A share of replications with Wilson's interval. */
export interface Probability {
  readonly count: number;
  readonly of: number;
  /** count / of; NaN of none. */
  readonly estimate: number;
  readonly interval: Interval;
}

export interface GoalForecast {
  readonly goal: Goal;
  /** Place of the goal in the contract, from 0. */
  readonly index: number;
  readonly verdict: Verdict;
  /** Replications that gave a value, of all. */
  readonly measured: number;
  readonly replications: number;
  /** Mean and median of the values; NaN when there are none. */
  readonly mean: number;
  readonly median: number;
  /** Central part of the values: where the value of one future lies. */
  readonly spread: Interval;
  /** Where the mean lies: Monte Carlo error only. */
  readonly meanInterval: Interval;
  /** That the goal is attained; undefined without a target or values. */
  readonly probability: Probability | undefined;
  /** How far the mean is on the good side of the target; see `margin` in judge.ts. */
  readonly margin: number | undefined;
  /** Most windows a replication left open, and whether cohorts were seen in part. */
  readonly open: number;
  readonly partial: boolean;
}

export interface Forecast {
  readonly level: number;
  readonly sure: number;
  /** In the contract's order. */
  readonly goals: ReadonlyArray<GoalForecast>;
  /** That all goals with a target and a value are attained together. */
  readonly all: Probability;
  /** Ids of those goals. */
  readonly judged: ReadonlyArray<string>;
  /** Replications by the number of those goals that they attained, from 0 to all. */
  readonly attainedCounts: ReadonlyArray<number>;
}

/** The forecast of a contract; `outcomes` has its goals in the same order. */
export function forecast(
  goals: ReadonlyArray<Goal>,
  outcomes: Outcomes,
  { level = 0.9, sure = 0.8 }: ForecastOptions = {},
): Forecast {
  const values = goals.map((_, index) => outcomes.valuesOf(index));
  const each = goals.map((goal, index): GoalForecast => {
    return {
      ...ofValues(goal, values[index], level, sure),
      index,
      open: outcomes.openOf(index),
      partial: outcomes.partialOf(index),
    };
  });
  const judged = each.filter(({ probability }) => probability !== undefined);
  const counts = Array.from({ length: judged.length + 1 }, () => 0);
  let together = 0;
  let complete = 0;
  for (let r = 0; r < outcomes.count; r += 1) {
    const attained = judged.map(({ goal, index }) => attains(goal.target, values[index][r]));
    if (attained.includes(undefined)) continue;
    complete += 1;
    const met = attained.filter(Boolean).length;
    counts[met] += 1;
    if (met === judged.length) together += 1;
  }
  return {
    level,
    sure,
    goals: each,
    all: probabilityOf(together, judged.length === 0 ? 0 : complete, level),
    judged: judged.map(({ goal }) => goal.id),
    attainedCounts: counts,
  };
}

function ofValues(
  goal: Goal,
  values: Float64Array,
  level: number,
  sure: number,
): Omit<GoalForecast, "index" | "open" | "partial"> {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const attained = sorted.reduce((n, value) => n + (attains(goal.target, value) ? 1 : 0), 0);
  const mean = meanOf(sorted);
  const distance = margin(goal.target, mean);
  const judged = sorted.length > 0 && distance !== undefined;
  const probability = judged ? probabilityOf(attained, sorted.length, level) : undefined;
  return {
    goal,
    verdict: verdictOf(goal, sorted.length, probability, sure),
    measured: sorted.length,
    replications: values.length,
    mean,
    median: quantile(sorted, 0.5),
    spread: centralInterval(sorted, level),
    meanInterval: meanInterval(sorted, level),
    probability,
    margin: judged ? distance : undefined,
  };
}

const probabilityOf = (count: number, of: number, level: number): Probability => ({
  count,
  of,
  estimate: count / of,
  interval: wilson(count, of, level),
});

function verdictOf(
  goal: Goal,
  measured: number,
  probability: Probability | undefined,
  sure: number,
): Verdict {
  if (goal.measure.type === "notYetModelled") return "notYetModelled";
  if (measured === 0) return "notMeasurable";
  if (probability === undefined) return "noTarget";
  if (probability.interval.low >= sure) return "met";
  if (probability.interval.high <= 1 - sure) return "missed";
  return "uncertain";
}

/**
 * The goals with the worst first: by verdict, then by the probability of attainment, then by how
 * far the mean falls short relative to the target, then in the contract's order.
 */
export function worstFirst(goals: ReadonlyArray<GoalForecast>): ReadonlyArray<GoalForecast> {
  const rank = ({ verdict }: GoalForecast) => verdicts.indexOf(verdict);
  const chance = ({ probability }: GoalForecast) => probability?.estimate ?? 0;
  const short = (of: GoalForecast) => (of.margin ?? 0) / scaleOf(of.goal.target);
  return [...goals].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      chance(one) - chance(other) ||
      short(one) - short(other) ||
      one.index - other.index,
  );
}
