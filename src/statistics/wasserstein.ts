/**
 * How far apart two distributions on a line of bins are: the least work that turns one into the
 * other, where moving all of it by one bin is work 1 (the 1-Wasserstein distance, which is the
 * earth mover's distance of distributions). On a line the cheapest plan never crosses itself, so
 * the distance is the area between the two running sums and needs no linear programme.
 *
 * Sizes are taken out: twice as much of everything in the same bins is at distance 0.
 */

/**
 * The distance, in bins.
 * @param one, other weights of the same bins, 0 or more; the shorter is read as if zeros followed
 * @returns 0 when both are empty, NaN when one is: nothing can be turned into something
 */
export function wasserstein(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const [all, allOther] = [sumOf(one), sumOf(other)];
  if (all === 0 || allOther === 0) return all === allOther ? 0 : Number.NaN;
  const bins = Math.max(one.length, other.length);
  let [sum, sumOther, area] = [0, 0, 0];
  // Kept as products, so that whole weights give the same whole numbers on every machine.
  for (let bin = 0; bin < bins; bin += 1) {
    if (bin < one.length) sum += one[bin];
    if (bin < other.length) sumOther += other[bin];
    area += Math.abs(sum * allOther - sumOther * all);
  }
  return area / (all * allOther);
}

/** The distance between two samples of bin numbers, in bins. */
export function wassersteinOfSamples(one: Int32Array, other: Int32Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const sample of [one, other]) {
    for (let i = 0; i < sample.length; i += 1) {
      if (sample[i] < low) low = sample[i];
      if (sample[i] > high) high = sample[i];
    }
  }
  if (low > high) return 0;
  const bins = high - low + 1;
  return wasserstein(countsOf(one, low, bins), countsOf(other, low, bins));
}

function countsOf(sample: Int32Array, low: number, bins: number): Float64Array {
  const counts = new Float64Array(bins);
  for (let i = 0; i < sample.length; i += 1) counts[sample[i] - low] += 1;
  return counts;
}

function sumOf(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += weights[i];
  return sum;
}
