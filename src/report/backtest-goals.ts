/** The goals of a contract in a back-test: what they were given from origin to origin, and came. */
import type { Tongue } from "../language/language.ts";
import type { BacktestResult, GoalCaseResult } from "./backtest-result.ts";
import { toLeft, widthsOf } from "./columns.ts";
import { probabilityText } from "./goal-numbers.ts";
import { cut, type Paper } from "./paper.ts";
import { sparkline } from "./sparkline.ts";

/** None when no goal's window was over within the history. */
export function backtestGoalLines(
  { goals }: BacktestResult,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.backtest;
  const there = goals.filter(({ cases }) => cases.length > 0);
  if (there.length === 0) return [];
  const rows = there.map(({ id, cases, brier }) => {
    const { attained } = cases[cases.length - 1];
    const came = attained === null ? say.noTarget : attained ? say.attained : say.missed;
    const score = brier === null ? "" : say.brier(tongue.number(brier, 2));
    return [id, came, givenText(cases, tongue), score];
  });
  const widths = widthsOf(rows);
  const lines = rows.map((cells) => cells.map((cell, i) => toLeft(cell, widths[i])).join("  "));
  return [paint("bold", say.goals), ...lines.map((line) => cut(`  ${line}`.trimEnd(), width))];
}

/** A line of the probabilities, its floor 0 and its ceiling 1, and the first and the last. */
function givenText(cases: ReadonlyArray<GoalCaseResult>, tongue: Tongue): string {
  const given = cases.flatMap(({ probability }) => probability ?? []);
  if (given.length === 0) return "";
  const [first, last] = [given[0], given[given.length - 1]].map((p) => probabilityText(p, tongue));
  const text = tongue.say.backtest.goal(first, last, tongue.number(given.length));
  const course = given.length < 3 ? "" : ` ${sparkline([...given, 0, 1], 0).slice(0, -2)}`;
  return `${text}${course}`;
}
