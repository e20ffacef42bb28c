/**
 * Where single values lie: quantiles of the replications, which say what one future may bring,
 * not how well anything is known. Type 7 of Hyndman & Fan, the default of R and NumPy.
 */
import type { Interval } from "./interval.ts";

/** Quantile of numbers in order, interpolated between them (type 7); NaN of no numbers. */
export function quantile(sorted: Float64Array, probability: number): number {
  const place = (sorted.length - 1) * probability;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (place - below) * (high - low);
}

/** The central part of these numbers that holds `level` of them; they must be in order. */
export function centralInterval(sorted: Float64Array, level: number): Interval {
  return {
    level,
    low: quantile(sorted, (1 - level) / 2),
    high: quantile(sorted, (1 + level) / 2),
  };
}
