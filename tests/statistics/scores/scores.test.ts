/**
 * Scores against R's, to 1e-9 and better; against their definitions, written out the slow way; and
 * by what makes them scores: whoever believes a distribution scores best by saying so.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centralInterval, quantile } from "../../../src/statistics/quantile.ts";
import {
  crpsOfNegativeBinomial,
  crpsOfNormal,
  crpsOfPoisson,
  crpsOfSample,
  fairCrps,
} from "../../../src/statistics/scores/crps.ts";
import { dawidSebastiani } from "../../../src/statistics/scores/dawid-sebastiani.ts";
import {
  intervalScore,
  pinball,
  weightedIntervalScore,
} from "../../../src/statistics/scores/interval-score.ts";
import { placeIn } from "../../../src/statistics/scores/pit.ts";
import {
  brierScore,
  logScore,
  shareForLogScore,
} from "../../../src/statistics/scores/probability-score.ts";
import { referenceScores } from "./reference.ts";

const sortedOf = (numbers: Iterable<number>) => Float64Array.from(numbers).sort();
const levels = [0.95, 0.9, 0.8, 0.5];
const probabilities = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];

/** Off by no more than 1e-9, and by no more than 1e-12 of a large number. */
const near = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected) / 1000));

const reference = referenceScores();

describe.skipIf(reference === undefined)("R's answers (shared/data/reference/08, if there)", () => {
  test.each(reference?.scores ?? [])("sample $#", (one) => {
    const sorted = sortedOf([one.ensemble].flat());
    near(crpsOfSample(sorted, one.y), one.crps_edf);
    if (one.crps_fair === null) expect(fairCrps(sorted, one.y)).toBeNaN();
    else near(fairCrps(sorted, one.y), one.crps_fair);
    for (const [i, alpha] of one.interval_alpha.entries()) {
      const { low, high } = centralInterval(sorted, 1 - alpha);
      near(intervalScore({ level: 1 - alpha, low, high }, one.y), one.interval_score[i]);
    }
    near(weightedIntervalScore(sorted, levels, one.y), one.wis);
    for (const [i, p] of probabilities.entries()) {
      near(pinball(quantile(sorted, p), p, one.y), one.pinball[i]);
    }
    if (one.dss === null) expect(dawidSebastiani(sorted, one.y)).toBeNaN();
    else near(dawidSebastiani(sorted, one.y), one.dss);
    const place = placeIn(sorted, one.y);
    near(place.low, one.pit_lo);
    near(place.high, one.pit_hi);
  });

  test("distributions and probabilities", () => {
    const { norm, pois, nbinom } = reference!.crps_param;
    near(crpsOfNormal(0.5, 2, 1.3), norm);
    near(crpsOfPoisson(5, 7), pois);
    near(crpsOfNegativeBinomial(5, 3, 7), nbinom);
    const { p, o, brier, log } = reference!.brier;
    for (const [i, probability] of p.entries()) {
      near(brierScore(probability, o[i] === 1), brier[i]);
      near(logScore(probability, o[i] === 1), log[i]);
    }
  });
});

/** Figures computed in R with scoringRules, for where the file is not. */
test("some of R's figures", () => {
  const sample = sortedOf([168.685, 257.629]);
  near(crpsOfSample(sample, 180.349), 22.236);
  near(fairCrps(sample, 180.349), 0);
  near(weightedIntervalScore(sample, levels, 180.349), 11.40542666666667);
  near(dawidSebastiani(sample, 180.349), 8.13395420752977);
  const five = sortedOf([105.851, 233.502, 156.847, 670.992, 240.182]);
  near(crpsOfSample(five, 139.412), 58.39784);
  near(fairCrps(five, 139.412), 34.1255);
});

const numbers = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
  minLength: 1,
  maxLength: 30,
});

test("the CRPS of a sample is the squared distance between two step functions", () => {
  fc.assert(
    fc.property(numbers, fc.double({ min: -1000, max: 1000, noNaN: true }), (sample, value) => {
      const sorted = sortedOf(sample);
      const steps = sortedOf([...sample, value]);
      let area = 0;
      for (let i = 0; i + 1 < steps.length; i += 1) {
        const below = sorted.filter((x) => x <= steps[i]).length / sorted.length;
        area += (below - (value <= steps[i] ? 1 : 0)) ** 2 * (steps[i + 1] - steps[i]);
      }
      expect(crpsOfSample(sorted, value)).toBeCloseTo(area, 7);
    }),
  );
});

test("the CRPS of a count is that of a large sample of it, far out too", () => {
  // Σ (F(k) − 1{y ≤ k})² over all k, with F by summing the probabilities from 0 on.
  const slow = (mean: number, count: number) => {
    let [weight, known, score] = [Math.exp(-mean), 0, 0];
    for (let k = 0; k < 400; k += 1) {
      known += weight;
      score += (known - (k >= count ? 1 : 0)) ** 2;
      weight *= mean / (k + 1);
    }
    return score;
  };
  for (const mean of [0.2, 3, 47.5, 120]) {
    for (const count of [0, 1, 40, 130, 300]) near(crpsOfPoisson(mean, count), slow(mean, count));
  }
  // A size without end is Poisson's; a million is a size.
  expect(crpsOfNegativeBinomial(40, 1e9, 51)).toBeCloseTo(crpsOfPoisson(40, 51), 6);
  expect(crpsOfPoisson(1e6, 1e6)).toBeCloseTo(crpsOfNormal(1e6, 1e3, 1e6), 1);
});

test("whoever believes a distribution scores best by saying so", () => {
  // Expected score under Poisson(20) of saying Poisson(m), least at m = 20.
  const expected = (said: number) => {
    let [weight, sum] = [Math.exp(-20), 0];
    for (let k = 0; k < 100; k += 1) {
      sum += weight * crpsOfPoisson(said, k);
      weight *= 20 / (k + 1);
    }
    return sum;
  };
  for (const other of [15, 19, 21, 25]) expect(expected(20)).toBeLessThan(expected(other));
  const wager = (said: number) => 0.3 * brierScore(said, true) + 0.7 * brierScore(said, false);
  const log = (said: number) => 0.3 * logScore(said, true) + 0.7 * logScore(said, false);
  for (const other of [0.1, 0.29, 0.31, 0.8]) {
    expect(wager(0.3)).toBeLessThan(wager(other));
    expect(log(0.3)).toBeLessThan(log(other));
  }
  expect(logScore(shareForLogScore(0, 20), true)).toBeLessThan(4);
});
