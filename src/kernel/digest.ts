/**
 * The digest of a log: 64 bits that two logs share only if they hold the same events in the same
 * order and batches, however they were cut into chunks. It stands in for a log that is not kept:
 * a run that is made again must give the same digest or fail.
 *
 * A row is five words of 32 bits. Each has a lane of its own, so the five multiplications of a
 * row overlap; each lane also takes in its neighbour, so a difference spreads to all lanes
 * within a few rows. For a given row the step is a bijection of the 160 bits of state, and for a
 * given state a bijection of the row: a difference cannot vanish within a row, and what is left
 * to luck is the last mixing down to 64 bits. It finds accidents, not forgers: it is no
 * cryptographic hash.
 */
import type { Columns } from "./columns.ts";

const start = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822]; // digits of pi
const p0 = 0x9e3779b1;
const p1 = 0x85ebca77;
const p2 = 0xc2b2ae3d;
const p3 = 0x27d4eb2f;
const p4 = 0x165667b1;
const finalRounds = 8;

export class Digest {
  #lanes = Int32Array.from(start);
  #events = 0;

  /** How many rows have been taken in. */
  get events(): number {
    return this.#events;
  }

  /** Takes in rows `from` up to `to`. */
  add(columns: Columns, from = 0, to = columns.length): void {
    const { tag, a, b, minute, subject, x, y } = columns;
    const lanes = this.#lanes;
    let h0 = lanes[0];
    let h1 = lanes[1];
    let h2 = lanes[2];
    let h3 = lanes[3];
    let h4 = lanes[4];
    for (let i = from; i < to; i++) {
      const m0 = Math.imul(h0 ^ (tag[i] | (a[i] << 8) | (b[i] << 16)), p0);
      const m1 = Math.imul(h1 ^ minute[i], p1);
      const m2 = Math.imul(h2 ^ subject[i], p2);
      const m3 = Math.imul(h3 ^ x[i], p3);
      const m4 = Math.imul(h4 ^ y[i], p4);
      h0 = ((m0 ^ (m0 >>> 15)) + h1) | 0;
      h1 = ((m1 ^ (m1 >>> 15)) + h2) | 0;
      h2 = ((m2 ^ (m2 >>> 15)) + h3) | 0;
      h3 = ((m3 ^ (m3 >>> 15)) + h4) | 0;
      h4 = ((m4 ^ (m4 >>> 15)) + h0) | 0;
    }
    lanes[0] = h0;
    lanes[1] = h1;
    lanes[2] = h2;
    lanes[3] = h3;
    lanes[4] = h4;
    this.#events += to - from;
  }

  /** The digest of what has been taken in so far, 16 hexadecimal digits; more may follow. */
  hex(): string {
    const lanes = Int32Array.from(this.#lanes);
    const count = [this.#events | 0, Math.floor(this.#events / 2 ** 32), 0, 0, 0];
    for (let round = 0; round < finalRounds; round++) {
      mix(lanes, count);
      lanes[round % 5] ^= lanes[(round + 2) % 5] >>> 16;
    }
    return hexOf(lanes[0] ^ lanes[2]) + hexOf(lanes[1] ^ lanes[3] ^ lanes[4]);
  }

  /** Takes over what another digest has taken in. */
  copyFrom(other: Digest): void {
    this.#lanes.set(other.#lanes);
    this.#events = other.#events;
  }

  /** Forgets everything. */
  clear(): void {
    this.#lanes.set(start);
    this.#events = 0;
  }
}

/** The digest of all events of one log. */
export function digestOf(columns: Columns): string {
  const digest = new Digest();
  digest.add(columns);
  return digest.hex();
}

function mix(h: Int32Array, w: ReadonlyArray<number>): void {
  const m0 = Math.imul(h[0] ^ w[0], p0);
  const m1 = Math.imul(h[1] ^ w[1], p1);
  const m2 = Math.imul(h[2] ^ w[2], p2);
  const m3 = Math.imul(h[3] ^ w[3], p3);
  const m4 = Math.imul(h[4] ^ w[4], p4);
  h[0] = (m0 ^ (m0 >>> 15)) + h[1];
  h[1] = (m1 ^ (m1 >>> 15)) + h[2];
  h[2] = (m2 ^ (m2 >>> 15)) + h[3];
  h[3] = (m3 ^ (m3 >>> 15)) + h[4];
  h[4] = (m4 ^ (m4 >>> 15)) + h[0];
}

function hexOf(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
