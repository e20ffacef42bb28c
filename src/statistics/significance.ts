/**
 * How surely an effect is more than chance. When hundreds of numbers are varied, one in ten would
 * pass a test of 10 % without having any effect; so the tests of one list are judged together, and
 * of those that are named at most the stated share is expected to be chance (Benjamini &
 * Hochberg, J. R. Statist. Soc. B 57, 1995; it holds for tests that rise and fall together too,
 * as those do that share a baseline).
 */
import { betaBelow } from "../kernel/special-functions.ts";
import { meanOf, varianceOf } from "./mean.ts";

/** Probability that Fisher's F exceeds a ratio of mean squares by chance alone. */
export function fisherAbove(ratio: number, above: number, below: number): number {
  if (!(ratio > 0)) return 1;
  if (ratio === Infinity) return 0;
  return tail(below / 2, above / 2, below / (below + above * ratio));
}

/** Probability that Student's t is as far from 0 as this, to either side. */
export function studentBeyond(t: number, degrees: number): number {
  return tail(degrees / 2, 0.5, degrees / (degrees + t * t));
}

/** Cephes refuses what is smaller than any number; it is 0 then. */
function tail(a: number, b: number, x: number): number {
  try {
    return betaBelow(a, b, x);
  } catch {
    return 0;
  }
}

/**
 * Probability of paired differences with a mean as far from 0 as theirs when there is no effect,
 * by Student's t; 1 when all are 0 or there are fewer than two.
 */
export function noEffect(differences: Float64Array): number {
  const n = differences.length;
  if (n < 2 || differences.every((by) => by === 0)) return 1;
  const t = meanOf(differences) / Math.sqrt(varianceOf(differences) / n);
  return Math.abs(t) === Infinity ? 0 : studentBeyond(t, n - 1);
}

/**
 * Which of these tests may be named so that at most the share `rate` of those named is expected to
 * be chance.
 */
export function discoveries(
  probabilities: ReadonlyArray<number>,
  rate: number,
): ReadonlyArray<boolean> {
  const inOrder = [...probabilities].sort((one, other) => one - other);
  const last = inOrder.findLastIndex((p, i) => p <= (rate * (i + 1)) / inOrder.length);
  const limit = last === -1 ? -1 : inOrder[last];
  return probabilities.map((p) => p <= limit);
}
