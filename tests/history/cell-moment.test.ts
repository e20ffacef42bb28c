/** Dates and times in cells against the platform's own calendar. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfIso, isoOfDay, isoOfMinute, minuteOfIso } from "../../src/domain/moment.ts";
import {
  clockOfCell,
  danishTime,
  firstOfMonth,
  isDateOnly,
  minuteOfCell,
  monthOfDay,
  monthText,
} from "../../src/history/cell-moment.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const minuteOf = (text: string) => minuteOfCell(bytesOf(text), 0, bytesOf(text).length);
const day = fc.integer({ min: dayOfIso("1900-01-01"), max: dayOfIso("2149-12-31") });

test("every day is read from all ways in which it is written", () => {
  fc.assert(
    fc.property(day, fc.constantFrom("-", ".", "/"), (one, mark) => {
      const [year, month, date] = isoOfDay(one).split("-");
      const ways = [
        `${year}-${month}-${date}`,
        `${year}${month}${date}`,
        [date, month, year].join(mark),
        [Number(date), Number(month), year].join(mark),
      ];
      for (const way of ways) expect(minuteOf(way)).toBe(one * 1440);
      expect(minuteOf(`${date}-${month}-${year} 08:15:59`)).toBe(one * 1440 + 495);
      expect(isoOfDay(firstOfMonth(one))).toBe(`${year}-${month}-01`);
      expect(monthText(monthOfDay(one))).toBe(`${year}-${month}`);
    }),
  );
});

test.each([
  "",
  "31-02-2009",
  "29-02-2010",
  "00-01-2010",
  "12-31-2009",
  "31-12-09",
  "2009-13-01",
  "31-12/2009",
  "2009.12.31",
  "31-12-2009x",
  "31-12-2009 24:00",
  "31-12-2009 08:60",
  "31-12-2009 08",
  "40179",
  "31-12-1899",
  "01-01-2150",
])("%s is no moment", (text) => {
  expect(minuteOf(text)).toBeNaN();
});

test("a date without a time is known from midnight", () => {
  const [date, midnight] = ["31-12-2009", "31-12-2009 00:00"].map((text) => bytesOf(text));
  expect(isDateOnly(date, 0, date.length)).toBe(true);
  expect(isDateOnly(midnight, 0, midnight.length)).toBe(false);
});

test("times of day", () => {
  const clockOf = (text: string) => clockOfCell(bytesOf(text), 0, text.length);
  expect([clockOf("8:15"), clockOf("08:15:30"), clockOf("0815")]).toEqual([495, 495, 495]);
  expect(["2460", "8", "25:00", "08-15"].map(clockOf)).toEqual([NaN, NaN, NaN, NaN]);
});

test("Greenwich time is brought to Danish time as the platform does it", () => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Copenhagen",
    dateStyle: "short",
    timeStyle: "short",
  });
  const from = minuteOfIso("1996-06-01");
  fc.assert(
    fc.property(fc.integer({ min: from, max: minuteOfIso("2035-12-31") }), (minute) => {
      const clock = format.format(new Date(`${isoOfMinute(minute)}Z`)).replace(" ", "T");
      expect(isoOfMinute(danishTime(minute))).toBe(clock);
      expect(minuteOf(`${isoOfMinute(minute)}:30.123Z`)).toBe(minuteOfIso(clock));
    }),
  );
  expect(minuteOf("2011-10-01T00:38:44.546+02:00")).toBe(minuteOfIso("2011-10-01T00:38"));
});
