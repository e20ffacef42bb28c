/**
 * The log of a run as it grows, or a chunk of it: one typed array per column, so that an event
 * costs seven stores and no object. A run keeps one log, folds it when it is full enough to
 * leave the cache, clears it and goes on; only a run whose whole log is asked for lets it grow.
 */
import type { Row } from "../domain/event.ts";
import { type Columns, rowAt } from "./columns.ts";
import * as columns from "./columns.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { codeBits, firstOfBatch } = columns;

export class Log implements Columns {
  length = 0;
  declare tag: Uint8Array;
  declare a: Uint8Array;
  declare b: Uint16Array;
  declare minute: Int32Array;
  declare subject: Uint32Array;
  declare x: Int32Array;
  declare y: Int32Array;
  #capacity = 0;
  /** What the next event's tag has besides its code. */
  #next = firstOfBatch;

  /** @param capacity rows to make room for at once; the log doubles when it needs more. */
  constructor(capacity = 16_384) {
    this.#capacity = Math.max(1, capacity);
    this.tag = new Uint8Array(this.#capacity);
    this.a = new Uint8Array(this.#capacity);
    this.b = new Uint16Array(this.#capacity);
    this.minute = new Int32Array(this.#capacity);
    this.subject = new Uint32Array(this.#capacity);
    this.x = new Int32Array(this.#capacity);
    this.y = new Int32Array(this.#capacity);
  }

  /** Rows there is room for. */
  get capacity(): number {
    return this.#capacity;
  }

  /** The next event appended is the first of a batch. So is the first event ever appended. */
  beginBatch(): void {
    this.#next = firstOfBatch;
  }

  /**
   * Adds an event to the batch that is open.
   * @param code 1…127, as declared; @param minute civil minutes since 2000-01-01T00:00;
   * @param x and y integers of 32 bits, a real number as its `floatBits`.
   */
  append(
    code: number,
    minute: number,
    subject: number,
    a: number,
    b: number,
    x: number,
    y: number,
  ): void {
    const i = this.length;
    if (i === this.#capacity) this.#grow(i + 1);
    // Cut to 32 bits before it is stored: the engine then needs no float on the way.
    this.tag[i] = code | this.#next;
    this.a[i] = a | 0;
    this.b[i] = b | 0;
    this.minute[i] = minute | 0;
    this.subject[i] = subject | 0;
    this.x[i] = x | 0;
    this.y[i] = y | 0;
    this.#next = 0;
    this.length = i + 1;
  }

  /** Adds rows `from` up to `to` of another log as they are, with their batches. */
  appendColumns(other: Columns, from = 0, to = other.length): void {
    const at = this.length;
    const end = at + to - from;
    if (end > this.#capacity) this.#grow(end);
    this.tag.set(other.tag.subarray(from, to), at);
    this.a.set(other.a.subarray(from, to), at);
    this.b.set(other.b.subarray(from, to), at);
    this.minute.set(other.minute.subarray(from, to), at);
    this.subject.set(other.subject.subarray(from, to), at);
    this.x.set(other.x.subarray(from, to), at);
    this.y.set(other.y.subarray(from, to), at);
    this.#next = 0;
    this.length = end;
  }

  /** Forgets the first `count` rows; the others move to the front. */
  drop(count: number): void {
    const end = this.length;
    this.tag.copyWithin(0, count, end);
    this.a.copyWithin(0, count, end);
    this.b.copyWithin(0, count, end);
    this.minute.copyWithin(0, count, end);
    this.subject.copyWithin(0, count, end);
    this.x.copyWithin(0, count, end);
    this.y.copyWithin(0, count, end);
    this.length = end - count;
  }

  /** Forgets all rows and keeps the room. A batch that was open stays open. */
  clear(): void {
    this.length = 0;
  }

  /** Code of event i, without the mark of a batch. */
  codeAt(i: number): number {
    return this.tag[i] & codeBits;
  }

  /** Event i as an object: for people and tests, not for loops. */
  at(i: number): Row {
    return rowAt(this, i);
  }

  #grow(least: number): void {
    const capacity = Math.max(this.#capacity * 2, least);
    this.tag = copied(new Uint8Array(capacity), this.tag);
    this.a = copied(new Uint8Array(capacity), this.a);
    this.b = copied(new Uint16Array(capacity), this.b);
    this.minute = copied(new Int32Array(capacity), this.minute);
    this.subject = copied(new Uint32Array(capacity), this.subject);
    this.x = copied(new Int32Array(capacity), this.x);
    this.y = copied(new Int32Array(capacity), this.y);
    this.#capacity = capacity;
  }
}

function copied<T extends Uint8Array | Uint16Array | Int32Array | Uint32Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
