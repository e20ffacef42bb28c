/**
 * Obligations by the month of their deadline: how many there were, and how many were met in time.
 * One that was cancelled at or before its deadline is none; one cancelled after it, or still open
 * when it passed, was not met in time. The population is judged when the obligation is created and
 * kept for it, so that one cannot be in the numerator alone.
 */
import { obligations } from "../domain/obligation.ts";
import { copiedBytes, grownBytes } from "./growth.ts";
import type { Months } from "./months.ts";
import type { Predicate } from "./predicate.ts";

export class Timeliness {
  declare readonly predicate: Predicate;
  declare private readonly kinds: number;
  declare private readonly months: Months;
  /** Whether every citizen's obligations count, so that nothing is kept of single ones. */
  declare private readonly all: boolean;
  /** Bit k: the citizen's open obligation of kind k counts. */
  #counted = new Uint8Array(0);
  readonly #due: Int32Array;
  readonly #met: Int32Array;

  /** @param kinds bit k for each kind k of obligation that counts */
  constructor(predicate: Predicate, kinds: number, months: Months) {
    this.predicate = predicate;
    this.all = predicate.bits === 0;
    this.kinds = kinds;
    this.months = months;
    this.#due = new Int32Array(months.count + 1);
    this.#met = new Int32Array(months.count + 1);
  }

  grow(capacity: number): void {
    this.#counted = grownBytes(this.#counted, capacity);
  }

  reset(): void {
    this.#counted.fill(0);
    this.#due.fill(0);
    this.#met.fill(0);
  }

  /** Takes over what another one of the same obligations and months has been told. */
  copyFrom(other: Timeliness): void {
    this.#counted = copiedBytes(this.#counted, other.#counted);
    this.#due.set(other.#due);
    this.#met.set(other.#met);
  }

  created(
    citizen: number,
    kind: number,
    due: number,
    minute: number,
    word: number,
    spellFrom: number,
  ): void {
    if (((this.kinds >> kind) & 1) === 0) return;
    if (!this.all) {
      if (!this.predicate.holdsAt(word, spellFrom, minute)) {
        this.#counted[citizen] &= ~(1 << kind);
        return;
      }
      this.#counted[citizen] |= 1 << kind;
    }
    if (this.#inLog(due)) this.#due[this.months.of(due)] += 1;
  }

  fulfilled(citizen: number, kind: number, due: number, late: boolean): void {
    if (late || !this.#counts(citizen, kind) || !this.#inLog(due)) return;
    this.#met[this.months.of(due)] += 1;
  }

  cancelled(citizen: number, kind: number, due: number, minute: number): void {
    if (minute > due || !this.#counts(citizen, kind) || !this.#inLog(due)) return;
    this.#due[this.months.of(due)] -= 1;
  }

  #counts(citizen: number, kind: number): boolean {
    const flags = this.all ? this.kinds : this.#counted[citizen];
    return ((flags >> kind) & 1) === 1;
  }

  #inLog(minute: number): boolean {
    return minute >= this.months.opening && minute < this.months.end;
  }

  /** Obligations whose deadline lies in month m. */
  due(m: number): number {
    return this.#due[m];
  }

  /** Those of them that were met in time. */
  met(m: number): number {
    return this.#met[m];
  }
}

/** Bit k for each kind k named. */
export const kindsOf = (names: ReadonlyArray<(typeof obligations)[number]>): number =>
  names.reduce((bits, name) => bits | (1 << obligations.indexOf(name)), 0);
