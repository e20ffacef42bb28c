/**
 * The goals as text, two lines each: what the goal is, then its numbers in columns. A contract's
 * goals are sentences, so a table of one line each would cut every one of them.
 */
import type { GoalResult } from "./forecast-result.ts";
import {
  marginText,
  meanText,
  probabilityInterval,
  probabilityText,
  spreadText,
  targetText,
} from "./goal-numbers.ts";
import { histogramText } from "./histogram.ts";
import { colours, columnsOf, cut, glyphs, type Paper } from "./paper.ts";

const indent = "    ";
const gap = "  ";

/** Lines of the goals that have been modelled, with a heading; none when there are none. */
export function goalLines(goals: ReadonlyArray<GoalResult>, paper: Paper): ReadonlyArray<string> {
  const { say } = paper.tongue;
  if (goals.length === 0) return [];
  const level = goals.find(({ value }) => value !== null)?.value?.level ?? 0;
  const years = say.spread(paper.tongue.percent(level));
  const heading = [say.target, say.forecast, years, say.margin, say.attained, "", ""];
  const rows = goals.map((goal) => cellsOf(goal, paper));
  const widths = heading.map((word, i) =>
    Math.max(columnsOf(word), ...rows.map((row) => columnsOf(row[i] ?? ""))),
  );
  const line = (cells: ReadonlyArray<string>) => fitted(cells, widths, paper.width);
  const first = paper.paint("bold", say.goals);
  return [
    first,
    paper.paint("dim", line(heading)),
    ...goals.flatMap((goal, i) => [
      titleLine(goal, paper),
      line(rows[i] ?? []),
      ...remarks(goal, paper).map((remark) => paper.paint("dim", `${indent}(${remark})`)),
    ]),
  ];
}

/** `✗ missed     JKN-2  Work-ready in work …`. */
export function titleLine(goal: GoalResult, paper: Paper): string {
  const { tongue, width, paint } = paper;
  const shown = ["missed", "uncertain", "met"] as const;
  const wordColumns = Math.max(...shown.map((verdict) => columnsOf(tongue.say.verdicts[verdict])));
  const word = `${glyphs[goal.verdict]} ${tongue.say.verdicts[goal.verdict].padEnd(wordColumns)}`;
  const before = `${word}  ${goal.id}  `;
  const title = cut(tongue.text(goal.title), width - columnsOf(before));
  return `${paint(colours[goal.verdict], word)}  ${paint("bold", goal.id)}  ${title}`;
}

function cellsOf(goal: GoalResult, { tongue }: Paper): ReadonlyArray<string> {
  return [
    targetText(goal, tongue),
    meanText(goal, tongue),
    spreadText(goal, tongue),
    marginText(goal, tongue),
    goal.probability === null ? "" : probabilityText(goal.probability.estimate, tongue),
    probabilityInterval(goal, tongue),
    histogramText(goal),
  ];
}

/** Cells in their columns, all but the last to the right; the last is left out if it is too wide. */
function fitted(
  cells: ReadonlyArray<string>,
  widths: ReadonlyArray<number>,
  width: number,
): string {
  const padded = cells.map((cell, i) => {
    const blanks = " ".repeat((widths[i] ?? 0) - columnsOf(cell));
    return i === cells.length - 1 ? cell : blanks + cell;
  });
  const all = widths.reduce((sum, own) => sum + own + gap.length, indent.length - gap.length);
  const shown = all > width ? padded.slice(0, -1) : padded;
  return (indent + shown.join(gap)).trimEnd();
}

/** What a reader should know of a goal's value. */
function remarks(goal: GoalResult, { tongue }: Paper): ReadonlyArray<string> {
  const { say } = tongue;
  const found: string[] = [];
  if (goal.partial) found.push(say.cohortPartial);
  if (goal.open > 0) found.push(say.cohortOpen(tongue.number(goal.open)));
  return found;
}
