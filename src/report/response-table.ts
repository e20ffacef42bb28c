/**
 * How a goal responds along one axis of a sweep: a curve, and on a grid a table under it with the
 * mean and the probability of attainment. When other axes are varied too, what is shown at a value
 * is the average over all points that have it, or every point as a dot.
 */
import { digitsFor } from "../goals/digits.ts";
import { line, widthsOf } from "./columns.ts";
import { effectText } from "./effect-numbers.ts";
import { amount, most, probabilityInterval, probabilityText, targetText } from "./goal-numbers.ts";
import { chartLines, type CurvePoint } from "./line-chart.ts";
import type { Paper } from "./paper.ts";
import type { GoalAtPoint, SweepGoal, SweepResult } from "./sweep-result.ts";

const blocks = "▏▎▍▌▋▊▉█";
const barColumns = 10;
const chartColumns = 76;
const indent = "  ";

/** A value on the axis with what the goal is there. */
interface Response {
  readonly value: number;
  readonly at: GoalAtPoint;
}

/** Chart and table of a goal along an axis, both by their numbers. */
export function responseLines(
  result: SweepResult,
  goalIndex: number,
  axisIndex: number,
  paper: Paper,
): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const goal = result.goals[goalIndex];
  const axis = result.axes[axisIndex];
  const isGrid = axis.values !== null;
  const isAlone = result.axes.length === 1;
  const responses = isGrid
    ? onGrid(result, goalIndex, axisIndex)
    : result.points
        .map(({ values, goals }) => ({ value: values[axisIndex], at: goals[goalIndex] }))
        .toSorted((one, other) => one.value - other.value);
  const decimals = decimalsOf(
    goal,
    result.points.map(({ goals }) => goals[goalIndex]),
  );
  const say = tongue.say.sweep;
  const heading = isGrid ? say.averaged(axis.path) : say.cloud(axis.path);
  const points = responses.flatMap(({ value, at }) => curvePoint(value, at));
  const chart = chartLines(
    {
      points,
      joined: isGrid || isAlone,
      from: axis.from,
      to: axis.to,
      mark: axis.value,
      least: 10 * Number(`1e${-decimals}`),
      targets: [goal.target ?? []].flat(),
      yText: (y) => amount(goal, y, decimals, tongue),
      xText: (x) => tongue.plain(x),
      name: axis.path,
    },
    Math.min(chartColumns, width - indent.length),
  );
  return [
    ...(isAlone ? [] : [indent + heading]),
    ...[...chart, ...farTarget(goal, points, paper)].map((text) => indent + text),
    ...(isGrid || (isAlone && responses.length <= 20)
      ? tableLines(goal, responses, result.level, decimals, paper)
      : []
    ).map((text, i) => indent + (i === 0 ? paint("dim", text) : text)),
  ];
}

/** Decimals that the means of a goal are known to, at the point where they are known best. */
export function decimalsOf({ unit }: SweepGoal, at: ReadonlyArray<GoalAtPoint>): number {
  const widths = at.flatMap(({ lo, hi }) => (lo === null || hi === null ? [] : [hi - lo]));
  const narrowest = Math.min(...widths.filter((width) => width > 0));
  // A third of the half-width: the last digit shown still tells the ends of the interval apart.
  return Number.isFinite(narrowest)
    ? digitsFor(narrowest / 6, most[unit])
    : Math.min(most[unit], 2);
}

const curvePoint = (x: number, { mean, lo, hi }: GoalAtPoint): ReadonlyArray<CurvePoint> =>
  mean === null ? [] : [{ x, y: mean, lo: lo ?? mean, hi: hi ?? mean }];

/** The values of an axis on a grid, each with the average over the points that have it. */
function onGrid(
  { axes, points }: SweepResult,
  goal: number,
  axis: number,
): ReadonlyArray<Response> {
  return (axes[axis].values ?? []).flatMap((value) => {
    const there = points.filter(({ values }) => values[axis] === value);
    const at = average(there.map(({ goals }) => goals[goal]));
    return at === undefined ? [] : [{ value, at }];
  });
}

