/**
 * Levers as the compiler sees them: what they move in numbers of cells, days and segments. Each
 * different target is a filter with a bit of its own; a citizen's segment is the set of filters
 * that the citizen falls under, so a lever acts in every segment that has its bit.
 */
import { ageGroups, origins, traits } from "../domain/citizen.ts";
import { dayOfIso } from "../domain/moment.ts";
import type { TargetFilter } from "../model/plan.ts";
import { targetKey } from "./check-initiatives.ts";
import { aimOf, type ListedIds } from "./lever-path.ts";
import type { Course } from "./ramp.ts";
import type { Lever, Operation, Scenario, Target } from "./scenario.ts";

export interface LeverPlan extends Course {
  /** Number of the initiative, and of the lever within it. */
  readonly initiative: number;
  readonly lever: number;
  readonly parameter: string;
  /** Which of the parameter's keys it moves, by number. */
  readonly keys: ReadonlyArray<number>;
  readonly op: Operation;
  readonly value: number;
  /** Number of its filter; -1 when it acts on all citizens. */
  readonly filter: number;
}

export interface LeversPlan {
  readonly levers: ReadonlyArray<LeverPlan>;
  readonly filters: ReadonlyArray<TargetFilter>;
}

/** The levers of a scenario in the order in which they are applied. */
export function planLevers(scenario: Scenario, ids: ListedIds, lastDay: number): LeversPlan {
  const filterNumbers = new Map<string, number>();
  const filters: TargetFilter[] = [];
  const filterOf = ({ target }: Lever): number => {
    if (Object.keys(target).length === 0) return -1;
    const key = targetKey(target);
    const known = filterNumbers.get(key);
    if (known !== undefined) return known;
    filters.push(bitsOf(target, scenario));
    filterNumbers.set(key, filters.length - 1);
    return filters.length - 1;
  };
  const levers = scenario.initiatives.flatMap((initiative, i) =>
    initiative.levers.map((lever, j): LeverPlan => {
      const aim = aimOf(lever.lever, ids);
      if (aim === undefined) throw new Error(`${initiative.id} names no parameter: ${lever.lever}`);
      return {
        initiative: i,
        lever: j,
        parameter: aim.parameter.path,
        keys: aim.moved.map((key) => aim.keys.indexOf(key)),
        op: lever.op,
        value: lever.value,
        from: dayOfIso(lever.from),
        to: Math.min(lever.to === undefined ? lastDay : dayOfIso(lever.to), lastDay),
        ramp: lever.ramp,
        rampDays: lever.rampDays,
        filter: filterOf(lever),
      };
    }),
  );
  return { levers, filters };
}

/** A target as bits; bit l of `levels` is level l, counted from 1. */
function bitsOf(target: Target, { centres }: Scenario): TargetFilter {
  const centreIds = centres.map(({ id }) => id);
  const bits = <T>(words: ReadonlyArray<T>, all: ReadonlyArray<T>) =>
    words.reduce((sum, word) => sum | (1 << all.indexOf(word)), 0);
  return {
    ...(target.origin && { origins: bits(target.origin, origins) }),
    ...(target.ageGroup && { ageGroups: bits(target.ageGroup, ageGroups) }),
    ...(target.level && { levels: target.level.reduce((sum, level) => sum | (1 << level), 0) }),
    ...(target.trait && { traits: bits(target.trait, traits) }),
    ...(target.centre && { centres: bits(target.centre, centreIds) }),
  };
}
