/**
 * What is pending for the subjects of one lane: at most one command in each slot of each subject.
 * This table is the truth of the agenda; the agenda's queues only remember where to look. So a
 * command is cancelled by a write here, and a copy of this column is a copy of the agenda. Minute
 * and kind share one number, so that a look at a subject that is not in the cache waits once.
 */

/** The minute that never comes. */
export const NEVER = 0x7fffffff;

/** Minute and kind of a command as one number, which orders as the two do. */
export const dueOf = (minute: number, kind: number): number => minute * 64 + kind;
export const minuteOfDue = (due: number): number => Math.floor(due / 64);
export const kindOfDue = (due: number): number => due & 63;

/** Stands where nothing is pending. */
export const NOTHING = dueOf(NEVER, 0);

export class PendingTable {
  readonly name: string;
  /** Slots of each subject. */
  readonly slots: number;
  /** The pending command at [subject × slots + slot], by `dueOf`, or NOTHING. */
  due: Float64Array;

  constructor(name: string, slots: number) {
    this.name = name;
    this.slots = slots;
    this.due = new Float64Array(0);
  }

  /** Makes room for subjects 0 to `subject`, and for half as many again. */
  growTo(subject: number): void {
    const length = Math.ceil(Math.max(16, (subject + 1) * 1.5)) * this.slots;
    const due = new Float64Array(length).fill(NOTHING);
    due.set(this.due);
    this.due = due;
  }

  clear(): void {
    this.due.fill(NOTHING);
  }

  /** Takes over a copied column, keeping the array that exists if it is long enough. */
  restore(due: Float64Array): void {
    if (this.due.length < due.length) {
      this.due = due.slice();
      return;
    }
    this.due.set(due);
    this.due.fill(NOTHING, due.length);
  }
}
