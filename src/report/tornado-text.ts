/**
 * A tornado as text: of each goal the assumptions that move it most, both ends of their ranges
 * against the scenario as it is, and a bar from the one to the other, the widest on top.
 */
import { digitsFor } from "../goals/digits.ts";
import type { Tongue } from "../language/language.ts";
import { effectAlone, effectText, effectUnit } from "./effect-numbers.ts";
import { amount, most } from "./goal-numbers.ts";
import type { Paper } from "./paper.ts";
import {
  assumptionCells,
  drawnTable,
  foremost,
  restLines,
  titleLines,
  unbroken,
  untoldLines,
} from "./sensitivity-lines.ts";
import type { TornadoResult } from "./sensitivity-result.ts";

type Goal = TornadoResult["goals"][number];
type Row = Goal["effects"][number];

export function tornadoLines(
  result: TornadoResult,
  goal: Goal,
  top: number,
  paper: Paper,
): ReadonlyArray<string> {
  const { tongue } = paper;
  const say = tongue.say.sensitivity;
  const { effects, now } = goal;
  if (now === null) return [...titleLines(goal, say.noValue, paper)];
  const told = effects.filter(({ effect }) => effect === "told");
  const rows = told.slice(0, top);
  const title = titleLines(goal, nowText(goal, now, tongue), paper);
  if (rows.length === 0) return [...title, ...untoldLines(effects, top, paper)];
  const unit = effectUnit(goal.unit, tongue);
  const cells = rows.map(({ path, low, high }) => [
    ...assumptionCells(result, path, tongue),
    effectText(goal.unit, low.difference, tongue),
    effectText(goal.unit, high.difference, tongue),
  ]);
  const heading = [unit, "", say.atLow, say.atHigh];
  const drawing = (row: number, columns: number) => tornadoBar(rows, row, now, columns);
  return [
    ...title,
    ...drawnTable(heading, cells, drawing, paper),
    ...restLines(effects, top, paper),
  ];
}

/** The goal in the scenario as it is, with as many digits as its effects are told with. */
function nowText(goal: Goal, now: number, tongue: Tongue): string {
  const widest = goal.effects[0]?.width ?? 0;
  return amount(goal, now, digitsFor(widest / 10, most[goal.unit]), tongue);
}

/** From the mean at one end over the scenario's own to the mean at the other. */
function tornadoBar(rows: ReadonlyArray<Row>, row: number, now: number, columns: number): string {
  const endsOf = ({ low, high }: Row) => [low.mean ?? now, high.mean ?? now] as const;
  const all = [now, ...rows.flatMap(endsOf)];
  const [least, greatest] = [Math.min(...all), Math.max(...all)];
  const place = (mean: number) =>
    Math.round(((mean - least) / (greatest - least || 1)) * (columns - 1));
  const middle = place(now);
  const cells = Array.from({ length: columns }, () => " ");
  const fill = (end: number, mark: string) => {
    for (let i = Math.min(end, middle); i <= Math.max(end, middle); i += 1) cells[i] = mark;
  };
  const [low, high] = endsOf(rows[row]).map(place);
  // When both ends lie on the same side, the shorter bar is drawn over the longer.
  const bars = [
    { end: low, mark: "░" },
    { end: high, mark: "█" },
  ].toSorted((one, other) => Math.abs(other.end - middle) - Math.abs(one.end - middle));
  for (const { end, mark } of bars) fill(end, mark);
  cells[middle] = "│";
  return cells.join("");
}

export function tornadoVerdict({ goals, varied }: TornadoResult, tongue: Tongue): string {
  const say = tongue.say.sensitivity;
  const told = goals.flatMap((goal) =>
    goal.effects.filter(({ effect }) => effect === "told").map((effect) => ({ goal, effect })),
  );
  const all = tongue.number(varied.length);
  const firsts = goals.flatMap((goal) => told.find((one) => one.goal === goal) ?? []);
  const first = foremost(firsts);
  if (first === undefined) return say.nothingMatters(all);
  const { goal, effect } = first;
  const unit = effectUnit(goal.unit, tongue);
  const by = `${effectAlone(goal.unit, effect.swing, tongue)}${unit === "" ? "" : ` ${unit}`}`;
  const count = new Set(told.map((one) => one.effect.path)).size;
  return say.verdict(tongue.number(count), all, say.moves(effect.path, goal.id, unbroken(by)));
}
