/** Civil time against the language's own Date, over random days of two centuries. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfIso, isoOfDay, isoOfMinute, minuteOfIso } from "../../src/domain/moment.ts";
import {
  DateOutOfRange,
  addMonths,
  ageAt,
  birthday,
  dayOf,
  dayOfMonth,
  daysInMonth,
  holdsWholeMonth,
  monthIndex,
  monthOf,
  monthStart,
  weekday,
  yearOf,
} from "../../src/kernel/civil-time.ts";

const first = dayOfIso("1900-01-01");
const last = dayOfIso("2100-12-31");
const anyDay = fc.integer({ min: first, max: last });
const dayWithin = (from: string, to: string) =>
  fc.integer({ min: dayOfIso(from), max: dayOfIso(to) });
const dateOf = (day: number): Date => new Date(`${isoOfDay(day)}T00:00Z`);

describe("the calendar", () => {
  test("agrees with Date on every day of two centuries", () => {
    for (let day = first; day <= last; day++) {
      const date = dateOf(day);
      const found = [yearOf(day), monthOf(day), dayOfMonth(day), weekday(day)];
      const expected = [
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
        (date.getUTCDay() + 6) % 7,
      ];
      if (found.join() !== expected.join()) expect(found, isoOfDay(day)).toEqual(expected);
    }
  });

  test("months begin where they are said to begin", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = monthIndex(day);
        expect(month).toBe((yearOf(day) - 2000) * 12 + monthOf(day) - 1);
        expect(monthStart(month) + dayOfMonth(day) - 1).toBe(day);
        expect(dayOf(yearOf(day), monthOf(day), dayOfMonth(day))).toBe(day);
        expect(daysInMonth(month)).toBe(
          new Date(Date.UTC(yearOf(day), monthOf(day), 0)).getUTCDate(),
        );
      }),
    );
  });

  test("knows its limits", () => {
    expect(isoOfDay(monthStart(0))).toBe("2000-01-01");
    expect(weekday(0)).toBe(5);
    for (const day of [first - 1, last + 1, Number.NaN, Infinity]) {
      expect(() => monthIndex(day)).toThrow(DateOutOfRange);
    }
    expect(monthStart(monthIndex(last) + 1)).toBe(last + 1);
    expect(() => monthStart(monthIndex(last) + 2)).toThrow(DateOutOfRange);
    expect(() => monthStart(monthIndex(first) - 1)).toThrow(DateOutOfRange);
    expect(() => monthStart(0.5)).toThrow(DateOutOfRange);
  });
});

describe("adding months", () => {
  test.each([
    ["2010-01-31T09:15", 1, "2010-02-28T09:15"],
    ["2012-01-31T09:15", 1, "2012-02-29T09:15"],
    ["2010-03-31T00:00", -1, "2010-02-28T00:00"],
    ["2010-11-30T23:59", 3, "2011-02-28T23:59"],
    ["1999-12-31T12:00", 2, "2000-02-29T12:00"],
    ["2010-05-15T08:00", 0, "2010-05-15T08:00"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(isoOfMinute(addMonths(minuteOfIso(from), months))).toBe(to);
  });

  test("keeps the time of day, lands in the month meant, on the date or the month's last", () => {
    fc.assert(
      fc.property(
        dayWithin("1920-01-01", "2080-01-01"),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: -240, max: 240 }),
        (day, timeOfDay, months) => {
          const found = addMonths(day * 1440 + timeOfDay, months);
          const foundDay = Math.floor(found / 1440);
          expect(found - foundDay * 1440).toBe(timeOfDay);
          expect(monthIndex(foundDay)).toBe(monthIndex(day) + months);
          const length = daysInMonth(monthIndex(foundDay));
          expect(dayOfMonth(foundDay)).toBe(Math.min(dayOfMonth(day), length));
        },
      ),
    );
  });
});

describe("age", () => {
  test("a leap day's child has its birthday on 1 March in short years", () => {
    const born = dayOfIso("1988-02-29");
    expect(isoOfDay(birthday(born, 30))).toBe("2018-03-01");
    expect(isoOfDay(birthday(born, 32))).toBe("2020-02-29");
    expect(ageAt(born, dayOfIso("2018-02-28"))).toBe(29);
    expect(ageAt(born, dayOfIso("2018-03-01"))).toBe(30);
  });

  test("is reached on the birthday and not the day before", () => {
    const ages = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(dayWithin("1900-01-01", "2001-01-01"), ages, (born, age) => {
        expect(ageAt(born, birthday(born, age))).toBe(age);
        expect(ageAt(born, birthday(born, age) - 1)).toBe(age - 1);
      }),
    );
  });
});

describe("a whole calendar month", () => {
  test.each([
    ["2010-02-01T00:00", "2010-03-01T00:00", true],
    ["2010-02-01T00:01", "2010-03-01T00:00", false],
    ["2010-02-01T00:00", "2010-02-28T23:59", false],
    ["2010-01-15T10:00", "2010-03-01T00:00", true],
    ["2010-01-31T23:59", "2010-03-01T00:00", true],
    ["2010-01-15T10:00", "2010-02-28T00:00", false],
    ["2009-12-02T00:00", "2010-01-31T00:00", false],
    ["2010-03-01T00:00", "2010-02-01T00:00", false],
  ])("from %s until %s: %s", (from, to, holds) => {
    expect(holdsWholeMonth(minuteOfIso(from), minuteOfIso(to))).toBe(holds);
  });

  test("is held exactly when some month lies inside", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000 }),
        fc.integer({ min: 0, max: 120_000 }),
        (from, length) => {
          let inside = false;
          for (let month = 0; month < 110; month++) {
            const start = monthStart(month) * 1440;
            const end = monthStart(month + 1) * 1440;
            if (start >= from && end <= from + length) inside = true;
          }
          expect(holdsWholeMonth(from, from + length)).toBe(inside);
        },
      ),
    );
  });
});
