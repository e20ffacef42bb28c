/** What is pending: birthdays, and the next to come. */
import type { Agenda } from "../../kernel/agenda.ts";
import { type Status, statuses } from "../../domain/benefit.ts";
import type { World } from "../world.ts";
import { scheduleBirthday, scheduleIntake } from "./react.ts";

const gone = new Set(
  ["pensioned", "movedOut", "transferred"].map((status) => statuses.indexOf(status as Status)),
);

export function resume(world: World, agenda: Agenda, now: number): void {
  const { population, parameters } = world;
  for (let citizen = 0; citizen < population.count; citizen += 1) {
    if (!gone.has(population.status(citizen))) scheduleBirthday(world, agenda, now, citizen);
  }
  if (parameters.started) scheduleIntake(world, agenda);
}
