/** What is pending: the assessments that are due, which are always due now. */
import type { Agenda } from "../../kernel/agenda.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";

export function resume(world: World, agenda: Agenda, now: number): void {
  for (let citizen = 0; citizen < world.population.count; citizen += 1) {
    if (world.matchGroups.isDue(citizen)) agenda.schedule(kind.assess, citizen, now);
  }
}
