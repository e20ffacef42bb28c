/** What takes the rows of an extract as they are read. */
import type { Cells, Decode } from "../history/cells.ts";

export interface RowTaker {
  /** The names of the columns, once, before any row. */
  readonly header: (names: ReadonlyArray<string>, decode: Decode) => void;
  /** Rows from `from` on; they are good until the call returns. */
  readonly rows: (cells: Cells, from: number) => void;
  /** Columns that the file turned out to have, where no header said so. */
  readonly seen: (names: ReadonlySet<string>) => void;
}

/** Thrown by a taker to end the reading with its own reason. */
export class StopReading extends Error {
  readonly reason: unknown;

  constructor(reason: unknown) {
    super("stop");
    this.reason = reason;
  }
}
