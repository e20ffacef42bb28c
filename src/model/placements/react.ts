/** What follows from events: the next step of citizen, line and agreement, as the state says it. */
import type { Agenda } from "../../kernel/agenda.ts";
import * as offerWork from "../offer-work.ts";
import type { World } from "../world.ts";
import { pendAgreement, pendCitizen, pendLine } from "./resume.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { offerIssue, placementSetup } = offerWork;

export function simulationStarted(world: World, agenda: Agenda, minute: number): void {
  for (let agreement = 0; agreement < world.plan.agreements.length; agreement += 1) {
    pendAgreement(world, agenda, minute, agreement);
  }
}

/** Something happened to the citizen. */
export function citizenMoves(world: World, agenda: Agenda, minute: number, citizen: number): void {
  pendCitizen(world, agenda, minute, citizen);
}

/** Work on an offer has begun, so the interview of this minute leads to no referral; or the
 * follow-up of a placement is in the queue, so its end is next. */
export function workQueued(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  _team: number,
  task: number,
): void {
  if (task >= offerIssue) pendCitizen(world, agenda, minute, citizen);
}

export function workDone(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  _team: number,
  task: number,
): void {
  if (task === placementSetup) pendCitizen(world, agenda, minute, citizen);
}

/** A citizen joins or leaves a line; one of a supplier's pool is another process's. */
export function lineMoves(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  _a: number,
  line: number,
): void {
  const kind = line - world.plan.pools.length;
  if (kind < 0) return;
  pendCitizen(world, agenda, minute, citizen);
  pendLine(world, agenda, minute, kind);
}

/** A place is taken or room at a company is free again. */
export function placeMoves(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  _a: number,
  agreement: number,
): void {
  pendCitizen(world, agenda, minute, citizen);
  pendLine(world, agenda, minute, world.plan.agreements[agreement].kind);
}

export function agreementMoves(
  world: World,
  agenda: Agenda,
  minute: number,
  agreement: number,
): void {
  pendAgreement(world, agenda, minute, agreement);
  pendLine(world, agenda, minute, world.plan.agreements[agreement].kind);
}
