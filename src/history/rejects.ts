/**
 * Rows that cannot be read, each with the column and the reason. What was found is shown only of
 * columns that the mapping asks for, never of the one that says who it is, and with everything
 * that might be a personal number taken out.
 */
import { guarded } from "./personal-number.ts";

export const rejectReasons = [
  "columns",
  "quotes",
  "citizen",
  "empty",
  "code",
  "number",
  "bounds",
  "moment",
  "clock",
  "born",
  "order",
  "noRule",
] as const;
export type RejectReason = (typeof rejectReasons)[number];

export interface Reject {
  /** Line of the file, from 1; of files without lines, the number of the event. */
  readonly line: number;
  /** Empty where it is the row as a whole. */
  readonly column: string;
  readonly reason: RejectReason;
  /** What was found, where it may be shown. */
  readonly found: string;
  /** What would have been right, where that is not the same for all rows. */
  readonly expected: string;
}

/** Rows rejected for one reason in one column. */
export interface RejectCount {
  readonly reason: RejectReason;
  readonly column: string;
  readonly expected: string;
  rows: number;
}

/** Most rejects that are kept one by one; those beyond are only counted. */
export const rejectsKept = 100_000;
const foundLength = 60;

export class Rejects {
  readonly kept: Array<Reject> = [];
  /** By reason and column. */
  readonly counts = new Map<string, RejectCount>();
  rows = 0;

  add(line: number, column: string, reason: RejectReason, found = "", expected = ""): void {
    this.rows += 1;
    const shownColumn = guarded(column);
    const key = `${reason} ${column} ${expected}`;
    const count = this.counts.get(key) ?? { reason, column: shownColumn, expected, rows: 0 };
    count.rows += 1;
    this.counts.set(key, count);
    if (this.kept.length >= rejectsKept) return;
    const text = guarded(found);
    const shown = text.length > foundLength ? `${text.slice(0, foundLength)}…` : text;
    this.kept.push({ line, column: shownColumn, reason, found: shown, expected });
  }
}
