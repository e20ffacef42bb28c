/**
 * Screening by elementary effects (Morris, Technometrics 33, 1991): which of many numbers matter at
 * all, at the price of one run a number and start. Starts are points of a grid of four levels, and
 * from each of them every number is moved alone by two thirds of its range, there and not back, so
 * that one start is a star (the radial design of Campolongo, Saltelli & Cariboni, Comput. Phys.
 * Commun. 182, 2011). Each number takes each level in equally many stars, and of several such sets
 * of starts the one is taken whose two nearest are furthest apart.
 */
import type { Interval } from "./interval.ts";
import { bootstrapIntervals } from "./bootstrap.ts";
import { latinHypercube } from "./latin-hypercube.ts";
import { meanOf, varianceOf } from "./mean.ts";
import { fisherAbove } from "./significance.ts";
import type { Point } from "./sobol-sequence.ts";

const levels = 4;
const step = 2 / 3;
const sets = 20;

/** A start, and for each coordinate where it is when it alone is moved. */
export interface Star {
  readonly centre: Point;
  readonly moved: Point;
}

/** Stars spread over the unit cube; `seed` is any text. */
export function morrisStars(count: number, dimensions: number, seed: string): ReadonlyArray<Star> {
  let [best, apart] = [[] as ReadonlyArray<Point>, -1];
  for (let set = 0; set < sets; set += 1) {
    const points = latinHypercube(count, dimensions, `${seed}/${set}`).map((point) =>
      point.map((u) => Math.min(levels - 1, Math.floor(u * levels)) / (levels - 1)),
    );
    const nearest = nearestOf(points);
    if (nearest > apart) [best, apart] = [points, nearest];
  }
  return best.map((centre) => ({
    centre,
    moved: centre.map((u) => (u < 0.5 ? u + step : u - step)),
  }));
}

/** Distance of the two nearest points, in steps along the axes. */
function nearestOf(points: ReadonlyArray<Point>): number {
  let nearest = Infinity;
  for (const [i, one] of points.entries()) {
    for (const other of points.slice(i + 1)) {
      const distance = one.reduce((sum, u, d) => sum + Math.abs(u - other[d]), 0);
      nearest = Math.min(nearest, distance);
    }
  }
  return nearest;
}

/** What screening says of one number. */
export interface Screened {
  /** Mean of the elementary effects' sizes: μ*. With its interval over the stars. */
  readonly size: number;
  readonly interval: Interval;
  /** Mean with sign: μ. As large as the size when the number always acts the same way. */
  readonly mean: number;
  /** Spread over the stars beyond that of chance: σ. Large where the effect depends on others. */
  readonly spread: number;
  /** Probability of effects as large when there are none; NaN of single replications. */
  readonly probability: number;
}

/**
 * Screens one number by its elementary effects.
 * @param effects of each star the effect in each replication, per range of the number; they are
 *   paired differences, so chance is in them only as far as it differs between the two points
 */
export function screened(
  effects: ReadonlyArray<Float64Array>,
  level: number,
  seed: string,
): Screened {
  const means = Float64Array.from(effects, meanOf);
  const sizes = means.map(Math.abs);
  const noise = effects.map((of) => (of.length < 2 ? Number.NaN : varianceOf(of) / of.length));
  const chance = meanOf(Float64Array.from(noise));
  const size = meanOf(sizes);
  const sizeOf = (drawn: Int32Array) =>
    Float64Array.of(drawn.reduce((sum, i) => sum + sizes[i], 0) / drawn.length);
  const [interval] = bootstrapIntervals(effects.length, sizeOf, level, seed);
  const between = effects.length < 2 ? 0 : varianceOf(means);
  return {
    size,
    interval: interval ?? { level, low: size, high: size },
    mean: meanOf(means),
    spread: Math.sqrt(Math.max(0, between - (Number.isNaN(chance) ? 0 : chance))),
    probability: chanceOfEffects(means, effects, chance),
  };
}

/**
 * The mean square of the effects against that of chance. Without an effect anywhere both are the
 * same but for chance, and their ratio has Fisher's distribution.
 */
function chanceOfEffects(
  means: Float64Array,
  effects: ReadonlyArray<Float64Array>,
  chance: number,
): number {
  if (Number.isNaN(chance)) return Number.NaN;
  const square = meanOf(means.map((mean) => mean * mean));
  if (square === 0) return 1;
  if (chance === 0) return 0;
  const degrees = effects.reduce((sum, of) => sum + of.length - 1, 0);
  return fisherAbove(square / chance, effects.length, degrees);
}
