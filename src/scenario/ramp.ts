/**
 * How far a lever acts on a day: 0 before it begins and after it has ended, 1 in full, and between
 * them along its ramp. Weights change once a day, so a ramp of thirty days is thirty changes.
 */
import type { Operation, Ramp } from "./scenario.ts";

/** The dates and the shape of a lever, in days since 2000-01-01. */
export interface Course {
  readonly from: number;
  /** Last day on which it acts. */
  readonly to: number;
  readonly ramp: Ramp;
  readonly rampDays: number;
}

/** Weight on a day. */
export function weightOn({ from, to, ramp, rampDays }: Course, day: number): number {
  if (day < from || day > to) return 0;
  const passed = (day - from + 1) / rampDays;
  if (ramp === "step" || passed >= 1) return 1;
  return ramp === "linear" ? passed : passed * passed * (3 - 2 * passed);
}

/** Days of the run on which the weight may change, the run's first day among them if it acts. */
export function turningDays(course: Course, first: number, last: number): ReadonlyArray<number> {
  const { from, to, ramp, rampDays } = course;
  const length = ramp === "step" ? 1 : rampDays;
  const days: number[] = [];
  const start = Math.max(from, first);
  for (let day = start; day <= Math.min(start + length, to, last); day++) days.push(day);
  if (to + 1 > first && to + 1 <= last) days.push(to + 1);
  return days;
}

/** A value as a lever with a weight leaves it. */
export function moved(value: number, op: Operation, by: number, weight: number): number {
  if (weight === 0) return value;
  const full = op === "set" ? by : op === "add" ? value + by : value * by;
  return weight === 1 ? full : value + weight * (full - value);
}
