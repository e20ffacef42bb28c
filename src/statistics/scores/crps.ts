/**
 * The continuous ranked probability score: how far a whole predictive distribution lay from what
 * came, in the unit of what came, and the absolute error where the distribution is a single value.
 * A forecaster who wants a low score says what is believed: neither too sure nor too vague pays
 * (Gneiting & Raftery, JASA 102, 2007). Less is better, 0 is best.
 */
import { normalBelow } from "../../kernel/special-functions.ts";

/** Mean distance of all pairs of these numbers, counted both ways, times their number squared. */
function pairDistances(sorted: Float64Array): number {
  const n = sorted.length;
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += (2 * i - n + 1) * sorted[i];
  return 2 * sum;
}

/** Mean distance from a value; NaN of no numbers. */
function meanDistance(sorted: Float64Array, value: number): number {
  let sum = 0;
  for (let i = 0; i < sorted.length; i += 1) sum += Math.abs(sorted[i] - value);
  return sum / sorted.length;
}

/**
 * Score of the distribution that a sample is: E|X − y| − E|X − X′|/2, in the sorted form (Jordan,
 * Krüger & Lerch, J. Stat. Softw. 90, 2019, §3). NaN of no numbers.
 */
export const crpsOfSample = (sorted: Float64Array, value: number): number =>
  meanDistance(sorted, value) - pairDistances(sorted) / (2 * sorted.length * sorted.length);

/**
 * Score that the distribution would have which the sample was drawn from, without bias by the
 * sample's size (Ferro, Q. J. R. Meteorol. Soc. 140, 2014): for few replications, against others
 * of another number. May be below 0. NaN of fewer than two numbers.
 */
export function fairCrps(sorted: Float64Array, value: number): number {
  const n = sorted.length;
  if (n < 2) return Number.NaN;
  return meanDistance(sorted, value) - pairDistances(sorted) / (2 * n * (n - 1));
}

/** Score of a normal distribution (Gneiting et al., Mon. Weather Rev. 133, 2005). */
export function crpsOfNormal(mean: number, deviation: number, value: number): number {
  const z = (value - mean) / deviation;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return deviation * (z * (2 * normalBelow(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}

/** Score of a Poisson distribution at a count. */
export const crpsOfPoisson = (mean: number, count: number): number =>
  crpsOfCounts(Math.floor(mean), (k) => mean / (k + 1), count);

/**
 * Score of a negative binomial distribution at a count: variance is mean + mean²/size, and size
 * without end is Poisson's.
 */
export function crpsOfNegativeBinomial(mean: number, size: number, count: number): number {
  const odds = mean / (size + mean);
  const mode = size > 1 ? Math.floor((mean * (size - 1)) / size) : 0;
  return crpsOfCounts(mode, (k) => ((k + size) / (k + 1)) * odds, count);
}

/** Parts of the most likely count's probability that are too small to matter. */
const negligible = 1e-22;

/**
 * Score of a distribution of counts: the squared distance of its steps from the step at the count.
 * Weights are taken outwards from the most likely count and made probabilities at the end, so no
 * factorial has to be small enough.
 * @param ratio probability of k + 1 by that of k
 */
function crpsOfCounts(mode: number, ratio: (k: number) => number, count: number): number {
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0;) {
    k -= 1;
    weight /= ratio(k);
    if (weight < negligible) break;
    below.push(weight);
  }
  const weights = [...below.toReversed(), 1];
  const first = mode - below.length;
  for (let k = mode, weight = 1; ; k += 1) {
    weight *= ratio(k);
    if (weight < negligible) break;
    weights.push(weight);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Outside the weights the distribution's step function is 0 or 1, as far as that is seen.
  let score = Math.max(0, first - count) + Math.max(0, count - (first + weights.length));
  let known = 0;
  for (const [i, weight] of weights.entries()) {
    known += weight / total;
    const off = known - (first + i >= count ? 1 : 0);
    score += off * off;
  }
  return score;
}
