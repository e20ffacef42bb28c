/** A model of some processes only, on a plan: what a process does is seen best without the rest. */
import { chanceOf } from "../../src/kernel/chance.ts";
import { Simulation } from "../../src/kernel/loop.ts";
import type { Process } from "../../src/kernel/process.ts";
import { exits } from "../../src/model/exits/process.ts";
import { initiatives } from "../../src/model/initiatives/process.ts";
import { matchGroups } from "../../src/model/match-groups/process.ts";
import { lanes, order } from "../../src/model/order.ts";
import type { Plan } from "../../src/model/plan.ts";
import { population } from "../../src/model/population/process.ts";
import { spanOf } from "../../src/model/simulate.ts";
import { World } from "../../src/model/world.ts";

/** The citizens' own lives, without the centre's work. */
export const lives: ReadonlyArray<Process<World>> = [initiatives, population, exits, matchGroups];

/** A simulation of the processes at the plan's first minute; its log keeps all rows. */
export function reduced(
  plan: Plan,
  processes: ReadonlyArray<Process<World>> = lives,
  seed = "reduced",
  replication = 0,
): Simulation<World> {
  const world = new World(plan, seed, replication, chanceOf(seed, replication));
  const span = spanOf(plan);
  const simulation = new Simulation({ order, lanes, processes }, world, span, [], true);
  simulation.resume(span.from);
  return simulation;
}
