/**
 * Where a series has settled: MSER-5. A simulation that begins in a state it would not come to by
 * itself passes through a transient, which must not count in a mean of the long run. The rule cuts
 * off so many observations at the start that the mean of the rest is known best, as far as its
 * marginal standard error tells: what is left over of the transient widens it, and so does
 * throwing away what had settled. Batches of five take out most of the chatter.
 *
 * Of several replications the error is averaged over them before it is made least: how much one run
 * wavers by itself then depends less on chance, which matters where successive observations depend
 * on each other over long, and a quiet stretch late in one run is taken for its level. (The usual
 * way is to average the series; that cuts later, and is to be had by giving the average alone.)
 *
 * White, K.P. (1997), "An effective truncation heuristic for bias reduction in simulation output",
 * Simulation 69(6); Franklin, W.W. & White, K.P. (2008), "Stationarity tests and MSER-5", Winter
 * Simulation Conference; Hoad, K., Robinson, S. & Davies, R. (2010), "Automating warm-up length
 * estimation", Journal of the Operational Research Society 61.
 */
import { meanOf } from "./mean.ts";

export interface Truncation {
  /** Observations to be cut off at the start, a multiple of the batch and at most half of all. */
  readonly truncated: number;
  /** Mean of the rest, as far as it fills batches. */
  readonly mean: number;
  /** Square of the marginal standard error that the rule makes least. */
  readonly statistic: number;
  /**
   * A cut in the last half would make it less still: so long a transient says that the series has
   * not settled, or has only just. A longer one is needed, or another sign that it has.
   */
  readonly tooShort: boolean;
}

/** Batches that a mean is still taken of; with fewer, chance makes the error look small. */
const fewestBatches = 5;

/**
 * Truncation by MSER of one or more runs of equally spaced observations, all of one length, in
 * batches of `size`; those at the end that fill no batch are left out.
 * @throws RangeError when they have fewer than ten batches.
 */
export function mser(runs: ReadonlyArray<ArrayLike<number>>, size = 5): Truncation {
  const batches = runs.map((run) => batchesOf(run, size));
  const count = Math.min(...batches.map((means) => means.length));
  if (count < 2 * fewestBatches) {
    const found = Math.min(...runs.map((run) => run.length));
    const needed = 2 * fewestBatches * size;
    throw new RangeError(`MSER-${size} needs ${needed} observations, found ${found}`);
  }
  const errors = new Float64Array(count - fewestBatches + 1);
  for (const means of batches) addErrors(means, runs.length, errors);
  let first = 0;
  let leastInLastHalf = Infinity;
  for (const [cut, error] of errors.entries()) {
    if (cut > count / 2) leastInLastHalf = Math.min(leastInLastHalf, error);
    // Of equals the earliest: a series that never moves is settled from its beginning.
    else if (error < errors[first]) first = cut;
  }
  return {
    truncated: first * size,
    mean: meanOf(Float64Array.from(batches, (means) => meanOf(means.subarray(first)))),
    statistic: errors[first],
    tooShort: leastInLastHalf < errors[first],
  };
}

/** Adds to `errors`, by the number of batches cut off, the squared error of the rest's mean. */
function addErrors(means: Float64Array, runs: number, errors: Float64Array): void {
  // From the end, so that mean and squared deviations of the rest grow by one batch at a time.
  let [mean, squares] = [0, 0];
  for (let cut = means.length - 1; cut >= 0; cut -= 1) {
    const rest = means.length - cut;
    const deviation = means[cut] - mean;
    mean += deviation / rest;
    squares += deviation * (means[cut] - mean);
    if (cut < errors.length) errors[cut] += squares / (rest * rest) / runs;
  }
}

/** Means of successive batches of `size` observations; what fills no batch is left out. */
export function batchesOf(series: ArrayLike<number>, size: number): Float64Array {
  const means = new Float64Array(Math.floor(series.length / size));
  for (let batch = 0; batch < means.length; batch += 1) {
    let sum = 0;
    for (let i = 0; i < size; i += 1) sum += series[batch * size + i];
    means[batch] = sum / size;
  }
  return means;
}
