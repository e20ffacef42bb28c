/**
 * What a process is: something that goes on in the simulated world, owning commands, state and
 * rules. Every process has the same five parts. `decide` turns a command that is due into events:
 * it reads state and draws chance, and writes nothing but its events. `evolve` is the only place
 * where state changes. `react` turns an event into future commands. `resume` says from the state
 * alone what the process has pending, so that a folded log can be continued. `laws` says what must
 * hold in every log (they live beside the process and work on logs alone).
 */
import type { EventDeclaration } from "../domain/event.ts";
import type { Agenda, CommandKind, Lane } from "./agenda.ts";
import type { Log } from "./log.ts";
import type { Table } from "./table.ts";

/** Decides what a due command leads to, by appending events of this minute to `out`. */
export type Decide<W> = (world: W, minute: number, subject: number, out: Log) => void;

/** Changes the state as the event says. */
export type Evolve<W> = (
  world: W,
  minute: number,
  subject: number,
  a: number,
  b: number,
  x: number,
  y: number,
) => void;

/** Schedules what the event leads to; the state already includes the event. */
export type React<W> = (
  world: W,
  agenda: Agenda,
  minute: number,
  subject: number,
  a: number,
  b: number,
  x: number,
  y: number,
) => void;

export interface Process<W> {
  readonly name: string;
  /** What to do when a command of the kind is due; kinds are those of the model's order. */
  readonly decide: ReadonlyArray<readonly [kind: number, decide: Decide<W>]>;
  readonly evolve: ReadonlyArray<readonly [event: EventDeclaration<any, any>, evolve: Evolve<W>]>;
  readonly react: ReadonlyArray<readonly [event: EventDeclaration<any, any>, react: React<W>]>;
  /** Schedules, at or after `now`, all that the process has pending in this state. */
  readonly resume: (world: W, agenda: Agenda, now: number) => void;
}

/** The processes of a model with the order of its commands and the state they share. */
export interface Model<W> {
  /** Kinds in the order in which simultaneous commands are carried out. */
  readonly order: ReadonlyArray<CommandKind>;
  readonly lanes: ReadonlyArray<Lane>;
  readonly processes: ReadonlyArray<Process<W>>;
  /** The table whose rows are the subjects of the first lane, if there is one. */
  readonly rowsOf?: (world: W) => Table;
}
