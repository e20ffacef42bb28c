/**
 * Runs replications of one plan, one after another, and reads the goals off each. It keeps what
 * all replications share: the fold that measures, and with the plan everything that follows from
 * the plan alone; so a thread has one of these and uses it for every block it is given.
 */
import type { Reader, Simulation } from "../kernel/loop.ts";
import type { Plan } from "../model/plan.ts";
import { begin, replicate } from "../model/simulate.ts";
import type { World } from "../model/world.ts";
import { Departure } from "./departure.ts";
import type { Arm } from "./experiment.ts";
import { Observation } from "./observation.ts";
import type { Outcome } from "./outcome.ts";

export class Replicator {
  readonly #plan: Plan;
  readonly #seed: string;
  readonly #observation: Observation;
  /** Where replications begin, when it is a history that they go on from. */
  readonly #departure: Departure | undefined;
  /** One for all replications: they use its memory in turn, and it is compiled once. */
  #simulation: Simulation<World> | undefined;

  /** @throws MeasureFault when a goal asks for what this plan does not have. */
  constructor(arm: Pick<Arm, "plan" | "goals" | "beginning">, seed: string) {
    this.#plan = arm.plan;
    this.#seed = seed;
    this.#observation = new Observation(arm);
    this.#departure = arm.beginning && new Departure(arm, arm.beginning, seed);
  }

  /**
   * Runs a replication to its end.
   * @param extra gets the events too, such as a log file
   * @throws LoopFault when an assertion of the model breaks
   */
  run(replication: number, extra?: Reader): Outcome {
    const [plan, seed, observation] = [this.#plan, this.#seed, this.#observation];
    if (this.#departure !== undefined) {
      const going = this.#departure.begin(replication, observation, extra ? [extra] : []);
      going.run(going.agenda.to);
      return observation.outcome(replication);
    }
    observation.clear();
    const readers = extra ? [observation, extra] : [observation];
    const simulation = (this.#simulation ??= replicate(plan, seed, replication));
    begin(simulation, seed, replication, readers);
    simulation.run(simulation.agenda.to);
    return observation.outcome(replication);
  }
}
