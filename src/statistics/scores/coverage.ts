/**
 * Whether intervals hold what they say: of forecasts with the truth beside them, how many central
 * intervals of a level contained it.
 */
import { centralInterval } from "../quantile.ts";
import type { Place } from "./pit.ts";

/** Levels at which intervals are judged. */
export const coverageLevels = [0.5, 0.8, 0.9, 0.95] as const;

/** Whether the central interval of the forecast holds the truth. */
export function isCovered(sorted: Float64Array, level: number, value: number): boolean {
  const { low, high } = centralInterval(sorted, level);
  return value >= low && value <= high;
}

/**
 * The part of a truth's place among the replications that lies in the central part of this level.
 * On average it is the level itself when the forecast is honest, however few replications there
 * are and however coarse the numbers; the interval of twenty replications would hold less than it
 * says, and that of small counts more.
 */
export function partCovered({ low, high }: Place, level: number): number {
  const [from, to] = [(1 - level) / 2, (1 + level) / 2];
  return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (high - low);
}
