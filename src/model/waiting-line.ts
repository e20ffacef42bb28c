/**
 * Waiting lines of citizens, first come first served. A line is a doubly linked list through two
 * cells of the citizens' own rows, so joining, serving and leaving from the middle (a benefit that
 * stops) each touch a few cells, however long the line is. All of it is state, in tables.
 */
import { Table } from "../kernel/table.ts";

/** Columns of a line's row; a link is a citizen's number plus one, 0 where there is none. */
const head = 0;
const tail = 1;
const count = 2;
const stride = 3;

export class WaitingLines {
  declare readonly table: Table;
  declare private readonly rows: Table;
  declare private readonly before: number;
  declare private readonly after: number;

  /**
   * @param rows the citizens' rows; @param before and @param after their columns for links, free
   * for other uses while a citizen is in no line.
   */
  constructor(name: string, lines: number, rows: Table, before: number, after: number) {
    this.table = new Table(name, stride, lines);
    this.rows = rows;
    this.before = before;
    this.after = after;
  }

  /** How many wait in a line. */
  waiting(line: number): number {
    return this.table.ints[line * stride + count];
  }

  /** The citizen whose turn is next; -1 when nobody waits. */
  first(line: number): number {
    return this.table.ints[line * stride + head] - 1;
  }

  /** Puts a citizen last in a line. */
  join(line: number, citizen: number): void {
    const lines = this.table.ints;
    const rows = this.rows;
    const last = lines[line * stride + tail];
    rows.ints[citizen * rows.stride + this.before] = last;
    rows.ints[citizen * rows.stride + this.after] = 0;
    if (last === 0) lines[line * stride + head] = citizen + 1;
    else rows.ints[(last - 1) * rows.stride + this.after] = citizen + 1;
    lines[line * stride + tail] = citizen + 1;
    lines[line * stride + count] += 1;
  }

  /** Takes a citizen out of a line, from wherever they stand in it. */
  leave(line: number, citizen: number): void {
    const lines = this.table.ints;
    const rows = this.rows;
    const at = citizen * rows.stride;
    const before = rows.ints[at + this.before];
    const after = rows.ints[at + this.after];
    if (before === 0) lines[line * stride + head] = after;
    else rows.ints[(before - 1) * rows.stride + this.after] = after;
    if (after === 0) lines[line * stride + tail] = before;
    else rows.ints[(after - 1) * rows.stride + this.before] = before;
    rows.ints[at + this.before] = 0;
    rows.ints[at + this.after] = 0;
    lines[line * stride + count] -= 1;
  }
}
