/**
 * What is pending, from the state alone. Reactions ask the same two functions after every event
 * that touches a citizen or a pool, so what a run has pending and what a folded log says it has
 * cannot differ.
 */
import { laterOf } from "../../kernel/civil-time.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { stillToLeave } from "../offer-obligation.ts";
import * as order from "../order.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";
import * as offersState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { kind } = order;
const { purpose } = purposes;
const { phase } = offersState;

export function resume(world: World, agenda: Agenda, now: number): void {
  for (let citizen = 0; citizen < world.offers.citizens.length; citizen += 1) {
    pendCitizen(world, agenda, now, citizen);
  }
  for (let pool = 0; pool < world.plan.pools.length; pool += 1) {
    pendPool(world, agenda, now, pool);
  }
}

/** Makes pending the citizen's next step and the passing of their deadline, and nothing else. */
export function pendCitizen(world: World, agenda: Agenda, now: number, citizen: number): void {
  pendStep(world, agenda, now, citizen);
  const { offers } = world;
  if (offers.obligation(citizen) !== 0 && !offers.isBreached(citizen)) {
    agenda.schedule(kind.breachOffer, citizen, laterOf(now, offers.due(citizen) + 1));
  } else {
    agenda.cancel(kind.breachOffer, citizen);
  }
}

function pendStep(world: World, agenda: Agenda, now: number, citizen: number): void {
  const { offers } = world;
  if (offers.isClosing(citizen)) {
    agenda.schedule(kind.closeOffer, citizen, now);
    return;
  }
  switch (offers.phase(citizen)) {
    case phase.opening:
      agenda.schedule(kind.openOffer, citizen, now);
      break;
    case phase.open:
      agenda.schedule(kind.planOffer, citizen, laterOf(now, offers.planned(citizen)));
      break;
    case phase.visitating:
      agenda.schedule(kind.visitate, citizen, now);
      break;
    case phase.issued:
      agenda.schedule(kind.startOffer, citizen, laterOf(now, offers.start(citizen)));
      break;
    case phase.inOffer:
      agenda.schedule(kind.endOffer, citizen, laterOf(now, leaves(world, citizen)));
      break;
    default:
      agenda.cancel(kind.openOffer, citizen);
      agenda.cancel(kind.planOffer, citizen);
  }
}

/** When the citizen leaves the offer: at its end, or evenly spread before it. */
function leaves({ parameters, offers, population, chance }: World, citizen: number): number {
  const start = offers.start(citizen);
  const end = offers.end(citizen);
  const probability = offers.dropout(citizen);
  if (probability === 0) return end;
  // The offer's own visitation is the last one so far.
  const index = Math.max(0, offers.visitations(citizen) - 1);
  const mark = chance.uniform(population.identity(citizen), purpose.dropoutOffer, index);
  const left = stillToLeave(mark, probability, start, end, parameters.seam);
  if (left >= probability) return end;
  return start + Math.max(1, Math.floor((left / probability) * (end - start)));
}

/** Makes pending that a free place is filled, exactly while one is free and somebody waits. */
export function pendPool(world: World, agenda: Agenda, now: number, pool: number): void {
  const { offers, parameters } = world;
  const places = Math.floor(parameters.value(offers.cells.places + pool));
  if (offers.lines.waiting(pool) > 0 && offers.occupied(pool) < places) {
    agenda.schedule(kind.fillPlace, pool, now);
  } else {
    agenda.cancel(kind.fillPlace, pool);
  }
}
