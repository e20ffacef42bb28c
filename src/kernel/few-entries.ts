/**
 * A few entries in order, for what is due at the present minute: there are seldom more than three,
 * and they are taken soon after they are put in. The list is short on purpose; what finds no room
 * goes to the heap. An entry is two whole numbers, the first counting most.
 */
const most = 16;

export class FewEntries {
  size = 0;
  // In falling order, so that the least is taken from the end.
  private readonly highs = new Int32Array(most);
  private readonly subjects = new Int32Array(most);

  get hasRoom(): boolean {
    return this.size < most;
  }

  /** The least entry; only when there is one. */
  get high(): number {
    return this.highs[this.size - 1];
  }

  get subject(): number {
    return this.subjects[this.size - 1];
  }

  /** Whether the least entry, which there must be, comes before this one. */
  isBefore(high: number, subject: number): boolean {
    const last = this.size - 1;
    const own = this.highs[last];
    return own < high || (own === high && this.subjects[last] < subject);
  }

  /** Adds an entry; only when there is room. */
  push(high: number, subject: number): void {
    const { highs, subjects } = this;
    let hole = this.size++;
    while (hole > 0) {
      const above = highs[hole - 1];
      if (above > high || (above === high && subjects[hole - 1] >= subject)) break;
      highs[hole] = above;
      subjects[hole] = subjects[hole - 1];
      hole -= 1;
    }
    highs[hole] = high;
    subjects[hole] = subject;
  }

  /** Removes the least entry. */
  pop(): void {
    this.size -= 1;
  }
}
