/**
 * Scores of intervals and quantiles: narrow is good, and what falls outside pays for how far it
 * does. The weighted score of several intervals and the median comes near the CRPS and falls apart
 * into what was vague and what was wrong, which a planner can be shown (Bracher, Ray, Gneiting &
 * Reich, PLoS Comput. Biol. 17, 2021). Less is better, 0 is best.
 */
import type { Interval } from "../interval.ts";
import { centralInterval, quantile } from "../quantile.ts";

/** Width, and 2/α for each unit by which the value is outside, where the level is 1 − α. */
export function intervalScore({ level, low, high }: Interval, value: number): number {
  const price = 2 / (1 - level);
  return high - low + price * Math.max(0, low - value) + price * Math.max(0, value - high);
}

/** The score of one quantile: its price rises by p above it and by 1 − p below (pinball loss). */
export const pinball = (predicted: number, probability: number, value: number): number =>
  (value - predicted) * (probability - (value < predicted ? 1 : 0));

/**
 * The mean of the median's error and of the central intervals' scores, each by its weight α/2.
 * @param sorted numbers that stand for the distribution
 */
export function weightedIntervalScore(
  sorted: Float64Array,
  levels: ReadonlyArray<number>,
  value: number,
): number {
  let sum = Math.abs(value - quantile(sorted, 0.5)) / 2;
  for (const level of levels) {
    sum += ((1 - level) / 2) * intervalScore(centralInterval(sorted, level), value);
  }
  return sum / (levels.length + 0.5);
}
