/** The sceptic's forecasts on series whose future is known, and their honesty about themselves. */
import { describe, expect, test } from "vitest";
import { lastValue } from "../../../src/calibration/baseline/last-value.ts";
import { sameMonthLastYear } from "../../../src/calibration/baseline/same-month.ts";
import { seasonalMean } from "../../../src/calibration/baseline/seasonal-mean.ts";
import { errorsOf, type Pointer, spread } from "../../../src/calibration/baseline/spread.ts";
import { chanceOf } from "../../../src/kernel/chance.ts";
import { normalQuantile } from "../../../src/kernel/special-functions.ts";
import { quantile } from "../../../src/statistics/quantile.ts";
import { isCovered } from "../../../src/statistics/scores/coverage.ts";

const rules: ReadonlyArray<readonly [string, (values: Float64Array) => Pointer]> = [
  ["last value", lastValue],
  ["same month last year", sameMonthLastYear],
  ["seasonal mean", seasonalMean],
];

const months = (count: number, value: (month: number) => number) =>
  Float64Array.from({ length: count }, (_, month) => value(month));
/** A year's wave that comes back, around a level. */
const wave = (month: number) => 500 + 80 * Math.sin((month * Math.PI) / 6);

test("each says what its name says", () => {
  const known = months(36, (month) => wave(month) + month);
  expect(lastValue(known)(36, 5)).toBe(known[35]);
  expect(sameMonthLastYear(known)(36, 5)).toBe(known[28]);
  expect(sameMonthLastYear(known)(36, 12)).toBe(known[35]);
  expect(sameMonthLastYear(known)(36, 13)).toBe(known[24]);
  // Of a wave without trend, the season is known from the second year on.
  const level = months(36, wave);
  for (let ahead = 1; ahead <= 12; ahead += 1) {
    expect(seasonalMean(level)(36, ahead)).toBeCloseTo(wave(35 + ahead), 6);
  }
});

test("nothing is said where nothing is known", () => {
  const known = months(11, wave);
  expect(spread(sameMonthLastYear(known), known, 1)).toBeUndefined();
  expect(spread(sameMonthLastYear(known), known, 2)).toHaveLength(199);
  expect(spread(lastValue(new Float64Array(0)), new Float64Array(0), 1)).toBeUndefined();
  expect(seasonalMean(known.subarray(0, 2))(2, 1)).toBeNaN();
});

describe.each(rules)("%s", (_name, rule) => {
  test("knows nothing of what comes after", () => {
    const past = months(30, wave);
    const one = Float64Array.from([...past, 0, 0, 0]);
    const other = Float64Array.from([...past, 9999, 7, 12]);
    for (let ahead = 1; ahead <= 12; ahead += 1) {
      expect(rule(one)(30, ahead)).toBe(rule(other)(30, ahead));
      expect(spread(rule(past), past, ahead)).toEqual(
        spread(rule(one.subarray(0, 30)), one.subarray(0, 30), ahead),
      );
    }
  });

  test("is as wide as it was wrong: 90 % intervals hold near 90 % of random walks", () => {
    const chance = chanceOf("walks", 0);
    let [held, of] = [0, 0];
    for (let walk = 0; walk < 120; walk += 1) {
      const values = new Float64Array(66);
      for (let month = 0; month < values.length; month += 1) {
        const step = 10 * normalQuantile(chance.uniform(walk, 0, month));
        values[month] = (month === 0 ? 1000 : values[month - 1]) + step;
      }
      const known = values.subarray(0, 60);
      for (const ahead of [1, 3, 6]) {
        held += isCovered(spread(rule(known), known, ahead)!, 0.9, values[59 + ahead]) ? 1 : 0;
        of += 1;
      }
    }
    expect(held / of).toBeGreaterThan(0.84);
    expect(held / of).toBeLessThan(0.97);
  });
});

test("the spread grows with what it looks ahead, and no count is below 0", () => {
  const chance = chanceOf("walk", 1);
  const known = months(48, () => 0);
  for (let month = 1; month < 48; month += 1) {
    known[month] = Math.abs(known[month - 1] + normalQuantile(chance.uniform(0, 0, month)));
  }
  const wide = (ahead: number) => quantile(spread(lastValue(known), known, ahead)!, 0.95);
  expect(wide(6)).toBeGreaterThan(wide(1));
  expect(spread(lastValue(known), known, 6)![0]).toBeGreaterThanOrEqual(0);
  expect(errorsOf(lastValue(known), known, 6)).toHaveLength(42);
});
