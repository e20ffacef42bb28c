/**
 * The offer or placement of a citizen in a caseload: the one under way goes on to its planned end,
 * whoever waits goes on waiting, and for everybody else an offer is due by the rule in force.
 */
import { ObligationCreated } from "../../domain/events/contact.ts";
import * as offer from "../../domain/events/offer.ts";
import { StoodSince } from "../../domain/events/run.ts";
import { WorkItemQueued } from "../../domain/events/work.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { packages } from "../../domain/offer.ts";
import { dayOfMinute } from "../../kernel/civil-time.ts";
import {
  endOfDay,
  firstOffer,
  morningAfter,
  repeatDays,
  repeatOffer,
} from "../../model/offer-obligation.ts";
import { placementSetup } from "../../model/offer-work.ts";
import { firstOfferDay } from "../../model/offers/decide.ts";
import { purpose } from "../../model/purpose.ts";
import { stage } from "./caseload.ts";
import { agreementFor } from "./places-left.ts";
import { type Taking, tell } from "./taking.ts";

const course = 0;
const placement = 1;
const graceDays = 7;
const educationJob = packages.indexOf("educationJob");

export function takeOffer(taking: Taking, citizen: number): void {
  const { columns: at } = taking.caseload;
  switch (at.stage[citizen]) {
    case stage.inCourse:
    case stage.courseIssued:
      if (takeCourse(taking, citizen)) return;
      break;
    case stage.inPlacement:
      if (takePlacement(taking, citizen)) return;
      break;
    default:
  }
  owe(taking, citizen);
  if (at.stage[citizen] === stage.waitsForCourse) wait(taking, citizen);
  if (at.stage[citizen] === stage.seeksPlacement) seek(taking, citizen);
  if (at.stage[citizen] === stage.placementBooked) takeBooking(taking, citizen);
}

/** The pool recorded if the scenario has it and it runs the package, else the first that does. */
function poolOf({ world, caseload, assumed }: Taking, citizen: number, chosen: number): number {
  const { pools } = world.plan;
  const recorded = caseload.columns.place[citizen] - 1;
  const runs = (pool: number) => (((pools[pool]?.packages ?? 0) >>> chosen) & 1) === 1;
  if (runs(recorded)) return recorded;
  assumed.made("placeAllotted");
  return pools.findIndex((_, pool) => runs(pool));
}

/** The package decided on, or the first that the recorded pool runs, or any pool does. */
function packageOf({ world, caseload }: Taking, citizen: number): number {
  const { package: chosen, place } = caseload.columns;
  if (chosen[citizen] > 0) return chosen[citizen] - 1;
  const { pools } = world.plan;
  const run = pools[place[citizen] - 1]?.packages ?? pools[0]?.packages ?? 0;
  return Math.max(
    0,
    packages.findIndex((_, i) => ((run >>> i) & 1) === 1),
  );
}

/** When an offer under way ends: as planned, or as long after its start as offers last. */
function endOf({ caseload, minute, assumed }: Taking, citizen: number, usualDays: number): number {
  const { offerFrom, offerTo } = caseload.columns;
  let end = offerTo[citizen];
  if (end <= offerFrom[citizen]) {
    assumed.made("offerEndAssumed");
    end = offerFrom[citizen] + Math.max(1, Math.round(usualDays)) * minutesPerDay;
  }
  if (end > minute) return end;
  assumed.made("offerEndPassed");
  return minute + graceDays * minutesPerDay;
}

/** Whether the scenario has a pool where the course can be. */
function takeCourse(taking: Taking, citizen: number): boolean {
  const { world, caseload, minute, out } = taking;
  const { offers, parameters, population } = world;
  const { offerFrom, stage: stages } = caseload.columns;
  const chosen = packageOf(taking, citizen);
  const pool = poolOf(taking, citizen, chosen);
  if (pool < 0) return false;
  const usual = parameters.valueFor(offers.cells.courseDays + chosen, population.segment(citizen));
  const end = endOf(taking, citizen, usual);
  const start = offerFrom[citizen];
  out.append(offer.VisitationDecided.code, minute, citizen, chosen, course, 0, 0);
  out.append(offer.OfferIssued.code, minute, citizen, chosen, pool, start, end);
  if (stages[citizen] === stage.inCourse || start < minute) {
    out.append(offer.OfferStarted.code, minute, citizen, 0, pool, 0, 0);
  }
  return true;
}

/** The agreement recorded if the scenario has it, else its first of the kind; -1 for none. */
function agreementOf({ world, caseload, assumed }: Taking, citizen: number): number {
  const { kind, place } = caseload.columns;
  const agreement = agreementFor(world.plan, kind[citizen], place[citizen]);
  if (agreement < 0) assumed.made("placementDropped");
  else if (agreement !== place[citizen] - 1) assumed.made("placeAllotted");
  return agreement;
}

