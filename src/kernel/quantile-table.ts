/**
 * Distributions of durations, drawn by inversion from a table of quantiles. Inversion keeps one
 * draw to one uniform and moves smoothly when a mean moves, which paired scenarios live on; a table
 * makes it as cheap as the exponential. The nodes are geometric in the smaller tail probability:
 * every halving of the tail has equally many, so both tails are as exact as the middle, and finding
 * a node takes no logarithm. The number of nodes is raised until straight lines between them are
 * good enough; what bias they leave in the mean is taken out.
 */
import { gammaLowerQuantile, gammaUpperQuantile, normalQuantile } from "./special-functions.ts";

/** A distribution of positive durations; the unit is the caller's. */
export interface DurationSpec {
  readonly kind: "fixed" | "exponential" | "gamma" | "lognormal";
  readonly mean: number;
  /** Standard deviation over mean; 0 for fixed, 1 for exponential, 0.01 to 5 for the others. */
  readonly cv?: number;
}

/** A distribution that cannot be. */
export class UnusableDistribution extends RangeError {
  readonly _tag = "UnusableDistribution";
}

/** Quantiles at the nodes: lower side first, then upper; `halvings` rows of `steps` + 1 each. */
export interface QuantileTable {
  readonly mean: number;
  readonly cv: number;
  /** Steps between one tail probability and half of it. */
  readonly steps: number;
  readonly values: Float64Array;
}

/** Tails are followed to 2⁻³³; what is rarer than that is drawn as that quantile. */
const halvings = 33;
const leastSteps = 8;
const mostSteps = 256;
const wantedAccuracy = 2.5e-4;

/** 2^(row + 1), which stretches the tails of a row, from 2^-(row + 1) to 2^-row, to 1…2. */
const stretch = Float64Array.from({ length: halvings }, (_, row) => 2 ** (row + 1));

/** One draw: the quantile at a uniform between 0 and 1. */
export function sample(table: QuantileTable, uniform: number): number {
  const { steps, values } = table;
  const upper = (uniform + 0.5) | 0;
  const tail = Math.min(uniform, 1 - uniform);
  // The row is the number of leading zero bits of the tail; clz32 knows 32 of them.
  const row = Math.clz32(tail * 4294967296);
  const place = Math.max(0, tail * stretch[row] - 1) * steps;
  const step = place | 0;
  const at = (upper * halvings + row) * (steps + 1) + step;
  const value = values[at];
  return value + (place - step) * (values[at + 1] - value);
}

/**
 * The table of a distribution.
 * @throws UnusableDistribution naming what was found and what is possible.
 */
export function quantileTable(spec: DurationSpec): QuantileTable {
  const cv = coefficientOfVariation(spec);
  if (cv === 0) {
    const values = new Float64Array(2 * halvings * (leastSteps + 1)).fill(spec.mean);
    return { mean: spec.mean, cv, steps: leastSteps, values };
  }
  for (let steps = leastSteps; ; steps *= 2) {
    const quantile = tailQuantile(spec.kind, cv);
    const values = nodes(steps, quantile);
    if (steps < mostSteps && worstError(steps, values, quantile) > wantedAccuracy) continue;
    const scale = spec.mean / meanOf(steps, values);
    return { mean: spec.mean, cv, steps, values: values.map((value) => value * scale) };
  }
}

type TailQuantile = (upper: boolean, tail: number, guess: number) => number;

/** The quantile at a tail probability of at most a half, for a mean near 1. */
function tailQuantile(kind: DurationSpec["kind"], cv: number): TailQuantile {
  if (kind === "exponential") {
    return (upper, tail) => (upper ? -Math.log(tail) : -Math.log1p(-tail));
  }
  if (kind === "lognormal") {
    const variance = Math.log1p(cv * cv);
    const deviation = Math.sqrt(variance);
    return (upper, tail) => {
      const normal = normalQuantile(tail) * deviation;
      return Math.exp((upper ? -normal : normal) - variance / 2);
    };
  }
  const shape = 1 / (cv * cv);
  return (upper, tail, guess) =>
    upper
      ? gammaUpperQuantile(shape, tail) / shape
      : gammaLowerQuantile(shape, tail, guess * shape) / shape;
}

const tailAt = (row: number, step: number, steps: number): number =>
  (1 + step / steps) / stretch[row];

function nodes(steps: number, quantile: TailQuantile): Float64Array {
  const values = new Float64Array(2 * halvings * (steps + 1));
  const median = quantile(true, 0.5, 1);
  for (const upper of [false, true]) {
    let guess = median;
    const first = upper ? halvings : 0;
    // Row 0 holds the median alone: no tail is above a half.
    values.fill(median, first * (steps + 1), (first + 1) * (steps + 1));
    for (let row = 1; row < halvings; row++) {
      for (let step = steps; step >= 0; step--) {
        guess = quantile(upper, tailAt(row, step, steps), guess);
        values[(first + row) * (steps + 1) + step] = guess;
      }
    }
  }
  return values;
}

/**
 * The worst relative error halfway between nodes, where both tails are above one in a thousand;
 * quantiles below a thousandth of the mean are measured against that.
 */
function worstError(steps: number, values: Float64Array, quantile: TailQuantile): number {
  let worst = 0;
  for (const upper of [false, true]) {
    for (let row = 1; row < 10; row++) {
      const start = ((upper ? halvings : 0) + row) * (steps + 1);
      for (let step = 0; step < steps; step++) {
        const line = (values[start + step] + values[start + step + 1]) / 2;
        const exact = quantile(upper, tailAt(row, step + 0.5, steps), line);
        worst = Math.max(worst, Math.abs(line - exact) / Math.max(exact, 1e-3));
      }
    }
  }
  return worst;
}

/** The mean that the lines between the nodes give. */
function meanOf(steps: number, values: Float64Array): number {
  let mean = 0;
  for (const first of [0, halvings]) {
    for (let row = 1; row < halvings; row++) {
      const start = (first + row) * (steps + 1);
      let sum = (values[start] + values[start + steps]) / 2;
      for (let step = 1; step < steps; step++) sum += values[start + step];
      mean += sum / steps / stretch[row];
    }
    mean += values[(first + halvings - 1) * (steps + 1)] / stretch[halvings - 1];
  }
  return mean;
}

function coefficientOfVariation({ kind, mean, cv }: DurationSpec): number {
  if (!(mean > 0 && mean < Infinity)) {
    throw new UnusableDistribution(`a mean of ${mean}: expected a number above 0`);
  }
  if (kind === "fixed" || kind === "exponential") {
    const own = kind === "fixed" ? 0 : 1;
    if (cv !== undefined && cv !== own) {
      throw new UnusableDistribution(`${kind} with coefficient of variation ${cv}: it has ${own}`);
    }
    return own;
  }
  if (cv === undefined || !(cv === 0 || (cv >= 0.01 && cv <= 5))) {
    throw new UnusableDistribution(
      `${kind} with coefficient of variation ${cv}: expected 0, or 0.01 to 5`,
    );
  }
  return cv;
}
