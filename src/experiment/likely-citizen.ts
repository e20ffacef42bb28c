/**
 * Who a citizen is, drawn from the plan's opening values at the citizen's own address as the model
 * does it (`src/model/person.ts`), without a world to put the citizen in. Initiatives that change
 * the shares later are left out.
 */
import { type AgeGroup, ageGroups, type Origin, origins } from "../domain/citizen.ts";
import type { Chance } from "../kernel/chance.ts";
import { bands, levels } from "../model/axes.ts";
import type { Plan } from "../model/plan.ts";
import { purpose } from "../model/purpose.ts";
import { cellOf } from "../model/trajectory.ts";

export interface Attributes {
  /** 1 to 5. */
  readonly level: number;
  readonly ageGroup: AgeGroup;
  readonly origin: Origin;
}

export interface LikelyCitizens {
  /** Citizens of the opening stock. */
  readonly stock: number;
  /** Running sums of the stock's shares by duration band; the last is 1. */
  readonly band: ReadonlyArray<number>;
  /** Who comes with this identity. */
  readonly draw: (chance: Chance, identity: number) => Attributes;
}

export function attributesOf(plan: Plan): LikelyCitizens {
  const sums = (path: string, count: number) => runningSums(plan, path, count);
  const level = sums("inflow.level", levels.length);
  const ageGroup = sums("population.ageGroup", ageGroups.length);
  const origin = sums("population.origin", origins.length);
  return {
    stock: Math.round(plan.parameters.values[cellOf(plan, "population.stock")]),
    band: sums("population.elapsed", bands.length),
    draw: (chance, identity) => ({
      level: 1 + place(level, chance.uniform(identity, purpose.level, 0)),
      ageGroup: ageGroups[place(ageGroup, chance.uniform(identity, purpose.age, 0))],
      origin: origins[place(origin, chance.uniform(identity, purpose.origin, 0))],
    }),
  };
}

/** Sums of a parameter's shares up to each; the last share takes what is left of 1. */
function runningSums(plan: Plan, path: string, count: number): ReadonlyArray<number> {
  const first = cellOf(plan, path);
  let sum = 0;
  return Array.from({ length: count }, (_, i) => {
    sum += plan.parameters.values[first + i];
    return i === count - 1 ? 1 : sum;
  });
}

/** Index of the share into which u falls. */
const place = (sums: ReadonlyArray<number>, u: number): number => {
  const found = sums.findIndex((sum) => u < sum);
  return found < 0 ? sums.length - 1 : found;
};
