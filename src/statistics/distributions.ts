/**
 * Quantiles of the distributions that intervals are made of, in terms of the beta and gamma
 * functions of Cephes. Each takes a probability strictly between 0 and 1.
 */
import { betaQuantile, gammaUpperQuantile, normalQuantile } from "../kernel/special-functions.ts";

/** Normal quantile of an interval's level: 1.645 for 0.9. */
export const normalFor = (level: number): number => normalQuantile((1 + level) / 2);

/** Quantile of Student's t of an interval's level; the normal one when degrees are without end. */
export function studentFor(degrees: number, level: number): number {
  if (degrees === Infinity) return normalFor(level);
  const x = betaQuantile(degrees / 2, 0.5, 1 - level);
  return Math.sqrt((degrees * (1 - x)) / x);
}

/** Quantile of the chi-square distribution, a gamma distribution of twice the scale. */
export const chiSquareQuantile = (degrees: number, probability: number): number =>
  2 * gammaUpperQuantile(degrees / 2, 1 - probability);

/** Quantile of Fisher's F, the ratio of two mean squares, by way of the beta distribution. */
export function fisherQuantile(above: number, below: number, probability: number): number {
  const x = betaQuantile(above / 2, below / 2, probability);
  return (below * x) / (above * (1 - x));
}
