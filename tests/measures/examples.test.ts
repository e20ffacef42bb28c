/**
 * Measures on histories small enough to be counted by hand, at the edges where a definition shows:
 * month ends, leap years, deadlines, the log's first minute and its last.
 */
import { describe, expect, test } from "vitest";
import type { Measure, Window } from "../../src/domain/measure.ts";
import { dayOfIso } from "../../src/domain/moment.ts";
import { compileMeasures } from "../../src/measures/compile.ts";
import { MeasureFault } from "../../src/measures/fault.ts";
import { monthsOf } from "../../src/measures/months.ts";
import { requiredEnd, requiredStart } from "../../src/measures/needs.ts";
import { logOf, type Told } from "./histories.ts";

const registered = (subject: number, at: string, rest: Record<string, unknown> = {}): Told => ({
  _tag: "CitizenRegistered",
  at,
  subject,
  origin: "danish",
  traits: [],
  born: dayOfIso("1970-05-05"),
  identity: subject,
  ...rest,
});
const tell = (at: string, _tag: string, rest: Record<string, unknown> = {}, subject = 0): Told => ({
  _tag,
  at: at.length === 10 ? `${at}T00:00` : at,
  subject,
  ...rest,
});
const granted = (at: string, from: string, subject = 0) =>
  tell(at, "BenefitGranted", { benefit: "cashBenefit", from: `${from}T00:00` }, subject);
const stopped = (at: string, reason = "job", subject = 0) =>
  tell(at, "BenefitStopped", { reason }, subject);

/** The reading of one measure. */
function read(
  measure: Measure,
  window: Window,
  [from, to]: readonly [string, string],
  events: ReadonlyArray<Told>,
) {
  const span = { from: dayOfIso(from), to: dayOfIso(to) };
  const fold = compileMeasures([{ measure, window }], ["north"], span);
  const log = logOf(events);
  fold.read(log, 0, log.length);
  return fold.readings()[0]!;
}

describe("more than 12 months on benefit (JKN-4)", () => {
  const long = { benefits: ["cashBenefit"], longerThanMonths: 12 } as const;
  const net = (
    events: ReadonlyArray<Told>,
    type: "netInflow" | "inflow" | "outflow" = "netInflow",
  ) => read({ type, population: long }, 2010, ["2010-01-01", "2010-12-31"], events).value;
  const start = "2010-01-01T00:00";

  test("who has been there for long when the log opens is stock, not inflow", () => {
    expect(net([registered(0, start), granted(start, "2008-03-01")])).toBe(0);
  });
  test("a spell from 31 December reaches 12 months on the year's last day", () => {
    expect(net([registered(0, start), granted(start, "2009-12-31")])).toBe(1);
  });
  test("a spell from 1 January reaches them on the first day of the next year", () => {
    expect(net([registered(0, start), granted(start, "2010-01-01")])).toBe(0);
  });
  test("a spell that ends on the day before has never been long", () => {
    const events = [
      registered(0, start),
      granted(start, "2009-06-15"),
      stopped("2010-06-14T23:59"),
    ];
    expect(net(events, "inflow")).toBe(0);
  });
  test("a spell that ends in the minute of the day's start has not been long either", () => {
    const events = [
      registered(0, start),
      granted(start, "2009-06-15"),
      stopped("2010-06-15T00:00"),
    ];
    expect([net(events, "inflow"), net(events, "outflow")]).toEqual([0, 0]);
  });
  test("a spell from 29 February reaches 12 months on 28 February", () => {
    const events = [registered(0, "2008-03-01T00:00"), granted("2008-03-01", "2008-02-29")];
    const stock = (to: string) =>
      read(
        { type: "stock", population: long },
        { from: "2009-02", to: "2009-02" },
        ["2008-03-01", "2009-02-28"],
        [...events, stopped(to)],
      ).value;
    expect([stock("2009-03-01"), stock("2009-02-28T12:00")]).toEqual([1, 0]);
  });
  test("resumed after a short gap the citizen goes and comes back", () => {
    const events = [
      registered(0, start),
      granted(start, "2008-01-01"),
      stopped("2010-03-10"),
      tell("2010-03-25", "BenefitResumed", {
        benefit: "cashBenefit",
        from: "2008-01-01T00:00",
        gapDays: 15,
      }),
    ];
    expect([net(events), net(events, "inflow"), net(events, "outflow")]).toEqual([0, 1, 1]);
  });
  test("stopped and granted in one minute is no flow, but a new spell is a young one", () => {
    const again = (from: string) => [
      registered(0, start),
      granted(start, "2008-01-01"),
      stopped("2010-05-01"),
      granted("2010-05-01", from),
    ];
    expect(net(again("2008-01-01"), "outflow")).toBe(0);
    expect(net(again("2010-05-01"), "outflow")).toBe(1);
  });
});

