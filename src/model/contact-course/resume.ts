/** What is pending: for every citizen, what the phase says. */
import type { Agenda } from "../../kernel/agenda.ts";
import type { World } from "../world.ts";
import { follow } from "./react.ts";

export function resume(world: World, agenda: Agenda, now: number): void {
  for (let citizen = 0; citizen < world.population.count; citizen += 1) {
    follow(world, agenda, now, citizen);
  }
}
