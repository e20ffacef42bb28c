/**
 * The measures against what their authors publish: the values that the tests of
 * log-distance-measures (commit 1df74da, remaining time 4d66266, work in progress 5004c56) expect
 * of their small logs.
 */
import { describe, expect, test } from "vitest";
import { minuteOfIso } from "../../../src/domain/moment.ts";
import { Activities } from "../../../src/history/log-distance/activity.ts";
import {
  arrivalDistance,
  cycleTimeDistance,
  distanceOfTimes,
  minutesInProgress,
  workInProgressDistance,
} from "../../../src/history/log-distance/case-times.ts";
import { controlFlowDistance } from "../../../src/history/log-distance/control-flow.ts";
import { distancesBetween } from "../../../src/history/log-distance/distances.ts";
import { everyone } from "../../../src/history/log-distance/grouped-counts.ts";
import { type BinName, binOf, type Lens, lensOf } from "../../../src/history/log-distance/lens.ts";
import { profileOf } from "../../../src/history/log-distance/profile.ts";
import type { Log } from "../../../src/kernel/log.ts";
import {
  casesOf,
  log1,
  log3,
  log4,
  log5,
  log6,
  log7,
  log8,
  logOf,
  type PublishedEvent,
} from "./published-logs.ts";

const lens = (bin: BinName, n = 3): Lens => lensOf("citizen", bin, new Activities(), n, "1");
const wide = (binMinutes: number): Lens => ({ ...lens("hour"), binMinutes });
const all = (events: ReadonlyArray<PublishedEvent>) => ({
  cases: casesOf(events),
  among: everyone,
});

function distances(one: Log, other: Log, seen: Lens) {
  const [profile, otherProfile] = [profileOf(one, seen), profileOf(other, seen)];
  return distancesBetween(
    { profile, among: everyone },
    { profile: otherProfile, among: everyone },
    { lens: seen, reference: 0, matched: Infinity },
  );
}

describe("n-grams", () => {
  test.each([
    [2, 12, 9],
    [3, 16, 10],
    [4, 20, 11],
  ])("of %i activities: %i apart, %i a case", (n, apart, perCase) => {
    const { ngd } = distances(logOf(log1), logOf(log3), lens("hour", n));
    expect(ngd).toBe(apart / (8 * perCase));
  });

  test("of the same activities are at 0, of others at 1", () => {
    const others = logOf(log1, ["start"], (name) => String.fromCharCode(name.charCodeAt(0) + 10));
    expect(distances(logOf(log1), logOf(log1), lens("hour")).ngd).toBe(0);
    expect(distances(logOf(log1), others, lens("hour")).ngd).toBe(1);
  });

  test("are those that are published for log 1", () => {
    const seen = lens("hour", 3);
    const { grams } = profileOf(logOf(log1), seen);
    const counts = [...grams.total(everyone, 0, seen.grams.length)].toSorted();
    expect(counts).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 4, 4, 4]);
  });
});

test("whole courses: the published example", () => {
  const names = new Map<string, number>();
  const course = (...activities: ReadonlyArray<string>) =>
    activities.map((name) => names.set(name, names.get(name) ?? names.size).get(name)!);
  const one = [
    course("Start", "Continue", "Do something", "Pause"),
    course("Start", "Continue", "Think", "End"),
    course("Start", "Oops", "New branch"),
  ];
  const other = [
    course("Start", "Do something", "Continue", "Pause"),
    course("Start", "Continue", "Think", "End"),
    course("Start", "Extra activity", "New branch", "Oops", "Oops"),
  ];
  expect(controlFlowDistance(one, other)).toBe(0.85 / 3);
});

