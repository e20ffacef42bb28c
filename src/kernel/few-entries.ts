/**
 * A few numbers in order, for what is due at the present minute: there are seldom more than three,
 * and they are taken soon after they are put in. The list is short on purpose; what finds no room
 * goes to the heap.
 */
const most = 16;

export class FewEntries {
  size = 0;
  /** In falling order, so that the least is taken from the end. */
  private readonly entries = new Float64Array(most);

  get hasRoom(): boolean {
    return this.size < most;
  }

  /** The least entry; Infinity when there is none. */
  get least(): number {
    return this.size === 0 ? Infinity : this.entries[this.size - 1];
  }

  /** Adds an entry; only when there is room. */
  push(entry: number): void {
    const { entries } = this;
    let hole = this.size++;
    while (hole > 0 && entries[hole - 1] < entry) {
      entries[hole] = entries[hole - 1];
      hole -= 1;
    }
    entries[hole] = entry;
  }

  /** Removes the least entry. */
  pop(): void {
    this.size -= 1;
  }
}
