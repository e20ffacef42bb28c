/** How a citizen's hazards follow the events. Each handler first brings them up to its minute. */
import { stopReasons } from "../../domain/benefit.ts";
import { offerKinds, placementOutcomes } from "../../domain/offer.ts";
import { ageGroupAt } from "../age.ts";
import { firstCentre } from "../identity.ts";
import { teamFor } from "../routing.ts";
import { segmentOf } from "../segment.ts";
import type { World } from "../world.ts";
import { blockOf } from "./calendar.ts";
import * as duration from "./duration.ts";
import { accumulate } from "./hazard.ts";
import { rateOf } from "./state.ts";
import * as exitsState from "./state.ts";
import { addMonths, dayOfMinute } from "../../kernel/civil-time.ts";
import { bitsFloat } from "../../kernel/float-bits.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { durationMonths } = duration;
const { column, met, mode, risk, stride, word } = exitsState;

const minutesPerDay = 1440;
const course = offerKinds.indexOf("course");
const completed = placementOutcomes.indexOf("completed");
const hired = placementOutcomes.indexOf("hired");

const modeAfter = stopReasons.map((reason) => {
  if (reason === "otherBenefit") return mode.onOtherBenefit;
  return reason === "selfSupport" ? mode.selfSupporting : mode.none;
});

export function simulationStarted(world: World): void {
  const { rates, cellOfRow } = world.exits;
  const { values, cells } = world.plan.parameters;
  for (const [row, cell] of cellOfRow.entries()) {
    rates.reals[row] = rateOf(cells[cell], values[cell]);
  }
}

/**
 * Nobody knows how near a citizen was to leaving; that they have not left is known. A unit
 * exponential that has not been reached has a unit exponential left, so everybody starts from
 * nothing: thresholds are drawn anew, and the hazard of the time before counts no more.
 */
export function forecastBegun({ exits }: World, minute: number): void {
  const { citizens } = exits;
  const { ints, reals } = citizens;
  for (let at = 0; at < citizens.length * stride; at += stride) {
    ints[at + column.since] = minute;
    for (let i = 0; i < column.since - met; i += 1) reals[at + met + i] = 0;
  }
}

const offBenefit = 0;

/** The band of duration of somebody off benefit is counted from when they left. */
export function stoodSince(
  { exits }: World,
  _: number,
  citizen: number,
  what: number,
  _b: number,
  since: number,
): void {
  if (what === offBenefit) exits.citizens.ints[citizen * stride + column.clock] = since;
}

/** A lever that changes rates does so after everybody has met the old ones until now. */
export function leverApplied(
  world: World,
  minute: number,
  _: number,
  _initiative: number,
  cell: number,
  _old: number,
  value: number,
): void {
  const { exits } = world;
  const row = exits.rowOfCell[cell];
  if (row < 0) return;
  for (let citizen = 0; citizen < exits.citizens.length; citizen += 1) {
    accumulate(world, citizen, minute);
  }
  exits.rates.reals[row] = rateOf(world.plan.parameters.cells[cell], bitsFloat(value));
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
  const { exits, plan } = world;
  exits.citizens.extend(citizen + 1);
  const ageGroup = ageGroupAt(born, dayOfMinute(minute));
  exits.set(citizen, word.ageGroup, ageGroup);
  // The level, and with it the team, is said by the event that follows in the batch.
  const segment = segmentOf(plan, origin, ageGroup, 0, traits, firstCentre(plan, identity >>> 0));
  exits.citizens.ints[citizen * stride + column.block] = blockOf(plan, 0, segment);
}

/** The citizen's calendars by what this process knows and the event says. */
export function blockIn(world: World, citizen: number, centre: number): number {
  const { exits, plan, population } = world;
  const ageGroup = exits.get(citizen, word.ageGroup);
  const level = exits.get(citizen, word.level);
  const origin = population.origin(citizen);
  const traits = population.traits(citizen);
  const segment = segmentOf(plan, origin, ageGroup, level, traits, centre);
  return blockOf(plan, teamFor(plan, centre, ageGroup, level), segment);
}

/** Gives the citizen, whose hazards are up to date, the calendars that hold from now on. */
function changeBlock(world: World, citizen: number, centre: number): void {
  const { ints } = world.exits.citizens;
  ints[citizen * stride + column.block] = blockIn(world, citizen, centre);
}

export function employabilityChanged(
  world: World,
  minute: number,
  citizen: number,
  _from: number,
  to: number,
): void {
  const { exits } = world;
  accumulate(world, citizen, minute);
  exits.set(citizen, word.level, to);
  const { ints, reals } = exits.citizens;
  reals[citizen * stride + met + risk.matchUp] = 0;
  reals[citizen * stride + met + risk.matchDown] = 0;
  ints[citizen * stride + column.ordinals] += 0x1_0000;
  changeBlock(world, citizen, world.population.centre(citizen));
}

