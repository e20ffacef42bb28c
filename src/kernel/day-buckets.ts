/**
 * Numbers kept by day until their day comes, in no order. A bucket is a chain of small chunks in
 * one pool; emptied chunks are used again, so a long run allocates only while its backlog grows.
 */

const chunkBits = 5;
const chunkSize = 1 << chunkBits;
const none = -1;

export class DayBuckets {
  private pool = new Float64Array(64 * chunkSize);
  /** The chunk filled before this one, or the next free one. */
  private next = new Int32Array(64);
  private freeChunk = none;
  private usedChunks = 0;
  /** Where a day's next number goes; a multiple of the chunk size means its last chunk is full. */
  declare private readonly ends: Int32Array;

  constructor(days: number) {
    this.ends = new Int32Array(days);
  }

  get days(): number {
    return this.ends.length;
  }

  isEmpty(day: number): boolean {
    return this.ends[day] === 0;
  }

  /** @param high above all else in the order of a day; @param low the 32 bits below it */
  add(day: number, high: number, low: number): void {
    let end = this.ends[day];
    if ((end & (chunkSize - 1)) === 0) end = this.startChunk((end >> chunkBits) - 1) << chunkBits;
    this.pool[end] = high * 4294967296 + low;
    this.ends[day] = end + 1;
  }

  /** An upper bound of the numbers of a day. */
  bound(day: number): number {
    let bound = 0;
    const end = this.ends[day];
    for (let chunk = (end - 1) >> chunkBits; chunk !== none && end > 0; chunk = this.next[chunk]) {
      bound += chunkSize;
    }
    return bound;
  }

  /**
   * Moves a day's numbers, each high × 2³² + low, to `target`, which must have room for `bound`;
   * returns how many.
   */
  take(day: number, target: Float64Array): number {
    let end = this.ends[day];
    if (end === 0) return 0;
    let count = 0;
    let chunk = (end - 1) >> chunkBits;
    while (chunk !== none) {
      for (let at = chunk << chunkBits; at < end; at++) target[count++] = this.pool[at];
      const before = this.next[chunk];
      this.next[chunk] = this.freeChunk;
      this.freeChunk = chunk;
      chunk = before;
      end = (before + 1) << chunkBits;
    }
    this.ends[day] = 0;
    return count;
  }

  clear(): void {
    this.ends.fill(0);
    this.freeChunk = none;
    this.usedChunks = 0;
  }

  /** A chunk that follows `before`, from the freed ones if there are any. */
  private startChunk(before: number): number {
    let chunk = this.freeChunk;
    if (chunk === none) {
      chunk = this.usedChunks++;
      if (chunk === this.next.length) this.grow();
    } else {
      this.freeChunk = this.next[chunk];
    }
    this.next[chunk] = before;
    return chunk;
  }

  private grow(): void {
    const pool = new Float64Array(this.pool.length * 2);
    const next = new Int32Array(this.next.length * 2);
    pool.set(this.pool);
    next.set(this.next);
    this.pool = pool;
    this.next = next;
  }
}
