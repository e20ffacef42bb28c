/**
 * How the state of offers follows the events. Minutes and probabilities that later steps depend on
 * are read here, from the parameters of the moment, and kept, so that a lever moved in between
 * changes only what is decided after it and a folded log knows what its run had pending.
 */
import * as moment from "../../domain/moment.ts";
import { offerKinds } from "../../domain/offer.ts";
import { dayOfMinute, laterOf } from "../../kernel/civil-time.ts";
import * as offerObligation from "../offer-obligation.ts";
import * as offerWork from "../offer-work.ts";
import type { World } from "../world.ts";
import * as offersState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { morning } = offerObligation;
const { offerIssue } = offerWork;
const { column, field, phase } = offersState;

const course = offerKinds.indexOf("course");

export function citizenRegistered({ offers }: World, _: number, citizen: number): void {
  offers.citizens.extend(citizen + 1);
}

export function caseOpened({ offers }: World, _: number, citizen: number): void {
  offers.put(citizen, field.phase, phase.opening);
}

/** An obligation of another kind is not an offer's; work on this one is planned ahead of it. */
export function obligationCreated(
  { offers, parameters, population }: World,
  minute: number,
  citizen: number,
  kind: number,
  _: number,
  due: number,
): void {
  if (kind === 0) return;
  const lead = parameters.valueFor(offers.cells.planLeadDays, population.segment(citizen));
  const planned = (dayOfMinute(due) - lead) * minutesPerDay + morning;
  offers.put(citizen, field.phase, phase.open);
  offers.put(citizen, field.obligation, kind);
  offers.put(citizen, field.breached, 0);
  offers.write(citizen, column.due, due);
  offers.write(citizen, column.first, laterOf(minute, planned));
}

export function obligationBreached(
  { offers }: World,
  _: number,
  citizen: number,
  kind: number,
): void {
  if (kind !== 0) offers.put(citizen, field.breached, 1);
}

export function obligationFulfilled(
  { offers }: World,
  _: number,
  citizen: number,
  kind: number,
): void {
  if (kind !== 0) endObligation(offers, citizen);
}

/** The last thing that closing does. */
export function obligationCancelled(
  { offers }: World,
  _: number,
  citizen: number,
  kind: number,
): void {
  if (kind === 0) return;
  endObligation(offers, citizen);
  offers.put(citizen, field.closing, 0);
  if (offers.phase(citizen) !== phase.placement) offers.put(citizen, field.phase, phase.none);
}

function endObligation(offers: World["offers"], citizen: number): void {
  offers.put(citizen, field.obligation, 0);
  offers.put(citizen, field.breached, 0);
  offers.write(citizen, column.due, 0);
}

export function workItemQueued(
  { offers }: World,
  _: number,
  citizen: number,
  _team: number,
  task: number,
): void {
  if (task !== offerIssue || offers.phase(citizen) !== phase.open) return;
  offers.put(citizen, field.phase, phase.queued);
}

/** Work that outlived its purpose leads to nothing. */
/** Work begun for a case that has closed since is moot: it moves no later case on. */
export function workItemCompleted(
  { offers }: World,
  _: number,
  citizen: number,
  _team: number,
  task: number,
  _item: number,
  moot: number,
): void {
  if (moot !== 0 || task !== offerIssue || offers.phase(citizen) !== phase.queued) return;
  offers.put(citizen, field.phase, phase.visitating);
}

export function visitationDecided(
  { offers }: World,
  _: number,
  citizen: number,
  chosen: number,
  kind: number,
): void {
  offers.write(citizen, column.visitations, offers.visitations(citizen) + 1);
  offers.put(citizen, field.package, chosen);
  if (kind !== course) offers.put(citizen, field.phase, phase.placement);
}

/** Pool numbers beyond the suppliers' are the lines for places at companies. */
export function offerWaitlisted(
  { offers, plan }: World,
  _: number,
  citizen: number,
  _a: number,
  pool: number,
): void {
  if (pool >= plan.pools.length) return;
  offers.put(citizen, field.phase, phase.waiting);
  offers.put(citizen, field.pool, pool);
  offers.lines.join(pool, citizen);
}

export function offerIssued(
  { offers }: World,
  _: number,
  citizen: number,
  _package: number,
  pool: number,
  start: number,
  end: number,
): void {
  if (offers.phase(citizen) === phase.waiting) offers.lines.leave(pool, citizen);
  offers.put(citizen, field.phase, phase.issued);
  offers.put(citizen, field.pool, pool);
  offers.write(citizen, column.first, start);
  offers.write(citizen, column.second, end);
  offers.pools.ints[pool] += 1;
}

export function offerStarted(
  { offers, parameters, population }: World,
  _: number,
  citizen: number,
): void {
  offers.put(citizen, field.phase, phase.inOffer);
  const cell = offers.cells.dropout + course;
  offers.keepDropout(citizen, parameters.valueFor(cell, population.segment(citizen)));
}

/** Completed or left early: the place is free. */
export function offerEnded(
  { offers }: World,
  _: number,
  citizen: number,
  _a: number,
  pool: number,
): void {
  offers.put(citizen, field.phase, phase.none);
  offers.pools.ints[pool] -= 1;
  rest(offers, citizen);
}

export function offerInterrupted(
  { offers, plan }: World,
  _: number,
  citizen: number,
  held: number,
  pool: number,
): void {
  offers.put(citizen, field.phase, phase.none);
  if (pool >= plan.pools.length) return;
  if (held === 1) {
    offers.pools.ints[pool] -= 1;
    rest(offers, citizen);
  } else {
    offers.lines.leave(pool, citizen);
  }
  if (offers.obligation(citizen) === 0) offers.put(citizen, field.closing, 0);
}

/** Cells that held an offer's particulars hold nothing. */
function rest(offers: World["offers"], citizen: number): void {
  offers.write(citizen, column.due, 0);
  offers.write(citizen, column.first, 0);
  offers.write(citizen, column.second, 0);
}

/** The company has let the citizen go, or the booking has ended: back at the start of the way. */
export function placementEnded({ offers }: World, _: number, citizen: number): void {
  offers.put(citizen, field.phase, phase.none);
}

/** What stands is to be closed now; a case that has hardly opened has nothing. */
export function benefitStopped({ offers }: World, _: number, citizen: number): void {
  const stage = offers.phase(citizen);
  if (stage === phase.opening) offers.put(citizen, field.phase, phase.none);
  const holds = stage === phase.issued || stage === phase.inOffer;
  if (holds || offers.obligation(citizen) !== 0) offers.put(citizen, field.closing, 1);
}
