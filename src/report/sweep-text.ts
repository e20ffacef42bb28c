/**
 * A sweep as text for a terminal: what was varied, then goal by goal how it responds, and as the
 * last line where all goals together are likeliest. One axis is a curve with its table, two on a
 * grid are a table of shades; of more, each axis is shown by itself.
 */
import { heatLines } from "./heat-table.ts";
import { columnsOf, cut, type Paper, wrapped } from "./paper.ts";
import { amount, probabilityInterval, probabilityText, targetText } from "./goal-numbers.ts";
import { decimalsOf, responseLines } from "./response-table.ts";
import { unbroken } from "./sensitivity-lines.ts";
import type { GoalAtPoint, SweepAxis, SweepGoal, SweepPoint, SweepResult } from "./sweep-result.ts";

/** The text; it ends with a line break. */
export function sweepText(result: SweepResult, paper: Paper): string {
  const parts = [
    headLines(result, paper),
    axesLines(result, paper),
    ...result.goals.map((goal, index) => goalLines(result, goal, index, paper)),
    legendLines(result, paper),
    wrapped(verdictLine(result, paper), paper.width),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: SweepResult, { tongue, width, paint }: Paper): ReadonlyArray<string> {
  const { scenario, points, seed, version, level } = result;
  const say = tongue.say.sweep;
  const title = cut(tongue.text(scenario.title), width);
  const room = width - columnsOf(title) - 2;
  const file = columnsOf(scenario.file) <= room ? `  ${paint("dim", scenario.file)}` : "";
  const replications = Math.max(0, ...points.map((point) => point.replications));
  const made = say.made(tongue.number(points.length), tongue.number(replications), seed, version);
  const levels = tongue.say.levelOfIntervals(tongue.percent(level));
  return [
    paint("bold", title) + file,
    paint("dim", `${made}, ${levels}`),
    ...wrapped(say.sameChance, width).map((line) => paint("dim", line)),
  ];
}

function axesLines({ axes }: SweepResult, { tongue, width, paint }: Paper): ReadonlyArray<string> {
  const say = tongue.say.sweep;
  const text = (axis: SweepAxis): string => {
    const { path, unit, from, to, value, values, shares, lever } = axis;
    const isFew = values !== null && values.length <= 12;
    // A comma is the decimal sign in Danish, and units of parameters are in English only.
    const isEnglish = tongue.language === "en";
    const numbers = isFew
      ? values.map((one) => tongue.plain(one)).join(isEnglish ? ", " : "; ")
      : say.between(tongue.plain(from), tongue.plain(to));
    const shown = isEnglish ? `${numbers} ${unit}` : numbers;
    const givesWay = shares === null ? "" : `; ${say.givesWay(shares)}`;
    const acts = lever === null ? "" : `; ${lever}`;
    return `${path}  ${shown} (${say.asItIs(tongue.plain(value))})${givesWay}${acts}`;
  };
  return [
    paint("bold", say.varied),
    ...axes.flatMap((axis) =>
      wrapped(text(axis), width - 6).map((line, i) => (i === 0 ? "  " : "      ") + line),
    ),
  ];
}

function goalLines(
  result: SweepResult,
  goal: SweepGoal,
  index: number,
  paper: Paper,
): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const target = goal.target === null ? tongue.say.openTarget : unbroken(targetText(goal, tongue));
  const words = `${tongue.text(goal.title)}, ${tongue.say.sweep.target(target)}`;
  const before = columnsOf(goal.id) + 2;
  const title = wrapped(words, width - before).map((line, i) =>
    i === 0 ? `${paint("bold", goal.id)}  ${line}` : " ".repeat(before) + line,
  );
  if (result.points.every((point) => point.goals[index].mean === null)) {
    return [...title, `  ${tongue.say.sweep.noValue}`];
  }
  if (result.points.length > 1 && result.points.every((point) => isUnmoved(point.goals[index]))) {
    return [...title, ...unmovedLines(goal, result.points[0].goals[index], paper)];
  }
  const isGrid = result.design === "factorial" && result.axes.length === 2;
  const body = isGrid
    ? heatLines(result, index, paper)
    : result.axes.flatMap((_, axis) => responseLines(result, index, axis, paper));
  return [...title, ...body];
}

/** Whether the goal is as in the scenario as it stands, in every single replication. */
const isUnmoved = ({ difference }: GoalAtPoint): boolean =>
  difference !== null && difference.mean === 0 && difference.lo === difference.hi;

/** One line for a goal that nothing varied here can reach: a curve of it would say no more. */
function unmovedLines(
  goal: SweepGoal,
  at: GoalAtPoint,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const decimals = decimalsOf(goal, [at]);
  const mean = at.mean === null ? "" : amount(goal, at.mean, decimals, tongue);
  const chance =
    at.probability === null ? "" : unbroken(probabilityText(at.probability.estimate, tongue));
  const interval = at.probability === null ? "" : unbroken(probabilityInterval(at, tongue));
  const text = tongue.say.sweep.unmoved(unbroken(mean), chance, interval);
  return wrapped(text, width - 2).map((line) => `  ${paint("dim", line)}`);
}

function legendLines(result: SweepResult, { tongue, width, paint }: Paper): ReadonlyArray<string> {
  const isGrid = result.design === "factorial" && result.axes.length === 2;
  const say = tongue.say.sweep;
  return wrapped(isGrid ? say.shades : say.marked, width).map((line) => paint("dim", line));
}

/** Where all goals with a target are likeliest to be attained together. */
export function verdictLine({ axes, goals, points }: SweepResult, { tongue }: Paper): string {
  const say = tongue.say.sweep;
  const judged = goals.filter((_, g) =>
    points.some((point) => point.goals[g].probability !== null),
  );
  const [goal] = judged;
  if (goal === undefined) return say.nothing;
  const chanceAt = (point: SweepPoint) =>
    judged.length > 1 ? point.all : point.goals[goals.indexOf(goal)].probability;
  const estimate = (point: SweepPoint) => chanceAt(point)?.estimate ?? -1;
  const best = points.reduce((one, other) => (estimate(other) > estimate(one) ? other : one));
  const probability = chanceAt(best);
  const count = tongue.number(judged.length);
  if (probability === null || probability.estimate === 0) {
    return judged.length > 1 ? say.nowhere(count) : say.nowhereOne(goal.id);
  }
  const where = best.values
    .map((value, i) => `${axes[i].path} = ${tongue.plain(Number(value.toPrecision(4)))}`)
    .join(", ");
  const chance = unbroken(probabilityText(probability.estimate, tongue));
  const interval = unbroken(probabilityInterval({ probability }, tongue));
  return judged.length > 1
    ? say.best(count, where, chance, interval)
    : say.bestOne(goal.id, where, chance, interval);
}
