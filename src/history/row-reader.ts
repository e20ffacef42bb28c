/**
 * Cells of a row as the integers that events are made of. What a column's texts stand for is
 * looked up once for each text; after that a code costs a hash of its bytes. The first thing that
 * is wrong with a row is noted, and is NaN from here on.
 */
import { realOfText, wholeOfCell } from "./cell-number.ts";
import { type Cells, type Decode, textOf } from "./cells.ts";
import { clockOfCell, isDateOnly, minuteOfCell } from "./cell-moment.ts";
import { expectedBy } from "./check-mapping.ts";
import { Interner } from "./interner.ts";
import type { Condition, Filling, Mapping, MomentColumns } from "./mapping.ts";
import type { RejectReason } from "./rejects.ts";

/** What is wrong with the row being read. */
export interface RowFault {
  readonly column: string;
  readonly reason: RejectReason;
  readonly found: string;
  readonly expected: string;
}

interface Column {
  readonly name: string;
  readonly at: number;
  readonly interner: Interner;
  /** The row whose text was asked for last, and that text: every rule asks for it again. */
  row: number;
  text: number;
}

/** A condition or a filling at its column, with what is known of the texts seen so far. */
export interface ReadCondition {
  readonly column: Column;
  readonly condition: Condition;
  /** By number of the text: 0 not looked at, 1 holds, 2 does not. */
  verdicts: Uint8Array;
}

export interface ReadFilling {
  readonly column: Column | undefined;
  readonly filling: Filling;
  /** Its slot's place among a, b, x and y. */
  readonly place: number;
  readonly kind: "constant" | "coded" | "whole" | "real" | "moment" | "time";
  /** By number of the text: NaN not looked at, Infinity stands for nothing. */
  meanings: Float64Array;
}

export interface ReadMoment {
  readonly column: Column;
  readonly clockColumn: Column | undefined;
  readonly clock: number;
}

const slotOrder = ["a", "b", "x", "y"] as const;
const textsAtFirst = 64;

export class RowReader {
  fault: RowFault | undefined;
  readonly #mapping: Mapping;
  readonly #decode: Decode;
  readonly #places: ReadonlyMap<string, number>;
  readonly #columns = new Map<string, Column>();
  readonly #empty: ReadonlyArray<Uint8Array>;
  #cells!: Cells;
  #base = 0;
  /** How many rows have begun. */
  #row = 0;

  /** @param places of the columns in a row, by name. */
  constructor(mapping: Mapping, places: ReadonlyMap<string, number>, decode: Decode) {
    this.#mapping = mapping;
    this.#places = places;
    this.#decode = decode;
    const encoder = new TextEncoder();
    this.#empty = [...mapping.empty].filter((text) => text !== "").map((t) => encoder.encode(t));
  }

