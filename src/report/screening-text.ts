/**
 * A screening as text: of each goal the assumptions whose effect is largest when they go over their
 * whole range, whatever the others are, and whether the effect always goes the same way.
 */
import type { Tongue } from "../language/language.ts";
import { effectUnit, sizeTexts } from "./effect-numbers.ts";
import type { Paper } from "./paper.ts";
import {
  assumptionCells,
  barText,
  drawnTable,
  foremost,
  restLines,
  titleLines,
  untoldLines,
} from "./sensitivity-lines.ts";
import type { MorrisResult } from "./sensitivity-result.ts";

type Goal = MorrisResult["goals"][number];
type Row = Goal["effects"][number];

export function screeningLines(
  result: MorrisResult,
  goal: Goal,
  top: number,
  paper: Paper,
): ReadonlyArray<string> {
  const { tongue } = paper;
  const say = tongue.say.sensitivity;
  const { effects } = goal;
  const title = titleLines(goal, "", paper);
  const rows = effects.filter(({ effect }) => effect === "told").slice(0, top);
  if (rows.length === 0) return [...title, ...untoldLines(effects, top, paper)];
  const cells = rows.map((row) => [
    ...assumptionCells(result, row.path, tongue),
    wayOf(row),
    ...sizeTexts(goal.unit, row.size, tongue),
  ]);
  const unit = effectUnit(goal.unit, tongue);
  const level = tongue.percent(result.level);
  const heading = [unit, "", say.way, say.size, say.interval(level)];
  const largest = rows[0].size.estimate;
  const drawing = (row: number, columns: number) =>
    barText(rows[row].size.estimate / largest, columns);
  return [
    ...title,
    ...drawnTable(heading, cells, drawing, paper),
    ...restLines(effects, top, paper),
  ];
}

/** Nearly all effects one way, or some this way and some that. */
function wayOf({ mean, size }: Row): string {
  const part = mean / size.estimate;
  return part > 0.9 ? "+" : part < -0.9 ? "−" : "±";
}

export function screeningVerdict({ goals, varied }: MorrisResult, tongue: Tongue): string {
  const say = tongue.say.sensitivity;
  const told = goals.flatMap((goal) =>
    goal.effects.filter(({ effect }) => effect === "told").map((effect) => ({ goal, effect })),
  );
  const all = tongue.number(varied.length);
  const first = foremost(goals.flatMap((goal) => told.find((one) => one.goal === goal) ?? []));
  if (first === undefined) return say.nothingMatters(all);
  const { goal, effect } = first;
  const unit = effectUnit(goal.unit, tongue);
  const [size] = sizeTexts(goal.unit, effect.size, tongue);
  const count = new Set(told.map((one) => one.effect.path)).size;
  const most = say.moves(effect.path, goal.id, unit === "" ? size : `${size} ${unit}`);
  return say.verdict(tongue.number(count), all, most);
}
