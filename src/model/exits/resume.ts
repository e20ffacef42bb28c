/** What is pending: transitions, thresholds of duration, and cases that are to close now. */
import type { Agenda } from "../../kernel/agenda.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import { scheduleThreshold, scheduleTransition } from "./react.ts";

export function resume(world: World, agenda: Agenda, now: number): void {
  const { population } = world;
  for (let citizen = 0; citizen < population.count; citizen += 1) {
    scheduleTransition(world, agenda, now, citizen);
    scheduleThreshold(world, agenda, now, citizen);
    if (population.hasCase(citizen) && !population.onBenefit(citizen)) {
      agenda.schedule(kind.closeCase, citizen, now);
    }
  }
}
