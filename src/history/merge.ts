/**
 * Citizens who are one. A person who was given another personal number is two citizens of a log;
 * what a list of changed numbers says of them becomes events, and from then on both numbers name
 * the one. Whoever the log knows by one number only is registered under the other as well, so that
 * no later extract takes them for somebody new.
 */
import { SubjectsMerged } from "../domain/events/history.ts";
import { CitizenRegistered } from "../domain/events/population.ts";
import { type Registration, registrationsIn } from "./registration.ts";
import { StagedEvents } from "./staging.ts";
import type { Standing } from "./standing.ts";

/** Pseudonyms of one person, by the number they had and the one they have. */
export interface ChangedNumber {
  readonly old: string;
  readonly new: string;
  /** Line of the file. */
  readonly line: number;
}

export interface Merges {
  readonly events: StagedEvents;
  /** Pseudonyms of those to be registered under a number that the log did not know. */
  readonly newcomers: ReadonlyArray<string>;
  /** Persons whom the log knew as two, by one number, as one already, and not at all. */
  readonly joined: number;
  readonly renamed: number;
  readonly known: number;
  readonly unknown: number;
}

/** @param numbers of citizens in the log by pseudonym; @param recorded when it became known */
export function mergesOf(
  changed: ReadonlyArray<ChangedNumber>,
  numbers: ReadonlyMap<string, number>,
  standing: Standing,
  recorded: number,
): Merges {
  const walk = new Walk(numbers, standing, recorded);
  for (const one of changed) walk.take(one);
  return walk;
}

class Walk implements Merges {
  readonly events = new StagedEvents();
  readonly newcomers: Array<string> = [];
  joined = 0;
  renamed = 0;
  known = 0;
  unknown = 0;
  readonly #numbers: Map<string, number>;
  readonly #registered: Map<number, Registration>;
  readonly #standing: Standing;
  readonly #recorded: number;
  /** Whom the list itself has made one so far. */
  readonly #others = new Map<number, number>();

  constructor(numbers: ReadonlyMap<string, number>, standing: Standing, recorded: number) {
    this.#numbers = new Map(numbers);
    this.#registered = new Map(registrationsIn(standing));
    this.#standing = standing;
    this.#recorded = recorded;
  }

  take({ line, new: later, old: earlier }: ChangedNumber): void {
    const one = this.#personOf(earlier);
    const other = this.#personOf(later);
    if (one === undefined && other === undefined) this.unknown += 1;
    else if (one === undefined) this.#rename(earlier, other!, line);
    else if (other === undefined) this.#rename(later, one, line);
    else if (one === other) this.known += 1;
    else {
      this.joined += 1;
      this.#merge(one, other, line);
    }
  }

  #personOf(pseudonym: string): number | undefined {
    const number = this.#numbers.get(pseudonym);
    if (number === undefined) return undefined;
    let person = this.#standing.personOf(number);
    for (let next = this.#others.get(person); next !== undefined; next = this.#others.get(person)) {
      person = next;
    }
    return person;
  }

  /** Registers a person of the log under another number. */
  #rename(pseudonym: string, person: number, line: number): void {
    this.renamed += 1;
    const { born, minute, origin, traits, ...rest } = this.#registered.get(person)!;
    const number = this.#standing.citizens + this.newcomers.length;
    this.newcomers.push(pseudonym);
    this.#numbers.set(pseudonym, number);
    this.#registered.set(number, { ...rest, born, minute, origin, traits, identity: number });
    const { code } = CitizenRegistered;
    this.events.add(code, minute, number, origin, traits, born, number, this.#recorded, line);
    this.#merge(person, number, line);
  }

  /** Whoever was registered first stays; it is said as of then, so that no bound hides it. */
  #merge(one: number, another: number, line: number): void {
    const isLater = this.#registered.get(another)!.minute < this.#registered.get(one)!.minute;
    const [kept, other] = isLater ? [another, one] : [one, another];
    const { minute } = this.#registered.get(kept)!;
    this.events.add(SubjectsMerged.code, minute, kept, 0, 0, other, 0, this.#recorded, line);
    this.#others.set(other, kept);
  }
}
