/** The reference model's chance, calendar and test of differences, against what is known. */
import { expect, test } from "vitest";
import {
  addMonths,
  addOpenMinutes,
  birthday,
  dayOfIso,
  holdsWholeMonth,
  minuteOfIso,
} from "./calendar.ts";
import { Stream } from "./chance.ts";
import { beyond, compareRuns } from "./comparison.ts";
import { smallPlan } from "../../src/testing/plan.ts";

function moments(draw: () => number, count = 40_000): readonly [mean: number, variance: number] {
  const values = Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count];
}

test.each([
  ["uniform", (chance: Stream) => chance.uniform(), 1 / 2, 1 / 12],
  ["exponential", (chance: Stream) => chance.exponential(3), 3, 9],
  ["normal", (chance: Stream) => chance.normal(), 0, 1],
  ["poisson", (chance: Stream) => chance.poisson(2.5), 2.5, 2.5],
  ["gamma", (chance: Stream) => chance.gamma(60, 0.5), 60, 900],
  ["gamma of small shape", (chance: Stream) => chance.gamma(10, 1.5), 10, 225],
  ["pick", (chance: Stream) => chance.pick([1, 0, 3]), 1.5, 0.75],
])("%s has its mean and variance", (name, draw, mean, variance) => {
  const chance = new Stream(name);
  const [found, spread] = moments(() => draw(chance));
  expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / 40_000));
  expect(spread / variance).toBeGreaterThan(0.93);
  expect(spread / variance).toBeLessThan(1.07);
});

test("months are counted to the same date, or the month's last", () => {
  expect(addMonths(dayOfIso("2009-11-30"), 3)).toBe(dayOfIso("2010-02-28"));
  expect(addMonths(dayOfIso("2009-12-31"), 3)).toBe(dayOfIso("2010-03-31"));
  expect(birthday(dayOfIso("1984-02-29"), 25)).toBe(dayOfIso("2009-03-01"));
});

test.each([
  ["2009-06-01T00:00", "2009-07-01T00:00", true],
  ["2009-06-01T00:01", "2009-07-31T23:59", false],
  ["2009-06-15T12:00", "2009-08-01T00:00", true],
])("from %s to %s holds a whole month: %s", (from, to, isWhole) => {
  expect(holdsWholeMonth(minuteOfIso(from), minuteOfIso(to))).toBe(isWhole);
});

test("work rests while the house is closed", () => {
  const plan = smallPlan();
  // Whit Monday 2009 is closed; the first team opens from 8 to 16, on Fridays until 14.
  const end = addOpenMinutes(plan, 0, minuteOfIso("2009-06-01T12:00"), 9 * 60);
  expect(end).toBe(minuteOfIso("2009-06-03T09:00"));
  const friday = addOpenMinutes(plan, 0, minuteOfIso("2009-06-12T13:30"), 30);
  expect(friday).toBe(minuteOfIso("2009-06-12T14:00"));
});

test.each([
  [2.228, 10, 0.05],
  [3.169, 10, 0.01],
  [3.3, 1000, 0.001],
])("Student's t beyond %d with %d degrees of freedom", (t, freedom, p) => {
  expect(beyond(t, freedom)).toBeCloseTo(p, 4);
});

test("a comparison finds a shift, and no difference where there is none", () => {
  const runs = (seed: string, shift: number) => {
    const chance = new Stream(seed);
    return Array.from({ length: 40 }, () => {
      const draws = Array.from(
        { length: 200 },
        (_, i) => [`count ${i}`, chance.poisson(20)] as const,
      );
      return new Map([...draws, ["shifted", 50 + shift + chance.normal()]]);
    });
  };
  expect(compareRuns(runs("a", 0), runs("b", 0)).differing).toEqual([]);
  const { differing, compared } = compareRuns(runs("a", 0), runs("b", 2));
  expect(compared).toBe(201);
  expect(differing.map(({ statistic }) => statistic)).toEqual(["shifted"]);
});
