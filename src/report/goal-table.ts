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
import { colours, columnsOf, glyphs, type Paper, wrapped } from "./paper.ts";

const indent = "    ";
const gap = "  ";

/** Lines of the goals that have been modelled, with a heading; none when there are none. */
export function goalLines(
  goals: ReadonlyArray<GoalResult>,
  replications: number,
  paper: Paper,
): ReadonlyArray<string> {
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
  const words = goals.map(({ verdict }) => say.verdicts[verdict]);
  const wordColumns = Math.max(...words.map((word) => columnsOf(word)));
  return [
    paper.paint("bold", say.goals),
    paper.paint("dim", line(heading)),
    ...goals.flatMap((goal, i) => [
      ...titleLines(goal, wordColumns, paper),
      line(rows[i] ?? []),
      ...remarks(goal, replications, paper).flatMap((remark) =>
        wrapped(`(${remark})`, paper.width - indent.length).map((text) =>
          paper.paint("dim", indent + text),
        ),
      ),
    ]),
  ];
}

/** `✗ missed     JKN-2  Work-ready in work …`, on a second line where it must be. */
function titleLines(
  goal: GoalResult,
  wordColumns: number,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const word = `${glyphs[goal.verdict]} ${tongue.say.verdicts[goal.verdict].padEnd(wordColumns)}`;
  const before = columnsOf(word) + columnsOf(goal.id) + 2 * gap.length;
  const [first = "", ...more] = wrapped(tongue.text(goal.title), width - before);
  return [
    paint(colours[goal.verdict], word) + gap + paint("bold", goal.id) + gap + first,
    ...more.map((line) => " ".repeat(before) + line),
  ];
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

/** Cells in their columns, to the right but for the last, which is left out if too wide. */
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
function remarks(goal: GoalResult, replications: number, { tongue }: Paper): ReadonlyArray<string> {
  const { say } = tongue;
  const found: string[] = [];
  if (goal.partial) found.push(say.cohortPartial);
  if (goal.measured < replications) {
    const missing = tongue.number(replications - goal.measured);
    found.push(say.notMeasured(missing, tongue.number(replications)));
  }
  if (goal.open > 0) found.push(say.cohortOpen(tongue.number(goal.open)));
  return found;
}
