/**
 * One value against a target: attained or not, and by how much. This is how a goal is judged on a
 * single log, such as last year's; a forecast judges each replication so and then counts.
 */
import type { Goal, Target, Verdict } from "../domain/goal.ts";
import type { Reading } from "../measures/reading.ts";

/**
 * Slack for rounding in sums: twelve months of 95 % have a mean of 95 %, though their sum in
 * binary numbers may fall short of it in the sixteenth digit.
 */
const slack = 1e-12;

/**
 * How far a value is on the good side of the target, in the value's unit: 0 on it, negative when
 * it is missed. A band is missed by the distance to the nearer bound, an exact target by any
 * distance. Undefined when the contract leaves the target open.
 */
export function margin(target: Target, value: number): number | undefined {
  if ("atLeast" in target) return target.atLeast === null ? undefined : value - target.atLeast;
  if ("atMost" in target) return target.atMost === null ? undefined : target.atMost - value;
  if ("equals" in target) {
    return target.equals === null ? undefined : -Math.abs(value - target.equals);
  }
  if (target.between === null) return undefined;
  const [low, high] = target.between;
  return Math.min(value - low, high - value);
}

/** Whether a value attains the target; undefined when there is no target or no value. */
export function attains(target: Target, value: number): boolean | undefined {
  const distance = margin(target, value);
  if (distance === undefined || Number.isNaN(distance)) return undefined;
  return distance >= -slack * Math.max(1, Math.abs(value));
}

/** The number that a margin is seen against: the target, or the nearest bound of a band. */
export function scaleOf(target: Target): number {
  const [number] = Object.values(target) as ReadonlyArray<number | ReadonlyArray<number> | null>;
  const size = Array.isArray(number) ? Math.max(...number.map(Math.abs)) : Math.abs(Number(number));
  return size > 0 ? size : 1;
}

/** A goal judged on one log: never uncertain. */
export interface Judgement {
  readonly goal: Goal;
  readonly verdict: Exclude<Verdict, "uncertain">;
  readonly reading: Reading;
  /** See {@link margin}; undefined without target or value. */
  readonly margin: number | undefined;
}

/** Judges a goal by what its measure read off a log. */
export function judge(goal: Goal, reading: Reading): Judgement {
  const attained = attains(goal.target, reading.value);
  const distance = margin(goal.target, reading.value);
  return {
    goal,
    verdict: verdictOf(goal, reading, attained),
    reading,
    margin: Number.isNaN(distance) ? undefined : distance,
  };
}

function verdictOf(goal: Goal, reading: Reading, attained: boolean | undefined) {
  if (goal.measure.type === "notYetModelled") return "notYetModelled";
  if (Number.isNaN(reading.value)) return "notMeasurable";
  if (attained === undefined) return "noTarget";
  return attained ? "met" : "missed";
}
