/**
 * An import as a page for the terminal: what was read and done, the first events, and the quality
 * of the extract. What was done is the last line, which is what stays in view.
 */
import type { Tongue } from "../language/language.ts";
import type { ImportResult } from "./import-result.ts";
import { fitting } from "./columns.ts";
import { cut, type Paper, wrapped } from "./paper.ts";

/** The page; it ends with a line break. @param rejectsFile where the rejects were written to. */
export function importText(
  result: ImportResult,
  paper: Paper,
  rejectsFile: string | undefined,
): string {
  const parts = [
    headLines(result, paper),
    previewLines(result, paper),
    qualityLines(result, paper),
    coverageLines(result, paper),
    lawLines(result, paper),
    rejectLines(result, paper, rejectsFile),
    verdictLines(result, paper),
  ];
  const filled = parts.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: ImportResult, { paint, tongue, width }: Paper): ReadonlyArray<string> {
  const { importing } = tongue.say;
  const { encoding, kind, separator } = result.reading;
  const how = [kind, encoding, separator, importing.extractOf(tongue.date(result.extract))];
  const stated = how.filter((word) => word !== undefined).join(", ");
  const number = (value: number) => tongue.number(value);
  const { citizens, events, newcomers } = result;
  return [
    ...wrapped(importing.read(number(result.rows), result.file, stated), width).map((line) =>
      paint("bold", line),
    ),
    importing.found(number(events), number(citizens), number(newcomers)),
  ];
}

function previewLines({ preview }: ImportResult, { paint, tongue, width }: Paper) {
  if (preview.length === 0) return [];
  const lines = preview.map(({ _tag, at, subject, ...fields }) => {
    const payload = Object.entries(fields).map(([name, value]) => `${name} ${String(value)}`);
    return cut(`  ${at.replace("T", " ")}  ${subject}  ${_tag}  ${payload.join(", ")}`, width);
  });
  return [paint("bold", tongue.say.importing.preview), ...lines];
}

function qualityLines(result: ImportResult, { paint, tongue }: Paper): ReadonlyArray<string> {
  const { importing } = tongue.say;
  const counts: ReadonlyArray<readonly [number, string]> = [
    [result.ignored, importing.ignored],
    [result.planned, importing.planned],
    [result.openSpells, importing.open],
    [result.merged, importing.merged],
    [result.duplicates, importing.duplicates],
    [result.changedFacts, importing.changedFacts],
    [result.doubtfulNumbers, importing.doubtful],
    [result.quality.early, importing.early],
    ...result.quality.late.map(
      ({ days, events }) => [events, importing.late(tongue.number(days))] as const,
    ),
  ];
  const lines = counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${tongue.number(count).padStart(12)}  ${what}`);
  return lines.length === 0 ? [] : [paint("bold", importing.quality), ...lines];
}

/** Months that fit beside the name and the total; the last ones matter most. */
const monthsShown = 12;

function coverageLines(result: ImportResult, { paint, tongue, width }: Paper) {
  const { cellLeast, coverage, months } = result.quality;
  if (months === null) return [];
  const { importing } = tongue.say;
  const shown = (count: number | null) => (count === null ? "·" : tongue.number(count));
  const rows = coverage.map(({ byMonth, event, total }) => [
    event,
    shown(total),
    ...byMonth.slice(-monthsShown).map(shown),
  ]);
  const gaps = coverage.flatMap(({ event, gaps: none }) =>
    none.length === 0 ? [] : wrapped(`${event}: ${importing.gaps(none.join(", "))}`, width),
  );
  const isHidden = coverage.some(({ byMonth, total }) => total === null || byMonth.includes(null));
  return [
    paint("bold", importing.coverage(months.first, months.last)),
    ...fitting(rows, width - 2).map((line) => `  ${line}`),
    ...(isHidden ? wrapped(importing.hidden(tongue.number(cellLeast)), width) : []),
    ...gaps,
  ];
}

function lawLines({ quality }: ImportResult, { paint, tongue, width }: Paper) {
  const { importing } = tongue.say;
  if (quality.laws.length === 0) return [importing.lawsHold];
  const lines = quality.laws.flatMap(({ count, examples, law }) => [
    `  ✗ ${importing.lawBroken(law, tongue.number(count))}`,
    ...examples.map(({ at, line, what }) => {
      const text = importing.example(tongue.number(line), at.replace("T", " "), what);
      return paint("dim", cut(`      ${text}`, width));
    }),
  ]);
  return [paint("bold", importing.laws), ...lines];
}

function rejectLines({ rejects }: ImportResult, { paint, tongue, width }: Paper, file?: string) {
  if (rejects.rows === 0) return [];
  const { importing } = tongue.say;
  const share = tongue.percent(rejects.share, 2);
  return [
    paint("bold", importing.rejected(tongue.number(rejects.rows), share)),
    ...rejects.reasons.map((one) => cut(`  ${reasonText(one, tongue)}`, width)),
    ...(file === undefined ? [] : [importing.rejectsIn(file)]),
  ];
}

function reasonText(
  { column, expected, reason, rows }: ImportResult["rejects"]["reasons"][number],
  tongue: Tongue,
): string {
  const { importing } = tongue.say;
  const where = column === "" ? importing.wholeRow : column;
  return importing.reject(tongue.number(rows), where, importing.reasons[reason](expected));
}

function verdictLines(result: ImportResult, { tongue, width }: Paper): ReadonlyArray<string> {
  const { importing } = tongue.say;
  const number = (value: number) => tongue.number(value);
  const { appended, changes, log, rejects, state } = result;
  const lines: string[] = [];
  if (changes !== null) {
    const { added, corrected, retracted } = changes;
    lines.push(importing.changes(number(added), number(corrected), number(retracted)));
  }
  if (appended !== null) lines.push(importing.at(log, number(appended.from), number(appended.to)));
  if (state === "refused") {
    const share = Math.ceil(rejects.share * 10_000) / 100;
    lines.push(...wrapped(importing.acceptHint(String(share)), width));
  }
  return [...lines, importing.states[state]];
}
