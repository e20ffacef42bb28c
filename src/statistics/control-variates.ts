/**
 * The mean of a quantity by way of others whose expectation is known. What comes into a centre by
 * chance, more than was to be expected, moves the goals; a regression takes that part of the noise
 * out. The controls are given as deviations from what is expected of them, so that theirs is 0.
 *
 * Lavenberg & Welch (Management Science 27, 1981): with the coefficients estimated from the same
 * replications, the regression's value where all controls are 0 is the mean, its error follows
 * Student's t with as many degrees fewer as there are controls, and each control costs: without
 * any correlation the variance grows by (n − 2) / (n − q − 2) (Nelson, Operations Research 38,
 * 1990). So few controls are better than many.
 */
import { cholesky, solve } from "./cholesky.ts";
import { studentFor } from "./distributions.ts";
import { around, type Interval } from "./interval.ts";
import { meanOf, varianceOf } from "./mean.ts";

export interface Controlled {
  readonly estimate: number;
  readonly interval: Interval;
  /** Standard deviation of the estimate. */
  readonly error: number;
  /** Degrees of freedom of that. */
  readonly degrees: number;
  /**
   * Variance of the plain mean over this one's, what controls cost taken off: so many times fewer
   * replications are needed for the same interval. Below 1 the controls are not worth their price;
   * 1 without controls.
   */
  readonly reduction: number;
  /** What the controls leave of each value's deviation from the mean. */
  readonly left: Float64Array;
}

/**
 * Mean of the values by regression on the controls; by the plain mean where there are none, or too
 * few replications to bear them.
 * @param controls one column for each control, its expectation 0, by replication as the values
 */
export function controlledMean(
  values: Float64Array,
  controls: ReadonlyArray<Float64Array>,
  level: number,
): Controlled {
  const [n, q] = [values.length, controls.length];
  if (q === 0 || n < q + 4) return plainMean(values, level);
  const off = controls.map(centred);
  const offValues = centred(values);
  const root = cholesky(off.map((one) => Float64Array.from(off, (other) => dot(one, other))));
  const slopes = solve(
    root,
    Float64Array.from(off, (control) => dot(control, offValues)),
  );
  const means = Float64Array.from(controls, meanOf);
  const left = offValues.map((y, i) => off.reduce((rest, x, j) => rest - slopes[j] * x[i], y));
  const degrees = n - q - 1;
  const variance = dot(left, left) / degrees;
  const error = Math.sqrt(variance * (1 / n + dot(means, solve(root, means))));
  const estimate = meanOf(values) - dot(slopes, means);
  const cost = (n - 2) / (n - q - 2);
  const reduction = variance > 0 ? varianceOf(values) / (variance * cost) : 1;
  const interval = around(estimate, studentFor(degrees, level) * error, level);
  return { estimate, interval, error, degrees, reduction, left };
}

function plainMean(values: Float64Array, level: number): Controlled {
  const estimate = meanOf(values);
  const degrees = values.length - 1;
  const known = degrees > 0;
  const error = known ? Math.sqrt(varianceOf(values) / values.length) : Infinity;
  const half = known ? studentFor(degrees, level) * error : Infinity;
  const interval = around(estimate, half, level);
  return { estimate, interval, error, degrees, reduction: 1, left: centred(values) };
}

function centred(values: Float64Array): Float64Array {
  const mean = meanOf(values);
  return values.map((value) => value - mean);
}

const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, i) => sum + value * other[i], 0);
