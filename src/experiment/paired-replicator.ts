/**
 * Runs replications of several arms side by side under the same chance, the first being the
 * baseline. An arm that is the baseline up to some day is branched off it on that day instead of
 * being simulated from the start: state, measures and digest are taken over as they are then, so
 * its outcome is bit for bit what the arm alone would have given. Each arm's citizens are held
 * against the baseline's while it runs.
 */
import { minutesPerDay } from "../domain/moment.ts";
import { LoopFault, type Simulation } from "../kernel/loop.ts";
import { branchFrom } from "../model/branch.ts";
import { divergence, never } from "../model/divergence.ts";
import { begin, replicate } from "../model/simulate.ts";
import type { World } from "../model/world.ts";
import { BaselineLives } from "./baseline-lives.ts";
import { Departure } from "./departure.ts";
import type { Arm } from "./experiment.ts";
import { FateReader, sameFates } from "./fate-reader.ts";
import type { ChangedCitizen, Fates } from "./fates.ts";
import { Observation } from "./observation.ts";
import type { Outcome, PairedOutcome } from "./outcome.ts";

/** A broken assertion in one of several arms. */
export class ArmFault extends LoopFault {
  /** Name of the arm that broke. */
  readonly arm: string;

  constructor(arm: string, { seed, replication, event, cause }: LoopFault) {
    super(seed, replication, event, cause);
    this.arm = arm;
  }
}

/** An arm with what its replications share. */
class ArmRun {
  readonly arm: Arm;
  readonly observation: Observation;
  readonly #seed: string;
  readonly #departure: Departure | undefined;
  #simulation: Simulation<World> | undefined;

  constructor(arm: Arm, seed: string) {
    this.arm = arm;
    this.#seed = seed;
    this.observation = new Observation(arm);
    this.#departure = arm.beginning && new Departure(arm, arm.beginning, seed);
  }

  /** The arm's run where it begins, its events read by the observation and `others`. */
  begin(replication: number, ...others: ReadonlyArray<BaselineLives | FateReader>) {
    if (this.#departure !== undefined) {
      this.#simulation = this.#departure.begin(replication, this.observation, [], others);
      return this.#simulation;
    }
    this.observation.clear();
    this.#simulation ??= replicate(this.arm.plan, this.#seed, replication);
    begin(this.#simulation, this.#seed, replication, [this.observation, ...others]);
    return this.#simulation;
  }

  get simulation(): Simulation<World> {
    if (this.#simulation === undefined) throw new Error(`${this.arm.name} has not begun`);
    return this.#simulation;
  }

  /** Goes on to the end of a minute. @throws ArmFault */
  run(until: number): void {
    try {
      this.simulation.run(until);
    } catch (cause) {
      throw cause instanceof LoopFault ? new ArmFault(this.arm.name, cause) : cause;
    }
  }

  finish(replication: number): Outcome {
    this.run(this.simulation.agenda.to);
    return this.observation.outcome(replication);
  }
}

/** An arm that is not the baseline. */
interface Branch {
  readonly run: ArmRun;
  /** Its place among the arms but the baseline. */
  readonly place: number;
  /** The day on which it leaves the baseline; its first day when it shares nothing with it. */
  readonly day: number;
  readonly reader: FateReader;
}

export class PairedReplicator {
  readonly #trunk: ArmRun;
  readonly #lives = new BaselineLives();
  /** By the day on which they leave the baseline. */
  readonly #branches: ReadonlyArray<Branch>;

  /**
   * @param arms the baseline first
   * @throws MeasureFault when a goal asks for what its arm's plan does not have
   */
  constructor(arms: ReadonlyArray<Arm>, seed: string) {
    const [baseline, ...others] = arms;
    if (baseline === undefined)
      throw new RangeError("no arms to run: expected a baseline at least");
    this.#trunk = new ArmRun(baseline, seed);
    this.#branches = others
      .map((arm, place) => ({
        run: new ArmRun(arm, seed),
        place,
        day: leaves(baseline, arm),
        reader: new FateReader(this.#lives),
      }))
      .sort((one, other) => one.day - other.day);
  }

  /** By arm but the baseline: the day from which on it is simulated; `never` for none. */
  get branchDays(): ReadonlyArray<number> {
    return this.#branches.toSorted((one, other) => one.place - other.place).map(({ day }) => day);
  }

  /**
   * Whom an arm changed in the replication run last, by when; those who are in the arm alone have
   * no life under the baseline to be held against and are left out.
   */
  changedCitizens(arm: string): ReadonlyArray<ChangedCitizen> {
    const branch = this.#branches.find(({ run }) => run.arm.name === arm);
    if (branch === undefined || branch.day === never) return [];
    return branch.reader.changedCitizens(this.#trunk.simulation.world, branch.run.simulation.world);
  }

  /**
   * Runs a replication of every arm to its end.
   * @throws ArmFault when an assertion of the model breaks
   */
  run(replication: number): PairedOutcome {
    const trunk = this.#trunk;
    const { beginning } = trunk.arm;
    const from = firstDay(trunk.arm);
    const isAtOnce = this.#branches.some(({ day }) => day === from);
    this.#lives.clear(isAtOnce);
    const simulation = trunk.begin(replication, this.#lives);
    // Whom a history leaves there has the same number in every arm.
    if (beginning !== undefined) this.#lives.has(simulation.world.population.count);
    for (const { run, day, reader } of this.#branches) {
      if (day === never) break;
      const branch = run.begin(replication, reader);
      if (day > from) {
        trunk.run(day * minutesPerDay - 1);
        this.#lives.keep();
        run.observation.copyFrom(trunk.observation);
        branchFrom(simulation, branch, day);
      }
      reader.begin();
    }
    const outcome = trunk.finish(replication);
    const outcomes: Outcome[] = [outcome];
    const fates: Fates[] = [];
    for (const { run, place, day, reader } of this.#branches) {
      if (day === never) {
        outcomes[place + 1] = outcome;
        fates[place] = sameFates(simulation.world.population.count);
        continue;
      }
      reader.follow();
      outcomes[place + 1] = run.finish(replication);
      fates[place] = reader.fates(simulation.world, run.simulation.world);
    }
    return { outcomes, fates };
  }
}

/** The day on which an arm leaves the baseline, in its events or in what is read off them. */
function leaves(baseline: Arm, arm: Arm): number {
  const asked = ({ goals }: Arm) =>
    JSON.stringify(goals.map(({ measure, window }) => [measure, window]));
  if (asked(baseline) !== asked(arm)) return firstDay(baseline);
  return Math.max(firstDay(baseline), divergence(baseline.plan, arm.plan));
}

/** The first day that is simulated. */
const firstDay = ({ plan, beginning }: Arm): number => beginning?.day ?? plan.from;
