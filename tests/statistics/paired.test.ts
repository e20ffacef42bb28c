/**
 * Paired differences against a published table, and against what must be so: only the pairs that
 * disagree count, and what does not differ differs by exactly zero.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  differenceOfMeans,
  differenceOfShares,
  disagreementInterval,
} from "../../src/statistics/paired.ts";
import { pairingGain } from "../../src/statistics/variance-ratio.ts";

test("the difference of means is that of the differences", () => {
  // Student's sleep data (1908), R: t.test(paired = TRUE), interval 95 %.
  const first = Float64Array.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2);
  const second = Float64Array.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
  const { pairs, estimate, interval } = differenceOfMeans(first, second, 0.95);
  expect(pairs).toBe(10);
  expect(estimate).toBeCloseTo(1.58, 12);
  expect(interval.low).toBeCloseTo(0.7001142, 6);
  expect(interval.high).toBeCloseTo(2.4598858, 6);
});

test("the difference of shares of 21 children before and after", () => {
  // 1 and 7 pairs disagree: Fagerland, Lydersen & Laake 2014 give (−0.493, −0.029); so does the
  // R function `diffpropci` that Agresti published beside the paper of 2005.
  const base = Float64Array.from({ length: 21 }, (_, i) => (i < 8 ? 1 : 0));
  const other = Float64Array.from({ length: 21 }, (_, i) => (i === 7 || i === 8 ? 1 : 0));
  const { estimate, interval } = differenceOfShares(base, other, 0.95);
  expect(estimate).toBeCloseTo(-6 / 21, 12);
  expect(interval.low).toBeCloseTo(-0.493, 3);
  expect(interval.high).toBeCloseTo(-0.029, 3);
});

test("what does not differ differs by exactly zero", () => {
  const values = Float64Array.of(0.1, 0.2, Number.NaN, 0.3);
  const same = differenceOfMeans(values, values.slice(), 0.9);
  expect(same).toEqual({ pairs: 3, estimate: 0, interval: { level: 0.9, low: 0, high: 0 } });
});

test("pairs with one value missing are left out, lists of other lengths refused", () => {
  const base = Float64Array.of(1, Number.NaN, 3);
  expect(differenceOfMeans(base, Float64Array.of(2, 5, 4), 0.9).pairs).toBe(2);
  expect(() => differenceOfMeans(base, Float64Array.of(1), 0.9)).toThrow(/3 values beside 1/u);
});

test("the interval of disagreement is the mirror's, and within −1 and 1", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), fc.nat(300), (gained, lost, agree) => {
      const pairs = gained + lost + agree;
      const { low, high } = disagreementInterval(gained, lost, pairs, 0.9);
      const mirror = disagreementInterval(lost, gained, pairs, 0.9);
      expect(mirror.low).toBeCloseTo(-high, 12);
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
      expect(high).toBeGreaterThan(low);
    }),
  );
});

test("pairing gains what the correlation says", () => {
  // y = x + noise a tenth as wide: (1 + 1.01) / 0.01 ≈ 201, up to what 4,000 pairs can tell.
  const normal = (i: number) =>
    Math.sqrt(-2 * Math.log(weyl(i, 1))) * Math.cos(6.2831853 * weyl(i, 2));
  const base = Float64Array.from({ length: 4000 }, (_, i) => normal(i));
  const other = base.map((x, i) => x + 0.1 * normal(i + 10_000));
  const { estimate, interval } = pairingGain(base, other, 0.99);
  expect(interval.low).toBeLessThan(201);
  expect(interval.high).toBeGreaterThan(201);
  expect(interval.high / interval.low).toBeLessThan(1.3);
  expect(estimate).toBeGreaterThan(interval.low);
  expect(pairingGain(base, base.slice(), 0.9).estimate).toBe(Infinity);
});

/** Numbers spread over 0 to 1 without a generator. */
const weyl = (i: number, k: number): number => {
  const x = Math.sin((i + 1) * 12.9898 + k * 78.233) * 43758.5453;
  return x - Math.floor(x) || 0.5;
};
