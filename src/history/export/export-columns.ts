/**
 * The columns of a log in the open: what every event has, and a column for each field that events
 * of the vocabulary have. Fields of one name and one kind share a column, whichever event has
 * them; where a name stands for two kinds of thing, the kind is added to it. A set of flags gives
 * a column of yes or no for each flag. So a reader of an export needs nothing of ours to read it,
 * and the same names serve in a file, in a process mining tool and in SQL.
 *
 * Events about the history itself (which extract was read, what was put right) are not exported:
 * what they took back is left out, and what they put in its place stands there.
 */
import type { EventDeclaration, Field, Slot } from "../../domain/event.ts";
import { Corrected, ExtractBegun, ExtractSource, Retracted } from "../../domain/events/history.ts";
import { eventByCode, vocabulary } from "../../domain/vocabulary.ts";
import { bitsFloat } from "../../kernel/float-bits.ts";

/** What a column holds: a word, a number, yes or no, a civil minute, or a civil day. */
export type ColumnType = "word" | "whole" | "real" | "yesNo" | "moment" | "day";

/** How a slot's integer is read as the value of a column. */
export interface Reading {
  readonly slot: Slot;
  /** The word of each integer; empty for other types. */
  readonly words: ReadonlyArray<string>;
  /** The flag that it is, as the number of its bit; undefined for other columns. */
  readonly bit: number | undefined;
}

export interface FieldColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** What it is, in the words of each event that has it. */
  readonly what: string;
  /** By code; undefined where the event lacks it. */
  readonly readings: ReadonlyArray<Reading | undefined>;
}

/** A field of an event, with the column that it goes to. */
export interface EventField {
  readonly column: FieldColumn;
  readonly reading: Reading;
}

/** Columns that every event has, in their order, with what they are. */
export const eventColumns = {
  position: "number of the event in the log, from 0",
  time: "when it happened, civil time in Denmark",
  recorded: "when it was registered; in a simulated log, when it happened",
  event: "name of the event",
  about: "what its subject is: citizen, team, pool, agreement or centre",
  subject: "number of the citizen, team, pool, agreement or centre",
} as const;

const ofTheHistory: ReadonlyArray<EventDeclaration<any, any>> = [
  ExtractBegun,
  ExtractSource,
  Retracted,
  Corrected,
];
const historyCodes = new Set(ofTheHistory.map(({ code }) => code));

/** Events that are exported, by ascending code. */
export const exportedEvents: ReadonlyArray<EventDeclaration> = vocabulary.filter(
  ({ code }) => !historyCodes.has(code),
);

/** Whole numbers that count days since 2000-01-01, and are shown as the day. */
const countsDays = (event: string, field: string): boolean =>
  event === "CitizenRegistered" && field === "born";

interface Part {
  readonly field: string;
  readonly type: ColumnType;
  readonly what: string;
  readonly reading: Reading;
}

const typeOf: Record<Exclude<Field<any>["kind"], "flags">, ColumnType> = {
  whole: "whole",
  oneOf: "word",
  yesNo: "yesNo",
  moment: "moment",
  real: "real",
};

function partsOf({ fields, name }: EventDeclaration): ReadonlyArray<Part> {
  return Object.entries(fields).flatMap(([field, [slot, { kind, what, words }]]) => {
    if (kind === "flags") {
      return words.map((word, bit): Part => {
        return { field: word, type: "yesNo", what, reading: { slot, words: [], bit } };
      });
    }
    const type = countsDays(name, field) ? "day" : typeOf[kind];
    return [{ field, type, what, reading: { slot, words, bit: undefined } }];
  });
}

/** What is added to a name that stands for two types. */
const suffix: Record<ColumnType, string> = {
  word: "Word",
  whole: "Number",
  real: "Real",
  yesNo: "Flag",
  moment: "Time",
  day: "Day",
};

function madeColumns(): ReadonlyArray<FieldColumn> {
  const all = exportedEvents.flatMap((event) => partsOf(event).map((part) => ({ event, part })));
  const typesOf = Map.groupBy(all, ({ part }) => part.field);
  const columns = Map.groupBy(all, ({ part }) => {
    const types = new Set(typesOf.get(part.field)!.map((other) => other.part.type));
    const isPlain = types.size === 1 && !(part.field in eventColumns);
    return isPlain ? part.field : `${part.field}${suffix[part.type]}`;
  });
  return [...columns].map(([name, uses]) => {
    const readings: Array<Reading | undefined> = Array.from({ length: 128 });
    for (const { event, part } of uses) readings[event.code] = part.reading;
    const what = [...new Set(uses.map(({ part }) => part.what))].join("; ");
    return { name, type: uses[0].part.type, what, readings };
  });
}

/** Columns of fields, in the order in which the vocabulary has them. */
export const fieldColumns: ReadonlyArray<FieldColumn> = madeColumns();

/** Fields of each event, by code. */
export const fieldsByCode: ReadonlyArray<ReadonlyArray<EventField>> = eventByCode.map((_, code) =>
  fieldColumns.flatMap((column) => {
    const reading = column.readings[code];
    return reading === undefined ? [] : [{ column, reading }];
  }),
);

/** A value as it is kept: a moment as its civil minute, a day as its number. */
export function valueOf(
  type: ColumnType,
  { bit, words }: Reading,
  slot: number,
): string | number | boolean {
  switch (type) {
    case "word":
      return words[slot] ?? "";
    case "yesNo":
      return bit === undefined ? slot === 1 : ((slot >> bit) & 1) === 1;
    case "real":
      return bitsFloat(slot);
    case "whole":
    case "moment":
    case "day":
      return slot;
  }
}
