/**
 * What is decided about offers: when one is due, what it is to be, who gets a place and how an
 * offer ends. Every draw about one visitation has the visitation's number as its index.
 */
import {
  ObligationBreached,
  ObligationCancelled,
  ObligationCreated,
} from "../../domain/events/contact.ts";
import * as event from "../../domain/events/offer.ts";
import { ageGroups } from "../../domain/citizen.ts";
import * as moment from "../../domain/moment.ts";
import { cancelReasons } from "../../domain/obligation.ts";
import { offerKinds, packages } from "../../domain/offer.ts";
import { dayOfMinute } from "../../kernel/civil-time.ts";
import type { Log } from "../../kernel/log.ts";
import {
  createRepeat,
  endOfDay,
  fulfil,
  isWorkReady,
  morningAfter,
  repeatDays,
} from "../offer-obligation.ts";
import * as offerObligation from "../offer-obligation.ts";
import { queueWork } from "../offer-work.ts";
import * as offerWork from "../offer-work.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";
import * as offersState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { firstOffer, repeatOffer } = offerObligation;
const { offerIssue } = offerWork;
const { purpose } = purposes;
const { phase } = offersState;

const from30 = ageGroups.indexOf("from30to59");
const from60 = ageGroups.indexOf("from60");
const exit = cancelReasons.indexOf("exit");
const course = offerKinds.indexOf("course");
const internship = offerKinds.indexOf("internship");
const wageSubsidy = offerKinds.indexOf("wageSubsidy");

/** Keys of `rule.firstOfferDays`, in order. */
const under30Key = 0;
const workReadyKey = 1;
const from60Key = 2;
const notWorkReadyKey = 3;

/** A case has opened: the first offer, or where its day has passed the next one, is due. */
export function openOffer(world: World, minute: number, citizen: number, out: Log): void {
  const { population, plan, chance } = world;
  const today = dayOfMinute(minute);
  const due = firstOfferDay(world, citizen);
  if (due >= today) {
    out.append(ObligationCreated.code, minute, citizen, firstOffer, 0, endOfDay(due), 0);
    return;
  }
  if (minute !== plan.from * minutesPerDay) {
    createRepeat(world, minute, citizen, out);
    return;
  }
  // Those who were there before the run are anywhere between two offers.
  const position = chance.uniform(population.identity(citizen), purpose.repeatDue, 0);
  const left = Math.ceil(position * repeatDays(world, citizen));
  out.append(ObligationCreated.code, minute, citizen, repeatOffer, 0, endOfDay(today + left), 0);
}

/** The last day on which the first offer of the citizen's spell is in time. */
export function firstOfferDay(world: World, citizen: number): number {
  const { offers, parameters, population } = world;
  const cell = offers.cells.firstOfferDays + firstOfferKey(world, citizen);
  const days = parameters.valueFor(cell, population.segment(citizen));
  return dayOfMinute(population.spellFrom(citizen)) + days;
}

/** Which of the deadlines of a first offer is the citizen's. */
function firstOfferKey(world: World, citizen: number): number {
  const ageGroup = world.population.ageGroup(citizen);
  if (ageGroup >= from60) return from60Key;
  if (ageGroup < from30) return under30Key;
  return isWorkReady(world, citizen) ? workReadyKey : notWorkReadyKey;
}

/** Work on the offer is put in the queue. */
export function planOffer(world: World, minute: number, citizen: number, out: Log): void {
  queueWork(world, minute, citizen, offerIssue, world.offers.due(citizen), out);
}

/** A caseworker decides what the offer is to be; a course begins at once or waits for a place. */
export function visitate(world: World, minute: number, citizen: number, out: Log): void {
  const chosen = choosePackage(world, citizen);
  const kind = chooseKind(world, citizen, chosen);
  out.append(event.VisitationDecided.code, minute, citizen, chosen, kind, 0, 0);
  if (kind !== course) return;
  const { offers } = world;
  const pool = roomiestPool(world, chosen);
  if (freePlaces(world, pool) > 0 && offers.lines.waiting(pool) === 0) {
    issue(world, minute, citizen, chosen, pool, out);
  } else {
    out.append(event.OfferWaitlisted.code, minute, citizen, 0, pool, 0, 0);
  }
}

function choosePackage(world: World, citizen: number): number {
  const { offers, parameters, population, chance } = world;
  const cell = offers.cells.visitation;
  let sum = 0;
  for (let i = 0; i < packages.length; i += 1) sum += parameters.value(cell + i);
  const index = offers.visitations(citizen);
  const mark = chance.uniform(population.identity(citizen), purpose.package, index) * sum;
  let chosen = 0;
  let reached = parameters.value(cell);
  while (reached <= mark && chosen < packages.length - 1) {
    chosen += 1;
    reached += parameters.value(cell + chosen);
  }
  return chosen;
}

