/**
 * Given–when–then for a process: given these events, when this command is carried out, then these
 * events are decided, and nothing else. The state is folded from events, the one way in which
 * states come to be, so a specification reads as a story in the domain's own words:
 *
 *     given(plan, citizen(0, { level: 2 }))
 *       .when("assess", 0, "2010-05-03T10:00")
 *       .then([{ _tag: "MatchAssessed", scheme: "three", group: 1, level: 2 }]);
 *
 * What a command leads to next is asked with `pending` and `reacts`. A specification that does not
 * hold throws, with what was expected and what was found, so it works in any test runner.
 */
import { eventOfRow, type Row, rowOfEvent } from "../domain/event.ts";
import { isoOfMinute, minuteOfIso } from "../domain/moment.ts";
import { eventByCode, eventByName } from "../domain/vocabulary.ts";
import { chanceOf } from "../kernel/chance.ts";
import { Log } from "../kernel/log.ts";
import { Simulation } from "../kernel/loop.ts";
import { kindOfDue, NOTHING } from "../kernel/pending-table.ts";
import { coreFlow } from "../model/core-flow.ts";
import { kind, lanes, order } from "../model/order.ts";
import type { Plan } from "../model/plan.ts";
import { spanOf } from "../model/simulate.ts";
import { World } from "../model/world.ts";

/** An event in words: as in JSON, with its fields beside. */
export interface Told {
  readonly _tag: string;
  readonly at: string;
  readonly subject: number;
  readonly [field: string]: unknown;
}

/** An event that is expected; `at` and `subject` are the command's where nothing is said. */
export interface Expected {
  readonly _tag: string;
  readonly [field: string]: unknown;
}

/** A command that is pending. */
export interface Pending {
  readonly command: string;
  readonly subject: number;
  readonly at: string;
}

/** A specification that does not hold. */
export class SpecificationFailed extends Error {
  readonly _tag = "SpecificationFailed";
  readonly expected: unknown;
  readonly actual: unknown;

  constructor(what: string, expected: unknown, actual: unknown) {
    super(`${what}\nexpected: ${words(expected)}\nactually: ${words(actual)}`);
    this.expected = expected;
    this.actual = actual;
  }
}

const words = (value: unknown): string => JSON.stringify(value, undefined, 2) ?? String(value);

/**
 * A story so far.
 * @param events what has happened, in order; the run's own beginning comes before it by itself
 */
export function given(plan: Plan, events: ReadonlyArray<Told> = [], seed = "given"): Story {
  const world = new World(plan, seed, 0, chanceOf(seed, 0));
  const simulation = new Simulation(coreFlow, world, spanOf(plan), [], true);
  const log = new Log();
  const from = isoOfMinute(spanOf(plan).from);
  const [ruleSet] = plan.ruleSets;
  const opening: ReadonlyArray<Told> = [
    { _tag: "SimulationStarted", at: from, subject: 0 },
    { _tag: "RulesetActivated", at: from, subject: 0, ruleSet: ruleSet.ruleSet },
  ];
  append(log, events[0]?._tag === "SimulationStarted" ? events : [...opening, ...events]);
  simulation.fold(log);
  return new Story(simulation, log.length === 0 ? spanOf(plan).from : log.minute[log.length - 1]);
}

function append(log: Log, events: ReadonlyArray<Told>): void {
  for (const event of events) {
    const declaration = eventByName.get(event._tag);
    if (declaration === undefined) throw new RangeError(`there is no event ${event._tag}`);
    const row = rowOfEvent(declaration, event);
    log.append(row.code, row.minute, row.subject, row.a, row.b, row.x, row.y);
  }
}

export class Story {
  /** The state that the events fold to. */
  readonly world: World;
  readonly #simulation: Simulation<World>;
  readonly #now: number;

  constructor(simulation: Simulation<World>, now: number) {
    this.#simulation = simulation;
    this.world = simulation.world;
    this.#now = now;
  }

  /**
   * Carries out a command, whether it is due or not.
   * @param at civil time `YYYY-MM-DDThh:mm`; the last event's when it is not said
   */
  when(command: string, subject: number, at?: string): Decision {
    const decide = deciderOf(command);
    const minute = at === undefined ? this.#now : minuteOfIso(at);
    const log = new Log();
    log.beginBatch();
    try {
      decide(this.world, minute, subject, log);
    } catch (cause) {
      return new Decision(command, subject, minute, [], cause);
    }
    const rows = Array.from({ length: log.length }, (_, i) => log.at(i));
    return new Decision(command, subject, minute, rows, undefined);
  }

