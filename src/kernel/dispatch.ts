/**
 * Dispatch: from the number of a command or an event to the handlers that it stands for. A call
 * through a table of functions goes somewhere else every time, which the processor can't predict
 * and the compiler can't look into; with four such calls an event that was a sixth of a run. So the
 * step of the loop is written out as one function with switches, in which every call names its
 * target. What handlers read of an event comes straight off the log, row by row: handed from
 * function to function, seven numbers would each be boxed and checked again at every call. The text
 * is made from the numbers and positions of handlers alone; nothing a user writes gets into it.
 */
import type { Agenda } from "./agenda.ts";
import { codeBits, type Columns } from "./columns.ts";
import type { Log } from "./log.ts";

/** Handlers by number; a number without any does nothing. */
export type HandlerTable = ReadonlyArray<ReadonlyArray<(...args: any[]) => void>>;

export interface Handlers {
  /** By kind of command. */
  readonly decide: HandlerTable;
  /** By code of event, as is `react`. */
  readonly evolve: HandlerTable;
  readonly react: HandlerTable;
}

export interface Dispatch<W> {
  /**
   * Carries out the command that the agenda has come to: decides, and appends what is decided as
   * one batch; then lets every event of it evolve the state; then reacts to each. Reactions come
   * after the whole batch has evolved: they see the state that `resume` would.
   */
  readonly step: (world: W, agenda: Agenda, log: Log) => void;
  /** Lets the event in row i of any log evolve the state. */
  readonly fold: (world: W, log: Columns, i: number) => void;
}

/** The calls that a number stands for, as text; none is nothing. */
type Calls = (number: number) => string;

/** The dispatchers of these handlers. */
export function dispatcher<W>(handlers: Handlers): Dispatch<W> {
  const { decide, evolve, react } = handlers;
  const all = [...new Set([...decide.flat(), ...evolve.flat(), ...react.flat()])];
  const callsOf =
    (table: HandlerTable, args: string): Calls =>
    (number) =>
      table[number].map((handler) => `h${all.indexOf(handler)}(${args});`).join(" ");
  const event = "minute, subject, a, b, x, y";
  const evolved = callsOf(evolve, `world, ${event}`);
  const reacted = callsOf(react, `world, agenda, ${event}`);
  const code = `log.tag[i] & ${codeBits}`;
  const decides = new Leaves("decide", "world, agenda, log", decide.length);
  const evolves = new Leaves("evolve", "world, log, i", evolve.length);
  const reacts = new Leaves("react", "world, agenda, log, i", react.length);
  const follows = new Leaves("follow", "world, agenda, log, i", evolve.length);
  // The same as `evolve`, which would be slower if it read other logs too.
  const folds = new Leaves("fold", "world, log, i", evolve.length);
  const text = [
    ...all.map((_, i) => `const h${i} = handlers[${i}];`),
    decides.declare(callsOf(decide, "world, agenda.now, agenda.subject, log")),
    evolves.declare(evolved, reading),
    reacts.declare(reacted, reading),
    follows.declare((number) => evolved(number) + reacted(number), reading),
    folds.declare(evolved, reading),
    `const followAll = (world, agenda, log, first, end) => {
      for (let i = first; i < end; i += 1) ${evolves.choice(code)}
      for (let i = first; i < end; i += 1) ${reacts.choice(code)}
    };
    const step = (world, agenda, log) => {
      const i = log.length;
      log.beginBatch();
      ${decides.choice("agenda.kind")}
      const end = log.length;
      // Most batches are of one event.
      if (end === i + 1) ${follows.choice(code)}
      else followAll(world, agenda, log, i, end);
    };
    const fold = (world, log, i) => ${folds.choice(code)};
    return { step, fold };`,
  ].join("\n");
  // oxlint-disable-next-line typescript/no-implied-eval -- see above
  return new Function("handlers", text)(all);
}

/** What a leaf reads of its event. With a sign, the engine keeps a subject unboxed. */
const reading = ["minute", "subject | 0", "a", "b", "x", "y"]
  .map((field) => field.split(" "))
  .map(([name, ...cut]) => `const ${name} = ${[`log.${name}[i]`, ...cut].join(" ")};`)
  .join(" ");

/** A function for each number that stands for something, and the choice among them. */
class Leaves {
  readonly #name: string;
  readonly #args: string;
  readonly #count: number;
  #numbers: ReadonlyArray<number> = [];

  constructor(name: string, args: string, count: number) {
    this.#name = name;
    this.#args = args;
    this.#count = count;
  }

  /** @param before what each function does first */
  declare(calls: Calls, before = ""): string {
    const numbers = Array.from({ length: this.#count }, (_, number) => number);
    this.#numbers = numbers.filter((number) => calls(number) !== "");
    return this.#numbers
      .map(
        (number) => `const ${this.#name}${number} = (${this.#args}) => {
        ${before} ${calls(number)}
      };`,
      )
      .join("\n");
  }

  choice(by: string): string {
    const cases = this.#numbers.map((number) => {
      return `case ${number}: ${this.#name}${number}(${this.#args}); break;`;
    });
    return `{ switch (${by}) { ${cases.join("\n")} } }`;
  }
}
