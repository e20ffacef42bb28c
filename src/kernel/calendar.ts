/**
 * Opening hours, and the arithmetic of work that rests while the house is closed. Every due date
 * and every task asks here, so the horizon is laid out once, a day to a row, with the open minutes
 * counted from its start: each question is then one look-up, or one search of that count.
 */
import { isoOfDay } from "../domain/moment.ts";
import * as moment from "../domain/moment.ts";
import { weekday } from "./civil-time.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;

/** Minutes of the day at which a place opens and closes, 0 ≤ open < close ≤ 1,440. */
export type Hours = readonly [open: number, close: number];

export interface OpeningHoursPlan {
  /** First and last day of the horizon, both included, in days since 2000-01-01. */
  readonly from: number;
  readonly to: number;
  /** Monday to Sunday; null where closed all day. */
  readonly weekly: ReadonlyArray<Hours | null>;
  /** Days closed whatever the weekday. */
  readonly closed?: ReadonlySet<number> | ((day: number) => boolean);
}

/** A question about a time that the calendar does not cover. */
export class BeyondCalendar extends RangeError {
  readonly _tag = "BeyondCalendar";
  readonly question: string;

  constructor(question: string, from: number, to: number) {
    super(
      `${question} lies beyond the calendar, which covers ${isoOfDay(from)} to ${isoOfDay(to)}: ` +
        "lay it out to a later day, or ask about a covered one",
    );
    this.question = question;
  }
}

/** Opening hours that are none. */
export class UnusableHours extends RangeError {
  readonly _tag = "UnusableHours";
}

/** A laid-out calendar; made by `openingHours` or `aroundTheClock`. */
export class OpeningHours {
  /** First and last covered day. */
  declare readonly from: number;
  declare readonly to: number;
  declare private readonly origin: number; // first covered minute
  declare private readonly days: number;
  declare private readonly opens: Int16Array; // minute of day; 0 where closed
  declare private readonly minutes: Int16Array; // open minutes of the day; 0 where closed
  declare private readonly before: Int32Array; // open minutes of the horizon before the day
  declare private readonly nextDay: Int32Array; // row of the first open day from here; -1 for none

  constructor(plan: OpeningHoursPlan) {
    check(plan);
    // A plan's days may have been reckoned in floats; the loop is to reckon in whole numbers.
    this.from = plan.from | 0;
    this.to = plan.to | 0;
    this.origin = (this.from * minutesPerDay) | 0;
    this.days = (this.to - this.from + 1) | 0;
    this.opens = new Int16Array(this.days);
    this.minutes = new Int16Array(this.days);
    this.before = new Int32Array(this.days + 1);
    this.nextDay = new Int32Array(this.days).fill(-1);
    const { closed } = plan;
    const isClosed =
      typeof closed === "function" ? closed : (day: number) => closed?.has(day) ?? false;
    for (let row = 0; row < this.days; row++) {
      const hours = isClosed(plan.from + row) ? null : plan.weekly[weekday(plan.from + row)];
      this.opens[row] = hours?.[0] ?? 0;
      this.minutes[row] = hours ? hours[1] - hours[0] : 0;
      this.before[row + 1] = this.before[row] + this.minutes[row];
    }
    for (let row = this.days - 1, next = -1; row >= 0; row--) {
      if (this.minutes[row] > 0) next = row;
      this.nextDay[row] = next;
    }
  }

  /** Minute of the day at which a day opens; -1 when it is closed all day. */
  opensAt(day: number): number {
    const row = this.rowOfDay(day);
    return this.minutes[row] === 0 ? -1 : this.opens[row];
  }

  /** Open minutes of a day. */
  openMinutes(day: number): number {
    return this.minutes[this.rowOfDay(day)];
  }

  /** Whether the minute that begins here is an open one. */
  isOpen(minute: number): boolean {
    const row = this.rowOf(minute);
    const since = minute - this.origin - row * minutesPerDay - this.opens[row];
    return since >= 0 && since < this.minutes[row];
  }

