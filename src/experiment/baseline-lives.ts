/**
 * The lives of the baseline's citizens in one replication, kept so that the other arms' citizens
 * can be held against them event by event. Rows are copied as they come, in chunks; each is linked
 * to the citizen's next one, so that a life is walked without looking at anybody else's. All of it
 * lies in arrays that serve one replication after another.
 */
import { CitizenRegistered } from "../domain/events/population.ts";
import { subjectOf } from "../domain/vocabulary.ts";
import { codeBits } from "../kernel/columns.ts";
import { Log } from "../kernel/log.ts";
import type { Reader } from "../kernel/loop.ts";

/** By code: 1 for events whose subject is a citizen. */
export const isOfCitizen = Uint8Array.from({ length: 128 }, (_, code) =>
  subjectOf(code) === "citizen" ? 1 : 0,
);
const registered = CitizenRegistered.code;

export class BaselineLives implements Reader {
  /** All rows from the first branch on. */
  readonly rows = new Log(1 << 16);
  /** By row: one more than the row of the citizen's next event, 0 after the last one. */
  next = new Int32Array(1 << 16);
  /** By citizen: one more than the row of the first event kept, and of the last one so far. */
  first = new Int32Array(1 << 12);
  last = new Int32Array(1 << 12);
  /** By citizen: the address for chance; of those registered since rows are kept. */
  identity = new Int32Array(1 << 12);
  /** Citizens registered so far, and events of citizens by code. */
  citizens = 0;
  readonly counts = new Int32Array(128);
  #keeps = false;
  #numbers: Map<number, number> | undefined;

  /** Forgets everything. @param keeps whether rows are kept from the first event on */
  clear(keeps: boolean): void {
    this.rows.clear();
    this.first.fill(0);
    this.last.fill(0);
    this.counts.fill(0);
    this.citizens = 0;
    this.#keeps = keeps;
    this.#numbers = undefined;
  }

  /** From here on rows are kept; those before are the same in every arm. */
  keep(): void {
    this.#keeps = true;
  }

  /** So many citizens are there already, as a history left them. */
  has(citizens: number): void {
    this.#extend(citizens);
  }

  read(log: Log, from: number, to: number): void {
    if (!this.#keeps) {
      this.#countCitizens(log, from, to);
      return;
    }
    const { rows } = this;
    const start = rows.length;
    rows.appendColumns(log, from, to);
    if (rows.length > this.next.length) this.next = longer(this.next, rows.capacity);
    const { next, counts } = this;
    const { tag, subject, y } = rows;
    next.fill(0, start, rows.length);
    for (let i = start; i < rows.length; i += 1) {
      const code = tag[i] & codeBits;
      if (isOfCitizen[code] === 0) continue;
      counts[code] += 1;
      const citizen = subject[i];
      if (citizen >= this.citizens) this.#extend(citizen + 1);
      if (code === registered) this.identity[citizen] = y[i];
      const before = this.last[citizen];
      if (before === 0) this.first[citizen] = i + 1;
      else next[before - 1] = i + 1;
      this.last[citizen] = i + 1;
    }
  }

  #countCitizens(log: Log, from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      if ((log.tag[i] & codeBits) === registered) this.#extend(log.subject[i] + 1);
    }
  }

  #extend(citizens: number): void {
    this.citizens = citizens;
    if (citizens <= this.first.length) return;
    this.first = longer(this.first, citizens * 2);
    this.last = longer(this.last, citizens * 2);
    this.identity = longer(this.identity, citizens * 2);
  }

  /** Number of the citizen at an address for chance, of those registered since; -1 for none. */
  citizenAt(identity: number, guess: number): number {
    const isThere = guess < this.citizens && this.first[guess] !== 0;
    if (isThere && this.identity[guess] === identity && this.#begins(guess)) return guess;
    this.#numbers ??= this.#numbered();
    return this.#numbers.get(identity) ?? -1;
  }

  /** Whether the first row kept of a citizen is the one that registers them. */
  #begins(citizen: number): boolean {
    const row = this.first[citizen] - 1;
    return row >= 0 && (this.rows.tag[row] & codeBits) === registered;
  }

  #numbered(): Map<number, number> {
    const numbers = new Map<number, number>();
    for (let citizen = 0; citizen < this.citizens; citizen += 1) {
      if (this.#begins(citizen)) numbers.set(this.identity[citizen], citizen);
    }
    return numbers;
  }
}

/** The array, copied into one of so many cells. */
export function longer(ints: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(ints.subarray(0, length));
  return copy;
}
