/**
 * The goals of a contract as measured on one log, as a page for the terminal: worst first, each
 * with its target, its value, how far that is on the good side and what it rests on.
 */
import type { Tongue } from "../language/language.ts";
import { fitting } from "./columns.ts";
import { amount, most, targetText } from "./goal-numbers.ts";
import type { MeasuredGoalResult, MeasuredResult } from "./measured-result.ts";
import { colours, columnsOf, cut, glyphs, type Paper, wrapped } from "./paper.ts";

const indent = "    ";

/** The page; it ends with a line break. */
export function measuredText(result: MeasuredResult, paper: Paper): string {
  const measured = result.goals.filter(({ verdict }) => verdict !== "notYetModelled");
  const later = result.goals.filter(({ verdict }) => verdict === "notYetModelled");
  const parts = [
    headLines(result, paper),
    goalLines(measured, result, paper),
    laterLines(later, paper),
    hiddenLines(result, paper),
    [summaryLine(result, paper)],
  ];
  const filled = parts.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: MeasuredResult, { paint, tongue, width }: Paper): ReadonlyArray<string> {
  const { contract, events, kind, knownOn, log, span } = result;
  const { measured, period } = tongue.say;
  const known = knownOn === null ? [] : [measured.knownOn(tongue.date(knownOn))];
  const on = [measured.on(log, tongue.number(events)), measured.kinds[kind]].join(", ");
  const when = [period(tongue.date(span.from), tongue.date(span.to)), ...known].join(", ");
  return [
    ...wrapped(tongue.text(contract.title), width).map((line) => paint("bold", line)),
    ...[on, when].flatMap((text) => wrapped(text, width).map((line) => paint("dim", line))),
  ];
}

function goalLines(
  goals: ReadonlyArray<MeasuredGoalResult>,
  { cellLeast }: MeasuredResult,
  paper: Paper,
): ReadonlyArray<string> {
  if (goals.length === 0) return [];
  const { paint, tongue, width } = paper;
  const { say } = tongue;
  const heading = [say.target, say.measured.value, say.margin, say.measured.restsOn];
  const table = fitting([heading, ...goals.map((goal) => cellsOf(goal, tongue))], width - 4);
  const [head = "", ...rows] = table;
  const words = goals.map(({ verdict }) => say.verdicts[verdict]);
  const wordColumns = Math.max(...words.map((word) => columnsOf(word)));
  return [
    paint("bold", say.goals),
    paint("dim", indent + head),
    ...goals.flatMap((goal, i) => [
      ...titleLines(goal, wordColumns, paper),
      indent + rows[i],
      ...remarks(goal, cellLeast, tongue).flatMap((remark) =>
        wrapped(`(${remark})`, width - indent.length).map((line) => paint("dim", indent + line)),
      ),
      ...monthLines(goal, paper),
    ]),
  ];
}

/** `✗ missed  JKN-2  Work-ready in work …`, on more lines where it must be. */
function titleLines(
  { id, title, verdict }: MeasuredGoalResult,
  wordColumns: number,
  { paint, tongue, width }: Paper,
): ReadonlyArray<string> {
  const word = `${glyphs[verdict]} ${tongue.say.verdicts[verdict].padEnd(wordColumns)}`;
  const before = columnsOf(word) + columnsOf(id) + 4;
  const [first = "", ...more] = wrapped(tongue.text(title), width - before);
  return [
    `${paint(colours[verdict], word)}  ${paint("bold", id)}  ${first}`,
    ...more.map((line) => " ".repeat(before) + line),
  ];
}

function cellsOf(goal: MeasuredGoalResult, tongue: Tongue): ReadonlyArray<string> {
  const { base, value } = goal;
  return [
    targetText(goal, tongue),
    value === null ? "–" : valueText(goal, value, tongue),
    marginText(goal, tongue),
    base === null ? "" : tongue.say.measured.of(tongue.plain(base)),
  ];
}

