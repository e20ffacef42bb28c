/**
 * Designs of points. Sobol's sequence is held against the authors' points, as SciPy 1.17 has them,
 * and its evenness against what it is known for; a Latin hypercube against its definition.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceOf } from "../../src/kernel/chance.ts";
import { fullFactorial } from "../../src/statistics/full-factorial.ts";
import { latinHypercube } from "../../src/statistics/latin-hypercube.ts";
import { type Point, sobolDimensions, sobolPoints } from "../../src/statistics/sobol-sequence.ts";

/** Warnock's formula of the L2 star discrepancy. */
function discrepancy(points: ReadonlyArray<Point>): number {
  const [n, k] = [points.length, points[0]?.length ?? 0];
  const product = (of: (d: number) => number) =>
    Array.from({ length: k }, (_, d) => of(d)).reduce((all, one) => all * one, 1);
  const alone = points.reduce((sum, x) => sum + product((d) => 1 - x[d] * x[d]), 0);
  const pairs = points.reduce(
    (sum, x) => sum + points.reduce((row, y) => row + product((d) => 1 - Math.max(x[d], y[d])), 0),
    0,
  );
  return Math.sqrt(3 ** -k - (2 ** (1 - k) / n) * alone + pairs / (n * n));
}

const column = (points: ReadonlyArray<Point>, d: number) => points.map((point) => point[d]);

/** Points of each of `count` strata of equal width. */
const occupied = (numbers: ReadonlyArray<number>, count: number) => {
  const found = Array.from({ length: count }, () => 0);
  for (const u of numbers) found[Math.floor(u * count)] += 1;
  return found;
};

describe("Sobol's sequence", () => {
  const points = sobolPoints(256, sobolDimensions);

  test("begins as Joe and Kuo's does", () => {
    expect(points.slice(0, 5).map((point) => point.slice(0, 6))).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
    ]);
  });

  test("is theirs in all coordinates", () => {
    // The 200th point of SciPy's qmc.Sobol(40, scramble=False, bits=32), in units of 1/256.
    const expected = [
      53, 99, 105, 151, 209, 143, 7, 249, 85, 159, 255, 151, 79, 151, 25, 177, 163, 217, 191, 45,
      93, 77, 221, 69, 17, 97, 57, 201, 11, 135, 227, 23, 59, 219, 239, 91, 219, 17, 221, 69,
    ];
    expect(points[200].map((u) => u * 256)).toEqual(expected);
  });

  test("has the discrepancy that is known, far below that of chance", () => {
    const five = points.map((point) => point.slice(0, 5));
    expect(discrepancy(five)).toBeCloseTo(0.004787772148829876, 12);
    const chance = chanceOf("random", 0);
    const random = five.map((point, i) => point.map((_, d) => chance.uniform(i, 0, d)));
    expect(discrepancy(random)).toBeGreaterThan(2 * discrepancy(five));
  });

  test("has one point in each stratum of each coordinate, shifted or not", () => {
    const shifted = sobolPoints(256, sobolDimensions, "any");
    for (const set of [points, shifted]) {
      for (let d = 0; d < sobolDimensions; d += 1) {
        expect(occupied(column(set, d), 256)).toEqual(Array.from({ length: 256 }, () => 1));
      }
    }
    expect(shifted).not.toEqual(points);
    expect(shifted.flat().every((u) => u > 0 && u < 1)).toBe(true);
    expect(sobolPoints(256, sobolDimensions, "any")).toEqual(shifted);
    expect(sobolPoints(256, sobolDimensions, "other")).not.toEqual(shifted);
  });

  test("fills pairs of coordinates in squares", () => {
    for (const set of [points, sobolPoints(256, 2, "any")]) {
      const squares = new Set(set.map(([x, y]) => Math.floor(x * 16) * 16 + Math.floor(y * 16)));
      expect(squares.size).toBe(256);
    }
  });

  test("says how many coordinates it has", () => {
    expect(() => sobolPoints(2, sobolDimensions + 1)).toThrow(
      "41 coordinates: expected at most 40; a Latin hypercube has no limit",
    );
  });
});

test("a Latin hypercube has one point in each stratum of each coordinate", () => {
  const sizes = fc.integer({ min: 1, max: 40 });
  const dimensions = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(sizes, dimensions, fc.string(), (count, k, seed) => {
      const points = latinHypercube(count, k, seed);
      expect(points).toEqual(latinHypercube(count, k, seed));
      for (let d = 0; d < k; d += 1) {
        expect(occupied(column(points, d), count)).toEqual(Array.from({ length: count }, () => 1));
      }
    }),
  );
});

test("the strata of a Latin hypercube meet by chance", () => {
  const points = latinHypercube(400, 2, "1");
  const correlation =
    (points.reduce((sum, [x, y]) => sum + (x - 0.5) * (y - 0.5), 0) / points.length) * 12;
  expect(Math.abs(correlation)).toBeLessThan(0.15);
});

test("a full factorial is every combination, once", () => {
  expect(fullFactorial([2, 3])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
  expect(fullFactorial([])).toEqual([[]]);
  const combinations = fullFactorial([3, 2, 4]).map((row) => row.join(" "));
  expect(new Set(combinations).size).toBe(24);
});
