/**
 * The cases of a log: when each began and ended, and the group of its citizen. Cases are few
 * beside events, so they are kept one by one, and whatever is asked of their times is asked later.
 */
import { type Groups, has } from "./grouped-counts.ts";

export class CaseList {
  length = 0;
  /** Minute of the first event. */
  start = new Int32Array(1024);
  /** Minute of the last event. */
  end = new Int32Array(1024);
  /** Group of the citizen. */
  group = new Uint8Array(1024);

  /** Adds a case of which one event has happened; returns its number. */
  open(minute: number, group: number): number {
    const number = this.length;
    if (number === this.start.length) {
      this.start = longer(this.start, new Int32Array(number * 2));
      this.end = longer(this.end, new Int32Array(number * 2));
      this.group = longer(this.group, new Uint8Array(number * 2));
    }
    this.start[number] = minute;
    this.end[number] = minute;
    this.group[number] = group;
    this.length += 1;
    return number;
  }

  /** The numbers of the cases of these groups. */
  of(among: Groups): Int32Array {
    const found = new Int32Array(this.length);
    let count = 0;
    for (let i = 0; i < this.length; i += 1) if (has(among, this.group[i])) found[count++] = i;
    return found.subarray(0, count);
  }
}

/** The numbers in a longer array. */
export function longer<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