describe("k of n months after a contact (JKN-1 to 3)", () => {
  const contact = (at: string, subject = 0) =>
    tell(at, "CitizenContacted", { centre: 0, level: 2 }, subject);
  const measure: Measure = {
    type: "kOfN",
    anchor: "contact",
    statuses: ["job", "education", "wageSubsidy"],
    months: 1,
    of: 3,
    population: { workReady: true },
  };
  const span = ["2007-10-01", "2008-12-31"] as const;
  const inWork = (from: string, to: string) => [
    registered(0, "2007-10-20T09:00"),
    contact("2007-11-30T09:00"),
    tell(from, "JobStarted", { kind: "ordinary" }),
    tell(to, "JobEnded"),
  ];
  const share = (from: string, to: string, asked: Measure = measure) =>
    read(asked, { from: "2008-01", to: "2008-12" }, span, inWork(from, to)).value;

  test("the contact's own month does not count, the third month after it does", () => {
    expect(share("2007-11-30T10:00", "2007-12-01")).toBe(0);
    expect(share("2008-02-01", "2008-02-16")).toBe(1);
    expect(share("2008-03-01", "2008-04-01")).toBe(0);
  });
  test("of the 29 days of February 2008 half is not a majority", () => {
    expect(share("2008-02-01", "2008-02-15T12:00")).toBe(0);
    expect(share("2008-02-01", "2008-02-15T12:01")).toBe(1);
  });
  test("by the other rule the whole month is needed", () => {
    const whole = { ...measure, monthRule: "wholeMonth" } as const;
    expect(share("2008-02-01", "2008-03-01", whole)).toBe(1);
    expect(share("2008-02-01", "2008-02-29T23:59", whole)).toBe(0);
  });
  test("the halves of two months do not make one", () => {
    expect(share("2007-12-17", "2008-01-15")).toBe(0);
  });
  test("windows that close in the year are of contacts from seven months before", () => {
    const seven: Measure = { ...measure, of: 7 };
    const at = (minute: string) =>
      read(
        seven,
        2008,
        ["2007-01-01", "2008-12-31"],
        [registered(0, "2007-01-01T00:00"), contact(minute)],
      );
    expect(at("2007-05-31T23:59").base).toBe(0);
    expect(at("2007-06-01T00:00").base).toBe(1);
    expect(at("2008-05-31T23:59").base).toBe(1);
    expect(at("2008-06-01T00:00").base).toBe(0);
    expect(requiredStart(seven, 2008)).toBe(dayOfIso("2007-06-01"));
    expect(requiredEnd(seven, 2008)).toBe(dayOfIso("2008-12-31"));
  });
  test("windows that the log does not see the end of are open and count neither way", () => {
    const starts: Measure = { ...measure, cohort: "startsIn" };
    const events = [
      registered(0, "2008-01-01T00:00"),
      registered(1, "2008-01-01T00:00"),
      contact("2008-09-30T09:00"),
      contact("2008-10-01T09:00", 1),
    ];
    const reading = read(starts, 2008, ["2008-01-01", "2008-12-31"], events);
    expect([reading.value, reading.base, reading.open]).toEqual([0, 1, 1]);
    expect(requiredEnd(starts, 2008)).toBe(dayOfIso("2009-03-31"));
  });
  test("a cohort that began before the log is marked as seen in part", () => {
    const reading = (from: string) => read(measure, 2008, [from, "2008-12-31"], []);
    expect(reading("2007-10-01").partial).toBe(false);
    expect(reading("2007-10-02").partial).toBe(true);
    expect(reading("2007-10-02").why).toBe("nothingToMeasure");
  });
  test("the age group is that of the day of the contact", () => {
    const young = { ...measure, population: { ageGroups: ["under25"] } } as const;
    const base = (at: string) =>
      read(young, 2008, span, [
        registered(0, "2007-10-01T00:00", { born: dayOfIso("1983-01-10") }),
        ...(at > "2008-01-10" ? [tell("2008-01-10", "AgeBoundaryCrossed", { boundary: 25 })] : []),
        contact(at),
      ]).base;
    expect([base("2008-01-09T23:59"), base("2008-01-10T09:00")]).toEqual([1, 0]);
  });
  test("every contact counts, and only of citizens registered as work-ready", () => {
    const events = [
      registered(0, "2007-10-01T00:00"),
      registered(1, "2007-10-01T00:00"),
      contact("2007-11-01T09:00"),
      tell("2007-11-02T09:00", "CitizenContacted", { centre: 0, level: 4 }, 1),
      tell("2007-12-01", "JobStarted", { kind: "subsidised" }),
      tell("2008-01-01", "JobEnded"),
      contact("2008-01-01T09:00"),
    ];
    const reading = read(measure, 2008, span, events);
    expect([reading.value, reading.base]).toEqual([0.5, 2]);
  });
});

