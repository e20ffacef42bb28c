/**
 * Dates and times in cells, read from their bytes. Dates are Danish (31-12-2009, with `-`, `.` or
 * `/`, day first) or ISO (2009-12-31, 20091231): the place of the year tells them apart, so
 * nothing needs to be stated. A time may follow after a blank or a T; its seconds are dropped.
 * Months first and years of two digits are refused: there is no telling what is meant.
 *
 * A time with an offset from Greenwich is taken as the clock on the wall showed it, unless the
 * offset is zero: then it is brought to Danish time, by the rule of summer time since 1980.
 */
import { minutesPerDay } from "../domain/moment.ts";

/** First and last day that a record may be about, as days since 2000-01-01. */
export const dayLeast = -36_524; // 1900-01-01
export const dayMost = 54_786; // 2149-12-31

const zero = 0x30;
const space = 0x20;
const letterT = 0x54;
const letterZ = 0x5a;
const colon = 0x3a;

/** Minutes since 2000-01-01T00:00 of a cell; NaN when it is no such moment. */
export function minuteOfCell(bytes: Uint8Array, from: number, to: number): number {
  const day = dayAt(bytes, from, to);
  if (Number.isNaN(day)) return day;
  const after = dateEnd(bytes, from, to);
  if (after === to) return day * minutesPerDay;
  if (bytes[after] !== space && bytes[after] !== letterT) return Number.NaN;
  return timeAt(bytes, after + 1, to, day * minutesPerDay);
}

/** Whether a cell that is a moment says a date and no time. */
export const isDateOnly = (bytes: Uint8Array, from: number, to: number): boolean =>
  dateEnd(bytes, from, to) === to;

/** Minutes since midnight of a cell like 8:15, 08:15:30 or 0815; NaN when it is none. */
export function clockOfCell(bytes: Uint8Array, from: number, to: number): number {
  if (to - from === 4 && bytes[from + 2] !== colon && bytes[from + 1] !== colon) {
    const hours = digits(bytes, from, from + 2);
    const minutes = digits(bytes, from + 2, to);
    return hours < 24 && minutes < 60 ? hours * 60 + minutes : Number.NaN;
  }
  return timeAt(bytes, from, to, 0);
}

/** Days since 2000-01-01 of a date of the proleptic Gregorian calendar; NaN when there is none. */
export function dayOfDate(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  // Years that begin in March make the leap day the last.
  const y = month <= 2 ? year - 1 : year;
  const m = month <= 2 ? month + 9 : month - 3;
  const days = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return days + Math.floor((153 * m + 2) / 5) + day - 1 - 730_425;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    ? 29
    : monthDays[month - 1];

const isDigit = (byte: number): boolean => byte >= zero && byte <= zero + 9;

/** The number that the bytes write; NaN when one of them is no digit or there is none. */
function digits(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from) return Number.NaN;
  let value = 0;
  for (let i = from; i < to; i++) {
    if (!isDigit(bytes[i])) return Number.NaN;
    value = value * 10 + bytes[i] - zero;
  }
  return value;
}

const isMark = (byte: number): boolean => byte === 0x2d || byte === 0x2e || byte === 0x2f;

/** Where the date of a cell ends: at a blank, at a T, or with the cell. */
function dateEnd(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && bytes[i] !== space && bytes[i] !== letterT) i += 1;
  return i;
}

function dayAt(bytes: Uint8Array, from: number, to: number): number {
  const end = dateEnd(bytes, from, to);
  let first = from;
  while (first < end && isDigit(bytes[first])) first += 1;
  if (first === end && end - from === 8) {
    return inRange(
      digits(bytes, from, from + 4),
      digits(bytes, from + 4, from + 6),
      digits(bytes, from + 6, end),
    );
  }
  let second = first + 1;
  while (second < end && isDigit(bytes[second])) second += 1;
  if (second >= end || !isMark(bytes[first]) || bytes[first] !== bytes[second]) return Number.NaN;
  const one = digits(bytes, from, first);
  const two = digits(bytes, first + 1, second);
  const three = digits(bytes, second + 1, end);
  if (first - from === 4 && bytes[first] === 0x2d) return inRange(one, two, three);
  return end - second === 5 && first - from <= 2 ? inRange(three, two, one) : Number.NaN;
}