export function ageBoundaryCrossed(world: World, minute: number, citizen: number): void {
  const { exits } = world;
  accumulate(world, citizen, minute);
  const group = exits.get(citizen, word.ageGroup);
  if (group < 3) exits.set(citizen, word.ageGroup, group + 1);
  changeBlock(world, citizen, world.population.centre(citizen));
}

export function caseTaken(world: World, minute: number, citizen: number, centre: number): void {
  const { exits } = world;
  const block = blockIn(world, citizen, centre);
  if (block !== exits.citizens.ints[citizen * stride + column.block]) {
    accumulate(world, citizen, minute);
    exits.citizens.ints[citizen * stride + column.block] = block;
  }
  exits.set(citizen, word.centre, centre);
}

/** After a move to another centre the risk of the next one starts from nothing. */
export function caseTransferred(
  world: World,
  minute: number,
  citizen: number,
  centre: number,
): void {
  const { exits } = world;
  if (exits.get(citizen, word.centre) !== centre) {
    accumulate(world, citizen, minute);
    exits.citizens.reals[citizen * stride + met + risk.transfer] = 0;
    const { mask } = word.transfers;
    exits.set(citizen, word.transfers, (exits.get(citizen, word.transfers) + 1) & mask);
  }
  caseTaken(world, minute, citizen, centre);
}

/** A new period begins: the risks of the mode start from nothing. */
function begin(
  world: World,
  minute: number,
  citizen: number,
  standing: number,
  clock: number,
): void {
  const { exits } = world;
  const { ints, reals } = exits.citizens;
  const at = citizen * stride;
  for (let i = 0; i < risk.matchUp; i += 1) reals[at + met + i] = 0;
  exits.set(citizen, word.mode, standing);
  exits.set(citizen, word.treatment, 0);
  exits.set(citizen, word.effect, 0);
  exits.set(citizen, word.hired, 0);
  exits.set(citizen, word.transfers, 0);
  ints[at + column.since] = minute;
  ints[at + column.clock] = clock;
  ints[at + column.ordinals] += 1;
}

export function benefitGranted(
  world: World,
  minute: number,
  citizen: number,
  _benefit: number,
  _b: number,
  from: number,
): void {
  begin(world, minute, citizen, mode.onBenefit, from);
  const passed = durationMonths.filter((months) => addMonths(from, months) <= minute).length;
  world.exits.set(citizen, word.thresholds, passed);
}

export function benefitResumed(
  world: World,
  minute: number,
  citizen: number,
  _benefit: number,
  _b: number,
  from: number,
): void {
  begin(world, minute, citizen, mode.onBenefit, from);
}

export function benefitStopped(
  world: World,
  minute: number,
  citizen: number,
  reason: number,
): void {
  accumulate(world, citizen, minute);
  begin(world, minute, citizen, modeAfter[reason], minute);
}

export function jobStarted(world: World, minute: number, citizen: number): void {
  begin(world, minute, citizen, mode.inJob, minute);
}

export function educationStarted(world: World, minute: number, citizen: number): void {
  begin(world, minute, citizen, mode.inEducation, minute);
}

/** A job or education ends, or the citizen is out of reach for good. */
export function outOfReach(world: World, minute: number, citizen: number): void {
  begin(world, minute, citizen, mode.none, minute);
}

export function durationThresholdCrossed(world: World, _: number, citizen: number): void {
  world.exits.set(citizen, word.thresholds, world.exits.get(citizen, word.thresholds) + 1);
}

export function offerStarted(world: World, minute: number, citizen: number): void {
  treat(world, minute, citizen, course);
}

export function placementStarted(
  world: World,
  minute: number,
  citizen: number,
  placement: number,
): void {
  treat(world, minute, citizen, course + 1 + placement);
}

function treat(world: World, minute: number, citizen: number, kind: number): void {
  accumulate(world, citizen, minute);
  world.exits.set(citizen, word.treatment, 1 + kind);
  world.exits.set(citizen, word.effect, 0);
}

export function offerCompleted(world: World, minute: number, citizen: number): void {
  untreat(world, minute, citizen, true);
}

/** An offer ends before its time. */
export function offerLeft(world: World, minute: number, citizen: number): void {
  untreat(world, minute, citizen, false);
}

export function placementEnded(
  world: World,
  minute: number,
  citizen: number,
  outcome: number,
): void {
  untreat(world, minute, citizen, outcome === completed);
  if (outcome === hired) world.exits.set(citizen, word.hired, 1);
}

function untreat(world: World, minute: number, citizen: number, withEffect: boolean): void {
  const { exits } = world;
  const treatment = exits.get(citizen, word.treatment);
  if (treatment === 0) return;
  accumulate(world, citizen, minute);
  exits.set(citizen, word.treatment, 0);
  if (!withEffect) return;
  exits.set(citizen, word.effect, treatment);
  const days = exits.rates.reals[exits.row.effectDays];
  exits.citizens.ints[citizen * stride + column.effectUntil] = minute + days * minutesPerDay;
}
