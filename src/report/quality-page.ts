/**
 * The quality of an extract as a page of its own: one HTML file without script, pictures or
 * anything from elsewhere, that can be sent on and read in ten years. Since it may be sent on, it
 * says less than the terminal: no event of anybody, and no count that is so small that it might
 * show a person. Everything is a table with a caption and heads, which every reader can follow.
 */
import { guarded } from "../history/personal-number.ts";
import type { Tongue } from "../language/language.ts";
import type { ImportResult } from "./import-result.ts";

/** The page. */
export function qualityPage(result: ImportResult, tongue: Tongue): string {
  const { quality: say } = tongue.say;
  const title = say.title(result.file);
  const { cellLeast } = result.quality;
  const parts = [
    table(say.readCaption, [], readRows(result, tongue)),
    table(say.findingsCaption, [say.what, say.count], findingRows(result, tongue)),
    coverage(result, tongue),
    table(say.gapsCaption, [say.event, say.months], gapRows(result, tongue)),
    laws(result, tongue),
    table(say.rejectsCaption, [say.column, say.reason, say.count], rejectRows(result, tongue)),
  ];
  const page = [
    "<!doctype html>",
    `<html lang="${tongue.language}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${styleOnly}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(say.lead(tongue.date(result.extract), result.log))}</p>`,
    ...parts.filter((part) => part !== ""),
    `<p><small>${escaped(say.hidden(tongue.number(cellLeast)))}</small></p>`,
    "</main>",
    "</body>",
    "</html>",
    "",
  ];
  return guarded(page.join("\n"));
}

const styleOnly = "style-src 'unsafe-inline'";
const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem;
  background: Canvas; color: CanvasText; }
main { max-width: 72rem; margin: 0 auto; }
.wide { overflow-x: auto; margin: 2rem 0; }
table { border-collapse: collapse; }
caption { text-align: start; font-weight: 600; padding-block: 0.25rem; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid GrayText; text-align: start; }
th { font-weight: 500; }
.aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
td.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { .wide { overflow: visible; } }
`;

interface Cell {
  readonly text: string;
  readonly isNumber?: boolean;
  /** What is read out where the text is only a sign. */
  readonly aloud?: string;
}

const word = (text: string): Cell => ({ text });
const number = (text: string): Cell => ({ text, isNumber: true });

/** A table whose first column is the rows' heads; nothing when it would have no rows. */
function table(
  caption: string,
  heads: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<Cell>>,
): string {
  if (rows.length === 0) return "";
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join("");
  return [
    `<div class="wide" role="region" tabindex="0" aria-label="${escaped(caption)}">`,
    "<table>",
    `<caption>${escaped(caption)}</caption>`,
    ...(heads.length === 0 ? [] : [`<thead><tr>${head}</tr></thead>`]),
    "<tbody>",
    ...rows.map(rowOf),
    "</tbody>",
    "</table>",
    "</div>",
  ].join("\n");
}

function rowOf([first, ...rest]: ReadonlyArray<Cell>): string {
  const cells = rest.map(({ aloud, isNumber, text }) => {
    const shown =
      aloud === undefined
        ? escaped(text)
        : `<span aria-hidden="true">${escaped(text)}</span>` +
          `<span class="aloud">${escaped(aloud)}</span>`;
    return `<td${isNumber ? ' class="number"' : ""}>${shown}</td>`;
  });
  return `<tr><th scope="row">${escaped(first.text)}</th>${cells.join("")}</tr>`;
}

function readRows(result: ImportResult, tongue: Tongue): ReadonlyArray<ReadonlyArray<Cell>> {
  const { quality: say } = tongue.say;
  const counts: ReadonlyArray<readonly [string, number]> = [
    [say.rows, result.rows],
    [say.events, result.events],
    [say.citizens, result.citizens],
    [say.newcomers, result.newcomers],
    [say.rejected, result.rejects.rows],
  ];
  return counts.map(([what, count]) => [word(what), number(tongue.number(count))]);
}

function findingRows(result: ImportResult, tongue: Tongue): ReadonlyArray<ReadonlyArray<Cell>> {
  const { importing } = tongue.say;
  const { early, late } = result.quality;
  const counts: ReadonlyArray<readonly [string, number]> = [
    [importing.ignored, result.ignored],
    [importing.planned, result.planned],
    [importing.open, result.openSpells],
    [importing.merged, result.merged],
    [importing.duplicates, result.duplicates],
    [importing.doubtful, result.doubtfulNumbers],
    [importing.early, early],
    ...late.map(({ days, events }) => [importing.late(tongue.number(days)), events] as const),
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([what, count]) => [word(what), number(atLeast(count, result, tongue))]);
}

/** A count of what happened to people: the number, or that they are few. */
function atLeast(count: number, { quality }: ImportResult, tongue: Tongue): string {
  const { cellLeast } = quality;
  if (count >= cellLeast) return tongue.number(count);
  return tongue.say.quality.few(tongue.number(cellLeast));
}

function coverage({ quality }: ImportResult, tongue: Tongue): string {
  const { quality: say } = tongue.say;
  const { months } = quality;
  if (months === null) return "";
  const shown = (count: number | null): Cell =>
    count === null
      ? { text: "·", isNumber: true, aloud: say.hiddenCell }
      : number(tongue.number(count));
  const rows = quality.coverage.map(({ byMonth, event, total }) => [
    word(say.eventNames[event] ?? event),
    shown(total),
    ...byMonth.map(shown),
  ]);
  const heads = [say.event, say.total, ...monthsFrom(months.first, quality.coverage)];
  return table(say.coverageCaption(months.first, months.last), heads, rows);
}

/** Names of the months from the first, YYYY-MM, as many as there are columns. */
function monthsFrom(
  first: string,
  rows: ImportResult["quality"]["coverage"],
): ReadonlyArray<string> {
  const [year, month] = first.split("-").map(Number);
  return (rows[0]?.byMonth ?? []).map((_, i) => {
    const number0 = year * 12 + month - 1 + i;
    return `${Math.floor(number0 / 12)}-${String((number0 % 12) + 1).padStart(2, "0")}`;
  });
}

function gapRows({ quality }: ImportResult, tongue: Tongue): ReadonlyArray<ReadonlyArray<Cell>> {
  const { eventNames } = tongue.say.quality;
  return quality.coverage
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ event, gaps }) => [word(eventNames[event] ?? event), word(gaps.join(", "))]);
}

function laws(result: ImportResult, tongue: Tongue): string {
  const { quality: say } = tongue.say;
  const broken = result.quality.laws;
  if (broken.length === 0) return `<p>${escaped(say.noBreach)}</p>`;
  const rows = broken.map(({ count, doc, law }) => [
    word(law),
    word(doc),
    number(atLeast(count, result, tongue)),
  ]);
  return table(say.lawsCaption, [say.law, say.meaning, say.breaches], rows);
}

function rejectRows({ rejects }: ImportResult, tongue: Tongue): ReadonlyArray<ReadonlyArray<Cell>> {
  const { importing } = tongue.say;
  return rejects.reasons.map(({ column, expected, reason, rows }) => [
    word(column === "" ? importing.wholeRow : column),
    word(importing.reasons[reason](expected)),
    number(tongue.number(rows)),
  ]);
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => entities[sign]!);
