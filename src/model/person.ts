/**
 * Who a new citizen is. Each attribute is drawn at the citizen's own address, from the shares of
 * the plan, so a citizen is the same person in every scenario in which the citizen comes.
 */
import { ageBoundaries, traits } from "../domain/citizen.ts";
import type { Chance } from "../kernel/chance.ts";
import * as axes from "./axes.ts";
import * as purposes from "./purpose.ts";
import type { World } from "./world.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { bandDays } = axes;
const { purpose } = purposes;

const daysPerYear = 365.25;
/** Ages that bound the groups of `ageGroups`, in years. */
const ages = ageBoundaries;

/** Index of the share into which u falls, of `count` cells that sum to 1. */
export function pick(world: World, cell: number, count: number, u: number): number {
  const { parameters } = world;
  let sum = 0;
  for (let i = 0; i < count - 1; i += 1) {
    sum += parameters.value(cell + i);
    if (u < sum) return i;
  }
  return count - 1;
}

/** Day of birth of somebody who is now in an age group, the ages spread evenly within it. */
export function drawBorn(world: World, identity: number, today: number): number {
  const { chance } = world;
  const { cells } = world.population;
  const group = pick(world, cells.ageGroup, 4, chance.uniform(identity, purpose.age, 0));
  const [low, high] = [ages[group], ages[group + 1]];
  const years = low + (high - low) * chance.uniform(identity, purpose.age, 1);
  return today - Math.ceil(years * daysPerYear);
}

export function drawTraits(world: World, identity: number): number {
  const { cells } = world.population;
  let bits = 0;
  for (let i = 0; i < traits.length; i += 1) {
    const u = world.chance.uniform(identity, purpose.trait + i, 0);
    if (u < world.parameters.value(cells.trait + i)) bits |= 1 << i;
  }
  return bits;
}

export function drawOrigin(world: World, identity: number): number {
  const u = world.chance.uniform(identity, purpose.origin, 0);
  return pick(world, world.population.cells.origin, 4, u);
}

/** Level 1 to 5 from the shares that begin at `cell`. */
export function drawLevel(world: World, identity: number, cell: number): number {
  return 1 + pick(world, cell, 5, world.chance.uniform(identity, purpose.level, 0));
}

/** Index in `benefits`. */
export function drawBenefit(world: World, identity: number): number {
  const u = world.chance.uniform(identity, purpose.benefit, 0);
  return 1 + pick(world, world.population.cells.benefit, 4, u);
}

/** Days on benefit of somebody in the opening stock, or who comes from another centre. */
export function drawElapsedDays(world: World, identity: number): number {
  const { chance, parameters } = world;
  const { cells } = world.population;
  const u = chance.uniform(identity, purpose.elapsedBand, 0);
  const band = pick(world, cells.elapsed, bandDays.length, u);
  const low = bandDays[band];
  if (band < bandDays.length - 1)
    return low + within(chance, identity) * (bandDays[band + 1] - low);
  const mean = parameters.value(cells.elapsedTailDays);
  return low + mean * chance.exponential(identity, purpose.elapsedWithin, 0);
}

function within(chance: Chance, identity: number): number {
  return chance.uniform(identity, purpose.elapsedWithin, 0);
}
