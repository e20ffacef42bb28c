/**
 * Rows of cells as spans of bytes. Every format that records come in is read into this, and the
 * mapping reads nothing else. A cell stays bytes until somebody needs it as text: dates, numbers
 * and personal numbers are worked out from the bytes, and codes are decoded the first time one
 * is seen. A million rows would else be ten million strings.
 */
export interface Cells {
  readonly bytes: Uint8Array;
  /** Number of rows. */
  readonly rows: number;
  /** Cells of a whole row. */
  readonly width: number;
  /** First byte of cell c of row r, at `r * width + c`. */
  readonly starts: Int32Array;
  /** The byte after its last. */
  readonly ends: Int32Array;
  /** Cells that each row has; `badQuotes` where its quotation marks make no sense. */
  readonly counts: Int32Array;
  /** Line, or other number in the file, at which each row begins, from 1. */
  readonly lines: Float64Array;
}

/** A row in which text follows a closing quotation mark. */
export const badQuotes = -1;

const space = 0x20;
const quote = 0x22;

/** Bytes as text, in the encoding of their file. */
export type Decode = (bytes: Uint8Array) => string;

/** The cell as text. */
export function textOf({ bytes, starts, ends }: Cells, at: number, decode: Decode): string {
  return decode(bytes.subarray(starts[at], ends[at]));
}

/** Takes white space off both ends of all cells of the rows, in place. */
export function trimCells({ bytes, starts, ends }: Cells, count: number): void {
  for (let i = 0; i < count; i++) {
    let from = starts[i];
    let to = ends[i];
    while (from < to && bytes[from] <= space) from += 1;
    while (to > from && bytes[to - 1] <= space) to -= 1;
    starts[i] = from;
    ends[i] = to;
  }
}

/**
 * Cells made from text, for formats that are not made of separated bytes.
 * @param lines number in the file of each row; counted from 1 unless given.
 */
export function cellsOf(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  width: number,
  lines: ReadonlyArray<number> = rows.map((_, row) => row + 1),
): Cells {
  const encoder = new TextEncoder();
  let size = 0;
  for (const row of rows) for (const cell of row) size += cell.length;
  const bytes = new Uint8Array(size * 3);
  const starts = new Int32Array(rows.length * width);
  const ends = new Int32Array(rows.length * width);
  let at = 0;
  for (let row = 0; row < rows.length; row++) {
    for (let c = 0; c < width; c++) {
      starts[row * width + c] = at;
      at += encoder.encodeInto(rows[row][c] ?? "", bytes.subarray(at)).written;
      ends[row * width + c] = at;
    }
  }
  const counts = new Int32Array(rows.map((row) => row.length));
  const numbers = Float64Array.from(lines);
  const cells = { bytes, rows: rows.length, width, starts, ends, counts, lines: numbers };
  trimCells(cells, rows.length * width);
  return cells;
}

/** Takes the doubling off the quotation marks of a cell, in place; gives its new end. */
export function undouble(bytes: Uint8Array, from: number, to: number): number {
  let out = from;
  for (let i = from; i < to; i++) {
    bytes[out++] = bytes[i];
    if (bytes[i] === quote) i += 1;
  }
  return out;
}
