/**
 * What a change of plan is worth: each arm set against the first, the baseline, replication by
 * replication under the same chance. What the arms have in common drops out of the differences, so
 * they are known far better than either arm is. All intervals here hold together: with four plans
 * and seven goals one of ninety-per-cent intervals would be wrong nearly always, and a planner
 * picks the goal that looks best. A goal that is the same in every replication was not reached by
 * the change; of that there is no interval, for there is nothing to be unsure of.
 */
import type { Goal } from "../domain/goal.ts";
import { attains, margin } from "../goals/judge.ts";
import { Outcomes } from "../goals/outcomes.ts";
import type { Interval } from "../statistics/interval.ts";
import {
  type Difference,
  differenceOfMeans,
  differenceOfShares,
  differencesOf,
} from "../statistics/paired.ts";
import { jointLevel } from "../statistics/simultaneous.ts";
import { pairingGain } from "../statistics/variance-ratio.ts";
import type { Arm } from "./experiment.ts";
import type { PairedOutcome } from "./outcome.ts";

/**
 * What a change does to a goal:
 * - none: the value is the same in every replication;
 * - better, worse: surely nearer to the target's good side, or further from it;
 * - changed: surely another, of a goal whose target is open;
 * - unclear: it may be for the better or for the worse;
 * - notMeasurable: there is no value to compare.
 */
export const effects = ["worse", "better", "changed", "unclear", "none", "notMeasurable"] as const;
export type Effect = (typeof effects)[number];

/** The probability of attainment in an arm, less that in the baseline. */
export interface AttainmentChange extends Difference {
  /** Replications that attain it in the arm alone, and in the baseline alone. */
  readonly gained: number;
  readonly lost: number;
}

export interface GoalChange {
  readonly goal: Goal;
  readonly effect: Effect;
  /** Of the goal's value, arm less baseline. */
  readonly difference: Difference;
  /** Undefined without a target or without pairs. */
  readonly attainment: AttainmentChange | undefined;
  /**
   * Variance that the difference would have if the arms were run apart, over the one it has: how
   * many times more replications that would take. Infinity when the difference never varies.
   */
  readonly pairingGain: number;
}

export interface ArmChange {
  readonly arm: Arm;
  /** In the contract's order. */
  readonly goals: ReadonlyArray<GoalChange>;
  /** That all goals which both can judge are attained together; undefined when there are none. */
  readonly all: AttainmentChange | undefined;
}

export interface Comparison {
  /** With which all intervals of the changes hold together, and the one each of them has then. */
  readonly level: number;
  readonly each: number;
  /** How many those are. */
  readonly intervals: number;
  /** Of every arm but the baseline. */
  readonly changes: ReadonlyArray<ArmChange>;
}

export interface ComparisonOptions {
  /** With which all intervals hold together; 0.9 unless told otherwise. */
  readonly level?: number;
}

/** Compares arms that have the same goals in the same order. */
export function compare(
  arms: ReadonlyArray<Arm>,
  pairs: ReadonlyArray<PairedOutcome>,
  { level = 0.9 }: ComparisonOptions = {},
): Comparison {
  const tables = arms.map(({ goals }, arm) => {
    const table = new Outcomes(goals.length, Math.max(1, pairs.length));
    for (const { outcomes } of pairs) table.put(outcomes[arm].replication, outcomes[arm].readings);
    return table;
  });
  const { goals } = arms[0];
  const valuesOf = (arm: number) => goals.map((_, goal) => tables[arm].valuesOf(goal));
  const base = valuesOf(0);
  const others = arms.slice(1).map((_, i) => valuesOf(i + 1));
  const columns = others.flatMap((values) => columnsOf(goals, base, values));
  const each = jointLevel(columns, level);
  const changes = others.map((values, i): ArmChange => {
    return {
      arm: arms[i + 1],
      goals: goals.map((goal, g) => goalChange(goal, base[g], values[g], each)),
      all: allChange(goals, base, values, each),
    };
  });
  return { level, each, intervals: columns.length, changes };
}

