/** Where truths lie in forecasts, and how much better one forecaster is, on made series. */
import { expect, test } from "vitest";
import { partCovered } from "../../../src/statistics/scores/coverage.ts";
import { chanceOf } from "../../../src/kernel/chance.ts";
import { normalQuantile } from "../../../src/kernel/special-functions.ts";
import {
  drawnPlaces,
  pitEnvelope,
  pitHistogram,
  placeAmong,
} from "../../../src/statistics/scores/pit.ts";
import { blockFor, skillOver } from "../../../src/statistics/scores/skill.ts";

const chance = chanceOf("scores", 0);
const normal = (subject: number, index: number) =>
  normalQuantile(chance.uniform(subject, 1, index));

/** Forecasts of so wide a spread where the truth's is 1: their places. */
const placesOf = (cases: number, spread: number, rounded: boolean) =>
  Array.from({ length: cases }, (_, i) => {
    const number = (x: number) => (rounded ? Math.round(2 * x) : x);
    const sample = Float64Array.from({ length: 19 }, (_x, k) => number(spread * normal(i, k + 1)));
    return placeAmong(sample.sort(), number(normal(i, 0)));
  });

test.each([false, true])("honest forecasts are flat, also of few whole numbers: %s", (rounded) => {
  const heights = pitHistogram(placesOf(2000, 1, rounded), 10);
  const { low, high } = pitEnvelope(2000, 10, 0.99);
  for (const height of heights) {
    expect(height).toBeGreaterThan(low);
    expect(height).toBeLessThan(high);
  }
  expect(heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(1, 12);
});

test.each([false, true])("honest forecasts hold what they say, also few: %s", (rounded) => {
  const places = placesOf(4000, 1, rounded);
  for (const level of [0.5, 0.8, 0.9, 0.95]) {
    const parts = places.map((place) => partCovered(place, level));
    const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
    expect(Math.abs(mean - level)).toBeLessThan(0.02);
  }
});

test("narrow forecasts heap truths at the ends, wide ones in the middle", () => {
  const { low, high } = pitEnvelope(500, 10, 0.95);
  const narrow = pitHistogram(placesOf(500, 0.5, false), 10);
  expect(Math.min(narrow[0], narrow[9])).toBeGreaterThan(high);
  const wide = pitHistogram(placesOf(500, 2, false), 10);
  expect(Math.max(wide[0], wide[9])).toBeLessThan(low);
});

test("drawn places are uniform where stretches are long", () => {
  const drawn = drawnPlaces(placesOf(2000, 1, true), chanceOf("places", 0)).sort();
  // Kolmogorov's distance of 2,000 uniform numbers exceeds 0.0364 in one of a hundred cases.
  const far = drawn.map((x, i) => Math.abs(x - (i + 0.5) / drawn.length));
  expect(Math.max(...far)).toBeLessThan(0.0364);
});

test("skill is the part of the other's score that is saved", () => {
  const own = Float64Array.of(1, 2, 3, 1, 2, Number.NaN);
  const { estimate, interval } = skillOver(own, Float64Array.of(2, 4, 6, 2, 4, 9), 1, 0.9);
  expect(estimate).toBe(0.5);
  expect(interval).toEqual({ level: 0.9, low: 0.5, high: 0.5 });
  expect(skillOver(own, own, 1, 0.9).estimate).toBe(0);
  expect(skillOver(own.subarray(0, 4), own, 1, 0.9).interval.low).toBe(-Infinity);
});

test("blocks widen the interval of scores that hang together", () => {
  // Each of twenty scores stands five times in a row: a hundred numbers, twenty cases.
  const own = Float64Array.from({ length: 100 }, (_, i) => 5 + normal(10_000 + ((i / 5) | 0), 0));
  const other = own.map(() => 5);
  const width = (block: number) => {
    const { interval } = skillOver(own, other, block, 0.9);
    return interval.high - interval.low;
  };
  expect(width(10)).toBeGreaterThan(1.6 * width(1));
  expect(blockFor(6, 6)).toBe(1);
  expect(blockFor(24, 6)).toBe(4);
  expect(blockFor(60, 6)).toBe(6);
});
