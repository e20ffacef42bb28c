/**
 * Which goal binds: the one without which the others would hold together most often. And how far
 * targets would have to give: the smallest relaxation of that goal alone with which all would hold
 * as often as asked, and where one goal is not enough, the same relative relaxation of all.
 */
import { margin, scaleOf } from "../../goals/judge.ts";
import type { NamedGoal, Trial } from "./trial.ts";

/** What is known of a goal under a plan. */
export interface GoalShare {
  /** Place among the named goals. */
  readonly goal: number;
  /** Share of replications in which it held. */
  readonly share: number;
  /** Share in which all the others held. */
  readonly othersShare: number;
}

/** A change of targets with which the asked probability would be reached, as far as was seen. */
export interface Relaxation {
  /** Places of the goals whose targets give. */
  readonly goals: ReadonlyArray<number>;
  /** How far each gives, in its own unit. */
  readonly by: ReadonlyArray<number>;
}

/** The goals, the one that binds most first. */
export function bindingFirst(
  trial: Trial,
  goals: ReadonlyArray<NamedGoal>,
): ReadonlyArray<GoalShare> {
  return goals
    .map((_, goal) => ({
      goal,
      share: trial.shareOf(goal),
      othersShare: trial.shareWithout(goal),
    }))
    .sort(
      (one, other) =>
        other.othersShare - one.othersShare || one.share - other.share || one.goal - other.goal,
    );
}

/** The smallest relaxation; undefined when values are missing too often for any. */
export function smallestRelaxation(
  trial: Trial,
  goals: ReadonlyArray<NamedGoal>,
  asked: number,
): Relaxation | undefined {
  if (trial.size === 0) return undefined;
  const [{ goal }] = bindingFirst(trial, goals);
  const others = goals.map((_, i) => i).filter((i) => i !== goal);
  const short = (replication: number, i: number) => shortfall(trial, goals[i], replication);
  const alone = Array.from(trial.values, (_, r) =>
    others.every((i) => trial.held(r, i)) ? short(r, goal) : Infinity,
  );
  const by = coveredBy(alone, asked);
  if (by !== undefined) return { goals: [goal], by: [by] };
  const factor = distanceOf(trial, goals, asked);
  if (factor === Number.MAX_VALUE) return undefined;
  const scales = goals.map(({ goal: { target } }) => scaleOf(target));
  return { goals: goals.map((_, i) => i), by: scales.map((scale) => scale * factor) };
}

/**
 * How far from its targets a plan is: the relative relaxation of all with which they would hold
 * together as often as asked; without end when values are missing.
 */
export function distanceOf(trial: Trial, goals: ReadonlyArray<NamedGoal>, asked: number): number {
  const scales = goals.map(({ goal: { target } }) => scaleOf(target));
  const worst = Array.from(trial.values, (_, r) =>
    Math.max(...goals.map((named, i) => shortfall(trial, named, r) / scales[i])),
  );
  return coveredBy(worst, asked) ?? Number.MAX_VALUE;
}

/** How far a goal fell short in a replication: 0 when it held, without end when it has no value. */
function shortfall(trial: Trial, { goal, index }: NamedGoal, replication: number): number {
  const distance = margin(goal.target, trial.values[replication][index]);
  if (distance === undefined || Number.isNaN(distance)) return Infinity;
  return Math.max(0, -distance);
}

/** The least number that covers the asked share of these; undefined when none does. */
function coveredBy(numbers: ReadonlyArray<number>, share: number): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other);
  const found = sorted[Math.ceil(share * sorted.length - 1e-9) - 1];
  return found === undefined || found === Infinity ? undefined : found;
}
