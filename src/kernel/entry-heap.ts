/**
 * A binary heap of numbers, for what is added to a day that has already begun. Beside the sorted
 * day it stays small: only what is due within hours of being decided comes here.
 */
export class EntryHeap {
  size = 0;
  private entries = new Float64Array(256);

  /** The least entry; Infinity when there is none. */
  get least(): number {
    return this.size === 0 ? Infinity : this.entries[0];
  }

  push(entry: number): void {
    if (this.size === this.entries.length) this.grow();
    const { entries } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (entries[parent] <= entry) break;
      entries[hole] = entries[parent];
      hole = parent;
    }
    entries[hole] = entry;
  }

  /** Removes the least entry. */
  pop(): void {
    const { entries } = this;
    const size = --this.size;
    const entry = entries[size];
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && entries[child + 1] < entries[child]) child++;
      if (entries[child] >= entry) break;
      entries[hole] = entries[child];
      hole = child;
    }
    entries[hole] = entry;
  }

  private grow(): void {
    const entries = new Float64Array(this.entries.length * 2);
    entries.set(this.entries);
    this.entries = entries;
  }
}
