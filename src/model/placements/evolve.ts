/**
 * How the state of placements follows the events. Minutes and probabilities that later steps
 * depend on are read here, from the parameters of the moment, and kept, so that a lever moved in
 * between changes only what is decided after it.
 */
import { dayOfMinute, monthIndex } from "../../kernel/civil-time.ts";
import { morningAfter } from "../offer-obligation.ts";
import * as offerWork from "../offer-work.ts";
import type { World } from "../world.ts";
import { placesDue, wholePlaces } from "./decide.ts";
import * as placementsState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { placementFollowUp, placementSetup } = offerWork;
const { agreementColumn, agreementStride, column, field, phase } = placementsState;

export function citizenRegistered({ placements }: World, _: number, citizen: number): void {
  placements.citizens.extend(citizen + 1);
}

/** The minute is kept only where it may lead to a referral. */
export function interviewHeld({ placements }: World, minute: number, citizen: number): void {
  placements.put(citizen, field.interviews, (placements.interviews(citizen) + 1) & 32767);
  if (placements.phase(citizen) === phase.none) placements.write(citizen, column.second, minute);
}

/** Kinds of offer are courses (0), then the kinds of placement. */
export function visitationDecided(
  { placements }: World,
  _: number,
  citizen: number,
  _package: number,
  kind: number,
): void {
  if (kind === 0) return;
  placements.put(citizen, field.phase, phase.seeking);
  placements.put(citizen, field.kind, kind - 1);
  placements.write(citizen, column.second, 0);
}

/** Numbers below those of the kinds' lines are pools of suppliers. */
export function offerWaitlisted(
  { placements, plan }: World,
  _: number,
  citizen: number,
  _a: number,
  line: number,
): void {
  const kind = line - plan.pools.length;
  if (kind < 0) return;
  placements.put(citizen, field.phase, phase.waiting);
  placements.lines.join(kind, citizen);
}

export function offerInterrupted(
  { placements, plan }: World,
  _: number,
  citizen: number,
  _held: number,
  line: number,
): void {
  const kind = line - plan.pools.length;
  if (kind < 0) return;
  if (placements.phase(citizen) === phase.waiting) placements.lines.leave(kind, citizen);
  placements.put(citizen, field.phase, phase.none);
  placements.put(citizen, field.closing, 0);
}

export function placementBooked(
  { placements }: World,
  _: number,
  citizen: number,
  kind: number,
  agreement: number,
): void {
  if (placements.phase(citizen) === phase.waiting) placements.lines.leave(kind, citizen);
  placements.put(citizen, field.phase, phase.booked);
  placements.put(citizen, field.kind, kind);
  placements.put(citizen, field.agreement, agreement);
  const row = agreement * agreementStride;
  placements.agreements.ints[row + agreementColumn.left] -= 1;
  placements.agreements.ints[row + agreementColumn.held] += 1;
}

/** The follow-up is in the queue; the next step is the end. */
export function workItemQueued(
  { placements }: World,
  _: number,
  citizen: number,
  _team: number,
  task: number,
): void {
  if (task !== placementFollowUp || placements.phase(citizen) !== phase.underWay) return;
  placements.put(citizen, field.phase, phase.followedUp);
}

/** Work that outlived its purpose leads to nothing. */
/** Work begun for a case that has closed since is moot: it moves no later case on. */
export function workItemCompleted(
  { placements, parameters, population }: World,
  minute: number,
  citizen: number,
  _team: number,
  task: number,
  _item: number,
  moot: number,
): void {
  if (moot !== 0 || task !== placementSetup || placements.phase(citizen) !== phase.booked) return;
  const { startLagDays } = placements.cells;
  const lag = parameters.valueFor(startLagDays, population.segment(citizen));
  placements.put(citizen, field.phase, phase.setUp);
  placements.write(citizen, column.first, morningAfter(minute, lag));
}

/**
 * Whoever begins without a set-up was at the company before the forecast began, on a place of
 * before: it is not one of those that are left.
 */
export function placementStarted(
  { placements, offers, parameters, population }: World,
  minute: number,
  citizen: number,
  kind: number,
  agreement: number,
  end: number,
): void {
  if (placements.phase(citizen) === phase.booked) {
    placements.agreements.ints[agreement * agreementStride + agreementColumn.left] += 1;
  }
  placements.put(citizen, field.phase, phase.underWay);
  placements.write(citizen, column.first, minute);
  placements.write(citizen, column.second, end);
  // The cells of the kinds of placement come after that of courses.
  const cell = offers.cells.dropout + 1 + kind;
  placements.keepDropout(citizen, parameters.valueFor(cell, population.segment(citizen)));
}

const placement = 1;

/** When the placement under way began, or one that is booked begins, of somebody in records. */
export function stoodSince(
  { placements }: World,
  _: number,
  citizen: number,
  what: number,
  _b: number,
  since: number,
): void {
  if (what !== placement) return;
  if (placements.phase(citizen) === phase.booked) placements.put(citizen, field.phase, phase.setUp);
  placements.write(citizen, column.first, since);
}

export function placementEnded(
  { placements }: World,
  _: number,
  citizen: number,
  _outcome: number,
  agreement: number,
): void {
  placements.put(citizen, field.phase, phase.none);
  placements.put(citizen, field.closing, 0);
  placements.write(citizen, column.first, 0);
  placements.write(citizen, column.second, 0);
  placements.write(citizen, column.dropout, 0);
  placements.agreements.ints[agreement * agreementStride + agreementColumn.held] -= 1;
}

/** What stands is to be closed now. */
export function benefitStopped({ placements }: World, _: number, citizen: number): void {
  if (placements.phase(citizen) !== phase.none) placements.put(citizen, field.closing, 1);
}

export function partnershipSigned({ placements }: World, _: number, agreement: number): void {
  placements.agreements.ints[agreement * agreementStride + agreementColumn.stage] = 1;
}

export function placesReleased(
  world: World,
  minute: number,
  agreement: number,
  _a: number,
  _b: number,
  places: number,
): void {
  const { ints, reals } = world.placements.agreements;
  const row = agreement * agreementStride;
  // Of what was released before a forecast from records only what is left is told.
  const due = placesDue(world, minute, agreement);
  reals[row + agreementColumn.carry] = due - wholePlaces(due);
  ints[row + agreementColumn.stage] = 2;
  ints[row + agreementColumn.month] = monthIndex(dayOfMinute(minute));
  ints[row + agreementColumn.left] += places;
}
