/** One replication of a plan: a world, its chance, and the loop that runs it. */
import { minutesPerDay } from "../domain/moment.ts";
import { chanceOf } from "../kernel/chance.ts";
import { type Reader, Simulation } from "../kernel/loop.ts";
import { coreFlow } from "./core-flow.ts";
import type { Plan } from "./plan.ts";
import { World } from "./world.ts";

/** First and last minute of a plan. */
export function spanOf(plan: Plan): { readonly from: number; readonly to: number } {
  return { from: plan.from * minutesPerDay, to: (plan.to + 1) * minutesPerDay - 1 };
}

/**
 * A replication ready to run, at the plan's first minute with nothing happened yet.
 * @param replication 0, 1, 2, …; each has a chance of its own under the same seed
 * @param keep whether the log keeps all rows after the readers have had them
 */
export function replicate(
  plan: Plan,
  seed: string,
  replication: number,
  readers: ReadonlyArray<Reader> = [],
  keep = false,
): Simulation<World> {
  const world = new World(plan, seed, replication, chanceOf(seed, replication));
  const span = spanOf(plan);
  const simulation = new Simulation(coreFlow, world, span, readers, keep);
  simulation.restart();
  return simulation;
}

/** Makes a simulation ready for another replication of its plan, in the same memory. */
export function begin(
  simulation: Simulation<World>,
  seed: string,
  replication: number,
  readers: ReadonlyArray<Reader> = [],
): void {
  const { world } = simulation;
  world.seed = seed;
  world.replication = replication;
  world.chance = chanceOf(seed, replication);
  simulation.restart(readers);
}

/** Runs a replication to the end of its plan. */
export function simulate(
  plan: Plan,
  seed: string,
  replication: number,
  readers: ReadonlyArray<Reader> = [],
  keep = false,
): Simulation<World> {
  const simulation = replicate(plan, seed, replication, readers, keep);
  simulation.run(simulation.agenda.to);
  return simulation;
}