function inRange(year: number, month: number, day: number): number {
  const found = dayOfDate(year, month, day);
  return found >= dayLeast && found <= dayMost ? found : Number.NaN;
}

/** The minute of a day that begins at a minute, by a time with or without an offset. */
function timeAt(bytes: Uint8Array, from: number, to: number, midnight: number): number {
  const hourEnd = bytes[from + 1] === colon ? from + 1 : from + 2;
  if (to - hourEnd < 3 || bytes[hourEnd] !== colon) return Number.NaN;
  const hours = digits(bytes, from, hourEnd);
  const minutes = digits(bytes, hourEnd + 1, hourEnd + 3);
  if (!(hours < 24 && minutes < 60)) return Number.NaN;
  const minute = midnight + hours * 60 + minutes;
  let i = hourEnd + 3;
  if (i < to && bytes[i] === colon) {
    if (!(digits(bytes, i + 1, i + 3) < 60)) return Number.NaN;
    i += 3;
    if (i < to && (bytes[i] === 0x2e || bytes[i] === 0x2c)) {
      i += 1;
      while (i < to && isDigit(bytes[i])) i += 1;
    }
  }
  if (i === to) return minute;
  return offsetIsZero(bytes, i, to) ? danishTime(minute) : wallTime(bytes, i, to, minute);
}

function offsetIsZero(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] === letterZ) return to - from === 1;
  if (bytes[from] !== 0x2b && bytes[from] !== 0x2d) return false;
  return digits(bytes, from + 1, from + 3) === 0 && digits(bytes, to - 2, to) === 0;
}

/** What follows must be an offset such as +02:00 or +0200. */
function wallTime(bytes: Uint8Array, from: number, to: number, minute: number): number {
  const isSigned = bytes[from] === 0x2b || bytes[from] === 0x2d;
  const hours = digits(bytes, from + 1, from + 3);
  const minutes = digits(bytes, to - 2, to);
  const length = to - from;
  return isSigned && hours < 15 && minutes < 60 && length >= 5 && length <= 6 ? minute : Number.NaN;
}

/** Danish civil time of a minute of Greenwich: an hour more, two in summer. */
export function danishTime(minute: number): number {
  const year = yearOf(minute);
  const summer = minute >= lastSunday(year, 3) + 60 && minute < lastSunday(year, 10) + 60;
  return minute + (summer ? 120 : 60);
}

function yearOf(minute: number): number {
  const guess = 2000 + Math.floor(minute / (minutesPerDay * 365.2425));
  if (minute < dayOfDate(guess, 1, 1) * minutesPerDay) return guess - 1;
  return minute >= dayOfDate(guess + 1, 1, 1) * minutesPerDay ? guess + 1 : guess;
}

/** Midnight of the last Sunday of a month that has 31 days; day 0 was a Saturday. */
function lastSunday(year: number, month: number): number {
  const last = dayOfDate(year, month, 31);
  const weekday = (((last - 1) % 7) + 7) % 7;
  return (last - weekday) * minutesPerDay;
}

/** Months since January 2000 of a day. */
export function monthOfDay(day: number): number {
  const year = yearOf(day * minutesPerDay);
  let month = 12;
  while (dayOfDate(year, month, 1) > day) month -= 1;
  return (year - 2000) * 12 + month - 1;
}

/** `YYYY-MM` of a month counted from January 2000. */
export function monthText(month: number): string {
  const year = 2000 + Math.floor(month / 12);
  return `${year}-${String(month - (year - 2000) * 12 + 1).padStart(2, "0")}`;
}

/** The first day of the month in which a day lies: as much of a birthday as is kept. */
export function firstOfMonth(day: number): number {
  if (Number.isNaN(day)) return day;
  const month = monthOfDay(day);
  const year = 2000 + Math.floor(month / 12);
  return dayOfDate(year, month - (year - 2000) * 12 + 1, 1);
}
