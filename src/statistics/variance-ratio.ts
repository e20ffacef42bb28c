/**
 * How much one variance is of another, which is how many times fewer replications the better
 * method needs. Two cases are kept apart: independent samples (Fisher's F, for values that are
 * near to normal), and what pairing gains on the very replications that were paired (a jackknife
 * of the logarithm, Miller, Biometrika 61, 1974, which asks for no distribution and does not mind
 * that both variances come from the same runs).
 */
import { fisherQuantile, studentFor } from "./distributions.ts";
import { type Interval, unbounded } from "./interval.ts";
import { meanOf, varianceOf } from "./mean.ts";

export interface Ratio {
  /** NaN when both variances are 0, Infinity when only the one below is. */
  readonly estimate: number;
  readonly interval: Interval;
}

/** Variance of the first sample over that of the second; both independent and near to normal. */
export function varianceRatio(above: Float64Array, below: Float64Array, level: number): Ratio {
  const estimate = varianceOf(above) / varianceOf(below);
  const [m, n] = [above.length - 1, below.length - 1];
  if (m < 1 || n < 1) return { estimate, interval: { ...unbounded(level), low: 0 } };
  return {
    estimate,
    interval: {
      level,
      low: estimate / fisherQuantile(m, n, (1 + level) / 2),
      high: estimate * fisherQuantile(n, m, (1 + level) / 2),
    },
  };
}

/**
 * Variance that the difference of two arms would have unpaired, over the one it has paired: 20
 * says that pairing saves all but one in twenty replications. Pairs without a value in either are
 * for the caller to leave out. Infinity, surely, when the difference is always the same.
 */
export function pairingGain(base: Float64Array, other: Float64Array, level: number): Ratio {
  const difference = base.map((value, i) => other[i] - value);
  const parts = [base, other, difference].map((values) => new Leaveable(values));
  const [ofBase, ofOther, ofDifference] = parts;
  const estimate = (ofBase.all() + ofOther.all()) / ofDifference.all();
  const n = base.length;
  if (!(estimate > 0 && estimate < Infinity) || n < 3) {
    const low = estimate === Infinity ? Infinity : 0;
    return { estimate, interval: { level, low, high: Infinity } };
  }
  const pseudo = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const without = (ofBase.without(i) + ofOther.without(i)) / ofDifference.without(i);
    pseudo[i] = n * Math.log(estimate) - (n - 1) * Math.log(without);
  }
  const half = studentFor(n - 1, level) * Math.sqrt(varianceOf(pseudo) / n);
  const middle = Number.isFinite(half) ? meanOf(pseudo) : 0;
  return Number.isFinite(half)
    ? { estimate, interval: { level, low: Math.exp(middle - half), high: Math.exp(middle + half) } }
    : { estimate, interval: { level, low: 0, high: Infinity } };
}

/** A sample's variance, whole and with one value left out, each in constant time. */
class Leaveable {
  readonly #values: Float64Array;
  readonly #mean: number;
  readonly #squares: number;

  constructor(values: Float64Array) {
    this.#values = values;
    this.#mean = meanOf(values);
    this.#squares = values.reduce((sum, x) => sum + (x - this.#mean) * (x - this.#mean), 0);
  }

  all(): number {
    return this.#squares / (this.#values.length - 1);
  }

  without(place: number): number {
    const n = this.#values.length;
    const off = this.#values[place] - this.#mean;
    return Math.max(0, this.#squares - (off * off * n) / (n - 1)) / (n - 2);
  }
}
