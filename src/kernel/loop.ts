/**
 * The loop: take the next command, decide, then for each event in turn evolve and react. This is
 * the whole engine; everything else in the kernel serves it. The events of one command form a
 * batch: they are of one minute, all or none, and the state between two batches is what can be
 * saved, folded to and resumed from.
 */
import { Agenda } from "./agenda.ts";
import { type Columns } from "./columns.ts";
import { type Dispatch, dispatcher, type HandlerTable } from "./dispatch.ts";
import { Log } from "./log.ts";
import type { Decide, Model } from "./process.ts";
import { copyTables, type Table } from "./table.ts";

/** Something that wants a run's events: called with rows [from, to) of the log, batch by batch. */
export interface Reader {
  read(log: Log, from: number, to: number): void;
}

/** Events kept before readers are called and the rows are used again. */
const chunkEvents = 16_000;

/** Commands carried out before the loop is entered anew. */
const commandsAtOnce = 4096;

/** A broken assertion inside the loop, with what is needed to see it again. */
export class LoopFault extends Error {
  readonly seed: string;
  readonly replication: number;
  /** Number of events before the fault. */
  readonly event: number;
  constructor(seed: string, replication: number, event: number, cause: unknown) {
    const what = cause instanceof Error ? cause.message : String(cause);
    super(`seed "${seed}", replication ${replication}, event ${event}: ${what}`, { cause });
    this.name = "LoopFault";
    this.seed = seed;
    this.replication = replication;
    this.event = event;
  }
}

/** A state that can be gone back to; see {@link Simulation.save}. */
export interface Saved {
  readonly tables: ReadonlyArray<Table>;
  readonly agenda: ReturnType<Agenda["snapshot"]>;
  readonly events: number;
}

/** What the loop needs of a world: its tables, and who it is for messages. */
export interface Stateful {
  readonly tables: ReadonlyArray<Table>;
  readonly seed: string;
  readonly replication: number;
}

export class Simulation<W extends Stateful> {
  declare readonly world: W;
  declare readonly agenda: Agenda;
  readonly log = new Log();
  /** Events before row 0 of the log. */
  #eventsBefore = 0;
  declare private readers: ReadonlyArray<Reader>;
  declare private readonly keep: boolean;
  readonly #dispatch: Dispatch<W>;
  declare private readonly model: Model<W>;
  /** The state before anything has happened. */
  declare private readonly blank: ReadonlyArray<Table>;
  declare private readonly from: number;

  /**
   * @param from first minute, @param to last minute of the run
   * @param readers get every event once, in order, when a chunk is full and at the end of `run`
   * @param keep whether the log keeps its rows after the readers have had them
   */
  constructor(
    model: Model<W>,
    world: W,
    span: { readonly from: number; readonly to: number },
    readers: ReadonlyArray<Reader> = [],
    keep = false,
  ) {
    this.model = model;
    this.world = world;
    this.agenda = new Agenda(model.order, model.lanes, span.from, span.to);
    if (model.rowsOf !== undefined) this.agenda.lookInto(model.rowsOf(world));
    this.readers = readers;
    this.keep = keep;
    this.blank = copyTables(world.tables);
    this.from = span.from;
    this.#dispatch = dispatchOf(model);
  }

  /** Number of events so far. */
  get events(): number {
    return this.#eventsBefore + this.log.length;
  }

  /** Carries out all commands up to and including `until`, and hands the rest to the readers. */
  run(until: number): void {
    try {
      while (this.#carryOut(until));
    } catch (cause) {
      throw this.#fault(cause);
    }
    this.flush();
  }

  /**
   * Carries out so many commands, or all that are left; whether there may be more. It is left and
   * entered again because the engine compiles a function better than a loop that is never left.
   */
  #carryOut(until: number): boolean {
    const { agenda } = this;
    for (let left = commandsAtOnce; left > 0; left -= 1) {
      if (!agenda.next(until)) return false;
      this.#step();
    }
    return true;
  }

  /** Carries out one command; false when none is due up to and including `until`. */
  step(until: number): boolean {
    if (!this.agenda.next(until)) return false;
    try {
      this.#step();
    } catch (cause) {
      throw this.#fault(cause);
    }
    return true;
  }

