/**
 * The mean of a settled series from one run, with an interval. Successive observations depend on
 * each other, so their own spread says too little; means of long batches nearly do not, and are
 * taken for independent. Whether the batches are long enough is looked at and told: when what
 * dependence is left between neighbours could not come about by chance, the interval is too narrow.
 *
 * Schmeiser, B. (1982), "Batch size effects in the analysis of simulation output", Operations
 * Research 30(3): between ten and thirty batches. The test is von Neumann's, as in Fishman (1978),
 * "Grouping observations in digital simulation", Management Science 24(5).
 */
import { normalFor } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { meanInterval, meanOf } from "./mean.ts";
import { batchesOf } from "./mser.ts";

export interface BatchMeans {
  readonly mean: number;
  readonly interval: Interval;
  /** Autocorrelation of neighbouring batches; NaN when all batches have the same mean. */
  readonly lagOne: number;
  /** Neighbours depend on each other more than chance explains (at 5 %): batches are too short. */
  readonly dependent: boolean;
}

/**
 * Mean of a series with a Student interval from its batches, of equal length and as long as may be.
 * @throws RangeError when there are fewer than two batches or fewer observations than batches.
 */
export function batchMeans(series: Float64Array, batches: number, level: number): BatchMeans {
  if (batches < 2 || series.length < batches) {
    throw new RangeError(`${batches} batches cannot be made of ${series.length} observations`);
  }
  const size = Math.floor(series.length / batches);
  // The end of a series is the farthest from its transient, so what is left over is at the start.
  const means = batchesOf(series.subarray(series.length - size * batches), size);
  const lagOne = autocorrelation(means, 1);
  // One-sided at 5 %, which is an interval of 90 %.
  const bound = normalFor(0.9) * Math.sqrt((batches - 2) / (batches * batches - 1));
  return {
    mean: meanOf(means),
    interval: meanInterval(means, level),
    lagOne,
    dependent: fishman(means, lagOne) > bound,
  };
}

/** Autocorrelation of a series at a lag, as R's `acf` defines it. */
export function autocorrelation(series: Float64Array, lag: number): number {
  const mean = meanOf(series);
  let [product, squares] = [0, 0];
  for (let i = 0; i < series.length; i += 1) {
    const deviation = series[i] - mean;
    squares += deviation * deviation;
    if (i + lag < series.length) product += deviation * (series[i + lag] - mean);
  }
  return product / squares;
}

/** The autocorrelation with the ends mended, which for independent values has mean 0. */
function fishman(means: Float64Array, lagOne: number): number {
  const mean = meanOf(means);
  const squares = means.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  const [first, last] = [means[0] - mean, means[means.length - 1] - mean];
  return lagOne + (first * first + last * last) / (2 * squares);
}