  /** The first open minute from here on. */
  nextOpen(minute: number): number {
    let row = this.rowOf(minute);
    const since = minute - this.origin - row * minutesPerDay - this.opens[row];
    if (since >= 0 && since < this.minutes[row]) return minute;
    if (since >= 0) row++; // after closing time, or closed all day
    const next = row < this.days ? this.nextDay[row] : -1;
    if (next < 0) this.refuse(`the first open minute from minute ${minute}`);
    return this.origin + next * minutesPerDay + this.opens[next];
  }

  /**
   * When so many open minutes have been spent, counted from `start`, work resting while closed.
   * Work that ends as the house closes ends then, not when it opens again; no work ends at once.
   */
  addOpenMinutes(start: number, minutes: number): number {
    if (!(minutes >= 0)) this.refuse(`the end of ${minutes} minutes of work`);
    if (minutes === 0) return start;
    const row = this.rowOf(start);
    const spent = this.spentBefore(start, row) + minutes;
    const end = spent <= this.before[row + 1] ? row : this.rowWhere(spent, row + 1);
    if (end >= this.days) this.refuse(`the end of ${minutes} open minutes from minute ${start}`);
    return this.origin + end * minutesPerDay + this.opens[end] + spent - this.before[end];
  }

  /** Open minutes from `a` until before `b`; negative when `b` comes first. */
  openMinutesBetween(a: number, b: number): number {
    return this.spentBefore(b, this.rowOf(b)) - this.spentBefore(a, this.rowOf(a));
  }

  /** Open minutes of the horizon before a minute of the row. */
  private spentBefore(minute: number, row: number): number {
    const since = minute - this.origin - row * minutesPerDay - this.opens[row];
    return this.before[row] + Math.max(0, Math.min(since, this.minutes[row]));
  }

  /** The first row from `low` at whose end so many open minutes have gone; past the end if none. */
  private rowWhere(spent: number, low: number): number {
    let high = this.days;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.before[middle + 1] >= spent) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private rowOf(minute: number): number {
    const since = minute - this.origin;
    // Whole numbers throughout: a float division and its rounding cost some five times as much.
    const row = ((since | 0) / minutesPerDay) | 0;
    if (!(since >= 0 && row < this.days)) this.refuse(`minute ${minute}`);
    return row;
  }

  private rowOfDay(day: number): number {
    const row = day - this.from;
    if (!(row >= 0 && row < this.days)) this.refuse(`day ${day}`);
    return row;
  }

  private refuse(question: string): never {
    throw new BeyondCalendar(question, this.from, this.to);
  }
}

/**
 * Lays out opening hours over a horizon.
 * @throws UnusableHours when the hours or the horizon make no sense.
 */
export function openingHours(plan: OpeningHoursPlan): OpeningHours {
  return new OpeningHours(plan);
}

/** A calendar that never closes: for what runs by the clock alone. */
export function aroundTheClock(from: number, to: number): OpeningHours {
  return new OpeningHours({
    from,
    to,
    weekly: Array.from({ length: 7 }, () => [0, minutesPerDay]),
  });
}

function check({ from, to, weekly }: OpeningHoursPlan): void {
  if (!Number.isInteger(from) || !Number.isInteger(to) || to < from) {
    throw new UnusableHours(`days ${from} to ${to}: expected whole days, the first not later`);
  }
  if (weekly.length !== 7) {
    throw new UnusableHours(`${weekly.length} weekdays: expected seven, Monday first`);
  }
  for (const [index, hours] of weekly.entries()) {
    if (hours === null) continue;
    const [open, close] = hours;
    const whole = Number.isInteger(open) && Number.isInteger(close);
    if (!whole || open < 0 || close <= open || close > minutesPerDay) {
      throw new UnusableHours(
        `weekday ${index} (0 is Monday) opens at minute ${open} and closes at ${close}: expected ` +
          "whole minutes of the day, closing after opening, at most 1440; null where closed",
      );
    }
  }
}
