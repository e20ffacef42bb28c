/**
 * Who is who in an extract. A person is known by a keyed pseudonym, made once for every person;
 * what the file calls them is kept in memory only while it is read. Those whom the log knows have
 * their number in it already; the others get theirs when it is known who came first.
 */
import type { Decode } from "./cells.ts";
import { Interner } from "./interner.ts";
import { numberOfCell } from "./personal-number.ts";

/** Pseudonym of what a file calls a person, the same whichever file calls them so. */
export type Pseudonymous = (identity: string) => string;

/** What is kept of a citizen. */
export interface CitizenFacts {
  readonly origin: number;
  readonly traits: number;
  /** First day of the month of birth, days since 2000-01-01. */
  readonly born: number;
}

export const unknownCitizen = -1;
export const noIdentity = -2;

export class CitizenIndex {
  /** Of each citizen of the file, by the order in which it names them: the number in the log. */
  readonly known: Array<number> = [];
  readonly pseudonyms: Array<string> = [];
  readonly facts: Array<CitizenFacts> = [];
  readonly #kind: "personalNumber" | "text";
  readonly #pseudonymous: Pseudonymous;
  readonly #logged: ReadonlyMap<string, number>;
  readonly #byNumber = new Map<number, number>();
  readonly #byPseudonym = new Map<string, number>();
  readonly #names: Interner;
  /** Citizen of each interned name; `unknownCitizen` where it has none yet. */
  #byName = new Int32Array(1024).fill(unknownCitizen);
  /** Who was asked for last, as what it needs to add them. */
  #asked = 0;

  /** @param logged numbers in the log, by pseudonym. */
  constructor(
    kind: "personalNumber" | "text",
    decode: Decode,
    pseudonymous: Pseudonymous,
    logged: ReadonlyMap<string, number>,
  ) {
    this.#kind = kind;
    this.#pseudonymous = pseudonymous;
    this.#logged = logged;
    this.#names = new Interner(decode);
  }

  get count(): number {
    return this.known.length;
  }

  /** The ten digits asked for last, where persons go by these. */
  get asked(): number {
    return this.#asked;
  }

  /** Citizen whom a cell names; `unknownCitizen` at first sight, `noIdentity` if it names none. */
  find(bytes: Uint8Array, from: number, to: number): number {
    if (from === to) return noIdentity;
    if (this.#kind === "personalNumber") {
      const number = numberOfCell(bytes, from, to);
      if (number < 0) return noIdentity;
      this.#asked = number;
      return this.#byNumber.get(number) ?? unknownCitizen;
    }
    const name = this.#names.numberOf(bytes, from, to);
    this.#asked = name;
    if (name >= this.#byName.length) {
      const more = new Int32Array(name * 2).fill(unknownCitizen);
      more.set(this.#byName);
      this.#byName = more;
    }
    return this.#byName[name];
  }

  /** Adds the one asked for last. */
  add(facts: CitizenFacts): number {
    const isNumber = this.#kind === "personalNumber";
    const identity = isNumber
      ? String(this.#asked).padStart(10, "0")
      : this.#names.texts[this.#asked];
    const pseudonym = this.#pseudonymous(identity);
    const citizen = this.#byPseudonym.get(pseudonym) ?? this.known.length;
    if (citizen === this.known.length) {
      this.#byPseudonym.set(pseudonym, citizen);
      this.known.push(this.#logged.get(pseudonym) ?? unknownCitizen);
      this.pseudonyms.push(pseudonym);
      this.facts.push(facts);
    }
    if (isNumber) this.#byNumber.set(this.#asked, citizen);
    else this.#byName[this.#asked] = citizen;
    return citizen;
  }
}
