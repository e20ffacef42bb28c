/**
 * A few entries in order, for what is due at the present minute: there are seldom more than three,
 * and they are taken soon after they are put in. The list is short on purpose; what finds no room
 * goes to the heap. An entry is two whole numbers, the first counting most.
 */
import * as entryHeap from "./entry-heap.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { noEntry } = entryHeap;

const most = 16;

export class FewEntries {
  size = 0;
  /** The least entry; `noEntry` and 0 when there is none. */
  high = noEntry;
  subject = 0;
  // In falling order, so that the least is taken from the end.
  private readonly highs = new Int32Array(most);
  private readonly subjects = new Int32Array(most);

  get hasRoom(): boolean {
    return this.size < most;
  }

  /** Adds an entry; only when there is room. */
  push(high: number, subject: number): void {
    const { highs, subjects } = this;
    const last = this.size++;
    let hole = last;
    while (hole > 0) {
      const above = highs[hole - 1];
      if (above > high || (above === high && subjects[hole - 1] >= subject)) break;
      highs[hole] = above;
      subjects[hole] = subjects[hole - 1];
      hole -= 1;
    }
    highs[hole] = high;
    subjects[hole] = subject;
    if (hole < last) return;
    this.high = high;
    this.subject = subject;
  }

  /** Removes the least entry. */
  pop(): void {
    const size = this.size - 1;
    this.size = size;
    if (size === 0) {
      this.high = noEntry;
      this.subject = 0;
      return;
    }
    this.high = this.highs[size - 1];
    this.subject = this.subjects[size - 1];
  }

  clear(): void {
    this.size = 0;
    this.high = noEntry;
    this.subject = 0;
  }
}
