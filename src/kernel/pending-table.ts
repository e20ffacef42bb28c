/**
 * What is pending for the subjects of one lane: at most one command in each slot of each subject.
 * This table is the truth of the agenda; the agenda's queues only remember where to look. So a
 * command is cancelled by a write here, and a copy of this column is a copy of the agenda. Minute
 * and kind share one number, so that a look at a subject that is not in the cache waits once.
 */

/** The minute that never comes. */
export const NEVER = 0x7fffffff;

/**
 * Minutes that a pending command can be counted in, from the agenda's first: 63 years. What is due
 * later than that is kept as due at the last of them, beyond any horizon.
 */
export const mostMinutes = 1 << 25;

/** Minute since the agenda's first, and kind, as one number, which orders as the two do. */
export const dueOf = (since: number, kind: number): number =>
  (Math.min(since, mostMinutes - 1) << 6) | kind;
export const minuteOfDue = (due: number): number => due >> 6;
export const kindOfDue = (due: number): number => due & 63;

/** Stands where nothing is pending; its kind is one that no command has. */
export const NOTHING = 0x7fffffff;

export class PendingTable {
  declare readonly name: string;
  /** Slots of each subject. */
  declare readonly slots: number;
  /** The pending command at [subject × slots + slot], by `dueOf`, or NOTHING. */
  declare due: Int32Array;

  constructor(name: string, slots: number) {
    this.name = name;
    this.slots = slots;
    this.due = new Int32Array(0);
  }

  /** Makes room for subjects 0 to `subject`, and for a quarter as many again. */
  growTo(subject: number): void {
    const length = Math.ceil(Math.max(16, (subject + 1) * 1.25)) * this.slots;
    const due = new Int32Array(length).fill(NOTHING);
    due.set(this.due);
    this.due = due;
  }

  clear(): void {
    this.due.fill(NOTHING);
  }

  /** Takes over a copied column, keeping the array that exists if it is long enough. */
  restore(due: Int32Array): void {
    if (this.due.length < due.length) {
      this.due = due.slice();
      return;
    }
    this.due.set(due);
    this.due.fill(NOTHING, due.length);
  }
}
