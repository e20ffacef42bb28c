/**
 * The beginning of replications that go on from a history. The history is folded once: into the
 * state of the model, and into the measures, which so hold the part of every goal that is decided
 * already. Each replication takes over both, hears that the forecast begins, and goes on under a
 * chance of its own. Where the history is records, the state at the seam is made up anew for each
 * replication, as far as it is unknown, so that forecasts are as unsure as the records leave them.
 */
import { minutesPerDay } from "../domain/moment.ts";
import { ForecastBegun } from "../domain/events/run.ts";
import type { Assumption, AssumptionCount } from "../history/opening/assumption.ts";
import { takeOver, type TakenOver } from "../history/opening/take-over.ts";
import { chanceOf } from "../kernel/chance.ts";
import { type Columns, part } from "../kernel/columns.ts";
import { Log } from "../kernel/log.ts";
import type { Reader, Simulation } from "../kernel/loop.ts";
import { copyTables, type Table } from "../kernel/table.ts";
import { takeState } from "../model/branch.ts";
import { replicate } from "../model/simulate.ts";
import type { World } from "../model/world.ts";
import { type Beginning, seedFrom } from "./beginning.ts";
import { emptyCentre } from "./empty-centre.ts";
import type { Arm } from "./experiment.ts";
import { Observation } from "./observation.ts";

const chunkRows = 1 << 16;

/** What readers beside the measures get of a history. */
type Others = ReadonlyArray<Reader>;

export class Departure {
  readonly #beginning: Beginning;
  readonly #seed: string;
  readonly #simulation: Simulation<World>;
  /** The state that the history has come to. */
  readonly #tables: ReadonlyArray<Table>;
  /** What has been read of the history. */
  readonly #read: Observation;
  /** Rows that a log of this run begins with. */
  readonly #before: Columns;
  readonly #opening = new Log(1 << 12);
  #assumed: AssumptionCount | undefined;

  constructor(arm: Pick<Arm, "plan" | "goals">, beginning: Beginning, seed: string) {
    const { plan } = arm;
    const { happened, way, day } = beginning;
    this.#beginning = beginning;
    this.#seed = seedFrom(seed, beginning);
    this.#simulation = replicate(plan, this.#seed, 0);
    this.#read = new Observation({ ...arm, beginning });
    inChunks(happened, (log) => this.#read.read(log, 0, log.length));
    this.#before = happened;
    if (way._tag === "Records") this.#before = emptyCentre(this.#simulation, day, way.caseload);
    else if (way.plan === undefined) foldAll(happened, this.#simulation);
    else {
      const trunk = replicate(way.plan, this.#seed, 0);
      foldAll(happened, trunk);
      takeState(trunk.world, this.#simulation.world);
    }
    this.#tables = copyTables(this.#simulation.world.tables);
  }

  /**
   * The arm's run at the seam, its state and its measures as the history left them.
   * @param observation of the same arm
   * @param others get the whole log from its first event on; @param onwards what follows the seam
   */
  begin(
    replication: number,
    observation: Observation,
    others: Others = [],
    onwards: Others = [],
  ): Simulation<World> {
    const { day, way } = this.#beginning;
    const simulation = this.#simulation;
    const { world } = simulation;
    const recorded = way._tag === "Replay" ? way.chance : undefined;
    world.seed = this.#seed;
    world.replication = recorded?.replication ?? replication;
    world.chance = chanceOf(world.seed, world.replication);
    for (const [i, table] of world.tables.entries()) table.copyFrom(this.#tables[i]);
    observation.copyFrom(this.#read);
    const { told, assumed } = this.#open(simulation);
    this.#assumed = assumed;
    observation.stand(this.#opening, told);
    for (const reader of others) {
      inChunks(this.#before, (log) => reader.read(log, 0, log.length));
      reader.read(this.#opening, 0, this.#opening.length);
    }
    const events = this.#before.length + this.#opening.length;
    simulation.goOn(day * minutesPerDay, events, [observation, ...others, ...onwards]);
    return simulation;
  }

  /** Of how many citizens something was assumed as the last replication began. */
  assumed(what: Assumption): number {
    return this.#assumed?.of(what) ?? 0;
  }

  /** Writes and folds what is said as the forecast begins: nothing where a run simply goes on. */
  #open(simulation: Simulation<World>): Partial<TakenOver> & Pick<TakenOver, "told"> {
    const { way, day } = this.#beginning;
    const opening = this.#opening;
    opening.clear();
    if (way._tag === "Records") return takeOver(simulation, way.caseload, day, opening);
    if (way.chance !== undefined) return { told: [] };
    opening.beginBatch();
    opening.append(ForecastBegun.code, day * minutesPerDay, 0, 0, 0, 0, 0);
    simulation.fold(opening);
    return { told: [] };
  }
}

function foldAll(happened: Columns, simulation: Simulation<World>): void {
  inChunks(happened, (log) => simulation.fold(log));
}

/** Rows as logs of one kind with those of a run, since the engine compiles its folds for that. */
function inChunks(rows: Columns, take: (log: Log) => void): void {
  const log = new Log(Math.min(chunkRows, Math.max(1, rows.length)));
  for (let from = 0; from < rows.length; from += chunkRows) {
    log.clear();
    log.appendColumns(part(rows, from, Math.min(rows.length, from + chunkRows)));
    take(log);
  }
}