const isWhole = ({ unit }: MeasuredGoalResult, value: number): boolean =>
  unit !== "share" && Number.isInteger(value);

/** A tenth of a per cent is enough of a share; other numbers have what their unit is worth. */
function valueText(goal: MeasuredGoalResult, value: number, tongue: Tongue): string {
  const decimals = goal.unit === "share" ? 3 : most[goal.unit];
  return amount(goal, value, isWhole(goal, value) ? 0 : decimals, tongue);
}

function marginText(goal: MeasuredGoalResult, tongue: Tongue): string {
  const { margin, unit } = goal;
  if (margin === null) return "";
  if (unit === "share") return `${tongue.signed(margin * 100, 1)} ${tongue.say.points}`;
  return tongue.signed(margin, isWhole(goal, margin) ? 0 : most[unit]);
}

/** What a reader should know of the value, or why there is none. */
function remarks(
  { missing, open, partial, why }: MeasuredGoalResult,
  cellLeast: number | null,
  tongue: Tongue,
): ReadonlyArray<string> {
  const found: string[] = [];
  const { measured } = tongue.say;
  if (why === "missingEvents") {
    found.push(...missing.map((names) => measured.why.missingEvents(names.join(measured.either))));
  } else if (why === "tooFew") {
    found.push(measured.why.tooFew(String(cellLeast ?? 0)));
  } else if (why !== null) {
    found.push(measured.why[why]);
  }
  if (partial) found.push(measured.partial);
  if (open !== null && open > 0) found.push(measured.open(tongue.number(open)));
  return found;
}

const monthsOnALine = 6;

function monthLines(
  goal: MeasuredGoalResult,
  { paint, tongue, width }: Paper,
): ReadonlyArray<string> {
  const cells = goal.byMonth.map(({ month, value, why }) => {
    if (why === "tooFew") return [month, "·"];
    return [month, value === null ? "–" : valueText(goal, value, tongue)];
  });
  const lines: Array<ReadonlyArray<string>> = [];
  for (let i = 0; i < cells.length; i += monthsOnALine) {
    lines.push(cells.slice(i, i + monthsOnALine).flat());
  }
  return fitting(lines, width - indent.length - 2).map((line) =>
    paint("dim", `${indent}  ${line}`),
  );
}

function laterLines(
  goals: ReadonlyArray<MeasuredGoalResult>,
  { paint, tongue, width }: Paper,
): ReadonlyArray<string> {
  if (goals.length === 0) return [];
  const idColumns = Math.max(...goals.map(({ id }) => columnsOf(id)));
  return [
    paint("bold", tongue.say.notYetModelled),
    ...goals.map(({ id, title }) =>
      cut(`  · ${id.padEnd(idColumns)}  ${tongue.text(title)}`, width),
    ),
  ];
}

function hiddenLines({ cellLeast, goals }: MeasuredResult, { tongue, width }: Paper) {
  const isShown = goals.some(({ byMonth }) => byMonth.some(({ why }) => why === "tooFew"));
  if (cellLeast === null || !isShown) return [];
  return wrapped(tongue.say.measured.hidden(tongue.number(cellLeast)), width);
}

/** `✗ 3 of 7 goals met, 2 missed`. */
function summaryLine({ goals }: MeasuredResult, { paint, tongue }: Paper): string {
  const { summary } = tongue.say;
  const judged = goals.filter(({ verdict }) =>
    ["met", "missed", "notMeasurable"].includes(verdict),
  );
  if (judged.length === 0) return summary.nothing;
  const countOf = (of: string) => judged.filter(({ verdict }) => verdict === of).length;
  const others = (["missed", "notMeasurable"] as const).filter((of) => countOf(of) > 0);
  const parts = [
    summary.met(tongue.number(countOf("met")), tongue.number(judged.length)),
    ...others.map((verdict) => summary[verdict](tongue.number(countOf(verdict)))),
  ];
  const worst = judged[0]?.verdict ?? "met";
  return paint(colours[worst], `${glyphs[worst]} ${parts.join(", ")}`);
}
