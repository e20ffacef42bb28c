/** Cells of a text table under each other, to the right, with blanks between them. */
import { columnsOf } from "./paper.ts";

const wide = 2;
const narrow = 1;

/** Columns that each cell of these rows needs. */
export const widthsOf = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<number> =>
  (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => columnsOf(row[i] ?? ""))));

/** Columns of a line of cells so wide. */
export const lineWidth = (widths: ReadonlyArray<number>, gap = wide): number =>
  widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);

/** A cell with blanks before it. */
export const toRight = (text: string, width: number): string =>
  " ".repeat(Math.max(0, width - columnsOf(text))) + text;

/** A cell with blanks behind it. */
export const toLeft = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - columnsOf(text)));

/** A line of cells. */
export const line = (
  cells: ReadonlyArray<string>,
  widths: ReadonlyArray<number>,
  gap = wide,
): string => cells.map((cell, i) => toRight(cell, widths[i] ?? 0)).join(" ".repeat(gap));

/** Rows as lines no wider than this: closer together if need be, and without their last columns. */
export function fitting(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  width: number,
): ReadonlyArray<string> {
  let widths = widthsOf(rows);
  const gap = lineWidth(widths, wide) <= width ? wide : narrow;
  while (widths.length > 1 && lineWidth(widths, gap) > width) widths = widths.slice(0, -1);
  return rows.map((row) => line(row.slice(0, widths.length), widths, gap).trimEnd());
}
