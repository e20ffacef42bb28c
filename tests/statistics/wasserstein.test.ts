/**
 * The distance between distributions on a line: against values that others published, against
 * trying every way to move the mass, and by the laws of a metric.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wasserstein, wassersteinOfSamples } from "../../src/statistics/wasserstein.ts";

const sample = (...bins: ReadonlyArray<number>) => Int32Array.from(bins);

/**
 * From tests/earth_movers_distance_test.py of log-distance-measures (commit 1df74da): the work of
 * moving all observations, which is the distance times their number. Its cases of unequal numbers
 * are another distance, in which what is too many has a price of its own.
 */
test.each([
  [[1, 1, 2, 2, 3, 3, 3, 4, 5, 6], [1, 1, 2, 2, 3, 3, 3, 4, 5, 6], 0],
  [[1, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8], [2, 4, 5, 3, 5, 1, 2, 6, 1, 7, 8], 0],
  [[1, 1, 1, 3, 4, 4, 6], [1, 1, 1, 1, 3, 3, 4], 6],
  [[1, 1, 3, 3, 6, 6, 7], [1, 1, 2, 3, 4, 4, 5], 7],
  [[1, 1, 1, 3, 4, 4, 6], [1, 1, 1, 1, 3, 8, 8], 9],
  [[1, 1, 3, 3, 3, 4, 7, 9], [1, 2, 2, 3, 3, 4, 8, 12], 6],
  [[1, 1, 1, 2, 4, 4, 5, 5, 5, 6, 6], [12, 12, 13, 14, 14, 14, 15, 16, 16, 16, 17], 119],
])("%j to %j is work %i", (one, other, work) => {
  const distance = wassersteinOfSamples(sample(...one), sample(...other));
  expect(distance * one.length).toBeCloseTo(work, 12);
});

test("weights may be fractions", () => {
  // The same table's {1: 1.5, 2: 0.5, …} to {12: 1, …}, whose masses are 5.5 each.
  const one = [0, 1.5, 0.5, 0, 1, 1.5, 1];
  const other = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0.5, 1.5, 0.5, 1.5, 0.5];
  expect(wasserstein(one, other) * 5.5).toBeCloseTo(59.5, 12);
});

test("nothing is at distance 0 from nothing, and at none from something", () => {
  expect(wassersteinOfSamples(sample(), sample())).toBe(0);
  expect(wassersteinOfSamples(sample(), sample(3))).toBeNaN();
  expect(wasserstein([0, 0], [])).toBe(0);
});

/** The least work over all ways to pair the observations, one by one. */
function leastWork(one: ReadonlyArray<number>, other: ReadonlyArray<number>): number {
  const [first, ...rest] = one;
  if (first === undefined) return 0;
  return Math.min(
    ...other.map((bin, i) => Math.abs(first - bin) + leastWork(rest, other.toSpliced(i, 1))),
  );
}

const bins = (size: fc.ArrayConstraints) => fc.array(fc.integer({ min: -9, max: 9 }), size);
const some = bins({ minLength: 1, maxLength: 40 });
const apart = (one: ReadonlyArray<number>, other: ReadonlyArray<number>) =>
  wassersteinOfSamples(sample(...one), sample(...other));

describe("for all samples", () => {
  test("no way to move the mass is cheaper, and one costs as much", () => {
    const pair = fc
      .integer({ min: 1, max: 6 })
      .chain((n) => fc.tuple(...[n, n].map((k) => bins({ minLength: k, maxLength: k }))));
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(apart(one!, other!) * one!.length).toBeCloseTo(leastWork(one!, other!), 9);
      }),
    );
  });

  test("sizes do not count, order does not count, a shift counts in full", () => {
    fc.assert(
      fc.property(some, some, fc.integer({ min: -50, max: 50 }), (one, other, shift) => {
        expect(apart([...one, ...one].toReversed(), other)).toBeCloseTo(apart(one, other), 9);
        expect(
          apart(
            one,
            one.map((bin) => bin + shift),
          ),
        ).toBeCloseTo(Math.abs(shift), 9);
      }),
    );
  });

  test("it is a metric", () => {
    fc.assert(
      fc.property(some, some, some, (one, other, third) => {
        expect(apart(one, one)).toBe(0);
        expect(apart(one, other)).toBe(apart(other, one));
        expect(apart(one, third)).toBeLessThanOrEqual(
          apart(one, other) + apart(other, third) + 1e-9,
        );
      }),
    );
  });
});
