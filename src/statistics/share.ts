/**
 * Where a share lies that was counted in independent trials. Wilson's score interval is what is
 * shown: on average over shares it covers what it says, near 0 and 1 and for few trials too, where
 * the textbook interval does not (Brown, Cai & DasGupta, Statistical Science 16, 2001).
 * Clopper–Pearson's never covers less than it says, for which it pays in width; decisions that
 * must not be wrong more often than stated rest on that one.
 */
import { betaQuantile } from "../kernel/special-functions.ts";
import { normalFor } from "./distributions.ts";
import type { Interval } from "./interval.ts";

/** Wilson's interval of a share of `count` in `of` trials; from 0 to 1 when there are none. */
export function wilson(count: number, of: number, level: number): Interval {
  if (of === 0) return { level, low: 0, high: 1 };
  const z = normalFor(level);
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

/** The exact interval of a share, at least as sure as its level; from 0 to 1 of no trials. */
export function clopperPearson(count: number, of: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    level,
    low: count === 0 ? 0 : betaQuantile(count, of - count + 1, tail),
    high: count === of ? 1 : betaQuantile(count + 1, of - count, 1 - tail),
  };
}