describe("timeliness (JKN-8 and 9)", () => {
  const start = "2010-01-01T00:00";
  const duty = (subject: number, due: string, ...then: ReadonlyArray<Told>) => [
    registered(subject, start),
    tell(start, "ObligationCreated", { kind: "contactInterview", due: `${due}T23:59` }, subject),
    ...then,
  ];
  const ended = (subject: number, tag: string, at: string, due: string, rest: object) =>
    tell(at, tag, { kind: "contactInterview", due: `${due}T23:59`, ...rest }, subject);
  const events = [
    ...duty(0, "2010-01-31"),
    ...duty(1, "2010-01-31"),
    ...duty(2, "2010-02-28"),
    ...duty(3, "2010-02-28"),
    ...duty(4, "2010-02-28"),
    ended(0, "ObligationFulfilled", "2010-01-31T23:59", "2010-01-31", { late: false }),
    ended(1, "ObligationFulfilled", "2010-02-01T00:00", "2010-01-31", { late: true }),
    ended(2, "ObligationCancelled", "2010-02-28T23:59", "2010-02-28", { reason: "exit" }),
    ended(3, "ObligationCancelled", "2010-03-01T00:00", "2010-02-28", { reason: "exit" }),
  ];
  const value = (average: "months" | "pooled") =>
    read(
      { type: "timely", obligations: ["contactInterview"], average },
      2010,
      ["2010-01-01", "2010-12-31"],
      events,
    );

  test("late, breached and cancelled after the deadline are not on time", () => {
    // January 1 of 2; February 0 of 2, since one of three was cancelled before its deadline.
    expect(value("months")).toMatchObject({ value: 0.25, base: 4 });
    expect(value("pooled")).toMatchObject({ value: 0.25, base: 4 });
  });
  test("of a population: who belongs when the obligation is created, each time anew", () => {
    const of = (kind: string, at: string) =>
      tell(at, kind, {
        kind: "firstOffer",
        due: `${at}T23:59`,
        ...(kind === "ObligationFulfilled" ? { late: false } : {}),
      });
    const share = read(
      {
        type: "timely",
        obligations: ["firstOffer"],
        average: "pooled",
        population: { benefits: ["cashBenefit"] },
      },
      2010,
      ["2010-01-01", "2010-12-31"],
      [
        registered(0, start),
        granted(start, "2010-01-01"),
        of("ObligationCreated", "2010-02-01"),
        of("ObligationFulfilled", "2010-02-01"),
        stopped("2010-03-01"),
        of("ObligationCreated", "2010-04-01"),
        of("ObligationFulfilled", "2010-04-01"),
      ],
    );
    expect(share).toMatchObject({ value: 1, base: 1 });
  });
  test("months without deadlines are left out, and none at all is nothing to measure", () => {
    const none = read(
      { type: "timely", obligations: ["firstOffer"] },
      2010,
      ["2010-01-01", "2010-12-31"],
      events,
    );
    expect(none.value).toBeNaN();
    expect(none.why).toBe("nothingToMeasure");
  });
});

