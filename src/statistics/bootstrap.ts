/**
 * Intervals of numbers that no formula has an interval for: the rows that they were computed from
 * are drawn again, with replacement, many times, and the central part of what comes out is the
 * interval. Draws are by address from a text, so an interval is the same whenever it is asked for.
 */
import { chanceOf } from "../kernel/chance.ts";
import type { Interval } from "./interval.ts";
import { centralInterval } from "./quantile.ts";

const resamples = 1000;

/**
 * Intervals of several statistics of the same rows. Rows that come one after another and hang
 * together are drawn in blocks of neighbours, the last row being the first one's neighbour
 * (Politis & Romano's circular blocks, 1992); a block of 1 is for rows that do not.
 * @param statistics of rows given by their numbers, some of them more than once; as many numbers
 *   each time; results that are not finite are left out
 */
export function bootstrapIntervals(
  rows: number,
  statistics: (drawn: Int32Array) => Float64Array,
  level: number,
  seed: string,
  block = 1,
): ReadonlyArray<Interval> {
  const chance = chanceOf(seed, 0);
  const drawn = new Int32Array(rows);
  const columns: number[][] = [];
  for (let round = 0; round < resamples; round += 1) {
    for (let i = 0; i < rows; i += 1) {
      const begins = i % block === 0;
      drawn[i] = begins ? chance.below(rows, round, 0, i) : (drawn[i - 1] + 1) % rows;
    }
    const found = statistics(drawn);
    for (let s = 0; s < found.length; s += 1) (columns[s] ??= []).push(found[s]);
  }
  return columns.map((column) =>
    centralInterval(Float64Array.from(column).filter(Number.isFinite).sort(), level),
  );
}
