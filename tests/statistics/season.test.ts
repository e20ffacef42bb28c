/** The season that a series was made with is found, and taken away nothing but it is left. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { movingAverage, seasonOf, without } from "../../src/statistics/season.ts";
import { slopeOf } from "../../src/statistics/slope.ts";

const cycles = fc.integer({ min: 2, max: 13 });
const wave = (cycle: number) =>
  Float64Array.from({ length: cycle }, (_, i) => i * i - (cycle - 1) * i);

test("season, level and slope that a series was made of come apart again", () => {
  fc.assert(
    fc.property(cycles, fc.integer({ min: -5, max: 5 }), (cycle, rise) => {
      const shape = wave(cycle);
      const mean = shape.reduce((sum, x) => sum + x, 0) / cycle;
      const series = Float64Array.from(
        { length: 6 * cycle },
        (_, i) => 100 + rise * i + shape[i % cycle],
      );
      const season = seasonOf(series, cycle, 2 * cycle);
      for (const [i, value] of season.entries()) expect(value).toBeCloseTo(shape[i] - mean, 9);
      const left = without(series, season);
      for (const [i, value] of left.entries()) expect(value).toBeCloseTo(100 + rise * i + mean, 9);
      expect(slopeOf(left)).toBeCloseTo(rise, 9);
    }),
  );
});

test("a transient before `from` does not bend the season", () => {
  const shape = Float64Array.of(3, -1, -2, 0);
  const series = Float64Array.from({ length: 40 }, (_, i) => shape[i % 4] + (i < 6 ? 500 : 0));
  expect([...seasonOf(series, 4, 12)]).toEqual([...shape]);
});

test("less than two cycles show no season", () => {
  expect([...seasonOf(Float64Array.of(1, 2, 3, 4, 5, 6), 4, 0)]).toEqual([0, 0, 0, 0]);
});

test("the moving average is NaN where it would reach beyond the series", () => {
  const averaged = movingAverage(Float64Array.of(4, 0, 0, 0, 8, 0), 4);
  expect([...averaged]).toEqual([Number.NaN, Number.NaN, 1.5, 2, Number.NaN, Number.NaN]);
});
