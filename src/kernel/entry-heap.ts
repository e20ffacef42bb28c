/**
 * A binary heap of entries, for what is added to a day that has already begun. Beside the sorted
 * day it stays small: only what is due within hours of being decided comes here. An entry is two
 * whole numbers, the first counting most.
 */
/** Stands for the least entry where there is none: it comes after all. */
export const noEntry = 0x7fffffff;

// The class reads its own copy: the engine folds constants that are not exported.
const none = noEntry;

export class EntryHeap {
  size = 0;
  /** The least entry; `noEntry` and 0 when there is none. */
  high = none;
  subject = 0;
  private highs = new Int32Array(256);
  private subjects = new Int32Array(256);

  push(high: number, subject: number): void {
    if (this.size === this.highs.length) this.grow();
    const { highs, subjects } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = highs[parent];
      if (above < high || (above === high && subjects[parent] <= subject)) break;
      highs[hole] = above;
      subjects[hole] = subjects[parent];
      hole = parent;
    }
    highs[hole] = high;
    subjects[hole] = subject;
    if (hole > 0) return;
    this.high = high;
    this.subject = subject;
  }

  /** Removes the least entry. */
  pop(): void {
    const { highs, subjects } = this;
    const size = --this.size;
    const high = highs[size];
    const subject = subjects[size];
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      let least = highs[child];
      const right = child + 1;
      if (right < size) {
        const other = highs[right];
        if (other < least || (other === least && subjects[right] < subjects[child])) {
          child = right;
          least = other;
        }
      }
      if (least > high || (least === high && subjects[child] >= subject)) break;
      highs[hole] = least;
      subjects[hole] = subjects[child];
      hole = child;
    }
    highs[hole] = high;
    subjects[hole] = subject;
    this.high = size === 0 ? none : highs[0];
    this.subject = subjects[0];
  }

  clear(): void {
    this.size = 0;
    this.high = none;
    this.subject = 0;
  }

  private grow(): void {
    const highs = new Int32Array(this.highs.length * 2);
    const subjects = new Int32Array(this.subjects.length * 2);
    highs.set(this.highs);
    subjects.set(this.subjects);
    this.highs = highs;
    this.subjects = subjects;
  }
}
