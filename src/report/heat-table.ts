/**
 * Two axes of a sweep as a table: down the first, across the second, in each cell the probability
 * that the goal is attained with a shade, so that where it turns is seen before a number is read.
 * Under it the means. A table wider than the paper is cut into parts of as many columns as fit.
 */
import { line, widthsOf } from "./columns.ts";
import { amount, probabilityText } from "./goal-numbers.ts";
import { type Paper, wrapped } from "./paper.ts";
import { decimalsOf } from "./response-table.ts";
import type { GoalAtPoint, SweepResult } from "./sweep-result.ts";

const indent = "  ";

/** The shade of a probability, darker where it is likelier. */
export function shadeOf(probability: number): string {
  if (probability < 0.01) return "·";
  if (probability < 0.2) return "░";
  if (probability < 0.5) return "▒";
  return probability < 0.8 ? "▓" : "█";
}

/** The tables of a goal, by its number. */
export function heatLines(
  result: SweepResult,
  goalIndex: number,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const goal = result.goals[goalIndex];
  const at = result.points.map(({ goals }) => goals[goalIndex]);
  const decimals = decimalsOf(goal, at);
  const say = tongue.say.sweep;
  const [down, across] = result.axes;
  const tables = [
    {
      heading: say.attainedBy(down.path, across.path),
      shown: at.some(({ probability }) => probability !== null),
      text: ({ probability }: GoalAtPoint) => {
        if (probability === null) return "";
        const { estimate } = probability;
        return `${shadeOf(estimate).repeat(2)} ${probabilityText(estimate, tongue)}`;
      },
    },
    {
      heading: say.meanBy(down.path, across.path),
      shown: true,
      text: ({ mean }: GoalAtPoint) => (mean === null ? "" : amount(goal, mean, decimals, tongue)),
    },
  ];
  return tables
    .filter(({ shown }) => shown)
    .flatMap(({ heading, text }) => [
      ...wrapped(heading, width - indent.length).map((words) => paint("dim", indent + words)),
      ...parts(cellsOf(result, goalIndex, text, tongue), width - indent.length).map(
        (row) => indent + row,
      ),
    ]);
}

/** Rows of cells, the values of the axes along their edges. */
function cellsOf(
  { axes, points }: SweepResult,
  goal: number,
  text: (at: GoalAtPoint) => string,
  tongue: Paper["tongue"],
): ReadonlyArray<ReadonlyArray<string>> {
  const [down, across] = axes.map(({ values }) => values ?? []);
  const plain = (value: number) => tongue.plain(value);
  return [
    ["", ...across.map(plain)],
    ...down.map((y) => [
      plain(y),
      ...across.map((x) => {
        const point = points.find(({ values }) => values[0] === y && values[1] === x);
        return point === undefined ? "" : text(point.goals[goal]);
      }),
    ]),
  ];
}

/** The table as lines; its first column stands at the edge of every part. */
function parts(rows: ReadonlyArray<ReadonlyArray<string>>, width: number): ReadonlyArray<string> {
  const widths = widthsOf(rows);
  const lines: string[] = [];
  for (let first = 1; first < widths.length;) {
    let next = first + 1;
    const wide = (end: number) =>
      widths.slice(first, end).reduce((sum, own) => sum + own + 2, widths[0]);
    while (next < widths.length && wide(next + 1) <= width) next += 1;
    const some = [widths[0], ...widths.slice(first, next)];
    for (const row of rows) lines.push(line([row[0], ...row.slice(first, next)], some).trimEnd());
    first = next;
  }
  return lines;
}
