/**
 * What the texts of all methods have in common: the title of a goal, an assumption with its range,
 * a table with a drawing at its end, and the count of what is not shown.
 */
import type { Tongue } from "../language/language.ts";
import { lineWidth, toLeft, toRight, widthsOf } from "./columns.ts";
import { targetText } from "./goal-numbers.ts";
import { columnsOf, type Paper, wrapped } from "./paper.ts";
import type { SensitivityResult } from "./sensitivity-result.ts";
import type { SweepGoal } from "./sweep-result.ts";

const indent = "  ";
const drawingLeast = 10;
const drawingMost = 36;

/** `JKN-8  Interviews held on time: 76.3 %, target ≥ 90 %`. */
export function titleLines(
  goal: SweepGoal,
  now: string,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.sensitivity;
  const target = goal.target === null ? "" : unbroken(targetText(goal, tongue));
  const title = tongue.text(goal.title);
  const words =
    now === ""
      ? title + (target === "" ? "" : ` (${target})`)
      : say.goal(title, unbroken(now), target);
  const before = columnsOf(goal.id) + 2;
  return wrapped(words, width - before).map((line, i) =>
    i === 0 ? `${paint("bold", goal.id)}  ${line}` : " ".repeat(before) + line,
  );
}

/** A number that stays on one line with its unit. */
export const unbroken = (text: string): string => text.replaceAll(" ", "\u00A0");

/** `hazard.noShow` and `0.05–0.3`. */
export function assumptionCells(
  { varied }: SensitivityResult,
  path: string,
  tongue: Tongue,
): readonly [path: string, range: string] {
  const found = varied.find((one) => one.path === path);
  if (found === undefined) return [path, ""];
  const [low, high] = [found.low, found.high].map((end) =>
    tongue.plain(Number(end.toPrecision(3))),
  );
  return [path, low.startsWith("−") ? `${low} – ${high}` : `${low}–${high}`];
}

/**
 * Lines of a table: the first cell of each row to the left, the others to the right, and behind
 * them a drawing as wide as the paper leaves room for; none when that is too little.
 */
export function drawnTable(
  heading: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  drawing: (row: number, columns: number) => string,
  { width, paint }: Paper,
): ReadonlyArray<string> {
  const widths = widthsOf([heading, ...rows]);
  const room = width - indent.length - lineWidth(widths) - 2;
  const columns = Math.min(drawingMost, room);
  const text = (cells: ReadonlyArray<string>) =>
    cells
      .map((cell, i) => (i === 0 ? toLeft : toRight)(cell, widths[i]))
      .join("  ")
      .trimEnd();
  return [
    paint("dim", indent + text(heading)),
    ...rows.map((cells, row) => {
      const drawn = columns < drawingLeast ? "" : `  ${drawing(row, columns)}`;
      return `${indent}${toLeft(text(cells), lineWidth(widths))}${drawn}`.trimEnd();
    }),
  ];
}

/** A bar of a part of so many columns, in eighths. */
export function barText(part: number, columns: number): string {
  const eighths = Math.max(1, Math.round(Math.min(1, part) * columns * 8));
  const rest = eighths % 8;
  return "█".repeat(Math.floor(eighths / 8)) + (rest === 0 ? "" : "▏▎▍▌▋▊▉"[rest - 1]);
}

/** Under the title of a goal of which no effect is told: that there is none, or none to be told. */
export function untoldLines(
  effects: ReadonlyArray<{ readonly effect: "told" | "notTold" | "none" }>,
  top: number,
  paper: Paper,
): ReadonlyArray<string> {
  const say = paper.tongue.say.sensitivity;
  if (effects.every(({ effect }) => effect === "none")) return [indent + say.nothingAtAll];
  return [indent + say.nothingTold, ...restLines(effects, top, paper)];
}

/** How many more there are, cannot be told from chance, and change nothing. */
export function restLines(
  effects: ReadonlyArray<{ readonly effect: "told" | "notTold" | "none" }>,
  top: number,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const count = (of: string) => effects.filter(({ effect }) => effect === of).length;
  const more = Math.max(0, count("told") - top);
  const numbers = [more, count("notTold"), count("none")].map((n) => tongue.number(n));
  const [rest, notTold, none] = numbers;
  const words = tongue.say.sensitivity.rest(rest, notTold, none);
  if (words === "") return [];
  return wrapped(`(${words})`, width - indent.length).map((line) => paint("dim", indent + line));
}

/** The path that is first for most goals, and the first goal for which it is. */
export function foremost<E extends { readonly path: string }>(
  firsts: ReadonlyArray<{ readonly goal: SweepGoal; readonly effect: E }>,
): { readonly goal: SweepGoal; readonly effect: E } | undefined {
  const times = (path: string) => firsts.filter(({ effect }) => effect.path === path).length;
  return firsts.toSorted((one, other) => times(other.effect.path) - times(one.effect.path))[0];
}
