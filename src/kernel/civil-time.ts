/**
 * The calendar of months, weekdays and birthdays, in whole numbers. The rules of a job centre
 * count civil months and ages, and they do so inside the loop, where a Date per question would
 * cost more than the question. So days are counts since 2000-01-01 and the first days of all
 * months from 1900 to 2100 are written down once.
 */
import * as moment from "../domain/moment.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;

const firstYear = 1900;
const lastYear = 2100;
const firstMonth = (firstYear - 2000) * 12;
const lastMonth = (lastYear - 2000) * 12 + 11;
const saturday = 5; // 2000-01-01 was one

/** A date before 1900 or after 2100. */
export class DateOutOfRange extends RangeError {
  readonly _tag = "DateOutOfRange";
  /** What was asked for: a day or a month, as a number. */
  readonly found: number;

  constructor(what: "day" | "month", found: number) {
    super(
      `${what} ${found} lies outside ${firstYear}–${lastYear}: expected a whole number of ` +
        `${what}s since the start of 2000; is it counted in another unit?`,
    );
    this.found = found;
  }
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** First day of every month, and of the month after the last. */
const monthStarts = ((): Int32Array => {
  const starts = new Int32Array(lastMonth - firstMonth + 2);
  let day = -36524; // 1900-01-01
  for (let month = 0; month < starts.length; month++) {
    starts[month] = day;
    const ofYear = month % 12;
    if (ofYear === 1) day += isLeap(firstYear + Math.floor(month / 12)) ? 29 : 28;
    else day += ofYear === 3 || ofYear === 5 || ofYear === 8 || ofYear === 10 ? 30 : 31;
  }
  return starts;
})();
const firstDay = monthStarts[0];
const endDay = monthStarts[monthStarts.length - 1];

/** The day that holds a minute. */
export function dayOfMinute(minute: number): number {
  // Whole numbers throughout: a float division and its rounding cost some five times as much.
  const day = ((minute | 0) / minutesPerDay) | 0;
  return day * minutesPerDay > minute ? day - 1 : day;
}

/** The later of two minutes: written out, because the engine reckons Math.max in floats. */
export function laterOf(one: number, other: number): number {
  return one > other ? one : other;
}

/**
 * Months since January 2000 of a day: (year − 2000) × 12 + month − 1.
 * @throws DateOutOfRange
 */
export function monthIndex(day: number): number {
  if (!(day >= firstDay && day < endDay)) throw new DateOutOfRange("day", day);
  // 4,800 months have 146,097 days, so the guess is off by one month at most.
  let month = (((day - firstDay) * 4800) / 146097) | 0;
  if (monthStarts[month] > day) month--;
  else if (monthStarts[month + 1] <= day) month++;
  return month + firstMonth;
}

/**
 * First day of a month, counted as by `monthIndex`; January 2101 is allowed, as an end.
 * @throws DateOutOfRange
 */
export function monthStart(month: number): number {
  const start = monthStarts[month - firstMonth];
  if (start === undefined) throw new DateOutOfRange("month", month);
  return start;
}

/** Days in a month, counted as by `monthIndex`. */
export function daysInMonth(month: number): number {
  return monthStart(month + 1) - monthStart(month);
}

/** Calendar year of a day. */
export function yearOf(day: number): number {
  return 2000 + Math.floor(monthIndex(day) / 12);
}

/** Month of a day within its year, 1…12. */
export function monthOf(day: number): number {
  return ((monthIndex(day) - firstMonth) % 12) + 1;
}

/** Day within its month, 1…31. */
export function dayOfMonth(day: number): number {
  return day - monthStart(monthIndex(day)) + 1;
}

/** Day of a date; `month` is 1…12. A day past the month's end runs on into the next month. */
export function dayOf(year: number, month: number, date: number): number {
  return monthStart((year - 2000) * 12 + month - 1) + date - 1;
}

/** 0 = Monday … 6 = Sunday. */
export function weekday(day: number): number {
  const rest = (day + saturday) % 7;
  return rest < 0 ? rest + 7 : rest;
}

/**
 * The same time of day so many civil months later (or earlier, if negative); where the month is
 * too short, on its last day: 31 January and one month is 28 or 29 February.
 */
export function addMonths(minute: number, months: number): number {
  const day = dayOfMinute(minute);
  const month = monthIndex(day);
  const target = monthStart(month + months);
  const length = monthStart(month + months + 1) - target;
  const date = Math.min(day - monthStart(month), length - 1);
  return (target + date - day) * minutesPerDay + minute;
}

/** The day somebody born on `bornDay` turns `age`; born on 29 February: 1 March in short years. */
export function birthday(bornDay: number, age: number): number {
  const month = monthIndex(bornDay);
  return monthStart(month + 12 * age) + (bornDay - monthStart(month));
}

/** Completed years on `day` of somebody born on `bornDay`. */
export function ageAt(bornDay: number, day: number): number {
  const years = yearOf(day) - yearOf(bornDay);
  return day < birthday(bornDay, years) ? years - 1 : years;
}

/**
 * Whether the minutes from `from` until before `to` hold a whole calendar month. A gap in payment
 * that does so ends a spell of benefit; what is paid afterwards begins a new one [P04].
 */
export function holdsWholeMonth(from: number, to: number): boolean {
  const firstWholeDay = Math.ceil(from / minutesPerDay);
  const month = monthIndex(firstWholeDay);
  const firstWholeMonth = monthStart(month) === firstWholeDay ? month : month + 1;
  return monthStart(firstWholeMonth + 1) * minutesPerDay <= to;
}
