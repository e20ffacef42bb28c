/**
 * What chance alone does: halves are halves, the same for the same seed, and they tell logs of one
 * law from logs of another.
 */
import { describe, expect, test } from "vitest";
import { eventByName } from "../../../src/domain/vocabulary.ts";
import { Activities } from "../../../src/history/log-distance/activity.ts";
import { FirstLog, splits } from "../../../src/history/log-distance/compare-logs.ts";
import { type LogMeasure, measures } from "../../../src/history/log-distance/distances.ts";
import { has } from "../../../src/history/log-distance/grouped-counts.ts";
import { lensOf } from "../../../src/history/log-distance/lens.ts";
import { profileOf } from "../../../src/history/log-distance/profile.ts";
import { halfOf, splitHalves } from "../../../src/history/log-distance/split-half.ts";
import { chanceOf } from "../../../src/kernel/chance.ts";
import { Log } from "../../../src/kernel/log.ts";

const lens = (seed = "1") => lensOf("spell", "day", new Activities(), 3, seed);
const codeOf = (name: string) => eventByName.get(name)!.code;

/** Citizens come over 200 days, have interviews and stay a while: so many days on average. */
function centre(seed: string, { citizens = 2000, days = 60, noShow = 0.2 } = {}): Log {
  const chance = chanceOf(seed, 0);
  const rows: Array<readonly [minute: number, citizen: number, name: string]> = [];
  for (let citizen = 0; citizen < citizens; citizen += 1) {
    const start = Math.floor(chance.uniform(citizen, 0, 0) * 200 * 1440);
    const stay = Math.floor(chance.exponential(citizen, 1, 0) * days * 1440);
    rows.push([start, citizen, "BenefitGranted"], [start + stay, citizen, "BenefitStopped"]);
    for (let at = 20 * 1440, i = 0; at < stay; at += 30 * 1440, i += 1) {
      const stays = chance.uniform(citizen, 2, i) < noShow;
      rows.push([start + at, citizen, stays ? "InterviewNoShow" : "InterviewHeld"]);
    }
  }
  const log = new Log(rows.length);
  for (const [minute, citizen, name] of rows.sort((one, other) => one[0] - other[0])) {
    log.append(codeOf(name), minute, citizen, 0, 0, 0, 0);
  }
  return log;
}

/** The measures in which the second log is farther away than 95 % of the halves of the first. */
function beyond(first: Log, second: Log): ReadonlyArray<LogMeasure> {
  const seen = lens();
  const one = new FirstLog(profileOf(first, seen), seen);
  const found = one.to(profileOf(second, seen));
  return measures.filter((measure) => {
    const halves = one.halves.map((half) => half[measure]).toSorted((a, b) => a - b);
    return found[measure] > halves[Math.floor(splits * 0.95) - 1]!;
  });
}

describe("halves", () => {
  test("have eight of the sixteen groups, others for another number or seed", () => {
    const seen = Array.from({ length: 50 }, (_, split) => halfOf(lens(), split));
    for (const half of seen) {
      expect(Array.from({ length: 16 }, (_, g) => g).filter((g) => has(half, g))).toHaveLength(8);
    }
    expect(new Set(seen).size).toBeGreaterThan(45);
    expect(halfOf(lens(), 3)).toBe(seen[3]);
    expect(halfOf(lens("2"), 3)).not.toBe(seen[3]);
  });

  test("are the same for the same seed", () => {
    const log = centre("a", { citizens: 300 });
    const distances = (seed: string) => {
      const seenBy = lens(seed);
      const question = { lens: seenBy, reference: 100 * 1440, matched: 20 };
      return splitHalves(profileOf(log, seenBy), question, 3);
    };
    expect(distances("1")).toEqual(distances("1"));
    expect(distances("1")).not.toEqual(distances("2"));
  });

  test("take all citizens between them: each half is its events and no other's", () => {
    const seen = lens();
    const { dates, eventsInCases } = profileOf(centre("a", { citizens: 300 }), seen);
    const half = halfOf(seen, 0);
    const count = (among: number) =>
      dates.total(among, dates.first, dates.end - dates.first).reduce((a, b) => a + b, 0);
    expect(count(half) + count(~half)).toBe(eventsInCases);
    expect(Math.abs(count(half) / eventsInCases - 0.5)).toBeLessThan(0.15);
  });
});

describe("read against chance", () => {
  test("two logs of one law are no farther apart than halves", () => {
    // One in twenty may be by chance; halves are half as large, so hardly that.
    const found = ["b", "c", "d"].flatMap((seed) => beyond(centre("a"), centre(seed)));
    expect(found.length).toBeLessThanOrEqual(2);
  });

  test("longer stays are seen in how long cases last, and not in when they come", () => {
    const found = beyond(centre("a"), centre("b", { days: 80 }));
    expect(found).toEqual(expect.arrayContaining(["redd", "ctdd", "wip"]));
    expect(found).not.toContain("cadd");
  });

  test("more who stay away are seen in the order of events, and not in times", () => {
    const found = beyond(centre("a"), centre("b", { noShow: 0.45 }));
    expect(found).toEqual(["ngd", "cfld"]);
  });
});
