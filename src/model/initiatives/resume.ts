/** What is pending: the start of the run, or the next dated change. */
import { minutesPerDay } from "../../domain/moment.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import { scheduleNextChange } from "./react.ts";

export function resume(world: World, agenda: Agenda, now: number): void {
  if (world.parameters.started) scheduleNextChange(world, agenda, now);
  else agenda.schedule(kind.start, 0, Math.max(now, world.plan.from * minutesPerDay));
}
