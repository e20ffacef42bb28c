/**
 * The entries of the day that has begun, as they were when it began: sorted at once, which costs
 * less than keeping them in order, and then taken one after another. In bulk an entry is one
 * double, high × 2³² + subject; the one that is next is kept beside them in its two parts.
 */
import * as entryHeap from "./entry-heap.ts";
import { sortEntries } from "./entry-sort.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { noEntry } = entryHeap;

const perKind = 2 ** -32; // entry to minute of the day and kind

export class SortedDay {
  /** The least entry; `noEntry` when there is none. */
  high = noEntry;
  subject = 0;
  private sorted = new Float64Array(256);
  private unsorted = new Float64Array(256);
  private at = 0;
  private count = 0;

  /** Where to put up to so many entries before `begin`. */
  room(count: number): Float64Array {
    if (count > this.unsorted.length) {
      this.unsorted = new Float64Array(count * 2);
      this.sorted = new Float64Array(count * 2);
    }
    return this.unsorted;
  }

  /** Begins with the first `count` entries there, at least one; those of before are forgotten. */
  begin(count: number): void {
    sortEntries(this.unsorted, this.sorted, count);
    this.count = count;
    this.goTo(0);
  }

  /** Removes the least entry. */
  pop(): void {
    const at = this.at + 1;
    if (at < this.count) this.goTo(at);
    else this.high = noEntry;
  }

  clear(): void {
    this.high = noEntry;
  }

  private goTo(at: number): void {
    const entry = this.sorted[at];
    this.at = at;
    this.high = (entry * perKind) | 0;
    this.subject = entry | 0;
  }
}
