/** An assessment follows at once from a new case and from every interview. */
import type { Agenda } from "../../kernel/agenda.ts";
import * as order from "../order.ts";
import type { World } from "../world.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { kind } = order;

export function assessNow(world: World, agenda: Agenda, minute: number, citizen: number): void {
  if (world.matchGroups.isDue(citizen)) agenda.schedule(kind.assess, citizen, minute);
}

export function benefitStopped(_: World, agenda: Agenda, _minute: number, citizen: number): void {
  agenda.cancel(kind.assess, citizen);
}
