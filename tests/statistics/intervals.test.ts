/**
 * Intervals against published values: R's Wilson and Clopper–Pearson scores, `t.test`,
 * `quantile(type = 7)` and `var.test`'s F, computed in R 4.2 and copied here to twelve digits; and
 * quantiles of Student's t and Fisher's F as they stand in printed tables.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chiSquareQuantile,
  fisherQuantile,
  normalFor,
  studentFor,
} from "../../src/statistics/distributions.ts";
import { halfWidth } from "../../src/statistics/interval.ts";
import { meanInterval, meanOf, varianceOf } from "../../src/statistics/mean.ts";
import { centralInterval, quantile } from "../../src/statistics/quantile.ts";
import { clopperPearson, wilson } from "../../src/statistics/share.ts";
import { varianceRatio } from "../../src/statistics/variance-ratio.ts";

// Thirty numbers with R's mean, standard deviation and quantiles.
const sample = Float64Array.from([
  71.1054, 196.949, 64.8759, 89.3959, 30.5454, 21.4903, 37.0523, 88.5515, 119.4158, 25.1124,
  57.6314, 117.5594, 64.7836, 65.3199, 265.0578, 189.445, 115.6806, 123.663, 109.1515, 39.158,
  43.3637, 123.638, 22.9073, 41.2064, 171.0266, 106.1871, 41.3146, 55.6525, 53.0836, 69.275,
]);

describe("the interval of a share", () => {
  test.each([
    [0, 20, [0, 0.161125158052819], [0, 0.168433470983085]],
    [20, 20, [0.838874841947181, 1], [0.831566529016915, 1]],
    [1, 100, [0.00176743206414065, 0.0544861961787053], [0.000253146032977421, 0.0544593853920806]],
    [37, 100, [0.281823605343245, 0.467794704190571], [0.275566579614551, 0.472351640551683]],
    [450, 500, [0.87057809036806, 0.923322437262698], [0.870290914337797, 0.924864184933574]],
    [188, 500, [0.334640015819233, 0.419250820615233], [0.333385572517035, 0.420089986450403]],
    [9990, 10000, [0.998160055612562, 0.999456714013503], [0.998161735865789, 0.999520360276229]],
  ] as const)("of %i in %i at 95 %%", (count, of, score, exact) => {
    const interval = wilson(count, of, 0.95);
    expect(interval.low).toBeCloseTo(score[0], 12);
    expect(interval.high).toBeCloseTo(score[1], 12);
    const sure = clopperPearson(count, of, 0.95);
    expect(sure.low).toBeCloseTo(exact[0], 11);
    expect(sure.high).toBeCloseTo(exact[1], 11);
  });

  test("of no trials is everything", () => {
    expect(wilson(0, 0, 0.9)).toEqual({ level: 0.9, low: 0, high: 1 });
    expect(clopperPearson(0, 0, 0.9)).toEqual({ level: 0.9, low: 0, high: 1 });
  });

  test.each([
    ["Wilson's", wilson],
    ["Clopper–Pearson's", clopperPearson],
  ] as const)("%s holds the share, lies within 0 and 1, and is the mirror's", (_, intervalOf) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(),
        fc.constantFrom(0.8, 0.9, 0.95),
        (of, n, level) => {
          const count = n % (of + 1);
          const { low, high } = intervalOf(count, of, level);
          expect(low).toBeLessThanOrEqual(count / of);
          expect(high).toBeGreaterThanOrEqual(count / of);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          const mirror = intervalOf(of - count, of, level);
          expect(mirror.low).toBeCloseTo(1 - high, 9);
        },
      ),
    );
  });
});

test("the interval of a mean is Student's", () => {
  expect(meanOf(sample)).toBeCloseTo(87.3199633333333, 11);
  expect(Math.sqrt(varianceOf(sample))).toBeCloseTo(58.430749467875, 11);
  const at95 = meanInterval(sample, 0.95);
  expect(at95.low).toBeCloseTo(65.5015629066537, 9);
  expect(at95.high).toBeCloseTo(109.138363760013, 9);
  const at90 = meanInterval(sample, 0.9);
  expect(at90.low).toBeCloseTo(69.1937670974703, 9);
  expect(at90.high).toBeCloseTo(105.446159569196, 9);
  expect(meanInterval(Float64Array.of(1), 0.9).high).toBe(Infinity);
  // Two numbers: t with one degree of freedom is 6.313751514675 at 95 %.
  expect(meanInterval(Float64Array.of(0, 2), 0.9).high).toBeCloseTo(1 + 6.313751514675, 10);
  expect(halfWidth(at90)).toBeCloseTo((105.446159569196 - 69.1937670974703) / 2, 9);
});

test("quantiles of t, chi-square, F and the normal are those of the tables", () => {
  expect(normalFor(0.95)).toBeCloseTo(1.959963984540054, 12);
  expect(studentFor(10, 0.95)).toBeCloseTo(2.228138851965, 10);
  expect(studentFor(1, 0.9)).toBeCloseTo(6.313751514675, 9);
  expect(studentFor(Infinity, 0.95)).toBe(normalFor(0.95));
  expect(studentFor(1e6, 0.95)).toBeCloseTo(normalFor(0.95), 5);
  expect(chiSquareQuantile(10, 0.95)).toBeCloseTo(18.30703805, 7);
  expect(chiSquareQuantile(2, 0.5)).toBeCloseTo(2 * Math.LN2, 9);
  expect(fisherQuantile(5, 10, 0.95)).toBeCloseTo(3.325834530413, 9);
  // F with one degree above is the square of t.
  expect(fisherQuantile(1, 7, 0.9)).toBeCloseTo(studentFor(7, 0.9) ** 2, 9);
});

test("the interval of a ratio of variances is Fisher's", () => {
  const [above, below] = [sample.subarray(0, 6), sample.subarray(6, 17)];
  const { estimate, interval } = varianceRatio(above, below, 0.9);
  expect(estimate).toBeCloseTo(varianceOf(above) / varianceOf(below), 12);
  expect(interval.low).toBeCloseTo(estimate / fisherQuantile(5, 10, 0.95), 12);
  expect(interval.high).toBeCloseTo(estimate * fisherQuantile(10, 5, 0.95), 12);
  const mirror = varianceRatio(below, above, 0.9);
  expect(mirror.interval.low).toBeCloseTo(1 / interval.high, 12);
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
