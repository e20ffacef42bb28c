/**
 * A mapping made ready: how each row of an extract becomes events, with every word of the file
 * turned into the numbers that events are kept as.
 */
import type { Field, Slot } from "../domain/event.ts";
import type { Decimal } from "./cell-number.ts";
import type { Encoding } from "./encoding.ts";
import type { Separator } from "./separator.ts";

/** How one field of an event is filled from a row. */
export interface Filling {
  /** Name of the field. */
  readonly name: string;
  readonly slot: Slot;
  readonly field: Field<any>;
  /** The column it is read from; undefined where it needs none. */
  readonly column: string | undefined;
  /** What each text of the column stands for, as the slot's integer; undefined for numbers. */
  readonly meanings: ReadonlyMap<string, number> | undefined;
  /** The slot's integer where the cell is empty or there is no column; NaN when it must be said. */
  readonly otherwise: number;
  /** The moment of the row that it is. */
  readonly time: "start" | "end" | "at" | undefined;
}

export interface Happening {
  readonly code: number;
  readonly event: string;
  readonly fillings: ReadonlyArray<Filling>;
}

/** Where a moment is read from. */
export interface MomentColumns {
  readonly column: string;
  readonly clockColumn: string | undefined;
  /** Minutes after midnight of a date without a time. */
  readonly clock: number;
}

/** Whether a cell is one of some texts, or is none of them. */
export interface Condition {
  readonly column: string;
  readonly texts: ReadonlySet<string>;
  readonly isOne: boolean;
}

export interface SpellRule {
  readonly start: MomentColumns;
  readonly end: MomentColumns;
  /** The last day belongs to the spell. */
  readonly inclusive: boolean;
  readonly begin: Happening;
  readonly finish: Happening;
  /** Days that may lie between two spells that are one; undefined when none are merged. */
  readonly gapDays: number | undefined;
  readonly mergeBy: ReadonlyArray<string>;
}

export interface Rule {
  readonly id: string;
  readonly conditions: ReadonlyArray<Condition>;
  readonly event: { readonly at: MomentColumns; readonly happening: Happening } | undefined;
  readonly spell: SpellRule | undefined;
  /** Column of the time of registration, or what is taken for it. */
  readonly recorded: { readonly column: string } | "extract" | "happened";
}

/** What is known of a citizen beside what happened to them. */
export interface CitizenColumns {
  readonly column: string;
  readonly kind: "personalNumber" | "text";
  readonly born: string | undefined;
  readonly origin: Filling;
  /** One for each trait, in the order of traits; the slot's integer is 0 or 1. */
  readonly traits: ReadonlyArray<Filling>;
  /** What of these the extract says: whether the origin, and which traits, a bit each. */
  readonly saysOrigin: boolean;
  readonly saysTraits: number;
}

export interface Mapping {
  readonly id: string;
  /** The file's text, by which its version is known. */
  readonly text: string;
  readonly kind: "csv" | "xes" | "ocel" | "parquet";
  readonly encoding: Encoding | undefined;
  readonly separator: Separator | undefined;
  readonly decimal: Decimal;
  readonly empty: ReadonlySet<string>;
  /** Day of the extract, days since 2000-01-01; undefined when it must be said elsewhere. */
  readonly extractDay: number | undefined;
  readonly citizen: CitizenColumns;
  readonly rules: ReadonlyArray<Rule>;
  /** Every column that is asked for, with where in the file it is first. */
  readonly columns: ReadonlyMap<string, ReadonlyArray<string | number>>;
}
