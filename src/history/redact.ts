/**
 * A history without some of its citizens. Every event about them goes, whatever extract it came
 * with and whether it still stands; all others stay as they are, to the bit, in their order, except
 * that an extract says how many events are left of it, and that a correction names its event by the
 * place that this has now. Nobody else's number changes; the numbers of those who went are free.
 */
import { Corrected, ExtractBegun, Retracted } from "../domain/events/history.ts";
import { vocabulary } from "../domain/vocabulary.ts";
import { codeBits, type Columns, firstOfBatch } from "../kernel/columns.ts";
import { picked } from "../store/bounds.ts";
import type { Batch } from "../store/contract.ts";
import type { Rewriter } from "../store/rewrite.ts";

/** 1 for the events that are about a citizen, by code. */
const isAboutCitizen = Uint8Array.from({ length: codeBits + 1 }, (_, code) =>
  vocabulary.some((declared) => declared.code === code && declared.subject === "citizen") ? 1 : 0,
);

/** Whether a row is about one of them. */
export const isAbout = (citizens: ReadonlySet<number>, { subject, tag }: Columns, i: number) =>
  isAboutCitizen[tag[i] & codeBits] === 1 && citizens.has(subject[i]);

export class Redactor implements Rewriter {
  readonly #citizens: ReadonlySet<number>;
  readonly #events: number;
  /** Positions of the events that go, in order. */
  readonly #gone: Array<number> = [];
  /** Position after the last extract that was begun. */
  #extractTo = 0;

  /** @param events in the log. */
  constructor(citizens: ReadonlySet<number>, events: number) {
    this.#citizens = citizens;
    this.#events = events;
  }

  /** Within an extract that is not there as a whole, events cannot be counted yet. */
  refusal(): string | undefined {
    if (this.#extractTo <= this.#events) return undefined;
    return "an import of it was broken off; run that import again first.";
  }

  learn(first: number, columns: Columns): void {
    for (let i = 0; i < columns.length; i++) {
      if (isAbout(this.#citizens, columns, i)) this.#gone.push(first + i);
      if ((columns.tag[i] & codeBits) === ExtractBegun.code) {
        this.#extractTo = first + i + 1 + columns.x[i];
      }
    }
  }

  goneIn(from: number, to: number): number {
    return this.#goneBefore(to) - this.#goneBefore(from);
  }

  kept(first: number, { columns, recorded }: Batch): Batch {
    const { length, tag } = columns;
    const rows = new Int32Array(length);
    const tags = new Uint8Array(length);
    let count = 0;
    let begins = 0;
    for (let i = 0; i < length; i++) {
      begins |= tag[i] & firstOfBatch;
      if (isAbout(this.#citizens, columns, i)) continue;
      // The rest of a decision begins with the first of its events that is left.
      tags[count] = tag[i] | begins;
      rows[count++] = i;
      begins = 0;
    }
    const chunk = { first, columns, recorded, positions: undefined };
    const left = picked(chunk, rows.subarray(0, count), tags);
    const { x } = left.columns;
    for (let k = 0; k < count; k++) {
      x[k] = this.#named(first + rows[k], tags[k] & codeBits, x[k]);
    }
    return { columns: left.columns, recorded: left.recorded };
  }

  /** What an event says of other events' number or place. */
  #named(position: number, code: number, x: number): number {
    if (code === Corrected.code || code === Retracted.code) return x - this.#goneBefore(x);
    if (code !== ExtractBegun.code) return x;
    return x - this.goneIn(position, position + 1 + x);
  }

  /** How many events before a position go. */
  #goneBefore(position: number): number {
    let low = 0;
    let high = this.#gone.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#gone[middle] < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
