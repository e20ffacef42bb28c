/** The opening stock, those who come, and birthdays. */
import { dayOfMinute } from "../../kernel/civil-time.ts";
import * as benefit from "../../domain/events/benefit.ts";
import { CaseOpened } from "../../domain/events/case.ts";
import * as event from "../../domain/events/population.ts";
import { RulesetActivated, SimulationStarted } from "../../domain/events/run.ts";
import { ageBoundaries } from "../../domain/citizen.ts";
import { stopReasons } from "../../domain/benefit.ts";
import * as moment from "../../domain/moment.ts";
import type { Log } from "../../kernel/log.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";
import { ageGroupAt } from "../age.ts";
import { comers } from "./intake.ts";
import {
  drawBenefit,
  drawBorn,
  drawElapsedDays,
  drawLevel,
  drawOrigin,
  drawTraits,
} from "../person.ts";
import {
  arrivalStream,
  comersPerDayMax,
  firstCentre,
  formerStream,
  transferStream,
} from "../identity.ts";
import { teamFor } from "../routing.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { purpose } = purposes;

const retirementAge = 65;
const retired = stopReasons.indexOf("retired");

/** The run starts: its first rule set, and all citizens of the opening stock. */
export function start(world: World, minute: number, _: number, out: Log): void {
  out.append(SimulationStarted.code, minute, 0, 0, 0, 0, 0);
  out.append(RulesetActivated.code, minute, 0, world.plan.ruleSets[0].ruleSet, 0, 0, 0);
  const { parameters, population } = world;
  const stock = Math.round(parameters.value(population.cells.stock));
  const former = Math.round(parameters.value(population.cells.formerRecipients));
  for (let i = 0; i < stock; i += 1) {
    const elapsed = Math.round(drawElapsedDays(world, i) * minutesPerDay);
    const level = register(world, minute, i, i, population.cells.level, out);
    enter(world, minute, i, i, level, minute - elapsed, out);
  }
  for (let i = 0; i < former; i += 1) {
    const citizen = stock + i;
    register(world, minute, citizen, formerStream + i, population.cells.level, out);
    out.append(benefit.JobStarted.code, minute, citizen, 0, 0, 0, 0);
  }
}

/** The new citizens of a day contact the centre and are granted benefit. */
export function arrive(world: World, minute: number, _: number, out: Log): void {
  const { population, plan, chance } = world;
  const offset = dayOfMinute(minute) - plan.from;
  const count = comers(chance, population.arrivalMeans, purpose.arrivals, offset);
  for (let k = 0; k < count; k += 1) {
    const identity = arrivalStream + offset * comersPerDayMax + k;
    const citizen = population.count + k;
    const level = register(world, minute, citizen, identity, population.cells.inflowLevel, out);
    const centre = firstCentre(world.plan, identity);
    out.append(event.CitizenContacted.code, minute, citizen, centre, level, 0, 0);
    enter(world, minute, citizen, identity, level, minute, out);
  }
}

/** Citizens come, spell and all, from centres that are not modelled. */
export function transferIn(world: World, minute: number, _: number, out: Log): void {
  const { population, plan, chance } = world;
  const offset = dayOfMinute(minute) - plan.from;
  const count = comers(chance, population.transferMeans, purpose.transfers, offset);
  for (let k = 0; k < count; k += 1) {
    const identity = transferStream + offset * comersPerDayMax + k;
    const citizen = population.count + k;
    const elapsed = Math.round(drawElapsedDays(world, identity) * minutesPerDay);
    const level = register(world, minute, citizen, identity, population.cells.level, out);
    enter(world, minute, citizen, identity, level, minute - elapsed, out);
  }
}

/** A birthday that counts; old-age pension ends everything. */
export function crossAge(world: World, minute: number, citizen: number, out: Log): void {
  const { population } = world;
  const age = ageBoundaries[population.ageGroup(citizen) + 1];
  out.append(event.AgeBoundaryCrossed.code, minute, citizen, age, 0, 0, 0);
  if (age < retirementAge) return;
  if (population.onBenefit(citizen)) {
    out.append(benefit.BenefitStopped.code, minute, citizen, retired, 0, 0, 0);
  }
  out.append(event.CitizenRetired.code, minute, citizen, 0, 0, 0, 0);
}

/** Registers a citizen with the level that is true of them; gives that level. */
function register(
  world: World,
  minute: number,
  citizen: number,
  identity: number,
  levelCell: number,
  out: Log,
): number {
  const today = dayOfMinute(minute);
  const born = drawBorn(world, identity, today);
  const origin = drawOrigin(world, identity);
  const traits = drawTraits(world, identity);
  const level = drawLevel(world, identity, levelCell);
  out.append(event.CitizenRegistered.code, minute, citizen, origin, traits, born, identity | 0);
  out.append(event.EmployabilityChanged.code, minute, citizen, 0, level, 0, 0);
  return level;
}

/** Grants benefit from `from` and opens the case with the team that serves the citizen. */
function enter(
  world: World,
  minute: number,
  citizen: number,
  identity: number,
  level: number,
  from: number,
  out: Log,
): void {
  const { plan } = world;
  const today = dayOfMinute(minute);
  const ageGroup = ageGroupAt(drawBorn(world, identity, today), today);
  const centre = firstCentre(world.plan, identity);
  const team = teamFor(plan, centre, ageGroup, level);
  out.append(
    benefit.BenefitGranted.code,
    minute,
    citizen,
    drawBenefit(world, identity),
    0,
    from,
    0,
  );
  out.append(CaseOpened.code, minute, citizen, centre, team, 0, 0);
}
