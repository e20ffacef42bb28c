/** What follows from events: the citizen's next step and the pool's, as the state says them. */
import type { Agenda } from "../../kernel/agenda.ts";
import * as offerWork from "../offer-work.ts";
import type { World } from "../world.ts";
import { pendCitizen, pendPool } from "./resume.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { offerIssue } = offerWork;

/** Something happened to the citizen. */
export function citizenMoves(world: World, agenda: Agenda, minute: number, citizen: number): void {
  pendCitizen(world, agenda, minute, citizen);
}

/** Something happened to an obligation; contact interviews are another process's. */
export function obligationMoves(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  kind: number,
): void {
  if (kind !== 0) pendCitizen(world, agenda, minute, citizen);
}

/** Work is done; only that of issuing an offer matters here. */
export function workDone(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  _team: number,
  task: number,
): void {
  if (task === offerIssue) pendCitizen(world, agenda, minute, citizen);
}

/** Something happened to the citizen that may concern a pool, named in the event's `b`. */
export function placeMoves(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  _a: number,
  pool: number,
): void {
  pendCitizen(world, agenda, minute, citizen);
  if (pool < world.plan.pools.length) pendPool(world, agenda, minute, pool);
}

/** A pool may have more places than it had, or fewer. */
export function leverApplied(
  world: World,
  agenda: Agenda,
  minute: number,
  _: number,
  _initiative: number,
  cell: number,
): void {
  const pool = cell - world.offers.cells.places;
  if (pool >= 0 && pool < world.plan.pools.length) pendPool(world, agenda, minute, pool);
}