  /** All that is pending after the events, as seen at a time, in the order in which it comes. */
  pending(at?: string): ReadonlyArray<Pending> {
    const now = at === undefined ? this.#now : minuteOfIso(at);
    this.#simulation.resume(now);
    return pendingIn(this.#simulation);
  }

  /** What becomes pending, or moves, as one batch of further events happens. */
  reacts(events: ReadonlyArray<Told>): ReadonlyArray<Pending> {
    const before = new Set(this.pending().map((pending) => words(pending)));
    const log = new Log();
    append(log, events);
    const { agenda } = this.#simulation;
    this.#simulation.fold(log);
    agenda.now = log.minute[0] ?? agenda.now;
    for (let i = 0; i < log.length; i += 1) reactTo(this.#simulation, log.at(i));
    return pendingIn(this.#simulation).filter((pending) => !before.has(words(pending)));
  }
}

function deciderOf(command: string) {
  for (const process of coreFlow.processes) {
    for (const [number, decide] of process.decide) if (number === kind[command]) return decide;
  }
  throw new RangeError(`no process decides ${command}`);
}

function reactTo({ agenda, world }: Simulation<World>, row: Row): void {
  for (const process of coreFlow.processes) {
    for (const [event, react] of process.react) {
      if (event.code !== row.code) continue;
      react(world, agenda, row.minute, row.subject, row.a, row.b, row.x, row.y);
    }
  }
}

function pendingIn({ agenda }: Simulation<World>): ReadonlyArray<Pending> {
  const found = agenda.snapshot().lanes.flatMap((due, lane) => {
    const { slots } = lanes[lane];
    return Array.from(due, (entry, place) => {
      const [number, subject] = [kindOfDue(entry), Math.floor(place / slots)];
      return { entry, subject, number };
    });
  });
  return found
    .filter(({ entry }) => entry !== NOTHING)
    .sort((one, other) => one.entry - other.entry || one.subject - other.subject)
    .map(({ number, subject }) => ({
      command: order[number].name,
      subject,
      at: isoOfMinute(agenda.pendingMinute(number, subject)),
    }));
}

/** What a command led to. */
export class Decision {
  readonly #command: string;
  readonly #subject: number;
  readonly #at: string;
  readonly #fault: unknown;
  /** The events decided, in words. */
  readonly events: ReadonlyArray<Told>;

  constructor(
    command: string,
    subject: number,
    minute: number,
    rows: ReadonlyArray<Row>,
    fault: unknown,
  ) {
    this.#command = command;
    this.#subject = subject;
    this.#at = isoOfMinute(minute);
    this.#fault = fault;
    this.events = rows.map((row) => toldOf(row));
  }

  /** Exactly these events, in this order; fields that are not said may be anything. */
  // oxlint-disable-next-line unicorn/no-thenable -- the word of given–when–then; nobody awaits it.
  then(expected: ReadonlyArray<Expected>): void {
    this.#mustNotThrow();
    const full = expected.map((event) => ({ at: this.#at, subject: this.#subject, ...event }));
    const same =
      full.length === this.events.length && full.every((event, i) => fits(event, this.events[i]));
    if (!same) throw new SpecificationFailed(`${this.#command} decides`, full, this.events);
  }

  thenNothing(): void {
    this.then([]);
  }

  /** The command can't be carried out, with a message that has these words in it. */
  thenThrows(message: string | RegExp = ""): void {
    const found = this.#fault instanceof Error ? this.#fault.message : this.#fault;
    if (typeof found === "string" && found.search(message) >= 0) return;
    throw new SpecificationFailed(`${this.#command} throws`, String(message), found ?? this.events);
  }

  #mustNotThrow(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }
}

function toldOf(row: Row): Told {
  const declaration = eventByCode[row.code];
  if (declaration === undefined) throw new RangeError(`no event has code ${row.code}`);
  return eventOfRow(declaration, row);
}

const fits = (expected: Expected, actual: Told): boolean =>
  Object.entries(expected).every(([field, value]) => words(value) === words(actual[field]));
