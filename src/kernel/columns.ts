/**
 * The columns of a log: what a log in the making and a frame read from a file have in common, so
 * that a fold is written once and reads both. A row is 20 bytes over seven columns.
 *
 * The column `tag` holds the event's code in its low seven bits and, in the top bit, whether the
 * event is the first of a batch: the events of one decision, which stand or fall together. It is
 * called a tag, not a code, so that nobody compares it with a code by mistake.
 */
import type { Row } from "../domain/event.ts";

export interface Columns {
  /** Number of rows; a column may be longer than that. */
  readonly length: number;
  /** Code 1…127, plus `firstOfBatch` on the first event of a batch. */
  readonly tag: Uint8Array;
  readonly a: Uint8Array;
  readonly b: Uint16Array;
  /** Civil minutes since 2000-01-01T00:00. */
  readonly minute: Int32Array;
  readonly subject: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
}

/** Bytes of a row, in memory and in a file. */
export const rowBytes = 20;
/** The largest code an event may have. */
export const codeBits = 0x7f;
/** The bit of a tag that says: here a batch begins. */
export const firstOfBatch = 0x80;

/** Row i as an object: for people and tests, not for loops. */
export function rowAt(columns: Columns, i: number): Row {
  if (!(i >= 0 && i < columns.length)) {
    throw new RangeError(`Event ${i} of a log of ${columns.length} events`);
  }
  return {
    code: columns.tag[i] & codeBits,
    minute: columns.minute[i],
    subject: columns.subject[i],
    a: columns.a[i],
    b: columns.b[i],
    x: columns.x[i],
    y: columns.y[i],
  };
}

/** Whether row i begins a batch. */
export function isFirst(columns: Columns, i: number): boolean {
  return columns.tag[i] >= firstOfBatch;
}

/** Rows `from` up to `to` as columns of their own, sharing the memory. */
export function part(columns: Columns, from: number, to: number): Columns {
  return {
    length: to - from,
    tag: columns.tag.subarray(from, to),
    a: columns.a.subarray(from, to),
    b: columns.b.subarray(from, to),
    minute: columns.minute.subarray(from, to),
    subject: columns.subject.subarray(from, to),
    x: columns.x.subarray(from, to),
    y: columns.y.subarray(from, to),
  };
}
