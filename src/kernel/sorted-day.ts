/**
 * The entries of the day that has begun, as they were when it began: sorted at once, which costs
 * less than keeping them in order, and then taken one after another. In bulk an entry is one
 * double, high × 2³² + subject; the one that is next is kept beside them in its two parts.
 *
 * Who comes next is known here long before. With many subjects their rows are far from the
 * processor, and a run would wait for each in turn; so rows are looked into several at a time,
 * a little before they are needed, and come while others are worked on. Nothing is done with what
 * is found there: with 500,000 citizens a run takes a seventh less.
 */
import * as entryHeap from "./entry-heap.ts";
import { sortEntries } from "./entry-sort.ts";
import type { PendingTable } from "./pending-table.ts";
import type { Table } from "./table.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { noEntry } = entryHeap;

const perKind = 2 ** -32; // entry to minute of the day and kind

/** How many subjects are looked at together, and how many entries before their turn. */
const together = 8;
const before = 4;
const cellsOfLine = 16;

export class SortedDay {
  /** The least entry; `noEntry` when there is none. */
  high = noEntry;
  subject = 0;
  private sorted = new Float64Array(256);
  private unsorted = new Float64Array(256);
  private at = 0;
  private count = 0;
  private rows: Table | undefined;
  private pending: PendingTable | undefined;
  /** Keeps the engine from leaving out a look of which nothing comes. */
  seen = 0;

  /** From now on looks ahead into these rows, by subject, and into what is pending for each. */
  lookInto(rows: Table, pending: PendingTable): void {
    this.rows = rows;
    this.pending = pending;
  }

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
    if (at % together === 0) this.lookAhead(at + before);
  }

  clear(): void {
    this.high = noEntry;
  }

  private lookAhead(from: number): void {
    const { count, pending, rows, sorted } = this;
    if (rows === undefined || pending === undefined) return;
    const { ints, stride } = rows;
    const end = from + together < count ? from + together : count;
    let seen = 0;
    for (let at = from; at < end; at += 1) {
      // An entry may be of another kind of subject, of which there can be more.
      const subject = sorted[at] | 0;
      if (subject >= rows.length) continue;
      const first = subject * stride;
      for (let cell = 0; cell < stride; cell += cellsOfLine) seen ^= ints[first + cell];
      seen ^= pending.due[subject * pending.slots];
    }
    this.seen = seen;
  }

  private goTo(at: number): void {
    const entry = this.sorted[at];
    this.at = at;
    this.high = (entry * perKind) | 0;
    this.subject = entry | 0;
  }
}
