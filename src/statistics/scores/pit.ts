/**
 * Where in its forecast the truth came to lie: the probability integral transform. If forecasts
 * are honest these numbers are uniform; a heap in the middle says that they are too wide, heaps at
 * the ends that they are too narrow, a slope that they are biased. A count often equals several
 * replications: then its place is a stretch, over which it is spread evenly (Czado, Gneiting &
 * Held, Biometrics 65, 2009), or one point of which is drawn.
 */
import type { Chance } from "../../kernel/chance.ts";
import { wilson } from "../share.ts";

/** Part of the forecast below the truth, and part not above it. */
export interface Place {
  readonly low: number;
  readonly high: number;
}

/** The place of a value in a distribution that a sample is. */
export function placeIn(sorted: Float64Array, value: number): Place {
  const [below, upTo] = ranks(sorted, value);
  return { low: below / sorted.length, high: upTo / sorted.length };
}

/**
 * The place of a value among replications that it is one more of: exactly uniform when it is,
 * however few they are.
 */
export function placeAmong(sorted: Float64Array, value: number): Place {
  const [below, upTo] = ranks(sorted, value);
  return { low: below / (sorted.length + 1), high: (upTo + 1) / (sorted.length + 1) };
}

function ranks(sorted: Float64Array, value: number): readonly [below: number, upTo: number] {
  let below = 0;
  while (below < sorted.length && sorted[below] < value) below += 1;
  let upTo = below;
  while (upTo < sorted.length && sorted[upTo] === value) upTo += 1;
  return [below, upTo];
}

/** A point of each place, drawn by its number. */
export const drawnPlaces = (
  places: ReadonlyArray<Place>,
  chance: Pick<Chance, "uniform">,
): Float64Array =>
  Float64Array.from(places, ({ low, high }, i) => low + chance.uniform(i, 0, 0) * (high - low));

/** Share of the places in each of so many bins of equal width. */
export function pitHistogram(places: ReadonlyArray<Place>, bins: number): Float64Array {
  const heights = new Float64Array(bins);
  for (const { low, high } of places) {
    for (let bin = 0; bin < bins; bin += 1) {
      heights[bin] += partBelow((bin + 1) / bins, low, high) - partBelow(bin / bins, low, high);
    }
  }
  return heights.map((height) => height / places.length);
}

/** How much of a stretch lies below x; one of no length at a bin's lower end belongs to it. */
function partBelow(x: number, low: number, high: number): number {
  if (high > low) return Math.min(1, Math.max(0, (x - low) / (high - low)));
  return x > low || x >= 1 ? 1 : 0;
}

/**
 * Bounds that the height of every bin keeps together with the probability `level` where the truth
 * is uniform: Bonferroni's, of Wilson's for each bin.
 * @param independent so many forecasts that know nothing of each other; those with windows in
 *   common count less than their number
 */
export function pitEnvelope(independent: number, bins: number, level: number): Place {
  const each = 1 - (1 - level) / bins;
  const { low, high } = wilson(independent / bins, independent, each);
  return { low, high };
}
