/**
 * Batch means against R, and that the check of independence speaks when batches are too short and
 * is silent, but for its 5 %, when values are independent.
 */
import * as fs from "node:fs";
import { expect, test } from "vitest";
import { chanceOf } from "../../src/kernel/chance.ts";
import { autocorrelation, batchMeans } from "../../src/statistics/batch-means.ts";

/** The series of mser.test.ts. */
const ar1 = Float64Array.from(
  fs.readFileSync("tests/statistics/fixtures/ar1-with-transient.txt", "utf8").trim().split(/\s+/u),
  Number,
);

test("R's t.test on the means of the last 20 batches of 100", () => {
  const { mean, interval, dependent } = batchMeans(ar1.subarray(1000), 20, 0.95);
  expect(mean).toBeCloseTo(0.075980833, 9);
  expect(interval.low).toBeCloseTo(-0.331479112534594, 9);
  expect(interval.high).toBeCloseTo(0.483440778534594, 9);
  expect(dependent).toBe(false);
});

test("R's acf of the series after 500", () => {
  const settled = ar1.subarray(500);
  const found = [1, 2, 3, 4, 5].map((lag) => autocorrelation(settled, lag));
  const known = [
    0.904641390300659, 0.814688026474871, 0.724910609097931, 0.640989521764569, 0.567205998078943,
  ];
  for (const [i, value] of known.entries()) expect(found[i]).toBeCloseTo(value, 9);
});

test("batches that are too short are told", () => {
  expect(batchMeans(ar1.subarray(1000), 400, 0.9).dependent).toBe(true);
});

test("what fills no batch is left out at the start", () => {
  const series = Float64Array.of(1000, 1, 3, 5, 7);
  expect(batchMeans(series, 2, 0.9).mean).toBe(4);
});

test("independent batches are called dependent about once in twenty times", () => {
  const called = Array.from({ length: 1000 }, (_, i) => {
    const chance = chanceOf("batches", i);
    const series = Float64Array.from({ length: 200 }, (__, k) => chance.uniform(1, 1, k));
    return batchMeans(series, 20, 0.9).dependent;
  }).filter(Boolean).length;
  expect(called).toBeGreaterThan(25);
  expect(called).toBeLessThan(80);
});

test("fewer observations than batches are refused", () => {
  expect(() => batchMeans(new Float64Array(5), 10, 0.9)).toThrow("10 batches");
});
