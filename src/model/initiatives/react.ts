/** When the next dated change is. */
import { minutesPerDay } from "../../domain/moment.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import { nextChangeDay } from "./decide.ts";
import { cursorColumn } from "./state.ts";

export function scheduleNextChange(world: World, agenda: Agenda, now: number): void {
  const lastDay = world.parameters.cursor.ints[cursorColumn.lastDay];
  const day = nextChangeDay(world.plan, lastDay);
  if (day === undefined) agenda.cancel(kind.changeParameters, 0);
  else agenda.schedule(kind.changeParameters, 0, Math.max(now, day * minutesPerDay));
}
