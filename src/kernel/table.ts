/**
 * A table holds one kind of state: rows of 32-bit cells, one row a subject, read as integers or as
 * reals over the same bytes. All state of a simulation lives in tables, so that saving, restoring,
 * branching, comparing and digesting a state is one loop over tables and no process can keep a
 * secret elsewhere. Rows lie together because one subject's cells are used together.
 */
export class Table {
  declare readonly name: string;
  /** Cells in a row. */
  declare readonly stride: number;
  /** Rows in use. */
  length = 0;
  /** Cell `row * stride + column` as an integer. */
  declare ints: Int32Array;
  /** The same cells as 32-bit reals. */
  declare reals: Float32Array;
  /** Value of every cell of a row that has not been written. */
  declare readonly blank: number;

  constructor(name: string, stride: number, rows = 0, blank = 0) {
    this.name = name;
    this.stride = stride;
    this.blank = blank;
    this.ints = new Int32Array(Math.max(rows, 16) * stride);
    this.reals = new Float32Array(this.ints.buffer);
    if (blank !== 0) this.ints.fill(blank);
    // A count reckoned in floats would make every reader of a length unpack a float.
    this.length = rows | 0;
  }

  /** Makes sure that rows 0 to `rows - 1` are in use; new ones are blank. */
  extend(rows: number): void {
    if (rows <= this.length) return;
    if (rows * this.stride > this.ints.length) this.#grow(rows);
    this.length = rows;
  }

  #grow(rows: number): void {
    const capacity = Math.max(rows, Math.ceil((this.ints.length / this.stride) * 1.5));
    const ints = new Int32Array(capacity * this.stride);
    if (this.blank !== 0) ints.fill(this.blank, this.ints.length);
    ints.set(this.ints);
    this.ints = ints;
    this.reals = new Float32Array(ints.buffer);
  }

  /** Empties the table, keeping its memory. */
  clear(): void {
    this.ints.fill(this.blank, 0, this.length * this.stride);
    this.length = 0;
  }

  /** Takes over the rows of another table of the same shape. */
  copyFrom(other: Table): void {
    this.clear();
    this.extend(other.length);
    this.ints.set(other.ints.subarray(0, other.length * other.stride));
  }

  /** Bytes of the rows in use. */
  get bytes(): number {
    return this.length * this.stride * 4;
  }
}

/** A copy of tables, as `save` gives it. */
export function copyTables(tables: ReadonlyArray<Table>): ReadonlyArray<Table> {
  return tables.map((table) => {
    const copy = new Table(table.name, table.stride, 0, table.blank);
    copy.copyFrom(table);
    return copy;
  });
}

/** First cell in which two states differ, in words; undefined when they are the same. */
export function firstDifference(
  mine: ReadonlyArray<Table>,
  theirs: ReadonlyArray<Table>,
): string | undefined {
  for (const [i, table] of mine.entries()) {
    const other = theirs[i];
    if (other === undefined || table.length !== other.length) {
      return `${table.name}: ${table.length} rows against ${other?.length ?? "no table"}`;
    }
    for (let cell = 0; cell < table.length * table.stride; cell += 1) {
      if (table.ints[cell] !== other.ints[cell]) {
        const row = Math.floor(cell / table.stride);
        const [own, foreign] = [table.ints[cell], other.ints[cell]];
        return `${table.name} row ${row} column ${cell % table.stride}: ${own} against ${foreign}`;
      }
    }
  }
  return undefined;
}
