/**
 * Short texts that come again and again, such as codes, by number: the first time one is seen it
 * is decoded, and from then on its bytes are enough to know it by.
 */
import type { Decode } from "./cells.ts";

export class Interner {
  readonly texts: Array<string> = [];
  readonly #decode: Decode;
  #bytes = new Uint8Array(4096);
  #used = 0;
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  /** Number of a text plus one, by hash; 0 where there is none. */
  #slots = new Int32Array(512);

  constructor(decode: Decode) {
    this.#decode = decode;
  }

  /** Number of the text that the bytes write. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    let at = hashOf(bytes, from, to) & mask;
    for (let known = this.#slots[at]; known !== 0; known = this.#slots[at]) {
      if (this.#isSame(known - 1, bytes, from, to)) return known - 1;
      at = (at + 1) & mask;
    }
    return this.#add(bytes, from, to, at);
  }

  #isSame(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#starts[number];
    if (this.#ends[number] - start !== to - from) return false;
    for (let i = from; i < to; i++) {
      if (this.#bytes[start + i - from] !== bytes[i]) return false;
    }
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number, slot: number): number {
    const number = this.texts.length;
    const size = to - from;
    while (this.#used + size > this.#bytes.length) {
      this.#bytes = grown(new Uint8Array(this.#bytes.length * 2), this.#bytes);
    }
    if (number === this.#starts.length) {
      this.#starts = grown(new Int32Array(number * 2), this.#starts);
      this.#ends = grown(new Int32Array(number * 2), this.#ends);
    }
    this.#bytes.set(bytes.subarray(from, to), this.#used);
    this.#starts[number] = this.#used;
    this.#used += size;
    this.#ends[number] = this.#used;
    this.texts.push(this.#decode(bytes.subarray(from, to)));
    this.#slots[slot] = number + 1;
    if (number * 2 > this.#slots.length) this.#spread();
    return number;
  }

  /** Twice as many slots, every text in its new one. */
  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < this.texts.length; number++) {
      let at = hashOf(this.#bytes, this.#starts[number], this.#ends[number]) & (slots.length - 1);
      while (slots[at] !== 0) at = (at + 1) & (slots.length - 1);
      slots[at] = number + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a, then mixed so that its low bits depend on all bytes. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function grown<T extends Uint8Array | Int32Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