/** Every quantity that gets an interval, by replication. */
function columnsOf(
  goals: ReadonlyArray<Goal>,
  base: ReadonlyArray<Float64Array>,
  values: ReadonlyArray<Float64Array>,
): ReadonlyArray<Float64Array> {
  const pairs = goals.flatMap((goal, g) => [
    [base[g], values[g]],
    [attained(goal, base[g]), attained(goal, values[g])],
    // The margin of a band is no mirror of its value.
    ...("between" in goal.target || "equals" in goal.target
      ? [[margins(goal, base[g]), margins(goal, values[g])]]
      : []),
  ]);
  const together = [allAttained(goals, base, values), allAttained(goals, values, base)];
  return [...pairs, together]
    .map(([one, other]) => differencesOf(one, other))
    .filter((column) => column.some((by) => by !== 0 && !Number.isNaN(by)));
}

function goalChange(
  goal: Goal,
  base: Float64Array,
  values: Float64Array,
  level: number,
): GoalChange {
  const difference = differenceOfMeans(base, values, level);
  const isPair = (_: number, i: number) => !Number.isNaN(base[i] + values[i]);
  const [before, after] = [base.filter(isPair), values.filter(isPair)];
  return {
    goal,
    effect: effectOf(goal, before, after, level),
    difference,
    attainment: attainmentChange(attained(goal, base), attained(goal, values), level),
    pairingGain: before.length < 2 ? Number.NaN : pairingGain(before, after, level).estimate,
  };
}

function effectOf(goal: Goal, base: Float64Array, values: Float64Array, level: number): Effect {
  if (base.length === 0) return "notMeasurable";
  if (base.every((value, i) => value === values[i])) return "none";
  const isOpen = margin(goal.target, 0) === undefined;
  const { interval } = isOpen
    ? differenceOfMeans(base, values, level)
    : differenceOfMeans(margins(goal, base), margins(goal, values), level);
  if (excludesZero(interval)) {
    if (isOpen) return "changed";
    return interval.low > 0 ? "better" : "worse";
  }
  return "unclear";
}

const excludesZero = ({ low, high }: Interval): boolean => low > 0 || high < 0;

function attainmentChange(
  base: Float64Array,
  values: Float64Array,
  level: number,
): AttainmentChange | undefined {
  const found = differenceOfShares(base, values, level);
  if (found.pairs === 0) return undefined;
  const by = differencesOf(base, values);
  return {
    ...found,
    gained: by.reduce((n, change) => n + (change > 0 ? 1 : 0), 0),
    lost: by.reduce((n, change) => n + (change < 0 ? 1 : 0), 0),
  };
}

function allChange(
  goals: ReadonlyArray<Goal>,
  base: ReadonlyArray<Float64Array>,
  values: ReadonlyArray<Float64Array>,
  level: number,
): AttainmentChange | undefined {
  const [before, after] = [allAttained(goals, base, values), allAttained(goals, values, base)];
  return attainmentChange(before, after, level);
}

/** 1 where the value attains the target and 0 where not; NaN without one or the other. */
const attained = (goal: Goal, values: Float64Array): Float64Array =>
  values.map((value) => {
    const found = attains(goal.target, value);
    return found === undefined ? Number.NaN : Number(found);
  });

const margins = (goal: Goal, values: Float64Array): Float64Array =>
  values.map((value) => margin(goal.target, value) ?? Number.NaN);

/** 1 where the values attain all goals that both arms can judge in some replication. */
function allAttained(
  goals: ReadonlyArray<Goal>,
  values: ReadonlyArray<Float64Array>,
  other: ReadonlyArray<Float64Array>,
): Float64Array {
  const judged = goals.flatMap((goal, g) => {
    const both = [attained(goal, values[g]), attained(goal, other[g])];
    return both.every((found) => !found.every(Number.isNaN)) ? [both[0]] : [];
  });
  return Float64Array.from(values[0] ?? [], (_, replication) => {
    if (judged.length === 0) return Number.NaN;
    return judged.reduce((all, found) => all * found[replication], 1);
  });
}
