/**
 * A log for people and for other programs: as a table for the terminal, one event a line, and
 * as NDJSON, one event an object. Both show the event in the words of its declaration, so a new
 * event needs nothing here. Lines come one at a time: a log may have millions.
 */
import { eventOfRow } from "../domain/event.ts";
import { minuteOfIso } from "../domain/moment.ts";
import { eventByCode, eventByName } from "../domain/vocabulary.ts";
import { codeBits, type Columns, rowAt } from "../kernel/columns.ts";

/** Which events to show; what is left out does not restrict. */
export interface Selection {
  /** Only events about the citizen of this number. */
  readonly citizen?: number;
  /** Only events of these names. */
  readonly events?: ReadonlyArray<string>;
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** A selection that cannot be made. */
export interface SelectionProblem {
  readonly _tag: "SelectionProblem";
  readonly field: keyof Selection;
  readonly found: string;
  readonly expected: string;
}

/** A selection made ready: bounds in minutes, and a table by code. */
export interface RowSelection {
  readonly _tag: "RowSelection";
  /** Number of the citizen; −1 for any subject. */
  readonly citizen: number;
  /** First minute, and the minute after the last. */
  readonly from: number;
  readonly until: number;
  /** 1 for every code to show. */
  readonly codes: Uint8Array;
}

/** Makes a selection ready, or says what in it is wrong. */
export function selectRows(selection: Selection): RowSelection | SelectionProblem {
  const { citizen, events, from, to } = selection;
  const codes = new Uint8Array(codeBits + 1).fill(events ? 0 : 1);
  for (const name of events ?? []) {
    const declaration = eventByName.get(name);
    if (!declaration) return problem("events", name, `an event, such as ${nearestName(name)}`);
    codes[declaration.code] = 1;
  }
  if (citizen !== undefined) {
    if (!(Number.isInteger(citizen) && citizen >= 0)) {
      return problem("citizen", String(citizen), "the number of a citizen, 0 or more");
    }
    for (let code = 0; code < codes.length; code++) {
      if (eventByCode[code]?.subject !== "citizen") codes[code] = 0;
    }
  }
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayStart(from);
  if (Number.isNaN(first)) return problem("from", from!, "a date, YYYY-MM-DD");
  const last = to === undefined ? Number.POSITIVE_INFINITY : dayStart(to);
  if (Number.isNaN(last)) return problem("to", to!, "a date, YYYY-MM-DD");
  if (last < first) return problem("to", to!, `a date not before ${from}`);
  return { _tag: "RowSelection", citizen: citizen ?? -1, from: first, until: last + 1440, codes };
}

/** Whether row i is selected. */
export function isSelected(columns: Columns, i: number, selection: RowSelection): boolean {
  const minute = columns.minute[i];
  return (
    selection.codes[columns.tag[i] & codeBits] === 1 &&
    minute >= selection.from &&
    minute < selection.until &&
    (selection.citizen < 0 || columns.subject[i] === selection.citizen)
  );
}

/** The lines of the selected events, in the log's order. */
export function* linesOf(
  columns: Columns,
  selection: RowSelection,
  line: (columns: Columns, i: number) => string = tableLine,
): Generator<string> {
  for (let i = 0; i < columns.length; i++) {
    if (isSelected(columns, i, selection)) yield line(columns, i);
  }
}

/** `2008-01-07 09:00  citizen 12      CaseOpened                 team=3 …` */
export function tableLine(columns: Columns, i: number): string {
  const row = rowAt(columns, i);
  const declaration = eventByCode[row.code];
  if (!declaration) return unknownLine(row);
  const { at, subject, _tag, ...payload } = eventOfRow(declaration, row);
  const place = declaration.subject === "centre" ? "centre" : `${declaration.subject} ${subject}`;
  const fields = Object.entries(payload).map(([key, value]) => `${key}=${shown(value)}`);
  const start = `${at.replace("T", " ")}  ${place.padEnd(16)}  ${_tag.padEnd(26)}`;
  return `${start}  ${fields.join(" ")}`.trimEnd();
}

/** The event as one object of JSON, as its schema describes it. */
export function ndjsonLine(columns: Columns, i: number): string {
  const row = rowAt(columns, i);
  const declaration = eventByCode[row.code];
  return JSON.stringify(declaration ? eventOfRow(declaration, row) : row);
}

/** A row of a code that this version does not know is shown as it is, not left out. */
function unknownLine(row: ReturnType<typeof rowAt>): string {
  const slots = Object.entries(row).map(([slot, value]) => `${slot}=${value}`);
  return `(no event has code ${row.code})  ${slots.join(" ")}`;
}

/** A payload value as text without blanks. A float32 is shown with the digits that it has. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? value.join("+") : "none";
  if (typeof value === "number" && !Number.isInteger(value)) {
    return String(Number(value.toPrecision(7)));
  }
  return String(value);
}

function dayStart(iso: string): number {
  return iso.length === 10 ? minuteOfIso(iso) : Number.NaN;
}

function problem(field: keyof Selection, found: string, expected: string): SelectionProblem {
  return { _tag: "SelectionProblem", field, found, expected };
}

/** The event name that is closest to a word, by the letter pairs they share. */
function nearestName(word: string): string {
  const pairs = pairsOf(word);
  let best = "";
  let most = -1;
  for (const name of eventByName.keys()) {
    const own = pairsOf(name);
    const shared = [...own].filter((pair) => pairs.has(pair)).length;
    const likeness = shared / (own.size + pairs.size);
    if (likeness > most) {
      most = likeness;
      best = name;
    }
  }
  return best;
}

function pairsOf(word: string): Set<string> {
  const letters = word.toLowerCase();
  return new Set(Array.from(letters, (letter, i) => letter + (letters[i + 1] ?? "")));
}
