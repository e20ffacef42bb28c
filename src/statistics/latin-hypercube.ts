/**
 * A Latin hypercube: as many points as asked for, of any number of coordinates, such that of each
 * coordinate every stratum of equal width has exactly one point. Where a stratum's point lies in
 * it, and which strata meet in one point, is drawn by address from a text.
 */
import { chanceOf } from "../kernel/chance.ts";
import type { Point } from "./sobol-sequence.ts";

const [order, place] = [1, 2];

/** The points; `seed` is any text. */
export function latinHypercube(
  count: number,
  dimensions: number,
  seed: string,
): ReadonlyArray<Point> {
  const chance = chanceOf(seed, 0);
  const columns = Array.from({ length: dimensions }, (_, d) => {
    const strata = Uint32Array.from({ length: count }, (__, i) => i);
    for (let i = count - 1; i > 0; i -= 1) {
      const other = chance.below(i + 1, d, order, i);
      [strata[i], strata[other]] = [strata[other], strata[i]];
    }
    return Array.from(strata, (stratum, i) => (stratum + chance.uniform(d, place, i)) / count);
  });
  return Array.from({ length: count }, (_, i) => columns.map((column) => column[i]));
}