describe("events in time", () => {
  test("the same dates under other names are at 0; 73 hours later is that far", () => {
    const others = logOf(log1, ["start"], (name) => String.fromCharCode(name.charCodeAt(0) + 10));
    expect(distances(logOf(log1), others, lens("hour"))).toMatchObject({
      aedd: 0,
      cedd: 0,
      redd: 0,
    });
    expect(distances(logOf(log1), logOf(log7), lens("hour")).aedd).toBe(73);
    expect(distances(logOf(log1), logOf(log7), lens("day")).aedd).toBe(3);
  });

  test("no weekday is shared but the empty one: 23 on six of seven", () => {
    expect(distances(logOf(log1), logOf(log7), lens("day")).cedd).toBe((23 * 6) / 7);
  });

  test("since the case began nothing differs", () => {
    for (const bin of ["hour", "day"] as const) {
      expect(distances(logOf(log1), logOf(log7), lens(bin)).redd).toBe(0);
    }
  });

  test("minutes since the case began are those that are published for log 5", () => {
    const { elapsed } = profileOf(logOf(log5, ["start", "end"]), wide(1));
    const counts = elapsed.total(everyone, 0, 106);
    const minutes = [...counts].flatMap((count, minute) => Array<number>(count).fill(minute));
    const published = [
      [0, 1, 1, 35, 35, 43],
      [0, 22, 22, 42, 42, 80],
      [0, 15, 15, 38, 38, 43],
      [0, 2, 2, 41, 41, 91],
      [0, 4, 4, 30, 30, 34],
      [0, 17, 17, 28, 28, 37],
      [0, 4, 4, 19, 19, 34],
      [0, 5, 5, 45, 45, 64],
      [0, 58, 58, 60, 60, 105],
    ];
    expect(minutes).toEqual(published.flat().toSorted((one, other) => one - other));
  });
});

describe("cases in time", () => {
  test("arrivals differ by five hours in nine cases, and not by the day", () => {
    expect(arrivalDistance(all(log4), all(log6), lens("hour"))).toBe(5 / 9);
    expect(arrivalDistance(all(log4), all(log6), lens("day"))).toBe(0);
    expect(arrivalDistance(all(log4), all(log4), lens("hour"))).toBe(0);
  });

  test("cycle times differ by the half hour and the hour, not by four hours", () => {
    expect(cycleTimeDistance(all(log4), all(log5), wide(30))).toBeGreaterThan(0);
    expect(cycleTimeDistance(all(log4), all(log5), wide(60))).toBeGreaterThan(0);
    expect(cycleTimeDistance(all(log4), all(log5), wide(240))).toBe(0);
    expect(cycleTimeDistance(all(log1), all(log7), wide(30))).toBe(0);
  });

  test.each([
    [30, 6],
    [60, 3],
    [180, 1],
    [360, 0],
  ])("remaining times three hours later, in bins of %i minutes: %i", (minutes, expected) => {
    const reference = minuteOfIso("2006-11-07T12:40");
    const ends = casesOf(log4).end.subarray(0, 9);
    const left = ends.filter((end) => end > reference).map((end) => end - reference);
    expect(left).toHaveLength(8);
    expect(
      distanceOfTimes(
        left,
        left.map((time) => time + 180),
        wide(minutes),
      ),
    ).toBe(expected);
  });

  test.each([
    ["4", log4, [50, 229, 305, 163, 43]],
    ["8", log8, [30, 150, 128, 188, 187, 120, 1]],
  ])("work in progress of log %s, in minutes of each hour", (_, events, minutes) => {
    // Published in hours: 0.8333333333333334, 3.816666666666667, 5.083333333333333, …
    const first = binOf(Math.min(...events.map(({ start }) => start)), lens("hour"));
    const found = minutesInProgress(all(events), first, minutes.length, lens("hour"));
    expect([...found]).toEqual(minutes);
  });

  test("work in progress of one day cannot differ by the day", () => {
    expect(workInProgressDistance(all(log4), all(log6), lens("day"))).toBe(0);
    expect(workInProgressDistance(all(log4), all(log6), lens("hour"))).toBeGreaterThan(0);
    expect(workInProgressDistance(all(log4), all(log4), lens("hour"))).toBe(0);
  });
});
