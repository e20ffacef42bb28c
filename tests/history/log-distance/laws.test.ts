/**
 * The measures on any log: equal to a slow second writing of their definitions, symmetric, 0 from
 * a log to itself, and for those that are metrics no way round is shorter. And the reader of logs:
 * in pieces as in one, whatever the citizens' numbers.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoOfMinute, minuteOfIso } from "../../../src/domain/moment.ts";
import { eventByName } from "../../../src/domain/vocabulary.ts";
import { activitiesOf, Activities } from "../../../src/history/log-distance/activity.ts";
import { distancesBetween, measures } from "../../../src/history/log-distance/distances.ts";
import { everyone } from "../../../src/history/log-distance/grouped-counts.ts";
import {
  type BinName,
  binNames,
  binOf,
  type CaseNotion,
  caseNotions,
  lensOf,
  minuteOfBin,
} from "../../../src/history/log-distance/lens.ts";
import {
  LogOutOfOrder,
  profileOf,
  ProfileMaker,
} from "../../../src/history/log-distance/profile.ts";
import { part } from "../../../src/kernel/columns.ts";
import { Log } from "../../../src/kernel/log.ts";
import {
  citizenCases,
  slowFlow,
  slowGrams,
  type SlowEvent,
  slowTimes,
  spellCases,
} from "./slow-distances.ts";

const names = ["BenefitGranted", "BenefitStopped", "BenefitResumed", "InterviewHeld", "JobStarted"];

/** Lives of a few citizens in the order of time; days apart, so that all bins are tried. */
const events = (most: number) =>
  fc
    .array(
      fc.record({
        citizen: fc.integer({ min: 0, max: 3 }),
        name: fc.constantFrom(...names),
        gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })),
      }),
      { maxLength: most },
    )
    .chain((all) =>
      fc.integer({ min: -20_000, max: 20_000 }).map((start) => {
        let minute = start;
        return all.map(({ citizen, name, gap }) => ({ citizen, name, minute: (minute += gap) }));
      }),
    );

function logOf(all: ReadonlyArray<SlowEvent>): Log {
  const log = new Log(Math.max(1, all.length));
  for (const { citizen, name, minute } of all) {
    log.append(eventByName.get(name)!.code, minute, citizen, 0, 0, 0, 0);
  }
  return log;
}

const lensFor = (by: CaseNotion, bin: BinName, n = 3) => lensOf(by, bin, new Activities(), n, "1");

function distances(logs: readonly [Log, Log], by: CaseNotion, bin: BinName, reference = 0, n = 3) {
  const lens = lensFor(by, bin, n);
  const [one, other] = logs.map((log) => profileOf(log, lens));
  return distancesBetween(
    { profile: one!, among: everyone },
    { profile: other!, among: everyone },
    { lens, reference, matched: Infinity },
  );
}

const notion = fc.constantFrom(...caseNotions);
const binName = fc.constantFrom(...binNames);
const sizes = { day: 1440, week: 10_080, hour: 60 };
const few = events(14);