  column(name: string): Column {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const interner = new Interner(this.#decode);
    const column = { name, at: this.#places.get(name)!, interner, row: 0, text: 0 };
    this.#columns.set(name, column);
    return column;
  }

  condition(condition: Condition): ReadCondition {
    const verdicts = new Uint8Array(textsAtFirst);
    return { column: this.column(condition.column), condition, verdicts };
  }

  filling(filling: Filling): ReadFilling {
    const { column, field, meanings, slot, time } = filling;
    const kind =
      time !== undefined
        ? "time"
        : column === undefined
          ? "constant"
          : meanings !== undefined
            ? "coded"
            : (field.kind as "whole" | "real" | "moment");
    return {
      column: column === undefined ? undefined : this.column(column),
      filling,
      place: slotOrder.indexOf(slot),
      kind,
      meanings: new Float64Array(textsAtFirst).fill(Number.NaN),
    };
  }

  moment({ clock, clockColumn, column }: MomentColumns): ReadMoment {
    return {
      column: this.column(column),
      clockColumn: clockColumn === undefined ? undefined : this.column(clockColumn),
      clock,
    };
  }

  /** From here on the row is that one. */
  begin(cells: Cells, row: number): void {
    this.#cells = cells;
    this.#base = row * cells.width;
    this.#row += 1;
    this.fault = undefined;
  }

  isEmpty({ at }: Column): boolean {
    const from = this.#cells.starts[this.#base + at];
    const size = this.#cells.ends[this.#base + at] - from;
    if (size === 0) return true;
    for (const text of this.#empty) {
      if (text.length === size && this.#is(text, from)) return true;
    }
    return false;
  }

  /** Number of the column's text, an empty cell's being that of "". */
  textOf(column: Column): number {
    if (column.row === this.#row) return column.text;
    const { bytes, ends, starts } = this.#cells;
    const cell = this.#base + column.at;
    const to = this.isEmpty(column) ? starts[cell] : ends[cell];
    column.row = this.#row;
    column.text = column.interner.numberOf(bytes, starts[cell], to);
    return column.text;
  }

  holds(read: ReadCondition): boolean {
    const text = this.textOf(read.column);
    if (text >= read.verdicts.length)
      read.verdicts = grown(new Uint8Array(text * 2), read.verdicts);
    if (read.verdicts[text] === 0) {
      const { isOne, texts } = read.condition;
      read.verdicts[text] = texts.has(read.column.interner.texts[text]) === isOne ? 1 : 2;
    }
    return read.verdicts[text] === 1;
  }

  /** The slot's integer; NaN after a fault. The moments of a row are the caller's. */
  slot(read: ReadFilling): number {
    const { column, filling } = read;
    if (column === undefined) return filling.otherwise;
    if (this.isEmpty(column)) {
      if (Number.isNaN(filling.otherwise)) this.say(column, "empty");
      return filling.otherwise;
    }
    if (read.kind === "coded") return this.#coded(read, column);
    return read.kind === "moment" ? this.#minute(column) : this.#number(read, column);
  }

  /** The minute of a moment; NaN after a fault, or for an empty cell where one may be. */
  minute({ clock, clockColumn, column }: ReadMoment, mayBeEmpty = false): number {
    if (this.isEmpty(column)) {
      if (!mayBeEmpty) this.say(column, "empty");
      return Number.NaN;
    }
    const minute = this.#minute(column);
    if (!this.isDate(column)) return minute;
    if (clockColumn === undefined || this.isEmpty(clockColumn)) return minute + clock;
    const { bytes, ends, starts } = this.#cells;
    const cell = this.#base + clockColumn.at;
    const time = clockOfCell(bytes, starts[cell], ends[cell]);
    if (Number.isNaN(time)) this.say(clockColumn, "clock");
    return minute + time;
  }

  /** Whether the cell says a date without a time. */
  isDate({ at }: Column): boolean {
    const { bytes, ends, starts } = this.#cells;
    return isDateOnly(bytes, starts[this.#base + at], ends[this.#base + at]);
  }

  #minute(column: Column): number {
    const { bytes, ends, starts } = this.#cells;
    const cell = this.#base + column.at;
    const minute = minuteOfCell(bytes, starts[cell], ends[cell]);
    if (Number.isNaN(minute)) this.say(column, "moment");
    return minute;
  }

  #coded(read: ReadFilling, column: Column): number {
    const text = this.textOf(column);
    const size = read.meanings.length;
    if (text >= size) {
      const more = new Float64Array(text * 2).fill(Number.NaN);
      more.set(read.meanings);
      read.meanings = more;
    }
    let meaning = read.meanings[text];
    if (Number.isNaN(meaning)) {
      const said = column.interner.texts[text];
      const { meanings } = read.filling;
      meaning = meanings!.get(said) ?? meanings!.get(said.toLowerCase()) ?? Infinity;
      read.meanings[text] = meaning;
    }
    if (meaning !== Infinity) return meaning;
    this.say(column, "code");
    return Number.NaN;
  }

  #number({ filling: { field }, kind }: ReadFilling, column: Column): number {
    const { bytes, ends, starts } = this.#cells;
    const cell = this.#base + column.at;
    let value = wholeOfCell(bytes, starts[cell], ends[cell]);
    if (Number.isNaN(value)) {
      value = realOfText(textOf(this.#cells, cell, this.#decode), this.#mapping.decimal);
    }
    if (Number.isNaN(value) || (kind === "whole" && !Number.isInteger(value))) {
      this.say(column, "number");
      return Number.NaN;
    }
    if (kind === "whole" && (value < field.min || value > field.max)) {
      this.say(column, "bounds", expectedBy(field));
      return Number.NaN;
    }
    return field.toSlot(value);
  }

  #is(text: Uint8Array, from: number): boolean {
    for (let i = 0; i < text.length; i++) {
      if (this.#cells.bytes[from + i] !== text[i]) return false;
    }
    return true;
  }

  /** Notes what is wrong; the first thing counts. */
  say(column: Column, reason: RejectReason, expected = ""): void {
    const found = textOf(this.#cells, this.#base + column.at, this.#decode);
    this.fault ??= { column: column.name, reason, found, expected };
  }
}

function grown(to: Uint8Array, from: Uint8Array): Uint8Array {
  to.set(from);
  return to;
}
