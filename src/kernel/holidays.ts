/**
 * Danish public holidays, computed and not listed, so that a history of 2008 and a forecast of
 * 2035 know theirs alike. Most hang on Easter. Beside the holidays of the law stand three days on
 * which offices close by custom and agreement; whether a centre does is a choice.
 */
import { dayOf } from "./civil-time.ts";

/** Holidays by law. */
export type PublicHoliday =
  | "newYearsDay"
  | "maundyThursday"
  | "goodFriday"
  | "easterSunday"
  | "easterMonday"
  | "prayerDay"
  | "ascensionDay"
  | "whitSunday"
  | "whitMonday"
  | "christmasDay"
  | "secondChristmasDay";

/** Days on which public offices customarily close: 5 June, 24 December, 31 December. */
export type ClosingDay = "constitutionDay" | "christmasEve" | "newYearsEve";

export interface Holiday {
  /** Days since 2000-01-01. */
  readonly day: number;
  readonly name: PublicHoliday | ClosingDay;
}

/** All customary closing days. */
export const customaryClosingDays: ReadonlyArray<ClosingDay> = [
  "constitutionDay",
  "christmasEve",
  "newYearsEve",
];

/** The last year with Store Bededag; an act of 2023 made it a working day from 2024. */
const lastPrayerDay = 2023;

/** Easter Sunday of a year, by the anonymous Gregorian algorithm (Butcher, Meeus). */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const sunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const sinceMarch = moon + sunday - 7 * late + 114;
  return dayOf(year, Math.floor(sinceMarch / 31), (sinceMarch % 31) + 1);
}

/**
 * The holidays of a year, in order of their days, with those customary closing days that are asked
 * for. Two can fall on one day: Whit Sunday was Constitution Day in 2022.
 */
export function danishHolidays(
  year: number,
  closing: ReadonlyArray<ClosingDay> = [],
): ReadonlyArray<Holiday> {
  const easter = easterSunday(year);
  const closingDays: Record<ClosingDay, number> = {
    constitutionDay: dayOf(year, 6, 5),
    christmasEve: dayOf(year, 12, 24),
    newYearsEve: dayOf(year, 12, 31),
  };
  const holidays: Holiday[] = [
    { day: dayOf(year, 1, 1), name: "newYearsDay" },
    { day: easter - 3, name: "maundyThursday" },
    { day: easter - 2, name: "goodFriday" },
    { day: easter, name: "easterSunday" },
    { day: easter + 1, name: "easterMonday" },
    { day: easter + 39, name: "ascensionDay" },
    { day: easter + 49, name: "whitSunday" },
    { day: easter + 50, name: "whitMonday" },
    { day: dayOf(year, 12, 25), name: "christmasDay" },
    { day: dayOf(year, 12, 26), name: "secondChristmasDay" },
    ...closing.map((name) => ({ day: closingDays[name], name })),
  ];
  if (year <= lastPrayerDay) holidays.push({ day: easter + 26, name: "prayerDay" });
  return holidays.sort((one, other) => one.day - other.day);
}

/** The days of the holidays of the years `fromYear` to `toYear`, both included. */
export function holidayDays(
  fromYear: number,
  toYear: number,
  closing: ReadonlyArray<ClosingDay> = [],
): ReadonlySet<number> {
  const days = new Set<number>();
  for (let year = fromYear; year <= toYear; year++) {
    for (const { day } of danishHolidays(year, closing)) days.add(day);
  }
  return days;
}