function average(at: ReadonlyArray<GoalAtPoint>): GoalAtPoint | undefined {
  if (at.length <= 1) return at[0];
  const mean = (numbers: ReadonlyArray<number | null>) => {
    const known = numbers.filter((one) => one !== null);
    return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
  };
  const estimate = mean(at.map(({ probability }) => probability?.estimate ?? null));
  return {
    ...at[0],
    mean: mean(at.map((one) => one.mean)),
    lo: null,
    hi: null,
    difference: null,
    // The points are not replications of one thing, so there is no interval of their average.
    probability: estimate === null ? null : { estimate, lo: 0, hi: 1 },
  };
}

/** Says where the target is when it is too far away to be drawn. */
function farTarget(
  goal: SweepGoal,
  points: ReadonlyArray<CurvePoint>,
  { tongue, paint }: Paper,
): ReadonlyArray<string> {
  const bounds = [goal.target ?? []].flat();
  if (bounds.length === 0 || points.length === 0) return [];
  const [low, high] = [
    Math.min(...points.map(({ lo }) => lo)),
    Math.max(...points.map(({ hi }) => hi)),
  ];
  const reach = (high - low) * 1.5;
  const say = tongue.say.sweep;
  const target = targetText(goal, tongue);
  if (bounds.every((bound) => bound > high + reach)) return [paint("dim", say.targetAbove(target))];
  if (bounds.every((bound) => bound < low - reach)) return [paint("dim", say.targetBelow(target))];
  return [];
}

function tableLines(
  goal: SweepGoal,
  responses: ReadonlyArray<Response>,
  level: number,
  decimals: number,
  { tongue }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.sweep;
  const hasIntervals = responses.some(({ at }) => at.lo !== null);
  const hasDifferences = responses.some(({ at }) => at.difference !== null);
  const hasTarget = responses.some(({ at }) => at.probability !== null);
  const rows = responses.map(({ value, at }) => [
    tongue.plain(Number(value.toPrecision(6))),
    at.mean === null ? say.noValue : amount(goal, at.mean, decimals, tongue),
    ...(hasIntervals ? [intervalText(goal, at, decimals, tongue)] : []),
    ...(hasDifferences ? [fromNow(goal, at, tongue)] : []),
    ...(hasTarget ? chanceCells(at, tongue) : []),
  ]);
  const heading = [
    "",
    say.mean,
    ...(hasIntervals ? [say.interval(tongue.percent(level))] : []),
    ...(hasDifferences ? [say.fromNow] : []),
    ...(hasTarget ? [say.attained, "", ""] : []),
  ];
  const widths = widthsOf([heading, ...rows]);
  return [heading, ...rows].map((cells) => line(cells, widths).trimEnd());
}

function fromNow(
  { unit }: SweepGoal,
  { difference }: GoalAtPoint,
  tongue: Paper["tongue"],
): string {
  if (difference === null) return "";
  const { mean, lo, hi } = difference;
  return effectText(unit, { estimate: mean, lo, hi }, tongue);
}

function intervalText(
  goal: SweepGoal,
  { lo, hi }: GoalAtPoint,
  decimals: number,
  tongue: Paper["tongue"],
): string {
  if (lo === null || hi === null) return "";
  const [low, high] = [lo, hi].map((bound) => amount(goal, bound, decimals, tongue));
  const start = goal.unit === "share" ? low.replace(/ %$/u, "") : low;
  return low.startsWith("−") || high.startsWith("−") ? `${start} – ${high}` : `${start}–${high}`;
}

/** The probability as a number, as its interval and as a bar. */
function chanceCells({ probability }: GoalAtPoint, tongue: Paper["tongue"]): ReadonlyArray<string> {
  if (probability === null) return ["", "", " ".repeat(barColumns)];
  const eighths = Math.round(probability.estimate * barColumns * 8);
  const rest = eighths % 8;
  const bar = "█".repeat(Math.floor(eighths / 8)) + (rest === 0 ? "" : blocks[rest - 1]);
  return [
    probabilityText(probability.estimate, tongue),
    probabilityInterval({ probability }, tongue),
    bar.padEnd(barColumns),
  ];
}
