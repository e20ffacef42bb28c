/**
 * Whether intervals hold what they say: of forecasts with the truth beside them, how many central
 * intervals of a level contained it.
 */
import { centralInterval } from "../quantile.ts";

/** Levels at which intervals are judged. */
export const coverageLevels = [0.5, 0.8, 0.9, 0.95] as const;

/** Whether the central interval of the forecast holds the truth. */
export function isCovered(sorted: Float64Array, level: number, value: number): boolean {
  const { low, high } = centralInterval(sorted, level);
  return value >= low && value <= high;
}
