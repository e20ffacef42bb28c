/**
 * Holidays against lists printed in public calendars: the Danish bank and public holidays of
 * 2008–2012 and 2016, and the official lists of 2018, 2020, 2022, 2023 and 2024.
 */
import { describe, expect, test } from "vitest";
import { dayOfIso, isoOfDay } from "../../src/domain/moment.ts";
import { weekday } from "../../src/kernel/civil-time.ts";
import {
  customaryClosingDays,
  danishHolidays,
  easterSunday,
  holidayDays,
} from "../../src/kernel/holidays.ts";

// Maundy Thursday, Good Friday, Easter Monday, Store Bededag, Ascension Day, Whit Monday.
const movable: Record<number, string> = {
  2008: "03-20 03-21 03-24 04-18 05-01 05-12",
  2009: "04-09 04-10 04-13 05-08 05-21 06-01",
  2010: "04-01 04-02 04-05 04-30 05-13 05-24",
  2011: "04-21 04-22 04-25 05-20 06-02 06-13",
  2012: "04-05 04-06 04-09 05-04 05-17 05-28",
  2016: "03-24 03-25 03-28 04-22 05-05 05-16",
  2018: "03-29 03-30 04-02 04-27 05-10 05-21",
  2020: "04-09 04-10 04-13 05-08 05-21 06-01",
  2022: "04-14 04-15 04-18 05-13 05-26 06-06",
  2023: "04-06 04-07 04-10 05-05 05-18 05-29",
  2024: "03-28 03-29 04-01 05-09 05-20",
};

const fixed = new Set(["newYearsDay", "christmasDay", "secondChristmasDay"]);

describe("Danish holidays", () => {
  test.each(Object.entries(movable))("of %s", (year, dates) => {
    const found = danishHolidays(Number(year)).filter(
      ({ name, day }) => !fixed.has(name) && weekday(day) !== 6,
    );
    expect(found.map(({ day }) => isoOfDay(day).slice(5)).join(" ")).toBe(dates);
  });

  test("Store Bededag was last kept in 2023", () => {
    const kept = (year: number) => danishHolidays(year).some(({ name }) => name === "prayerDay");
    expect([2000, 2022, 2023, 2024, 2030].map(kept)).toEqual([true, true, true, false, false]);
    expect([2023, 2024].map((year) => danishHolidays(year).length)).toEqual([11, 10]);
  });

  test("Easter at the ends of its range, and at the exceptions of the rule", () => {
    const easters = ["1913-03-23", "1943-04-25", "1954-04-18", "1981-04-19", "2038-04-25"];
    for (const iso of easters) expect(isoOfDay(easterSunday(Number(iso.slice(0, 4))))).toBe(iso);
    for (let year = 1900; year <= 2100; year++) expect(weekday(easterSunday(year))).toBe(6);
  });

  test("customary closing days are a choice, and days are in order", () => {
    const all = danishHolidays(2009, customaryClosingDays);
    expect(all.map(({ day }) => day)).toEqual(all.map(({ day }) => day).sort((a, b) => a - b));
    const days = holidayDays(2009, 2010, ["christmasEve"]);
    expect(days.has(dayOfIso("2009-12-24"))).toBe(true);
    expect(days.has(dayOfIso("2010-12-24"))).toBe(true);
    expect(days.has(dayOfIso("2009-06-05"))).toBe(false);
    expect(days.size).toBe(24);
  });
});
