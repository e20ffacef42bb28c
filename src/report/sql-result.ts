/** The answer to a question in SQL, for programs, for spreadsheets and for people. */
import * as Schema from "effect/Schema";
import type { Tongue } from "../language/language.ts";

const { Array: List, Boolean: YesNo, Finite, NullOr, String: Text, Struct, Union } = Schema;
const said = <S extends Schema.Top>(schema: S, description: string) =>
  schema.annotate({ description });

export const SqlResult = Struct({
  log: said(Text, "as it was named"),
  chain: said(Text, "what stands for all that is in the log"),
  columns: List(Struct({ name: Text, type: said(Text, "as DuckDB calls it") })),
  rows: said(
    List(List(NullOr(Union([Text, Finite, YesNo])))),
    "numbers that JSON cannot hold exactly, and times, are text",
  ),
  more: said(YesNo, "there are more rows than these"),
});
export type SqlResult = typeof SqlResult.Type;

type Table = Pick<SqlResult, "columns" | "rows">;

const widest = 40;

/** Columns under each other, numbers to the right. */
export function sqlText({ columns, rows }: Table, tongue: Tongue): string {
  const cells = rows.map((row) => row.map((cell) => shown(cell, tongue)));
  const widths = columns.map(({ name }, at) =>
    Math.min(widest, Math.max(name.length, ...cells.map((row) => row[at].length))),
  );
  const isNumber = columns.map((_, at) => rows.some((row) => typeof row[at] === "number"));
  const line = (texts: ReadonlyArray<string>): string =>
    texts
      .map((text, at) => {
        const cut = text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
        return isNumber[at] ? cut.padStart(widths[at]) : cut.padEnd(widths[at]);
      })
      .join("  ")
      .trimEnd();
  const head = line(columns.map(({ name }) => name));
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return `${[head, rule, ...cells.map((row) => line(row))].join("\n")}\n`;
}

type Cell = SqlResult["rows"][number][number];

function shown(cell: Cell, tongue: Tongue): string {
  if (cell === null) return "";
  if (typeof cell !== "number") return String(cell).replaceAll(/\s/gu, " ");
  // A whole number may be a year or a citizen: it is written as it is.
  return Number.isInteger(cell) ? String(cell) : tongue.plain(cell);
}

/** As RFC 4180 has it. */
export function sqlCsv({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => name), ...rows];
  return lines.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function quoted(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
