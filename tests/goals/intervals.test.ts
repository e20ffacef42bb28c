/**
 * Intervals against published values: R's Wilson scores, `t.test` and
 * `quantile(type = 7)`, computed in R 4.2 and copied here to twelve digits.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  centralInterval,
  meanInterval,
  meanOf,
  quantile,
  wilson,
} from "../../src/goals/intervals.ts";

// Thirty numbers with R's mean, standard error and quantiles.
const sample = Float64Array.from([
  71.1054, 196.949, 64.8759, 89.3959, 30.5454, 21.4903, 37.0523, 88.5515, 119.4158, 25.1124,
  57.6314, 117.5594, 64.7836, 65.3199, 265.0578, 189.445, 115.6806, 123.663, 109.1515, 39.158,
  43.3637, 123.638, 22.9073, 41.2064, 171.0266, 106.1871, 41.3146, 55.6525, 53.0836, 69.275,
]);

describe("Wilson's interval", () => {
  test.each([
    [0, 20, 0, 0.161125158052819],
    [20, 20, 0.838874841947181, 1],
    [1, 100, 0.00176743206414065, 0.0544861961787053],
    [37, 100, 0.281823605343245, 0.467794704190571],
    [450, 500, 0.87057809036806, 0.923322437262698],
    [188, 500, 0.334640015819233, 0.419250820615233],
  ])("of %i in %i at 95 %", (count, of, low, high) => {
    const interval = wilson(count, of, 0.95);
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  });
  test("of no trials is everything", () => {
    expect(wilson(0, 0, 0.9)).toEqual({ level: 0.9, low: 0, high: 1 });
  });
  test("holds the share, lies within 0 and 1, and is the mirror of the other share's", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(),
        fc.constantFrom(0.8, 0.9, 0.95),
        (of, n, level) => {
          const count = n % (of + 1);
          const { low, high } = wilson(count, of, level);
          expect(low).toBeLessThanOrEqual(count / of);
          expect(high).toBeGreaterThanOrEqual(count / of);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          const mirror = wilson(of - count, of, level);
          expect(mirror.low).toBeCloseTo(1 - high, 12);
        },
      ),
    );
  });
});

test("the interval of a mean is Student's", () => {
  expect(meanOf(sample)).toBeCloseTo(87.3199633333333, 11);
  const at95 = meanInterval(sample, 0.95);
  expect(at95.low).toBeCloseTo(65.5015629066537, 9);
  expect(at95.high).toBeCloseTo(109.138363760013, 9);
  const at90 = meanInterval(sample, 0.9);
  expect(at90.low).toBeCloseTo(69.1937670974703, 9);
  expect(at90.high).toBeCloseTo(105.446159569196, 9);
  expect(meanInterval(Float64Array.of(1), 0.9).high).toBe(Infinity);
  // Two numbers: t with one degree of freedom is 6.313751514675 at 95 %.
  expect(meanInterval(Float64Array.of(0, 2), 0.9).high).toBeCloseTo(1 + 6.313751514675, 10);
});

test("quantiles are of type 7", () => {
  const sorted = sample.slice().sort();
  const at = [0.05, 0.1, 0.25, 0.5, 0.9, 0.95];
  const known = [23.899595, 30.0021, 41.826875, 67.29745, 172.86844, 193.5722];
  const found = at.map((probability) => quantile(sorted, probability));
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(known[i]!, 9);
  const central = centralInterval(sorted, 0.8);
  expect(central.low).toBeCloseTo(known[1]!, 9);
  expect(central.high).toBeCloseTo(known[4]!, 9);
  expect([quantile(sorted, 0), quantile(sorted, 1)]).toEqual([sorted[0], sorted.at(-1)]);
  expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
});
