/**
 * What is pending: the end of each item in hand, the next day of each team, teams that serve now,
 * and items of citizens who have just left.
 */
import { laterOf } from "../../kernel/civil-time.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import { inHand, stateOf, waiting } from "./item.ts";
import { followDay, followTeam } from "./react.ts";

export function resume(world: World, agenda: Agenda, now: number): void {
  const { plan, population, work } = world;
  for (let team = 0; team < plan.teams.length; team += 1) {
    followDay(world, agenda, now, team);
    followTeam(world, agenda, now, team);
  }
  for (let item = 0; item < work.items.length; item += 1) {
    const state = stateOf(work.packed(item));
    if (state === inHand) {
      agenda.schedule(kind.finishWork, item, laterOf(now, work.finish(item)));
    } else if (state === waiting && !population.onBenefit(work.citizenOf(item))) {
      agenda.schedule(kind.closeWork, work.citizenOf(item), now);
    }
  }
}
