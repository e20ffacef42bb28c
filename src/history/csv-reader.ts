/**
 * Separated text, read from bytes in one pass. It is written by hand because the rate of an
 * import stands or falls with it: csv-parse makes an array of strings for every row, and alone
 * takes longer than a whole import is allowed to; here a row costs two numbers a cell and no
 * object. Rows may end in LF, CR LF or CR; cells may be quoted with `"`, and hold separators,
 * line ends and doubled quotation marks then. Empty lines are passed over.
 */
import { badQuotes, type Cells, trimCells, undouble } from "./cells.ts";

/** Longest row, in bytes: beyond it a quotation mark was opened and never closed. */
export const rowBytesMost = 1 << 20;

/** Reading cannot go on. */
export interface CsvFault {
  /** Line on which the row begins that cannot be read, from 1. */
  readonly line: number;
  readonly message: string;
}

const lf = 0x0a;
const cr = 0x0d;
const quote = 0x22;
const incomplete = -1;
const byteOrderMark = [0xef, 0xbb, 0xbf];

export class CsvReader {
  readonly #separator: number;
  /** Cells of a row; 0 until the first row has said how many. */
  #width = 0;
  #bytes = new Uint8Array(0);
  /** Bytes that belong to no whole row yet. */
  #rest = new Uint8Array(0);
  #isFirst = true;
  #line = 1;
  /** The last row ended in a CR at the end of a block, so an LF that follows is part of it. */
  #afterReturn = false;
  #starts = new Int32Array(4096);
  #ends = new Int32Array(4096);
  #counts = new Int32Array(512);
  #lines = new Float64Array(512);
  // Of the row being read.
  #count = 0;
  #breaks = 0;
  #broken = false;
  readonly #doubled: Array<number> = [];

  /** @param separator its byte. */
  constructor(separator: number) {
    this.#separator = separator;
  }

