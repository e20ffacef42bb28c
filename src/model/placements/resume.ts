/**
 * What is pending, from the state alone. Reactions ask the same functions after every event that
 * touches a citizen, a line or an agreement, so what a run has pending and what a folded log says
 * it has cannot differ.
 */
import * as moment from "../../domain/moment.ts";
import { placementKinds } from "../../domain/offer.ts";
import { laterOf, monthStart } from "../../kernel/civil-time.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { assessedLevel, stillToLeave } from "../offer-obligation.ts";
import * as offerObligation from "../offer-obligation.ts";
import * as offersState from "../offers/state.ts";
import * as order from "../order.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";
import * as placementsState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { morning } = offerObligation;
const { phase: offerPhase } = offersState;
const { kind } = order;
const { purpose } = purposes;
const { agreementColumn, phase } = placementsState;

/** Levels of those for whom an interview may lead to a placement. */
const referredLevels = { from: 2, to: 4 };

export function resume(world: World, agenda: Agenda, now: number): void {
  for (let citizen = 0; citizen < world.placements.citizens.length; citizen += 1) {
    pendCitizen(world, agenda, now, citizen);
  }
  for (let agreement = 0; agreement < world.plan.agreements.length; agreement += 1) {
    pendAgreement(world, agenda, now, agreement);
  }
  for (let line = 0; line < placementKinds.length; line += 1) pendLine(world, agenda, now, line);
}

/** Makes pending the citizen's next step, and nothing else. */
export function pendCitizen(world: World, agenda: Agenda, now: number, citizen: number): void {
  const { placements, parameters } = world;
  if (placements.isClosing(citizen)) {
    agenda.schedule(kind.closePlacement, citizen, now);
    return;
  }
  switch (placements.phase(citizen)) {
    case phase.none:
      if (isReferred(world, now, citizen)) agenda.schedule(kind.refer, citizen, now);
      else agenda.cancel(kind.refer, citizen);
      break;
    case phase.seeking:
      agenda.schedule(kind.seekPlacement, citizen, now);
      break;
    case phase.setUp:
      agenda.schedule(kind.startPlacement, citizen, laterOf(now, placements.start(citizen)));
      break;
    case phase.underWay: {
      const ends = leaves(world, citizen);
      const middle = middleOf(world, citizen);
      // A follow-up from before a forecast began has been made, also where records don't say so.
      if (middle < ends && middle >= parameters.seam)
        agenda.schedule(kind.followUpPlacement, citizen, laterOf(now, middle));
      else agenda.schedule(kind.endPlacement, citizen, laterOf(now, ends));
      break;
    }
    case phase.followedUp:
      agenda.schedule(kind.endPlacement, citizen, laterOf(now, leaves(world, citizen)));
      break;
    default:
  }
}

/** An interview of this minute leads to a placement being sought. */
function isReferred(world: World, now: number, citizen: number): boolean {
  const { placements, offers, parameters, population, chance } = world;
  const interviews = placements.interviews(citizen);
  if (interviews === 0 || placements.interviewed(citizen) !== now) return false;
  if (offers.phase(citizen) !== offerPhase.open || offers.isClosing(citizen)) return false;
  const level = assessedLevel(world, citizen);
  if (level < referredLevels.from || level > referredLevels.to) return false;
  const { referral } = placements.cells;
  const share = parameters.valueFor(referral, population.segment(citizen));
  const identity = population.identity(citizen);
  return chance.uniform(identity, purpose.referral, interviews - 1) < share;
}

function middleOf({ placements }: World, citizen: number): number {
  const start = placements.start(citizen);
  return start + Math.floor((placements.end(citizen) - start) / 2);
}

/** When the citizen leaves the company: at the end, or evenly spread before it. */
function leaves(
  { parameters, placements, offers, population, chance }: World,
  citizen: number,
): number {
  const start = placements.start(citizen);
  const end = placements.end(citizen);
  const probability = placements.dropout(citizen);
  if (probability === 0) return end;
  // The placement's own visitation is the last one so far.
  const index = Math.max(0, offers.visitations(citizen) - 1);
  const mark = chance.uniform(population.identity(citizen), purpose.dropoutPlacement, index);
  const left = stillToLeave(mark, probability, start, end, parameters.seam);
  if (left >= probability) return end;
  return start + Math.max(1, Math.floor((left / probability) * (end - start)));
}

/** Makes pending that an agreement is signed, or that it releases its next places. */
export function pendAgreement(world: World, agenda: Agenda, now: number, agreement: number): void {
  const { placements, parameters, plan } = world;
  if (!parameters.started) return;
  const stage = placements.of(agreement, agreementColumn.stage);
  if (stage === 0) {
    const day = Math.max(plan.from, plan.agreements[agreement].from);
    agenda.schedule(kind.signAgreement, agreement, laterOf(now, day * minutesPerDay));
  } else if (stage === 1) {
    agenda.schedule(kind.releasePlaces, agreement, now);
  } else {
    const day = monthStart(placements.of(agreement, agreementColumn.month) + 1);
    const minute = day * minutesPerDay + morning;
    agenda.schedule(kind.releasePlaces, agreement, laterOf(now, minute));
  }
}

/** Makes pending that places are matched, exactly while one is free and somebody waits. */
export function pendLine(world: World, agenda: Agenda, now: number, line: number): void {
  const { placements, plan } = world;
  const someWait = placements.lines.waiting(line) > 0;
  for (let agreement = 0; agreement < plan.agreements.length; agreement += 1) {
    if (plan.agreements[agreement].kind !== line) continue;
    if (someWait && placements.hasPlace(agreement)) {
      agenda.schedule(kind.matchPlace, agreement, now);
    } else {
      agenda.cancel(kind.matchPlace, agreement);
    }
  }
}