  #step(): void {
    this.#dispatch.step(this.world, this.agenda, this.log);
    if (this.log.length - this.#flushed >= chunkEvents) this.flush();
  }

  #fault(cause: unknown): LoopFault {
    const { seed, replication } = this.world;
    return new LoopFault(seed, replication, this.events, cause);
  }

  #flushed = 0;

  /** Hands the rows that readers have not had to them. */
  flush(): void {
    for (const reader of this.readers) reader.read(this.log, this.#flushed, this.log.length);
    if (this.keep) {
      this.#flushed = this.log.length;
      return;
    }
    this.#eventsBefore += this.log.length;
    this.log.clear();
    this.#flushed = 0;
  }

  /**
   * Goes back to before anything has happened, with what is pending then: the same memory serves
   * one replication after another, each with readers of its own if it likes.
   */
  restart(readers: ReadonlyArray<Reader> = this.readers): void {
    this.readers = readers;
    for (const [i, table] of this.world.tables.entries()) table.copyFrom(this.blank[i]);
    this.log.clear();
    this.#flushed = 0;
    this.#eventsBefore = 0;
    this.resume(this.from);
  }

  /** Takes a copy of the state and of what is pending, between two commands. */
  save(): Saved {
    return {
      tables: copyTables(this.world.tables),
      agenda: this.agenda.snapshot(),
      events: this.events,
    };
  }

  /** Goes back, or across to another branch: state and pending commands become those saved. */
  restore(saved: Saved): void {
    for (const [i, table] of this.world.tables.entries()) table.copyFrom(saved.tables[i]);
    this.agenda.restore(saved.agenda);
    this.log.clear();
    this.#flushed = 0;
    this.#eventsBefore = saved.events;
  }

  /**
   * Goes on at minute `now`, after so many events, from the state that the tables have been given:
   * that of a run which has been the same so far. Its rows are not had again.
   * @param readers of what is to come, the ones it has unless told
   */
  goOn(now: number, events: number, readers: ReadonlyArray<Reader> = this.readers): void {
    this.readers = readers;
    this.log.clear();
    this.#flushed = 0;
    this.#eventsBefore = events;
    this.resume(now);
  }

  /** Folds rows [from, to) of a log into the state, drawing no chance and scheduling nothing. */
  fold(log: Columns, from = 0, to = log.length): void {
    const { world } = this;
    const { fold } = this.#dispatch;
    for (let i = from; i < to; i += 1) fold(world, log, i);
  }

  /** Makes pending what the state says is pending, as seen at `now`. */
  resume(now: number): void {
    this.agenda.clear(now);
    for (const process of this.model.processes) process.resume(this.world, this.agenda, now);
  }
}

/** Dispatchers of each model, made once: a run after the first finds them compiled. */
const known = new WeakMap<object, Dispatch<any>>();

function dispatchOf<W>(model: Model<W>): Dispatch<W> {
  const before = known.get(model);
  if (before !== undefined) return before;
  const { processes } = model;
  const made = dispatcher<W>({
    decide: decideTable(model),
    evolve: handlerTable(processes.map(({ evolve }) => evolve)),
    react: handlerTable(processes.map(({ react }) => react)),
  });
  known.set(model, made);
  return made;
}

function decideTable<W>(model: Model<W>): HandlerTable {
  const table = model.order.map(({ name }): ReadonlyArray<Decide<W>> => {
    return [
      () => {
        throw new Error(`no process decides ${name}`);
      },
    ];
  });
  for (const process of model.processes) {
    for (const [kind, decide] of process.decide) table[kind] = [decide];
  }
  return table;
}

function handlerTable(
  parts: ReadonlyArray<
    ReadonlyArray<readonly [event: { readonly code: number }, handler: (...args: any[]) => void]>
  >,
): HandlerTable {
  const table: Array<Array<(...args: any[]) => void>> = Array.from({ length: 128 }, () => []);
  for (const part of parts) {
    for (const [event, handler] of part) table[event.code].push(handler);
  }
  return table;
}
