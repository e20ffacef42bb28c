/**
 * Published monthly figures (jobindsats.dk) as observations: what was said of an area, a group and
 * a period, and when it was fetched, since such figures change long after their month. They are
 * held beside what a log measures, and never made into citizens.
 */
import * as Schema from "effect/Schema";
import { realOfText } from "./cell-number.ts";

const { Array: List, NullOr, String: Text, Struct } = Schema;

/** A month, a quarter or a year as the source names it, such as 2024M01 or 2024Q1. */
const period = Text.check(Schema.isPattern(/^\d{4}(?:M\d{2}|Q[1-4]|H[12]|W\d{2}|QMAT\d{2})?$/u));

export const Observation = Struct({
  /** Table and figure in the source. */
  measure: Text,
  area: Text,
  group: Text,
  period,
  /** Null where the source shows none, as for groups that are too small. */
  value: NullOr(Schema.Finite),
  /** Day on which it was fetched, YYYY-MM-DD. */
  retrieved: Text.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/u)),
});
export type Observation = typeof Observation.Type;

/** What the source's service answers for a table. */
const Answer = List(
  Struct({
    Variables: List(Struct({ Label: Text })),
    Data: List(List(Schema.Union([Text, Schema.Finite, Schema.Null]))),
  }),
);

/** Labels by which the columns of area and period are known. */
const areaLabel = /^(?:område|area)$/iu;
const periodLabel = /^(?:periode|period)$/iu;

/**
 * Observations of an answer. Columns whose cells are all numbers are figures, one measure each;
 * the others, but for area and period, together name the group.
 * @param table name of the table, such as y14d03.
 * @returns observations, or in words what is wrong with the answer.
 */
export function observationsOf(
  json: unknown,
  table: string,
  retrieved: string,
): ReadonlyArray<Observation> | string {
  const decoded = Schema.decodeUnknownResult(Answer)(json);
  if (decoded._tag === "Failure") return "it is no answer of jobindsats.dk";
  const found: Observation[] = [];
  for (const { Data, Variables } of decoded.success) {
    const labels = Variables.map(({ Label }) => Label);
    const area = labels.findIndex((label) => areaLabel.test(label));
    const time = labels.findIndex((label) => periodLabel.test(label));
    if (area < 0 || time < 0) return "its columns name no area or no period";
    const isFigure = labels.map(
      (_, c) => c !== area && c !== time && Data.every((row) => isNumber(row[c])),
    );
    for (const row of Data) {
      if (row.length !== labels.length)
        return `a row has ${row.length} cells, not ${labels.length}`;
      const group = labels
        .flatMap((label, c) =>
          c === area || c === time || isFigure[c] ? [] : [`${label}: ${row[c] ?? ""}`],
        )
        .join(", ");
      for (const [c, label] of labels.entries()) {
        if (!isFigure[c]) continue;
        const about = { measure: `${table}: ${label}`, area: String(row[area]), group, retrieved };
        found.push({ ...about, period: String(row[time]), value: numberOf(row[c]) });
      }
    }
  }
  const isRight = Schema.is(List(Observation));
  return isRight(found) ? found : "its periods or the day of retrieval are not written as expected";
}

const noFigure = new Set(["", "-", "–", "*", "..", "…"]);
type Cell = string | number | null | undefined;

const isNumber = (cell: Cell): boolean =>
  cell === null ||
  typeof cell === "number" ||
  (cell !== undefined && (noFigure.has(cell.trim()) || !Number.isNaN(danish(cell))));

function numberOf(cell: Cell): number | null {
  if (typeof cell === "number") return cell;
  return cell === null || cell === undefined || noFigure.has(cell.trim()) ? null : danish(cell);
}

const danish = (text: string): number => realOfText(text.trim(), ",");
