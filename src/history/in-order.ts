/**
 * A history read as it streams by. Most histories have nothing that was withdrawn and tell
 * everything in the order in which it happened; whoever folds such a one needs no copy of it.
 * Whether a history is one of these is not known before its last event, so it is taken for one:
 * its rows are handed on at once, and the first row that proves otherwise ends the reading. What
 * was handed on by then does not count; the history must be read by `Standing`.
 */
import { ExtractBegun, ExtractSource } from "../domain/events/history.ts";
import * as columns from "../kernel/columns.ts";
import type { Columns } from "../kernel/columns.ts";
import type { Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";
import { aboutHistory } from "./about-history.ts";
import type { Coverage } from "./covered-until.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { codeBits } = columns;
const { first: lowest, last: highest } = aboutHistory;

/** What reads a history's events. */
export interface StandingReader {
  /** Rows `from` up to `to`; the columns may be used again after the call. */
  read(columns: Columns, from: number, to: number): void;
}

export class InOrder {
  /** The extracts that were read, all of them whole. */
  readonly extracts: Array<Coverage> = [];
  readonly #head: number;
  readonly #reader: StandingReader;
  #isInOrder = true;
  #last = -0x80000000;
  /** Position after the last extract. */
  #extractTo = 0;

  /** @param head events in the log, whatever of them is read */
  constructor(head: number, reader: StandingReader) {
    this.#head = head;
    this.#reader = reader;
  }

  /** Whether all that was read stands and came in order. */
  get isInOrder(): boolean {
    return this.#isInOrder;
  }

  /** Hands on the events of the next chunk; false when the reading may end. */
  take(chunk: Chunk): boolean {
    const { length, minute, tag } = chunk.columns;
    let last = this.#last;
    let from = 0;
    for (let i = 0; i < length; i++) {
      const code = tag[i] & codeBits;
      if (code >= lowest && code <= highest) {
        if (!this.#extract(chunk, i, code)) return this.#end();
        this.#hand(chunk.columns, from, i);
        from = i + 1;
        continue;
      }
      const now = minute[i];
      if (now < last) return this.#end();
      last = now;
    }
    this.#last = last;
    this.#hand(chunk.columns, from, length);
    return true;
  }

  #end(): boolean {
    this.#isInOrder = false;
    return false;
  }

  /** Whether an event about the history leaves it as it is: an extract that is there as a whole. */
  #extract(chunk: Chunk, i: number, code: number): boolean {
    if (code === ExtractSource.code) return true;
    if (code !== ExtractBegun.code) return false;
    const position = positionOf(chunk, i);
    if (position < this.#extractTo) return false;
    const { b, x, y } = chunk.columns;
    this.#extractTo = position + 1 + x[i];
    this.extracts.push({ dataset: b[i], until: y[i] });
    return this.#extractTo <= this.#head;
  }

  #hand(rows: Columns, from: number, to: number): void {
    if (from < to) this.#reader.read(rows, from, to);
  }
}
