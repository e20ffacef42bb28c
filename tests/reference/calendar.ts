/**
 * Calendar arithmetic of the reference model, by JavaScript's Date and by counting days one at a
 * time: slow, and beyond doubt. Days and minutes are counted since 2000-01-01, as everywhere.
 */
import type { Plan } from "../../src/model/plan.ts";

export const dayOf = (minute: number): number => Math.floor(minute / 1440);
export const endOfDay = (day: number): number => day * 1440 + 1439;

const dateOf = (day: number): Date => new Date(Date.UTC(2000, 0, 1 + day));
const dayOfDate = (date: Date): number => (date.getTime() - Date.UTC(2000, 0, 1)) / 86_400_000;

/** `YYYY-MM-DDThh:mm` of a minute. */
export const iso = (minute: number): string =>
  new Date(Date.UTC(2000, 0, 1, 0, minute)).toISOString().slice(0, 16);

/** Day of `YYYY-MM-DD`, minute of `YYYY-MM-DDThh:mm`. */
export const dayOfIso = (text: string): number => dayOfDate(new Date(`${text}T00:00Z`));
export const minuteOfIso = (text: string): number =>
  (Date.parse(`${text}Z`) - Date.UTC(2000, 0, 1)) / 60_000;

/** 0 is January, and 0 is Monday. */
export const monthOf = (day: number): number => dateOf(day).getUTCMonth();
export const weekdayOf = (day: number): number => (dateOf(day).getUTCDay() + 6) % 7;

/** Calendar months since January 2000. */
export const monthCount = (day: number): number => {
  const date = dateOf(day);
  return (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth();
};

export const firstOfMonth = (count: number): number =>
  dayOfDate(new Date(Date.UTC(2000, count, 1)));

/** The same day so many months later, or the last of that month when it has no such day. */
export function addMonths(day: number, months: number): number {
  const start = firstOfMonth(monthCount(day) + months);
  const nextStart = firstOfMonth(monthCount(day) + months + 1);
  return Math.min(start + dateOf(day).getUTCDate() - 1, nextStart - 1);
}

/** The day of a birthday; 29 February is kept on 1 March in short years. */
export function birthday(born: number, age: number): number {
  const date = dateOf(born);
  const year = date.getUTCFullYear() + age;
  return dayOfDate(new Date(Date.UTC(year, date.getUTCMonth(), date.getUTCDate())));
}

/** Whether a whole calendar month lies between two minutes. */
export function holdsWholeMonth(from: number, to: number): boolean {
  for (let count = monthCount(dayOf(from)); firstOfMonth(count + 1) * 1440 <= to; count += 1) {
    if (firstOfMonth(count) * 1440 >= from) return true;
  }
  return false;
}

/** Whether the centre is open at all: Monday to Friday, not closed by the plan. */
export function isWorkday(plan: Plan, day: number): boolean {
  const bit = day - plan.from;
  const closed = bit >= 0 && (((plan.closed[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
  return weekdayOf(day) < 5 && !closed;
}

/** Opening and closing minute of a team on a day; null where it is closed. */
export function hoursOf(plan: Plan, team: number, day: number): readonly [number, number] | null {
  return isWorkday(plan, day) ? plan.teams[team].hours[weekdayOf(day)] : null;
}

export function isOpen(plan: Plan, team: number, minute: number): boolean {
  const hours = hoursOf(plan, team, dayOf(minute));
  const ofDay = minute - dayOf(minute) * 1440;
  return hours !== null && ofDay >= hours[0] && ofDay < hours[1];
}

/** When so many minutes of opening time have passed. */
export function addOpenMinutes(plan: Plan, team: number, start: number, minutes: number): number {
  let left = minutes;
  for (let day = dayOf(start); day < plan.to + 3650; day += 1) {
    const hours = hoursOf(plan, team, day);
    if (hours === null) continue;
    const begin = Math.max(start, day * 1440 + hours[0]);
    const room = day * 1440 + hours[1] - begin;
    if (room <= 0) continue;
    if (left <= room) return begin + left;
    left -= room;
  }
  return (plan.to + 3650) * 1440; // a team that never opens: beyond any run
}
