/**
 * MSER-5 against R's answer on a fixed series, against the whole table of what it minimises, and
 * where it matters: a queue that starts empty, whose mean in the long run is known.
 */
import * as fc from "fast-check";
import * as fs from "node:fs";
import { expect, test } from "vitest";
import { chanceOf } from "../../src/kernel/chance.ts";
import { halfWidth } from "../../src/statistics/interval.ts";
import { meanInterval, meanOf } from "../../src/statistics/mean.ts";
import { batchesOf, mser } from "../../src/statistics/mser.ts";

/**
 * An AR(1) series of 3,000 numbers, φ = 0.9, that starts at 40: `set.seed(7); z[1] <- 40;
 * z[i] <- .9*z[i-1] + rnorm(1)`, rounded to six decimals, and what R 4.2.2 makes of it.
 */
const ar1 = Float64Array.from(
  fs.readFileSync("tests/statistics/fixtures/ar1-with-transient.txt", "utf8").trim().split(/\s+/u),
  Number,
);

test("R's answer on a fixed series", () => {
  const found = mser([ar1]);
  expect(found.truncated).toBe(35);
  expect(found.mean).toBeCloseTo(0.0311075602023609, 9);
  expect(found.statistic).toBeCloseTo(0.00760318488595409, 9);
  expect(found.tooShort).toBe(false);
});

const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
  minLength: 50,
  maxLength: 120,
});

test("no cut in the first half has a smaller marginal standard error", () => {
  fc.assert(
    fc.property(numbers, (series) => {
      const { truncated, statistic, mean, tooShort } = mser([series]);
      const batches = batchesOf(series, 5);
      const byHand = (first: number) => {
        const rest = batches.subarray(first);
        const middle = meanOf(rest);
        return rest.reduce((sum, x) => sum + (x - middle) ** 2, 0) / rest.length ** 2;
      };
      const all = Array.from({ length: batches.length - 4 }, (_, first) => byHand(first));
      const half = Math.floor(batches.length / 2) + 1;
      expect(statistic).toBeCloseTo(Math.min(...all.slice(0, half)), 9);
      const margin = Math.min(...all.slice(half)) - statistic;
      if (Math.abs(margin) > 1e-9) expect(tooShort).toBe(margin < 0);
      expect(all[truncated / 5]).toBeCloseTo(statistic, 9);
      expect(mean).toBeCloseTo(meanOf(batches.subarray(truncated / 5)), 9);
    }),
  );
});

test("of several runs the error is averaged, and the mean is of all", () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 2, max: 4 }), (series, runs) => {
      const [one, same] = [mser([series]), mser(Array.from({ length: runs }, () => series))];
      expect(same.truncated).toBe(one.truncated);
      expect(same.statistic).toBeCloseTo(one.statistic, 9);
      expect(same.mean).toBeCloseTo(one.mean, 9);
    }),
  );
  const low = Float64Array.from({ length: 100 }, (_, i) => (i < 20 ? 9 : 1));
  const high = Float64Array.from({ length: 100 }, (_, i) => (i < 30 ? 9 : 3));
  expect(mser([low, high])).toMatchObject({ truncated: 30, mean: 2, statistic: 0 });
});

/** A level with chance that dies away slowly: each week holds 97.5 % of what was off before. */
function slow(run: number, from: number): Float64Array {
  const chance = chanceOf("slow", run);
  const found = new Float64Array(416);
  let off = from;
  for (let i = 0; i < found.length; i += 1) {
    off = 0.975 * off + 10 * (chance.uniform(1, 1, i) - 0.5);
    found[i] = 200 + off;
  }
  return found;
}

test("runs of slow chance are cut where their transient ends, not where one is quiet", () => {
  const runs = (from: number) => Array.from({ length: 10 }, (_, run) => slow(run, from));
  expect(mser(runs(0))).toMatchObject({ truncated: 0, tooShort: false });
  const { truncated, tooShort } = mser(runs(300));
  // 300 has died away to the 13 that chance holds it within after ln 23 / 0.025, 124 weeks.
  expect(truncated).toBeGreaterThan(80);
  expect(truncated).toBeLessThan(160);
  expect(tooShort).toBe(false);
});

test("a level from the first is cut nowhere, a slope is too short", () => {
  expect(mser([new Float64Array(200).fill(7)])).toMatchObject({ truncated: 0, tooShort: false });
  const slope = Float64Array.from({ length: 200 }, (_, i) => i);
  expect(mser([slope]).tooShort).toBe(true);
  const halfway = Float64Array.from({ length: 200 }, (_, i) => Math.min(i, 60));
  expect(mser([halfway])).toMatchObject({ truncated: 60, mean: 60, tooShort: false });
});

test("too few observations are refused, with the number that is needed", () => {
  expect(() => mser([new Float64Array(49)])).toThrow("MSER-5 needs 50 observations, found 49");
});

/** Waiting times in M/M/1 that begins empty, by Lindley's recursion; services have mean 1. */
function waits(load: number, count: number, replication: number): Float64Array {
  const chance = chanceOf("M/M/1", replication);
  const found = new Float64Array(count);
  for (let i = 1; i < count; i += 1) {
    const served = chance.exponential(1, 1, i);
    const apart = chance.exponential(1, 2, i) / load;
    found[i] = Math.max(0, found[i - 1] + served - apart);
  }
  return found;
}

/**
 * The transient alone, to compare with: the mean wait of the n-th customer of a queue that began
 * empty falls short of ρ / (1 − ρ), the more the nearer n is to 0.
 */
test("cutting off what it finds takes away the bias of an empty start", () => {
  const [load, count, replications] = [0.8, 500, 2000];
  const truth = load / (1 - load);
  const all = Array.from({ length: replications }, (_, i) => waits(load, count, i));
  const mean = Float64Array.from({ length: count }, (_, i) =>
    all.reduce((sum, one) => sum + one[i] / replications, 0),
  );
  const { truncated, tooShort } = mser([mean]);
  expect(tooShort).toBe(false);
  const whole = meanInterval(Float64Array.from(all, meanOf), 0.99);
  const rest = meanInterval(
    Float64Array.from(all, (one) => meanOf(one.subarray(truncated))),
    0.99,
  );
  expect(whole.high).toBeLessThan(truth);
  expect(rest.low).toBeLessThan(truth);
  expect(rest.high).toBeGreaterThan(truth);
  expect(halfWidth(rest)).toBeLessThan(0.05 * truth);
});
