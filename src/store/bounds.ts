/**
 * The part of a log that lies within bounds of position, of time and of knowledge, chunk by
 * chunk. A chunk that lies within as a whole is passed on as it is; otherwise the rows that do
 * are copied together, and keep their positions. When the first event of a decision happened or
 * was known too late, the next of its events that did not begins what is left of it.
 */
import { type Columns, firstOfBatch } from "../kernel/columns.ts";
import type { Bounds, Chunk } from "./contract.ts";
import { positionOf } from "./event-schema.ts";

/** The narrower of two bounds; undefined is no bound. */
export const least = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);

/** Takes the chunks of one log in order. */
export class Sieve {
  readonly #from: number;
  readonly #to: number;
  readonly #latest: number;
  readonly #latestKnown: number;
  /** What the tag of the next row that is kept has besides its own. */
  #begins = 0;

  constructor({ from, to, validTo, knownOn }: Bounds) {
    this.#from = from ?? 0;
    this.#to = to ?? Number.POSITIVE_INFINITY;
    this.#latest = validTo ?? Number.POSITIVE_INFINITY;
    this.#latestKnown = knownOn ?? Number.POSITIVE_INFINITY;
  }

  /** The rows of a chunk that lie within; undefined when there are none. */
  within(chunk: Chunk): Chunk | undefined {
    const { length } = chunk.columns;
    if (this.#isWithin(chunk)) return length === 0 ? undefined : chunk;
    const rows = new Int32Array(length);
    const tags = new Uint8Array(length);
    const count = this.#choose(chunk, rows, tags);
    return count === 0 ? undefined : picked(chunk, rows.subarray(0, count), tags);
  }

  /** Whether all rows are within, as far as that is seen without looking at each. */
  #isWithin({ columns, first, positions }: Chunk): boolean {
    const isTimeless = Math.min(this.#latest, this.#latestKnown) === Number.POSITIVE_INFINITY;
    if (!isTimeless || positions !== undefined) return false;
    return first >= this.#from && first + columns.length <= this.#to;
  }

  /** Numbers of the rows within, and the tag of each; returns how many they are. */
  #choose(chunk: Chunk, rows: Int32Array, tags: Uint8Array): number {
    const { minute, tag, length } = chunk.columns;
    const known = chunk.recorded ?? minute;
    let count = 0;
    let begins = this.#begins;
    for (let i = 0; i < length; i++) {
      const position = positionOf(chunk, i);
      if (position < this.#from || position >= this.#to) continue;
      begins |= tag[i] & firstOfBatch;
      if (minute[i] > this.#latest || known[i] > this.#latestKnown) continue;
      tags[count] = tag[i] | begins;
      rows[count++] = i;
      begins = 0;
    }
    this.#begins = begins;
    return count;
  }
}

/** Some rows of a chunk, with the tags that they have from now on. */
export function picked(chunk: Chunk, rows: Int32Array, tags: Uint8Array): Chunk {
  const { columns, recorded } = chunk;
  const n = rows.length;
  const out: Columns = {
    length: n,
    tag: tags.subarray(0, n),
    a: new Uint8Array(n),
    b: new Uint16Array(n),
    minute: new Int32Array(n),
    subject: new Uint32Array(n),
    x: new Int32Array(n),
    y: new Int32Array(n),
  };
  const times = recorded === undefined ? undefined : new Int32Array(n);
  const positions = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const i = rows[k];
    out.a[k] = columns.a[i];
    out.b[k] = columns.b[i];
    out.minute[k] = columns.minute[i];
    out.subject[k] = columns.subject[i];
    out.x[k] = columns.x[i];
    out.y[k] = columns.y[i];
    if (times !== undefined) times[k] = recorded![i];
    positions[k] = positionOf(chunk, i);
  }
  return { first: positions[0], columns: out, recorded: times, positions };
}