describe("counts and what cannot be measured", () => {
  const year = ["2010-01-01", "2010-12-31"] as const;
  const placement = (at: string, kind: string, subject = 0) => {
    const end = "2011-03-01T00:00";
    return tell(at, "PlacementStarted", { kind, agreement: 0, end, viaPartnership: true }, subject);
  };
  const events = [
    registered(0, "2010-01-01T00:00"),
    registered(1, "2010-01-01T00:00"),
    placement("2010-01-01", "internship"),
    placement("2010-06-01", "wageSubsidy"),
    placement("2010-12-31T23:59", "internship", 1),
    placement("2011-01-01T00:00", "internship", 1),
  ];
  const count = (of: "events" | "persons", kind: [string, ...string[]]) =>
    read({ type: "count", event: "PlacementStarted", where: { kind }, of }, 2010, year, events)
      .value;

  test("starts or persons, of the kinds asked for, in the window (JKN-5)", () => {
    expect(count("events", ["internship", "wageSubsidy"])).toBe(3);
    expect(count("events", ["internship"])).toBe(2);
    expect(count("persons", ["internship", "wageSubsidy"])).toBe(2);
  });
  test("who has been there for 12 months in that very minute counts", () => {
    const cases = (at: string) =>
      read(
        { type: "count", event: "MatchAssessed", population: { longerThanMonths: 12 } },
        2010,
        year,
        [
          registered(0, "2010-01-01T00:00"),
          granted("2010-01-01", "2009-06-15"),
          tell(at, "MatchAssessed", { scheme: "five", group: 2, level: 2 }),
        ],
      ).value;
    expect(cases("2010-06-14T23:59")).toBe(0);
    expect(cases("2010-06-15T00:00")).toBe(1);
  });
  test("a window that the log does not cover is not zero", () => {
    const reading = read({ type: "stock" }, 2010, ["2010-01-02", "2010-12-31"], []);
    expect(reading.why).toBe("outsideTheLog");
    expect(read({ type: "notYetModelled", needs: "calls" }, 2010, year, []).why).toBe(
      "notYetModelled",
    );
  });
  test("a share of nothing is none", () => {
    const nobody = { type: "stock", population: { benefits: ["cashBenefit"] } } as const;
    expect(read({ type: "ratio", of: nobody, to: nobody }, 2010, year, events).value).toBeNaN();
  });
  test("what does not go together says where", () => {
    const fault = (measure: Measure) => {
      try {
        read(measure, 2010, year, []);
        return undefined;
      } catch (error) {
        return error instanceof MeasureFault ? error.path : error;
      }
    };
    const population = { centres: ["west"] } as const;
    expect(fault({ type: "stock", population })).toEqual([0, "population", "centres", 0]);
    expect(
      fault({ type: "ratio", of: { type: "stock", population }, to: { type: "stock" } }),
    ).toEqual([0, "of", "population", "centres", 0]);
    expect(
      fault({
        type: "kOfN",
        anchor: "contact",
        statuses: ["job"],
        months: 1,
        of: 3,
        population: { benefits: ["cashBenefit"] },
      }),
    ).toEqual([0, "population", "benefits"]);
  });
  test("windows are whole months", () => {
    expect(monthsOf(2010)).toEqual({ first: 120, last: 131 });
    expect(monthsOf({ from: "1999-12", to: "2000-01" })).toEqual({ first: -1, last: 0 });
  });
});
