/**
 * A curve in the terminal: braille dots for where it runs and for the intervals of its points, a
 * broken line for the target, and an axis on which the value that the scenario has is marked. Eight
 * dots to a character let a curve of a few rows show whether it bends.
 */
import { toRight } from "./columns.ts";
import { columnsOf } from "./paper.ts";

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  /** Interval of y; the same as y where there is none. */
  readonly lo: number;
  readonly hi: number;
}

export interface Chart {
  readonly points: ReadonlyArray<CurvePoint>;
  /** Whether the points lie along one line, or are a cloud. */
  readonly joined: boolean;
  /** Ends of the axis. */
  readonly from: number;
  readonly to: number;
  /** Value marked on the axis; not marked when it is outside. */
  readonly mark: number;
  /** Least height of the chart: what differs by less is drawn as level. */
  readonly least: number;
  /** Bounds of the target. */
  readonly targets: ReadonlyArray<number>;
  readonly yText: (y: number) => string;
  readonly xText: (x: number) => string;
  /** Behind the axis. */
  readonly name: string;
}

const rows = 8;
const [dotsAcross, dotsDown] = [2, 4];
/** How far beyond the curve a target may be to be drawn, in heights of the curve. */
const targetReach = 1.5;
const dotBits = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

/** The lines of a chart in so many columns; none when there is nothing to draw. */
export function chartLines(chart: Chart, columns: number): ReadonlyArray<string> {
  const { points, targets, yText } = chart;
  if (points.length === 0) return [];
  const [low, high] = rangeOf(chart);
  const shown = targets.filter((y) => y >= low && y <= high);
  const rowOf = (y: number) =>
    Math.min(rows - 1, Math.floor(((high - y) / (high - low)) * rows * 0.9999));
  const labels = new Map([
    [0, yText(high)],
    [rows - 1, yText(low)],
    ...shown.map((y) => [rowOf(y), yText(y)] as const),
  ]);
  const labelWidth = Math.max(...[...labels.values()].map(columnsOf));
  const across = Math.max(20, columns - labelWidth - 2);
  const dots = canvas(chart, across, low, high);
  const targetRows = new Set(shown.map(rowOf));
  const lines = dots.map((cells, row) => {
    const isTarget = targetRows.has(row);
    const drawn = cells.map((bits) =>
      bits === 0 ? (isTarget ? "┄" : " ") : String.fromCodePoint(0x2800 + bits),
    );
    const label = toRight(labels.get(row) ?? "", labelWidth);
    return `${label} ${labels.has(row) ? "┤" : "│"}${drawn.join("")}`.trimEnd();
  });
  return [...lines, ...axisLines(chart, across, labelWidth)];
}

/** The heights to show: all intervals, and the target when it is not far away. */
function rangeOf({ points, targets, least }: Chart): readonly [low: number, high: number] {
  const [lows, highs] = [points.map(({ lo }) => lo), points.map(({ hi }) => hi)];
  let [low, high] = [Math.min(...lows), Math.max(...highs)];
  const lacking = Math.max(0, least - (high - low)) / 2;
  [low, high] = [low - lacking, high + lacking];
  const reach = (high - low) * targetReach;
  const near = targets.filter((y) => y >= low - reach && y <= high + reach);
  return [Math.min(low, ...near), Math.max(high, ...near)];
}

/** Dots of every cell, row by row. */
function canvas(
  { points, joined, from, to }: Chart,
  across: number,
  low: number,
  high: number,
): ReadonlyArray<ReadonlyArray<number>> {
  const cells = Array.from({ length: rows }, () => Array.from({ length: across }, () => 0));
  const [width, height] = [across * dotsAcross - 1, rows * dotsDown - 1];
  const dotX = (x: number) => (to === from ? 0 : ((x - from) / (to - from)) * width);
  const dotY = (y: number) => ((high - y) / (high - low)) * height;
  const put = (x: number, y: number) => {
    const [dx, dy] = [Math.round(x), Math.round(y)];
    if (dx < 0 || dy < 0 || dx > width || dy > height) return;
    cells[Math.floor(dy / dotsDown)][Math.floor(dx / dotsAcross)] |=
      dotBits[dy % dotsDown][dx % dotsAcross];
  };
  for (const [i, { x, y, lo, hi }] of points.entries()) {
    // Every other dot, so that an interval is not taken for the curve.
    for (let at = dotY(hi); at <= dotY(lo); at += 2) put(dotX(x), at);
    put(dotX(x), dotY(y));
    const next = points[i + 1];
    if (!joined || next === undefined) continue;
    const steps = Math.ceil(Math.max(dotX(next.x) - dotX(x), Math.abs(dotY(next.y) - dotY(y)), 1));
    for (let s = 0; s <= steps; s += 1) {
      const part = s / steps;
      put(dotX(x + (next.x - x) * part), dotY(y + (next.y - y) * part));
    }
  }
  return cells;
}

/** The axis with the mark, and under it the values at both ends. */
function axisLines(
  { from, to, mark, xText, name }: Chart,
  across: number,
  labelWidth: number,
): ReadonlyArray<string> {
  const indent = " ".repeat(labelWidth + 1);
  const place = Math.round(((mark - from) / (to - from)) * (across - 1));
  const isMarked = mark >= from && mark <= to && to > from;
  const axis = Array.from({ length: across }, (_, i) => (isMarked && i === place ? "▲" : "─"));
  const [first, last] = [xText(from), `${name} ${xText(to)}`];
  const between = Math.max(1, across - columnsOf(first) - columnsOf(last));
  const ends = to === from ? `${name} ${first}` : first + " ".repeat(between) + last;
  return [`${indent}└${axis.join("")}`, `${indent} ${ends}`];
}
