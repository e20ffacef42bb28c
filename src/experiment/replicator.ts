/**
 * Runs replications of one plan, one after another, and reads the goals off each. It keeps what
 * all replications share: the fold that measures, and with the plan everything that follows from
 * the plan alone; so a thread has one of these and uses it for every block it is given.
 */
import { Digest } from "../kernel/digest.ts";
import type { Log } from "../kernel/log.ts";
import type { Reader, Simulation } from "../kernel/loop.ts";
import { compileMeasures } from "../measures/compile.ts";
import type { MeasureFold } from "../measures/fold.ts";
import { begin, replicate } from "../model/simulate.ts";
import type { World } from "../model/world.ts";
import type { Outcome } from "./outcome.ts";
import type { RunPlan } from "./run-plan.ts";

/** Takes in a run's events as they come, for the digest. */
class DigestReader implements Reader {
  readonly digest = new Digest();
  read(log: Log, from: number, to: number): void {
    this.digest.add(log, from, to);
  }
}

export class Replicator {
  readonly #run: RunPlan;
  readonly #fold: MeasureFold;
  readonly #digest = new DigestReader();
  /** One for all replications: they use its memory in turn, and it is compiled once. */
  #simulation: Simulation<World> | undefined;

  /** @throws MeasureFault when a goal asks for what this plan does not have. */
  constructor(run: RunPlan) {
    this.#run = run;
    const { plan, goals } = run;
    this.#fold = compileMeasures(goals, plan.centres, { from: plan.from, to: plan.to });
  }

  /**
   * Runs a replication to its end.
   * @param extra gets the events too, such as a log file
   * @throws LoopFault when an assertion of the model breaks
   */
  run(replication: number, extra?: Reader): Outcome {
    const { plan, seed } = this.#run;
    this.#fold.reset();
    this.#digest.digest.clear();
    const readers = extra ? [this.#fold, this.#digest, extra] : [this.#fold, this.#digest];
    const simulation = (this.#simulation ??= replicate(plan, seed, replication));
    begin(simulation, seed, replication, readers);
    simulation.run(simulation.agenda.to);
    return {
      replication,
      readings: this.#fold.readings(),
      digest: this.#digest.digest.hex(),
      events: this.#digest.digest.events,
    };
  }
}