/** Whether the scenario has an agreement of the kind. */
function takePlacement(taking: Taking, citizen: number): boolean {
  const { world, caseload, minute, out } = taking;
  const { plan, parameters, population, placements } = world;
  const { kind: kinds, offerFrom } = caseload.columns;
  const kind = kinds[citizen];
  const agreement = agreementOf(taking, citizen);
  if (agreement < 0) return false;
  const usual = parameters.valueFor(placements.cells.days + kind, population.segment(citizen));
  const days = Math.ceil((endOf(taking, citizen, usual) - minute) / minutesPerDay);
  const end = minute + days * minutesPerDay;
  const via = plan.agreements[agreement].partnership ? 1 : 0;
  out.append(offer.VisitationDecided.code, minute, citizen, educationJob, kind + 1, 0, 0);
  out.append(offer.PlacementBooked.code, minute, citizen, kind, agreement, 0, 0);
  out.append(offer.PlacementStarted.code, minute, citizen, kind, agreement, end, via);
  const since = Math.min(minute, offerFrom[citizen]);
  out.append(StoodSince.code, minute, citizen, placement, 0, since, 0);
  return true;
}

/** The deadline recorded, or the one that follows from the offers so far. */
function owe(taking: Taking, citizen: number): void {
  const { caseload, minute, out } = taking;
  const { offerDuty, offerDue } = caseload.columns;
  const created = ObligationCreated.code;
  const known = offerDuty[citizen];
  if (known > 0) {
    out.append(created, minute, citizen, known, 0, offerDue[citizen], 0);
    return;
  }
  const { kind, due } = assumedDuty(taking, citizen);
  if (due >= minute) tell(taking, created, citizen, kind, 0, due);
  else out.append(created, minute, citizen, kind, 0, due, 0);
}

function assumedDuty({ world, caseload, minute, assumed }: Taking, citizen: number) {
  const { offerEnded, spellFrom } = caseload.columns;
  const today = dayOfMinute(minute);
  const between = repeatDays(world, citizen);
  if (offerEnded[citizen] > 0) {
    assumed.made("offerDueFromOffers");
    return { kind: repeatOffer, due: endOfDay(dayOfMinute(offerEnded[citizen]) + between) };
  }
  const first = firstOfferDay(world, citizen);
  if (first >= today || spellFrom[citizen] >= caseload.coverage.offers) {
    assumed.made("offerDueFromOffers");
    return { kind: firstOffer, due: endOfDay(first) };
  }
  assumed.made("offerDueSpread");
  const position = world.chance.uniform(citizen, purpose.repeatDue, 0);
  return { kind: repeatOffer, due: endOfDay(today + Math.ceil(position * between)) };
}

/** In a supplier's line: they come in the order in which they began to wait. */
function wait(taking: Taking, citizen: number): void {
  const { minute, out } = taking;
  const chosen = packageOf(taking, citizen);
  const pool = poolOf(taking, citizen, chosen);
  if (pool < 0) return;
  out.append(offer.VisitationDecided.code, minute, citizen, chosen, course, 0, 0);
  out.append(offer.OfferWaitlisted.code, minute, citizen, 0, pool, 0, 0);
}

/** In the line of a kind of placement, unless no company has any of the kind. */
function seek(taking: Taking, citizen: number): void {
  const { caseload, minute, out, world, assumed } = taking;
  const kind = caseload.columns.kind[citizen];
  if (!world.plan.agreements.some((one) => one.kind === kind)) {
    assumed.made("placementDropped");
    return;
  }
  out.append(offer.VisitationDecided.code, minute, citizen, educationJob, kind + 1, 0, 0);
  const line = world.plan.pools.length + kind;
  out.append(offer.OfferWaitlisted.code, minute, citizen, 0, line, 0, 0);
}

/**
 * A place at a company is booked. It begins as long after the set-up as the scenario says; where
 * set-ups aren't recorded, after the booking. Without a set-up that is work still to be done.
 */
function takeBooking(taking: Taking, citizen: number): void {
  const { caseload, minute, out, world } = taking;
  const { kind: kinds, offerFrom, offerTo } = caseload.columns;
  const { placements, parameters, population, work } = world;
  const kind = kinds[citizen];
  const agreement = agreementOf(taking, citizen);
  if (agreement < 0) return;
  out.append(offer.VisitationDecided.code, minute, citizen, educationJob, kind + 1, 0, 0);
  out.append(offer.PlacementBooked.code, minute, citizen, kind, agreement, 0, 0);
  const lag = parameters.valueFor(placements.cells.startLagDays, population.segment(citizen));
  const ready = caseload.coverage.setUps ? offerTo[citizen] : offerFrom[citizen];
  const start = ready > 0 ? morningAfter(ready, lag) : 0;
  if (start > minute) {
    out.append(StoodSince.code, minute, citizen, placement, 0, start, 0);
    return;
  }
  const team = work.route(population, citizen, placementSetup);
  const due = endOfDay(dayOfMinute(minute));
  out.append(WorkItemQueued.code, minute, citizen, team, placementSetup, taking.items, due);
  taking.items += 1;
}
