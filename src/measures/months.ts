/**
 * The calendar months of a log, numbered from 0, with their boundaries in minutes. All measures
 * are sums, means or counts over calendar months, so every handler keeps its numbers by month and
 * a window is only chosen when the values are read.
 *
 * Windows are half-open: a month holds the minutes from 00:00 of its first day until before 00:00
 * of the next month's. The state *at* a boundary is the state just before it, after everything of
 * the earlier minutes. What happens at the log's very first minute is what the log opens with and
 * no flow: there the state at the boundary is the state just after.
 */
import { dayOfMinute, monthIndex, monthStart } from "../kernel/civil-time.ts";
import { minutesPerDay } from "../domain/moment.ts";
import type { Window } from "../domain/measure.ts";

/** First and last day of a log, both included, days since 2000-01-01. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Months since January 2000, first and last, both included. */
export interface MonthRange {
  readonly first: number;
  readonly last: number;
}

/** The months of a window. */
export function monthsOf(window: Window): MonthRange {
  if (typeof window === "number") {
    const first = (window - 2000) * 12;
    return { first, last: first + 11 };
  }
  return { first: monthNumber(window.from), last: monthNumber(window.to) };
}

const monthNumber = (text: string): number =>
  (Number(text.slice(0, 4)) - 2000) * 12 + Number(text.slice(5, 7)) - 1;

export class Months {
  /** The log's first minute. */
  declare readonly opening: number;
  /** The minute after its last. */
  declare readonly end: number;
  /** Month number 0, in months since January 2000. */
  declare readonly first: number;
  /** Number of months that the log touches. */
  declare readonly count: number;
  /** First minute of each month, and of the month after the last. */
  declare readonly starts: Int32Array;
  declare private readonly ofDay: Uint16Array;
  declare private readonly firstDay: number;

  constructor({ from, to }: Span) {
    this.opening = from * minutesPerDay;
    this.end = (to + 1) * minutesPerDay;
    this.first = monthIndex(from);
    this.count = monthIndex(to) - this.first + 1;
    this.starts = new Int32Array(this.count + 1);
    for (let m = 0; m <= this.count; m += 1) {
      this.starts[m] = monthStart(this.first + m) * minutesPerDay;
    }
    this.firstDay = from;
    this.ofDay = new Uint16Array(to + 2 - from);
    for (let day = from; day <= to + 1; day += 1) {
      this.ofDay[day - from] = monthIndex(day) - this.first;
    }
  }

  /** Month of a minute from the opening to the end, both included. */
  of(minute: number): number {
    return this.ofDay[dayOfMinute(minute) - this.firstDay];
  }

  /** Number of a month counted from January 2000; outside the log it is below 0 or too high. */
  number(month: number): number {
    return month - this.first;
  }

  /** Whether the log holds every minute of these months. */
  holds({ first, last }: MonthRange): boolean {
    return this.begins(first) && this.closes(last);
  }

  /** Whether the log begins at or before the start of a month. */
  begins(month: number): boolean {
    return monthStart(month) * minutesPerDay >= this.opening;
  }

  /** Whether the log goes on to the end of a month. */
  closes(month: number): boolean {
    return monthStart(month + 1) * minutesPerDay <= this.end;
  }
}
