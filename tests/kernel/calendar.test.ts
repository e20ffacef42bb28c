/** Opening hours against a clock that counts minute by minute. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfIso, isoOfMinute, minuteOfIso } from "../../src/domain/moment.ts";
import {
  BeyondCalendar,
  type Hours,
  type OpeningHours,
  UnusableHours,
  aroundTheClock,
  openingHours,
} from "../../src/kernel/calendar.ts";
import { holidayDays } from "../../src/kernel/holidays.ts";

const office: ReadonlyArray<Hours | null> = [
  [540, 900],
  [540, 900],
  [540, 900],
  [540, 1020],
  [540, 840],
  null,
  null,
];
const year = openingHours({
  from: dayOfIso("2010-01-01"),
  to: dayOfIso("2010-12-31"),
  weekly: office,
  closed: holidayDays(2010, 2010),
});
const at = minuteOfIso;

describe("a job centre in 2010", () => {
  test("opens on working days only", () => {
    expect(year.opensAt(dayOfIso("2010-05-12"))).toBe(540);
    expect(year.openMinutes(dayOfIso("2010-05-12"))).toBe(360);
    expect(year.opensAt(dayOfIso("2010-05-13"))).toBe(-1); // Ascension Day
    expect(year.openMinutes(dayOfIso("2010-05-15"))).toBe(0); // a Saturday
    expect(year.isOpen(at("2010-05-12T08:59"))).toBe(false);
    expect(year.isOpen(at("2010-05-12T09:00"))).toBe(true);
    expect(year.isOpen(at("2010-05-12T14:59"))).toBe(true);
    expect(year.isOpen(at("2010-05-12T15:00"))).toBe(false);
  });

  test.each([
    ["2010-05-12T08:00", "2010-05-12T09:00"],
    ["2010-05-12T12:34", "2010-05-12T12:34"],
    ["2010-05-12T15:00", "2010-05-14T09:00"],
    ["2010-05-14T14:00", "2010-05-17T09:00"],
  ])("the first open minute from %s is %s", (from, to) => {
    expect(isoOfMinute(year.nextOpen(at(from)))).toBe(to);
  });

  test.each([
    ["2010-05-12T09:00", 360, "2010-05-12T15:00"],
    ["2010-05-12T09:00", 361, "2010-05-14T09:01"],
    ["2010-05-12T15:00", 300, "2010-05-14T14:00"],
    ["2010-05-12T14:00", 90, "2010-05-14T09:30"],
    ["2010-05-15T03:00", 0, "2010-05-15T03:00"],
    ["2010-05-15T03:00", 1, "2010-05-17T09:01"],
  ])("work begun %s of %i minutes ends %s", (start, minutes, end) => {
    expect(isoOfMinute(year.addOpenMinutes(at(start), minutes))).toBe(end);
  });

  test("answers nothing that it does not know", () => {
    const last = at("2010-12-31T23:59");
    for (const ask of [
      () => year.isOpen(last + 1),
      () => year.nextOpen(last),
      () => year.addOpenMinutes(last, 1),
      () => year.addOpenMinutes(0, 5),
      () => year.addOpenMinutes(last, Number.NaN),
      () => year.openMinutesBetween(last, last + 1),
      () => year.opensAt(dayOfIso("2011-01-01")),
      () => year.openMinutes(dayOfIso("2009-12-31")),
    ]) {
      expect(ask).toThrow(BeyondCalendar);
    }
    expect(year.addOpenMinutes(at("2010-12-31T14:00") - 1, 1)).toBe(at("2010-12-31T14:00"));
  });

  test.each([
    [{ from: 0, to: 1, weekly: office.slice(1) }],
    [{ from: 1, to: 0, weekly: office }],
    [{ from: 0, to: 1, weekly: [...office.slice(1), [540, 540] as const] }],
    [{ from: 0, to: 1, weekly: [...office.slice(1), [540, 1441] as const] }],
    [{ from: 0, to: 1, weekly: [...office.slice(1), [-1, 100] as const] }],
    [{ from: 0.5, to: 1, weekly: office }],
  ])("hours that are none are refused (%#)", (plan) => {
    expect(() => openingHours(plan)).toThrow(UnusableHours);
  });
});

test("around the clock every minute is open", () => {
  const clock = aroundTheClock(-2, 5);
  expect(clock.isOpen(-2880)).toBe(true);
  expect(clock.nextOpen(1439)).toBe(1439);
  expect(clock.addOpenMinutes(100, 3000)).toBe(3100);
  expect(clock.openMinutesBetween(-10, 5000)).toBe(5010);
});

const hours = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .map(([a, b]): Hours | null => (a === b ? null : [Math.min(a, b), Math.max(a, b)]));
const days = 12;
const calendars = fc
  .record({
    from: fc.integer({ min: -20, max: 20 }),
    weekly: fc.array(fc.option(hours), { minLength: 7, maxLength: 7 }),
    closed: fc.array(fc.integer({ min: -20, max: 40 }), { maxLength: 4 }),
  })
  .map(({ from, weekly, closed }) =>
    openingHours({ from, to: from + days - 1, weekly, closed: new Set(closed) }),
  );
const moments = fc.integer({ min: 0, max: days * 1440 - 1 });

describe("laws of opening hours", () => {
  test("all answers are those of a clock that counts minute by minute", () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        fc.integer({ min: 0, max: 4000 }),
        (calendar, since, work) => {
          const end = (calendar.to + 1) * 1440;
          const start = calendar.from * 1440 + since;
          expect(orNone(() => calendar.nextOpen(start))).toBe(countTo(calendar, start, end, 0));
          const worked = work === 0 ? start : countTo(calendar, start, end, work);
          expect(orNone(() => calendar.addOpenMinutes(start, work))).toBe(worked);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("work takes as many open minutes as it takes", () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        fc.integer({ min: 0, max: 4000 }),
        (calendar, since, work) => {
          const start = calendar.from * 1440 + since;
          const end = orNone(() => calendar.addOpenMinutes(start, work));
          fc.pre(end !== undefined && end <= (calendar.to + 1) * 1440 - 1);
          expect(calendar.openMinutesBetween(start, end!)).toBe(work);
          expect(calendar.openMinutesBetween(end!, start) + work).toBe(0);
        },
      ),
    );
  });

  test("more work or a later start never ends earlier", () => {
    fc.assert(
      fc.property(calendars, moments, moments, moments, moments, (calendar, a, b, m, n) => {
        const origin = calendar.from * 1440;
        const early = orNone(() =>
          calendar.addOpenMinutes(origin + Math.min(a, b), Math.min(m, n)),
        );
        const late = orNone(() => calendar.addOpenMinutes(origin + Math.max(a, b), Math.max(m, n)));
        fc.pre(late !== undefined);
        expect(early).toBeLessThanOrEqual(late!);
      }),
    );
  });
});

/** The minute after the `work`-th open one from `start`; the first open one for no work. */
function countTo(
  calendar: OpeningHours,
  start: number,
  end: number,
  work: number,
): number | undefined {
  let left = work;
  for (let minute = start; minute < end; minute++) {
    if (!calendar.isOpen(minute)) continue;
    if (left === 0) return minute;
    if (--left === 0 && work > 0) return minute + 1;
  }
  return undefined;
}

function orNone(ask: () => number): number | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof BeyondCalendar) return undefined;
    throw error;
  }
}
