/**
 * The intervals that are shown with results, and nothing else is called an interval: where a share
 * lies (Wilson's score interval, which keeps its word near 0 and 1 and for few replications),
 * where a mean lies (Student's t), and where the replications themselves lie (quantiles). All
 * three have their level said with them.
 */
import { compiled, incbi } from "cephes";
import { normalQuantile } from "../kernel/special-functions.ts";

await compiled;

/** Bounds that hold what is meant with the probability `level`, 0.9 for 90 %. */
export interface Interval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval of a share of `count` in `of` trials; from 0 to 1 when there are none. */
export function wilson(count: number, of: number, level: number): Interval {
  if (of === 0) return { level, low: 0, high: 1 };
  const z = normalQuantile((1 + level) / 2);
  const share = count / of;
  const shrink = 1 / (1 + (z * z) / of);
  const centre = (share + (z * z) / (2 * of)) * shrink;
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of)) * shrink;
  return {
    level,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === of ? 1 : Math.min(1, centre + half),
  };
}

/** Interval of the mean of these numbers; without bounds when there are fewer than two. */
export function meanInterval(numbers: Float64Array, level: number): Interval {
  const n = numbers.length;
  if (n < 2) return { level, low: -Infinity, high: Infinity };
  const mean = meanOf(numbers);
  const squares = numbers.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  const half = studentQuantile(n - 1, (1 + level) / 2) * Math.sqrt(squares / (n - 1) / n);
  return { level, low: mean - half, high: mean + half };
}

/** The central part of these numbers that holds `level` of them; they must be in order. */
export function centralInterval(sorted: Float64Array, level: number): Interval {
  return {
    level,
    low: quantile(sorted, (1 - level) / 2),
    high: quantile(sorted, (1 + level) / 2),
  };
}

/** Mean; NaN of no numbers. */
export const meanOf = (numbers: Float64Array): number =>
  numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

/** Quantile of numbers in order, interpolated between them (type 7); NaN of no numbers. */
export function quantile(sorted: Float64Array, probability: number): number {
  const place = (sorted.length - 1) * probability;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (place - below) * (high - low);
}

/** Quantile above the median of Student's t, by way of the beta distribution. */
function studentQuantile(degrees: number, probability: number): number {
  const x = incbi(degrees / 2, 0.5, 2 * (1 - probability));
  return Math.sqrt((degrees * (1 - x)) / x);
}
