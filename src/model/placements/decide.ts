/**
 * What is decided about places at companies: who is referred, which company has a place, when the
 * placement begins and how it ends, and what an agreement releases. Every draw about one
 * visitation has the visitation's number as its index.
 */
import * as event from "../../domain/events/offer.ts";
import * as moment from "../../domain/moment.ts";
import { packages, placementKinds, placementOutcomes } from "../../domain/offer.ts";
import { dayOfMinute, monthIndex } from "../../kernel/civil-time.ts";
import type { Log } from "../../kernel/log.ts";
import { createRepeat, endOfDay, fulfil, isWorkReady } from "../offer-obligation.ts";
import { queueWork } from "../offer-work.ts";
import * as offerWork from "../offer-work.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";
import * as placementsState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { placementFollowUp, placementSetup } = offerWork;
const { purpose } = purposes;
const { agreementColumn, phase } = placementsState;

const educationJob = packages.indexOf("educationJob");
const internship = placementKinds.indexOf("internship");
const wageSubsidy = placementKinds.indexOf("wageSubsidy");
const completed = placementOutcomes.indexOf("completed");
const dropout = placementOutcomes.indexOf("dropout");
const hired = placementOutcomes.indexOf("hired");
const interrupted = placementOutcomes.indexOf("interrupted");

/** What a month's places may lack of a whole one and still count as one: parts are rounded. */
const roundingPart = 1 / 1024;
/** As many as the event can say. */
const releasedMax = 100_000;

/** An interview has given the occasion: a place at a company is to be sought. */
export function refer(world: World, minute: number, citizen: number, out: Log): void {
  const { placements, parameters, population, chance } = world;
  const cell = placements.cells.referralWageSubsidy;
  const subsidies = parameters.valueFor(cell, population.segment(citizen));
  const index = placements.interviews(citizen) - 1;
  const mark = chance.uniform(population.identity(citizen), purpose.referralKind, index);
  const kind = 1 + (mark < subsidies ? wageSubsidy : internship);
  out.append(event.VisitationDecided.code, minute, citizen, educationJob, kind, 0, 0);
}

/** Books the place there is, or stands in line for one. */
export function seekPlacement(world: World, minute: number, citizen: number, out: Log): void {
  const { placements, plan } = world;
  const kind = placements.kind(citizen);
  const agreement = placements.lines.waiting(kind) > 0 ? -1 : roomiestAgreement(world, kind);
  if (agreement >= 0) book(world, minute, citizen, agreement, out);
  else {
    const line = plan.pools.length + kind;
    out.append(event.OfferWaitlisted.code, minute, citizen, 0, line, 0, 0);
  }
}

/** The agreement of the kind with most places left, the first of equals; -1 when none has any. */
function roomiestAgreement({ placements, plan }: World, kind: number): number {
  let best = -1;
  let most = 0;
  for (let agreement = 0; agreement < plan.agreements.length; agreement += 1) {
    if (plan.agreements[agreement].kind !== kind || !placements.hasPlace(agreement)) continue;
    const left = placements.of(agreement, agreementColumn.left);
    if (left <= most) continue;
    best = agreement;
    most = left;
  }
  return best;
}

/** Takes a place for a citizen; setting it up is work. */
function book(world: World, minute: number, citizen: number, agreement: number, out: Log): void {
  const { kind } = world.plan.agreements[agreement];
  out.append(event.PlacementBooked.code, minute, citizen, kind, agreement, 0, 0);
  queueWork(world, minute, citizen, placementSetup, endOfDay(dayOfMinute(minute)), out);
}

/** An agreement has a place and somebody waits for one of its kind: the first in line gets it. */
export function matchPlace(world: World, minute: number, agreement: number, out: Log): void {
  const { kind } = world.plan.agreements[agreement];
  book(world, minute, world.placements.lines.first(kind), agreement, out);
}

