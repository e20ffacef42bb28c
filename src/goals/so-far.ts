/**
 * The part of a goal that has happened. A goal of a year counts months; those that lie before the
 * seam of a forecast are decided, and the measure over them alone says what they came to.
 */
import type { Goal } from "../domain/goal.ts";
import { isoOfDay } from "../domain/moment.ts";
import { monthStart } from "../kernel/civil-time.ts";
import { monthsOf } from "../measures/months.ts";

export interface SoFar {
  /** Months of the goal's window, and those of them that have happened as a whole. */
  readonly months: number;
  readonly decided: number;
  /** The measure over these; undefined when there are none. */
  readonly asked: Pick<Goal, "measure" | "window"> | undefined;
}

/** @param day the first that is forecast; @param from the first that measures see */
export function soFar({ measure, window }: Goal, from: number, day: number): SoFar {
  const { first, last } = monthsOf(window);
  let decided = 0;
  for (let month = first; month <= last && monthStart(month + 1) <= day; month += 1) decided += 1;
  const months = last - first + 1;
  if (decided === 0 || monthStart(first) < from || measure.type === "notYetModelled") {
    return { months, decided, asked: undefined };
  }
  const to = nameOf(first + decided - 1);
  return { months, decided, asked: { measure, window: { from: nameOf(first), to } } };
}

const nameOf = (month: number): string => isoOfDay(monthStart(month)).slice(0, 7);