  /**
   * The rows that end in the next block of the file; they are good until the next call.
   * @param last whether the file ends with the block.
   */
  feed(block: Uint8Array, last: boolean): Cells | CsvFault {
    const end = this.#take(block);
    let at = 0;
    // The mark may come in pieces.
    if (this.#isFirst && end < byteOrderMark.length && !last) return this.#cells(0, at, end);
    if (this.#isFirst && byteOrderMark.every((byte, i) => this.#bytes[i] === byte)) at = 3;
    if (this.#afterReturn && end > 0 && this.#bytes[0] === lf) at = 1;
    if (end > 0) {
      this.#isFirst = false;
      this.#afterReturn = false;
    }
    let rows = 0;
    while (at < end) {
      const next = this.#row(rows * this.#width, at, end, last);
      if (next === incomplete) break;
      if (!isLineEnd(this.#bytes[at])) this.#keep(rows++);
      this.#line += 1 + this.#breaks;
      at = this.#pastLineEnd(next, end);
    }
    if (end - at > rowBytesMost || (last && at < end)) return unclosed(this.#line);
    return this.#cells(rows, at, end);
  }

  /** Puts the block behind what is left of the last one; gives the number of bytes there are. */
  #take(block: Uint8Array): number {
    const end = this.#rest.length + block.length;
    if (this.#bytes.length < end) this.#bytes = new Uint8Array(end + (end >> 3));
    this.#bytes.set(this.#rest);
    this.#bytes.set(block, this.#rest.length);
    return end;
  }

  /** Finds the cells of the row that begins at a byte; gives where its line end is. */
  #row(base: number, begin: number, end: number, last: boolean): number {
    const bytes = this.#bytes;
    const separator = this.#separator;
    this.#room(base);
    const starts = this.#starts;
    const ends = this.#ends;
    const most = this.#width === 0 ? starts.length : this.#width;
    this.#breaks = 0;
    this.#broken = false;
    this.#doubled.length = 0;
    let count = 0;
    let i = begin;
    for (;;) {
      let from = i;
      let to = i;
      if (i < end && bytes[i] === quote) {
        from = i + 1;
        to = this.#closing(from, end, count < most ? base + count : incomplete);
        if (to === incomplete) return incomplete;
        i = this.#pastQuote(to + 1, end);
      } else {
        let byte = 0;
        while (i < end) {
          byte = bytes[i];
          if (byte === separator || byte === lf || byte === cr) break;
          i += 1;
        }
        to = i;
      }
      if (i === end && !last) return incomplete;
      if (count < most) {
        starts[base + count] = from;
        ends[base + count] = to;
      }
      count += 1;
      if (i === end || bytes[i] !== separator) break;
      i += 1;
    }
    this.#count = count;
    return i;
  }

  /** Where the quotation that was opened before a byte is closed. */
  #closing(from: number, end: number, cell: number): number {
    const bytes = this.#bytes;
    let isDoubled = false;
    for (let i = from; i < end; i++) {
      if (bytes[i] === lf) this.#breaks += 1;
      if (bytes[i] !== quote) continue;
      if (bytes[i + 1] !== quote || i + 1 === end) {
        if (isDoubled && cell !== incomplete) this.#doubled.push(cell);
        return i;
      }
      isDoubled = true;
      i += 1;
    }
    return incomplete;
  }

  /** After a closing quotation mark there may be white space; anything else breaks the row. */
  #pastQuote(from: number, end: number): number {
    let i = from;
    while (i < end && this.#bytes[i] !== this.#separator && !isLineEnd(this.#bytes[i])) {
      if (this.#bytes[i] !== 0x20) this.#broken = true;
      i += 1;
    }
    return i;
  }

  #pastLineEnd(at: number, end: number): number {
    if (at >= end) return end;
    if (this.#bytes[at] !== cr) return at + 1;
    if (at + 1 === end) this.#afterReturn = true;
    return this.#bytes[at + 1] === lf && at + 1 < end ? at + 2 : at + 1;
  }

  /** The row just found is row `row` of the block. */
  #keep(row: number): void {
    if (this.#width === 0) this.#width = this.#count;
    for (const cell of this.#doubled) {
      this.#ends[cell] = undouble(this.#bytes, this.#starts[cell], this.#ends[cell]);
    }
    for (let c = this.#count; c < this.#width; c++) {
      this.#starts[row * this.#width + c] = 0;
      this.#ends[row * this.#width + c] = 0;
    }
    this.#counts[row] = this.#broken ? badQuotes : this.#count;
    this.#lines[row] = this.#line;
  }

  #room(base: number): void {
    // The first row has nobody to say how wide it is.
    const cells = base + (this.#width === 0 ? 4096 : this.#width);
    if (this.#starts.length < cells) {
      this.#starts = grown(new Int32Array(cells * 2), this.#starts);
      this.#ends = grown(new Int32Array(cells * 2), this.#ends);
    }
    const rows = this.#width === 0 ? 1 : base / this.#width + 1;
    if (this.#counts.length < rows) {
      this.#counts = grown(new Int32Array(rows * 2), this.#counts);
      this.#lines = grown(new Float64Array(rows * 2), this.#lines);
    }
  }

  /** The rows found; bytes from `at` on are laid by for the next block. */
  #cells(rows: number, at: number, end: number): Cells {
    this.#rest = this.#bytes.slice(at, end);
    const cells = {
      bytes: this.#bytes,
      rows,
      width: this.#width,
      starts: this.#starts,
      ends: this.#ends,
      counts: this.#counts,
      lines: this.#lines,
    };
    trimCells(cells, rows * this.#width);
    return cells;
  }
}

const isLineEnd = (byte: number): boolean => byte === lf || byte === cr;

const unclosed = (line: number): CsvFault => ({
  line,
  message:
    "a quotation mark is opened in the row that begins here and never closed; close it, or " +
    'double it if it is part of the text ("")',
});

function grown<T extends Int32Array | Float64Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
