/**
 * How far one arm is from another that was run under the same chance, replication by replication.
 * The intervals are those of the differences themselves, so whatever the two have in common has
 * dropped out: that is what running them under the same chance was for.
 */
import { normalFor } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { meanInterval, meanOf, present } from "./mean.ts";

/** Other less base, over the pairs in which both have a value. */
export interface Difference {
  readonly pairs: number;
  /** NaN of no pairs. */
  readonly estimate: number;
  readonly interval: Interval;
}

/** Of each pair the other less the base; NaN where either has no value. */
export function differencesOf(base: Float64Array, other: Float64Array): Float64Array {
  if (base.length !== other.length) {
    throw new RangeError(`${base.length} values beside ${other.length}: expected pairs`);
  }
  return base.map((value, i) => other[i] - value);
}

/**
 * Difference of two means, by Student's t on the differences. When every difference is 0 the
 * interval is 0 alone: the change has touched this value in no replication.
 * @param base one value a replication, NaN where there is none; @param other the same
 */
export function differenceOfMeans(
  base: Float64Array,
  other: Float64Array,
  level: number,
): Difference {
  const differences = present(differencesOf(base, other));
  return {
    pairs: differences.length,
    estimate: meanOf(differences),
    interval: meanInterval(differences, level),
  };
}

/**
 * Difference of two shares, from indicators of the same trials: 1, 0, or NaN where there is none.
 * Only trials in which the two disagree count. The interval is Agresti & Min's (Statistics in
 * Medicine 24, 2005): Wald's with half a trial more of each of the four outcomes, which covers what
 * it says from twenty trials on, and too much where hardly any disagree. The estimate is the plain
 * difference; the interval's centre is drawn a little towards 0.
 */
export function differenceOfShares(
  base: Float64Array,
  other: Float64Array,
  level: number,
): Difference {
  const differences = present(differencesOf(base, other));
  const pairs = differences.length;
  const gained = differences.reduce((n, by) => n + (by > 0 ? 1 : 0), 0);
  const lost = differences.reduce((n, by) => n + (by < 0 ? 1 : 0), 0);
  const interval = disagreementInterval(gained, lost, pairs, level);
  return { pairs, estimate: (gained - lost) / pairs, interval };
}

/** Interval of (gained − lost) / pairs, where so many pairs are 0 → 1 and so many 1 → 0. */
export function disagreementInterval(
  gained: number,
  lost: number,
  pairs: number,
  level: number,
): Interval {
  if (pairs === 0) return { level, low: -1, high: 1 };
  const n = pairs + 2;
  const centre = (gained - lost) / n;
  const apart = (gained + lost + 1) / n;
  const half = normalFor(level) * Math.sqrt((apart - centre * centre) / n);
  return { level, low: Math.max(-1, centre - half), high: Math.min(1, centre + half) };
}