describe("against the slow writing", () => {
  test("n-grams and everything in time", () => {
    const n = fc.integer({ min: 1, max: 4 });
    // Often the very minute of an event, where a case is not yet or no longer under way.
    const reference = fc.oneof(fc.integer({ min: -10_000, max: 30_000 }), fc.nat(13));
    fc.assert(
      fc.property(few, few, notion, binName, n, reference, (one, other, by, bin, k, when) => {
        const at = when < 14 && when >= 0 ? (one[when]?.minute ?? when) : when;
        const fast = distances([logOf(one), logOf(other)], by, bin, at, k);
        const [cases, others] = [one, other].map(by === "spell" ? spellCases : citizenCases);
        const lens = lensFor(by, bin);
        const bins = {
          bin: (minute: number) => binOf(minute, lens),
          startOf: (number: number) => minuteOfBin(number, lens),
          size: sizes[bin],
        };
        const slow = slowTimes(cases!, others!, bins, at);
        expect(fast.ngd).toBeCloseTo(slowGrams(cases!, others!, k), 12);
        for (const [measure, value] of Object.entries(slow)) {
          const found = fast[measure as keyof typeof slow];
          if (Number.isNaN(value)) expect([measure, found]).toEqual([measure, Number.NaN]);
          else expect(Math.abs(found - value), measure).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("whole courses, paired in every way", () => {
    fc.assert(
      fc.property(events(9), events(9), (one, other) => {
        const [cases, others] = [one, other].map((all) =>
          citizenCases(all).map((life) => life.map(({ name }) => name)),
        );
        fc.pre(cases!.length === others!.length && cases!.length > 0);
        const { cfld } = distances([logOf(one), logOf(other)], "citizen", "day");
        expect(cfld).toBeCloseTo(slowFlow(cases!, others!), 12);
      }),
    );
  });
});

describe("for all logs", () => {
  test("each is 0 from a log to itself, and does not mind which log comes first", () => {
    fc.assert(
      fc.property(few, few, notion, binName, (one, other, by, bin) => {
        const [log, second] = [logOf(one), logOf(other)];
        const self = distances([log, log], by, bin);
        const there = distances([log, second], by, bin);
        const back = distances([second, log], by, bin);
        for (const measure of measures) {
          expect([measure, self[measure]]).toEqual([measure, 0]);
          // Sums of shares in another order.
          if (measure === "cfld" && !Number.isNaN(there.cfld)) {
            expect(back.cfld).toBeCloseTo(there.cfld, 12);
          } else expect(back[measure]).toBe(there[measure]);
        }
      }),
    );
  });

  test("no way round over a third log is shorter", () => {
    const some = events(20).filter((all) => all.length > 1);
    fc.assert(
      fc.property(some, some, some, binName, (one, other, third, bin) => {
        const logs = [one, other, third].map((all) => logOf(all));
        const way = (from: number, to: number) =>
          distances([logs[from]!, logs[to]!], "citizen", bin);
        const [straight, there, on] = [way(0, 1), way(0, 2), way(2, 1)];
        for (const measure of ["aedd", "redd", "cedd", "cadd"] as const) {
          expect(straight[measure]).toBeLessThanOrEqual(there[measure] + on[measure] + 1e-9);
        }
      }),
    );
  });

  test("a log in pieces is the log, and numbers of citizens do not matter", () => {
    fc.assert(
      fc.property(events(60), notion, fc.nat({ max: 60 }), (all, by, cut) => {
        const [log, lens] = [logOf(all), lensFor(by, "day")];
        const whole = profileOf(log, lens);
        const maker = new ProfileMaker(lens);
        const at = Math.min(cut, log.length);
        maker.add(part(log, 0, at));
        maker.add(part(log, at, log.length));
        expect(maker.finish()).toEqual(whole);
        const renumbered = all.map((event) => ({ ...event, citizen: 5000 - event.citizen * 700 }));
        const other = distances([log, logOf(renumbered)], by, "day");
        expect(other).toEqual(Object.fromEntries(measures.map((measure) => [measure, 0])));
      }),
    );
  });
});

test("bins are hours, days and weeks from Monday on", () => {
  const starts = { hour: "2009-12-31T23:00", day: "2009-12-31T00:00", week: "2009-12-28T00:00" };
  for (const [name, iso] of Object.entries(starts)) {
    const lens = lensFor("spell", name as BinName);
    const bin = binOf(minuteOfIso("2009-12-31T23:59"), lens);
    expect(isoOfMinute(minuteOfBin(bin, lens))).toBe(iso);
    expect(binOf(minuteOfBin(bin, lens), lens)).toBe(bin);
    expect(binOf(minuteOfBin(bin, lens) - 1, lens)).toBe(bin - 1);
    expect(binOf(minuteOfIso("1999-12-26T23:59"), lens)).toBeLessThan(0);
  }
});

describe("what a log is read as", () => {
  const at = (minute: number, name: string, citizen = 1) => ({ citizen, name, minute });

  test("a spell ends with what happens at the instant of its stop, or is taken up again", () => {
    const log = logOf([
      at(0, "InterviewHeld"),
      at(1, "BenefitGranted"),
      at(5, "BenefitStopped"),
      at(5, "JobStarted"),
      at(6, "InterviewHeld"),
      at(9, "BenefitResumed"),
      at(12, "BenefitStopped"),
      at(12, "BenefitGranted"),
    ]);
    const { cases, events: all, eventsInCases, citizens } = profileOf(log, lensFor("spell", "day"));
    expect({ all, eventsInCases, citizens }).toEqual({ all: 8, eventsInCases: 6, citizens: 1 });
    expect([...cases.start.subarray(0, cases.length)]).toEqual([1, 12]);
    expect([...cases.end.subarray(0, cases.length)]).toEqual([12, 12]);
  });

  test("events about teams belong to no case", () => {
    const log = logOf([at(0, "CapacityChanged"), at(1, "JobStarted")]);
    const profile = profileOf(log, lensFor("citizen", "day"));
    expect(profile).toMatchObject({ events: 2, eventsInCases: 1, citizens: 1 });
  });

  test("time that goes back is refused", () => {
    const log = logOf([at(5, "JobStarted"), at(4, "JobEnded")]);
    expect(() => profileOf(log, lensFor("citizen", "day"))).toThrow(LogOutOfOrder);
  });

  test("an attribute tells events of one name apart", () => {
    const stopped = (reason: number) => {
      const log = new Log(1);
      log.append(eventByName.get("BenefitStopped")!.code, 0, 0, reason, 0, 0, 0);
      return log;
    };
    const apart = (attributes: ReadonlyArray<string>) => {
      const activities = activitiesOf(attributes) as Activities;
      const lens = lensOf("citizen", "day", activities, 2, "1");
      const [one, other] = [stopped(1), stopped(2)].map((log) => profileOf(log, lens));
      const question = { lens, reference: 0, matched: 10 };
      const { ngd, cfld } = distancesBetween(
        { profile: one!, among: everyone },
        { profile: other!, among: everyone },
        question,
      );
      return [ngd, cfld];
    };
    expect(apart([])).toEqual([0, 0]);
    expect(apart(["BenefitStopped.reason"])).toEqual([1, 1]);
  });

  test.each([
    ["JobStarted", "JobStarted.kind"],
    ["JobStarted.reason", "JobStarted.kind"],
    ["JobEnded.kind", "another event: JobEnded has no attribute"],
    ["CapacityChanged.present", "EVENT.FIELD of an event about citizens"],
    ["Nothing.at", "EVENT.FIELD of an event about citizens"],
  ])("the attribute %s is refused", (found, expected) => {
    expect(activitiesOf([found])).toEqual({ _tag: "UnknownAttribute", found, expected });
  });
});
