/** Logs written for other tools, in memory, for tests. */
import type { Columns } from "../../../src/kernel/columns.ts";
import type { Happened } from "../../../src/history/happened.ts";
import { CsvExport, type CsvForm } from "../../../src/history/export/csv-export.ts";
import { type Selection, selectionOf } from "../../../src/history/export/export-selection.ts";
import { OcelExport } from "../../../src/history/export/ocel-export.ts";
import { XesExport } from "../../../src/history/export/xes-export.ts";
import { Log } from "../../../src/kernel/log.ts";

/** Everything, unless told. */
export const chosen = (names: ReadonlyArray<string> = []): Selection =>
  selectionOf({ from: undefined, to: undefined }, names) as Selection;

export const chunkOf = (columns: Columns) => ({
  first: 0,
  columns,
  recorded: undefined,
  positions: undefined,
});

export const happenedOf = (columns: Columns): Happened => ({
  columns,
  recorded: columns.minute.subarray(0, columns.length),
  positions: Float64Array.from({ length: columns.length }, (_, i) => i),
  citizens: 0,
});

export function csvOf(columns: Columns, form: Partial<CsvForm> = {}, selection = chosen()): string {
  let text = "";
  const whole = { separator: ",", decimal: ".", ...form } as const;
  new CsvExport(selection, whole, (more) => (text += more)).take(chunkOf(columns));
  return text;
}

export function xesOf(columns: Columns, by: "spell" | "citizen" = "spell", selection = chosen()) {
  let text = "";
  const made = new XesExport(happenedOf(columns), selection, by, (more) => (text += more));
  made.begin([["concept:name", "string", 'a "log" & <more>\n']]);
  made.take(0, made.citizens);
  made.end();
  return { text, made };
}

export function ocelOf(columns: Columns, selection = chosen()) {
  let [text, aside] = ["", ""];
  const made = new OcelExport(
    selection,
    (more) => (text += more),
    (more) => (aside += more),
  );
  made.take(chunkOf(columns));
  made.endEvents();
  text += aside;
  made.end();
  return { made, text, json: JSON.parse(text) as Ocel };
}

export interface Ocel {
  readonly objectTypes: ReadonlyArray<TypeOfOcel>;
  readonly eventTypes: ReadonlyArray<TypeOfOcel>;
  readonly objects: ReadonlyArray<ObjectOfOcel>;
  readonly events: ReadonlyArray<ObjectOfOcel & { readonly time: string }>;
}
interface TypeOfOcel {
  readonly name: string;
  readonly attributes: ReadonlyArray<{ readonly name: string; readonly type: string }>;
}
interface ObjectOfOcel {
  readonly id: string;
  readonly type: string;
  readonly attributes: ReadonlyArray<{
    readonly name: string;
    readonly time?: string;
    readonly value: unknown;
  }>;
  readonly relationships: ReadonlyArray<{
    readonly objectId: string;
    readonly qualifier: string;
  }>;
}

export type SaidRow = readonly [
  code: number,
  minute: number,
  subject: number,
  a?: number,
  b?: number,
  x?: number,
];

/** A log of these rows. */
export function rowsOf(...rows: ReadonlyArray<SaidRow>): Log {
  const log = new Log();
  for (const [code, minute, subject, a = 0, b = 0, x = 0] of rows) {
    log.beginBatch();
    log.append(code, minute, subject, a, b, x, 0);
  }
  return log;
}
