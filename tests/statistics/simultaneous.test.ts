/** The level of each of several intervals, between what one alone needs and what Šidák asks for. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cholesky, solve } from "../../src/statistics/cholesky.ts";
import { normalFor } from "../../src/statistics/distributions.ts";
import { jointLevel, sidak } from "../../src/statistics/simultaneous.ts";
import { experiments } from "./synthetic.ts";

const columns = (count: number, n: number, shared: number): ReadonlyArray<Float64Array> => {
  const [[, numbers]] = [...experiments(1, `${count} ${n}`)] as [[number, never]];
  const draws = numbers as {
    several: (k: number, d: () => number) => Float64Array;
    normal(): number;
  };
  const year = draws.several(n, () => draws.normal());
  return Array.from({ length: count }, () =>
    year.map((x) => shared * x + (1 - shared) * draws.normal()),
  );
};

test("one interval needs no more than its level, and so do many of the same", () => {
  expect(jointLevel(columns(1, 50, 0), 0.9)).toBe(0.9);
  expect(jointLevel(columns(12, 50, 1), 0.9)).toBeCloseTo(0.9, 2);
});

test("independent ones need Šidák's level, and so do those that never vary", () => {
  expect(normalFor(jointLevel(columns(5, 20_000, 0), 0.9))).toBeCloseTo(
    normalFor(sidak(0.9, 5)),
    1,
  );
  const constant = [1, 2, 3].map((value) => new Float64Array(30).fill(value));
  expect(normalFor(jointLevel(constant, 0.9))).toBeCloseTo(normalFor(sidak(0.9, 3)), 1);
});

test("two with correlation ½ need what the table of the bivariate normal says", () => {
  // Dunnett's two-sided table, 2 groups, 90 %, degrees without end.
  const [one, two] = columns(2, 100_000, 0);
  const half = one!.map((x, i) => x + Math.sqrt(3) * two![i]!);
  expect(normalFor(jointLevel([one!, half], 0.9))).toBeCloseTo(1.92, 1);
});

test("the level lies between the two, and grows with what is shared", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 5, max: 60 }), (count, n) => {
      const each = [0, 0.5, 1].map((shared) => jointLevel(columns(count, n, shared), 0.9));
      for (const one of each) {
        expect(one).toBeGreaterThanOrEqual(0.9);
        expect(one).toBeLessThanOrEqual(sidak(0.9, count));
      }
      expect(each[2]!).toBeLessThanOrEqual(each[0]!);
    }),
    { numRuns: 10, seed: 1 },
  );
});

test("values that are missing, or more columns than replications, are no error", () => {
  const many = columns(9, 4, 0.3).map((column) => column.slice());
  many[2]!.fill(Number.NaN);
  many[3]![1] = Number.NaN;
  const each = jointLevel(many, 0.9);
  expect(each).toBeGreaterThan(0.9);
  expect(each).toBeLessThanOrEqual(sidak(0.9, 9));
});

test("the triangular root solves a system, and leaves out what is spanned already", () => {
  const matrix = [Float64Array.of(4, 2, 4), Float64Array.of(2, 5, 2), Float64Array.of(4, 2, 4)];
  const root = cholesky(matrix);
  expect(root[2]![2]).toBe(0);
  const x = solve(
    cholesky([Float64Array.of(4, 2), Float64Array.of(2, 5)]),
    Float64Array.of(10, 13),
  );
  expect([...x]).toEqual([1.5, 2].map((value) => expect.closeTo(value, 12)));
});
