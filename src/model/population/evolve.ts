/** How the citizen's row follows the events. */
import { dayOfMinute } from "../../kernel/civil-time.ts";
import { statuses, stopReasons } from "../../domain/benefit.ts";
import { firstCentre } from "../identity.ts";
import { segmentOf } from "../segment.ts";
import type { World } from "../world.ts";
import { ageGroupAt } from "../age.ts";
import { type PopulationState } from "./state.ts";
import * as populationState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { column, packing, stride } = populationState;

type Word = { readonly shift: number; readonly mask: number };

const code = (status: (typeof statuses)[number]) => statuses.indexOf(status);
const outside = code("outside");
const onBenefit = code("onBenefit");
const employed = code("employed");
const inSubsidisedJob = code("inSubsidisedJob");
const inEducation = code("inEducation");
const movedOut = code("movedOut");
const pensioned = code("pensioned");

/** Status after a benefit stops, by reason; job and education events of the instant follow. */
const statusAfter = stopReasons.map((reason) => {
  if (reason === "otherBenefit") return code("onOtherBenefit");
  if (reason === "selfSupport") return code("selfSupporting");
  if (reason === "transferred") return code("transferred");
  if (reason === "moved") return movedOut;
  return reason === "pension" || reason === "retired" ? pensioned : outside;
});

function set(population: PopulationState, citizen: number, word: Word, value: number): void {
  const { ints } = population.citizens;
  const cell = citizen * stride + column.packed;
  ints[cell] = (ints[cell] & ~(word.mask << word.shift)) | (value << word.shift);
}

function resegment(world: World, citizen: number): void {
  const { plan, population } = world;
  if (plan.filters.length === 0) return;
  population.citizens.ints[citizen * stride + column.segment] = segmentOf(
    plan,
    population.origin(citizen),
    population.ageGroup(citizen),
    population.level(citizen),
    population.traits(citizen),
    population.centre(citizen),
  );
}

export function citizenRegistered(
  world: World,
  minute: number,
  citizen: number,
  origin: number,
  traits: number,
  born: number,
  identity: number,
): void {
  const { population } = world;
  population.citizens.extend(citizen + 1);
  const { ints } = population.citizens;
  ints[citizen * stride + column.identity] = identity;
  ints[citizen * stride + column.born] = born;
  set(population, citizen, packing.origin, origin);
  set(population, citizen, packing.traits, traits);
  set(population, citizen, packing.centre, firstCentre(world.plan, identity >>> 0));
  set(population, citizen, packing.ageGroup, ageGroupAt(born, dayOfMinute(minute)));
  noteStream(population, identity >>> 0, dayOfMinute(minute) - world.plan.from);
  resegment(world, citizen);
}

/** Remembers the last day on which a stream brought somebody. */
function noteStream(population: PopulationState, identity: number, offset: number): void {
  const stream = identity >>> 30;
  if (stream >= 2) population.intake.ints[stream - 2] = offset;
}

export function employabilityChanged(
  world: World,
  _: number,
  citizen: number,
  _from: number,
  to: number,
): void {
  set(world.population, citizen, packing.level, to);
  resegment(world, citizen);
}

export function ageBoundaryCrossed(world: World, _: number, citizen: number): void {
  const { population } = world;
  const group = population.ageGroup(citizen);
  if (group < 3) set(population, citizen, packing.ageGroup, group + 1);
  resegment(world, citizen);
}

/** A spell opens or continues: both say from when it counts. */
export function benefitOpened(
  world: World,
  _: number,
  citizen: number,
  benefit: number,
  _b: number,
  from: number,
): void {
  const { population } = world;
  population.citizens.ints[citizen * stride + column.from] = from;
  set(population, citizen, packing.benefit, benefit);
  set(population, citizen, packing.status, onBenefit);
}

export function benefitStopped(
  world: World,
  minute: number,
  citizen: number,
  reason: number,
): void {
  const { population } = world;
  population.citizens.ints[citizen * stride + column.stopped] = minute;
  set(population, citizen, packing.status, statusAfter[reason]);
}

const offBenefit = 0;

/** When the last spell stopped, of somebody known from records. */
export function stoodSince(
  { population }: World,
  _: number,
  citizen: number,
  what: number,
  _b: number,
  since: number,
): void {
  if (what === offBenefit) population.citizens.ints[citizen * stride + column.stopped] = since;
}

export function jobStarted(world: World, _: number, citizen: number, kind: number): void {
  set(world.population, citizen, packing.status, kind === 0 ? employed : inSubsidisedJob);
}

export function educationStarted(world: World, _: number, citizen: number): void {
  set(world.population, citizen, packing.status, inEducation);
}

/** A job or an education ends. */
export function activityEnded(world: World, _: number, citizen: number): void {
  set(world.population, citizen, packing.status, outside);
}

export function citizenMoved(world: World, _: number, citizen: number): void {
  set(world.population, citizen, packing.status, movedOut);
}

export function citizenRetired(world: World, _: number, citizen: number): void {
  set(world.population, citizen, packing.status, pensioned);
}

export function caseTaken(
  world: World,
  _: number,
  citizen: number,
  centre: number,
  team: number,
): void {
  const { population } = world;
  set(population, citizen, packing.hasCase, 1);
  set(population, citizen, packing.centre, centre);
  set(population, citizen, packing.team, team);
  resegment(world, citizen);
}

export function caseClosed(world: World, _: number, citizen: number): void {
  set(world.population, citizen, packing.hasCase, 0);
}