/** The first day at the company; an offer obligation that is open is met by it. */
export function startPlacement(world: World, minute: number, citizen: number, out: Log): void {
  const { placements, plan } = world;
  const kind = placements.kind(citizen);
  const agreement = placements.agreement(citizen);
  const end = minute + placementDays(world, citizen, kind) * minutesPerDay;
  const partner = plan.agreements[agreement].partnership ? 1 : 0;
  out.append(event.PlacementStarted.code, minute, citizen, kind, agreement, end, partner);
  fulfil(world, minute, citizen, minute, out);
}

/** Length as planned, but no longer than the rule set allows [P29]. */
function placementDays(world: World, citizen: number, kind: number): number {
  const { placements, parameters, population } = world;
  const { cells } = placements;
  const segment = population.segment(citizen);
  const cell =
    kind === wageSubsidy
      ? cells.wageSubsidyMaxDays
      : cells.internshipMaxDays + (isWorkReady(world, citizen) ? 0 : 1);
  const most = parameters.valueFor(cell, segment);
  const planned = Math.floor(parameters.valueFor(cells.days + kind, segment) + 0.5);
  return Math.max(1, Math.min(planned, most));
}

/** Half of the time has passed: staff are to see how it goes. */
export function followUpPlacement(world: World, minute: number, citizen: number, out: Log): void {
  queueWork(world, minute, citizen, placementFollowUp, endOfDay(dayOfMinute(minute)), out);
}

/** The placement ends: left early, or with a job at the company, or as planned. */
export function endPlacement(world: World, minute: number, citizen: number, out: Log): void {
  const { placements } = world;
  const kind = placements.kind(citizen);
  const outcome =
    minute < placements.end(citizen) ? dropout : isHired(world, citizen, kind) ? hired : completed;
  const agreement = placements.agreement(citizen);
  out.append(event.PlacementEnded.code, minute, citizen, outcome, agreement, kind, 0);
  if (outcome !== hired) createRepeat(world, minute, citizen, out);
}

function isHired(world: World, citizen: number, kind: number): boolean {
  const { placements, offers, parameters, population, chance } = world;
  const segment = population.segment(citizen);
  const index = Math.max(0, offers.visitations(citizen) - 1);
  const mark = chance.uniform(population.identity(citizen), purpose.hired, index);
  return mark < parameters.valueFor(placements.cells.hired + kind, segment);
}

/** The benefit has stopped: the placement, the booking or the place in line falls away. */
export function closePlacement(world: World, minute: number, citizen: number, out: Log): void {
  const { placements, plan } = world;
  const stage = placements.phase(citizen);
  const kind = placements.kind(citizen);
  if (stage === phase.seeking || stage === phase.waiting) {
    const line = plan.pools.length + kind;
    out.append(event.OfferInterrupted.code, minute, citizen, 0, line, 0, 0);
    return;
  }
  const agreement = placements.agreement(citizen);
  out.append(event.PlacementEnded.code, minute, citizen, interrupted, agreement, kind, 0);
}

export function signAgreement({ plan }: World, minute: number, agreement: number, out: Log): void {
  const { kind, employees } = plan.agreements[agreement];
  out.append(event.PartnershipSigned.code, minute, agreement, kind, 0, employees, 0);
}

/** The month's places; parts of places are carried on, so a year's sum is what was agreed. */
export function releasePlaces(world: World, minute: number, agreement: number, out: Log): void {
  const due = placesDue(world, minute, agreement);
  const places = wholePlaces(due);
  out.append(event.PartnershipPlacesReleased.code, minute, agreement, 0, 0, places, 0);
}

/** What is released of the places that are due. */
export const wholePlaces = (due: number): number =>
  Math.min(releasedMax, Math.floor(due + roundingPart));

/** Places due this month with what was carried, not rounded. */
export function placesDue(world: World, minute: number, agreement: number): number {
  const { placements, parameters, plan } = world;
  const { from, rampMonths } = plan.agreements[agreement];
  const months = monthIndex(dayOfMinute(minute)) - monthIndex(from);
  const ramp = Math.min(1, (months + 1) / (rampMonths + 1));
  const perMonth = parameters.value(placements.cells.places + agreement);
  return perMonth * ramp + placements.carry(agreement);
}