function chooseKind(world: World, citizen: number, chosen: number): number {
  const { offers, parameters, population, chance } = world;
  const index = offers.visitations(citizen);
  const mark = chance.uniform(population.identity(citizen), purpose.offerKind, index);
  const internships = parameters.value(offers.cells.internshipShare + chosen);
  if (mark < internships) return internship;
  const subsidies = parameters.value(offers.cells.wageSubsidyShare + chosen);
  return mark < internships + subsidies ? wageSubsidy : course;
}

/** Places of a pool that nobody holds; negative after places were cut. */
export function freePlaces({ offers, parameters }: World, pool: number): number {
  return Math.floor(parameters.value(offers.cells.places + pool)) - offers.occupied(pool);
}

/** The pool with most free places among those that run the package; the first of equals. */
function roomiestPool(world: World, chosen: number): number {
  const { pools } = world.plan;
  let best = -1;
  let most = 0;
  for (let pool = 0; pool < pools.length; pool += 1) {
    if (((pools[pool].packages >>> chosen) & 1) === 0) continue;
    const free = freePlaces(world, pool);
    if (best >= 0 && free <= most) continue;
    best = pool;
    most = free;
  }
  if (best < 0) {
    throw new Error(
      `no place pool runs package ${packages[chosen]}, to which citizens are visitated: give it ` +
        "a pool, or no share of rule.visitation",
    );
  }
  return best;
}

/** Gives the citizen a place of the pool; the obligation is met by it. */
function issue(
  world: World,
  minute: number,
  citizen: number,
  chosen: number,
  pool: number,
  out: Log,
): void {
  const { offers, parameters, population } = world;
  const { cells } = offers;
  const segment = population.segment(citizen);
  const start = morningAfter(minute, parameters.valueFor(cells.startLagDays, segment));
  const isFirstOfYoung =
    offers.obligation(citizen) === firstOffer && population.ageGroup(citizen) < from30;
  const least = parameters.valueFor(cells.offerMinDays + (isFirstOfYoung ? 0 : 1), segment);
  const days = Math.floor(parameters.valueFor(cells.courseDays + chosen, segment) + 0.5);
  const end = start + Math.max(least, days) * minutesPerDay;
  out.append(event.OfferIssued.code, minute, citizen, chosen, pool, start, end);
  fulfil(world, minute, citizen, start, out);
}

/** A place is free and somebody waits: whoever has waited longest gets it. */
export function fillPlace(world: World, minute: number, pool: number, out: Log): void {
  const { offers } = world;
  const citizen = offers.lines.first(pool);
  issue(world, minute, citizen, offers.package(citizen), pool, out);
}

export function startOffer(world: World, minute: number, citizen: number, out: Log): void {
  const pool = world.offers.pool(citizen);
  out.append(event.OfferStarted.code, minute, citizen, 0, pool, 0, 0);
}

/** The offer ends, as planned or before; the next one is due a while after. */
export function endOffer(world: World, minute: number, citizen: number, out: Log): void {
  const { offers } = world;
  const { OfferCompleted, OfferDroppedOut } = event;
  const { code } = minute < offers.end(citizen) ? OfferDroppedOut : OfferCompleted;
  out.append(code, minute, citizen, 0, offers.pool(citizen), 0, 0);
  createRepeat(world, minute, citizen, out);
}

/** The deadline has passed. */
export function breachOffer({ offers }: World, minute: number, citizen: number, out: Log): void {
  const kind = offers.obligation(citizen);
  const due = offers.due(citizen);
  out.append(ObligationBreached.code, minute, citizen, kind, 0, due, 0);
}

/** The benefit has stopped: place, place in line and obligation fall away. */
export function closeOffer({ offers }: World, minute: number, citizen: number, out: Log): void {
  const stage = offers.phase(citizen);
  if (stage === phase.waiting || stage === phase.issued || stage === phase.inOffer) {
    const held = stage === phase.waiting ? 0 : 1;
    out.append(event.OfferInterrupted.code, minute, citizen, held, offers.pool(citizen), 0, 0);
  }
  const kind = offers.obligation(citizen);
  if (kind === 0) return;
  const due = offers.due(citizen);
  out.append(ObligationCancelled.code, minute, citizen, kind, exit, due, 0);
}
