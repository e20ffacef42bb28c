/**
 * How much of time a measure must see. A window of seven months after a contact closes long after
 * the contact, so a run for a contract year may have to go on into the next; and a cohort whose
 * windows close in the year began before it. Who plans a run asks here.
 */
import type { Measure, Window } from "../domain/measure.ts";
import { monthStart } from "../kernel/civil-time.ts";
import { type MonthRange, monthsOf } from "./months.ts";

/** Last day, since 2000-01-01, that a log must hold; undefined when nothing is measured. */
export function requiredEnd(measure: Measure, window: Window): number | undefined {
  const months = neededMonths(measure, monthsOf(window));
  return months && monthStart(months.last + 1) - 1;
}

/** First day, since 2000-01-01, that a log should hold; undefined when nothing is measured. */
export function requiredStart(measure: Measure, window: Window): number | undefined {
  const months = neededMonths(measure, monthsOf(window));
  return months && monthStart(months.first);
}

function neededMonths(measure: Measure, window: MonthRange): MonthRange | undefined {
  switch (measure.type) {
    case "notYetModelled":
      return undefined;
    case "ratio":
      return union(neededMonths(measure.of, window), neededMonths(measure.to, window));
    case "change": {
      const since = neededMonths(measure.of, monthsOf(measure.since));
      return union(neededMonths(measure.of, window), since);
    }
    case "kOfN":
      return measure.cohort === "startsIn"
        ? { first: window.first, last: window.last + measure.of }
        : { first: window.first - measure.of, last: window.last };
    default:
      return window;
  }
}

function union(one?: MonthRange, other?: MonthRange): MonthRange | undefined {
  if (!one || !other) return one ?? other;
  return { first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) };
}
