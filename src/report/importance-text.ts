/**
 * Sobol's indices as text: which share of a goal's variance each assumption brings, alone and with
 * the others. An index whose interval holds 0 is said to be about 0, with how large it may be at
 * most: estimates scatter about 0 on both sides, and a share below 0 means nothing.
 */
import type { Tongue } from "../language/language.ts";
import type { Effect } from "./effect-numbers.ts";
import { type Paper, wrapped } from "./paper.ts";
import {
  assumptionCells,
  barText,
  drawnTable,
  foremost,
  titleLines,
  unbroken,
} from "./sensitivity-lines.ts";
import type { SobolResult } from "./sensitivity-result.ts";

type Goal = SobolResult["goals"][number];

export function importanceLines(
  result: SobolResult,
  goal: Goal,
  top: number,
  paper: Paper,
): ReadonlyArray<string> {
  const { tongue, paint } = paper;
  const say = tongue.say.sensitivity;
  const title = titleLines(goal, "", paper);
  if (!isTold(goal.variance)) {
    const why = goal.chance > 0 ? say.chanceHides : say.neverVaries;
    return [...title, ...wrapped(why, paper.width - 2).map((line) => `  ${line}`)];
  }
  const rows = goal.indices.slice(0, top);
  const cells = rows.map(({ path, first, total }) => [
    ...assumptionCells(result, path, tongue),
    indexText(first, tongue),
    indexText(total, tongue),
  ]);
  const drawing = (row: number, columns: number) => {
    const { total } = rows[row];
    return isTold(total) ? barText(total.estimate, columns) : "";
  };
  const part = goal.chance / (goal.chance + goal.variance.estimate);
  const chance = part < 0.005 ? [] : [say.chanceShare(tongue.percent(part))];
  return [
    ...title,
    ...drawnTable(["", "", say.alone, say.together], cells, drawing, paper),
    ...chance.flatMap((words) =>
      wrapped(`(${words})`, paper.width - 2).map((line) => paint("dim", `  ${line}`)),
    ),
  ];
}

/** Whether the interval lies above 0. */
const isTold = ({ lo }: Effect): boolean => lo !== null && lo > 0;

/** `62 % (55–70 %)`, or about 0 and below what at most. */
export function indexText(index: Effect, tongue: Tongue): string {
  const { estimate, lo, hi } = index;
  const percent = (share: number) => Math.min(100, Math.max(0, share * 100));
  const most = Math.ceil(percent(hi ?? estimate));
  if (!isTold(index))
    return tongue.say.sensitivity.aboutZero(tongue.percent(Math.max(1, most) / 100));
  const low = Math.floor(percent(lo ?? estimate));
  const middle = Math.round(percent(estimate));
  return `${tongue.percent(middle / 100)} (${tongue.number(low)}–${tongue.percent(most / 100)})`;
}

export function importanceVerdict({ goals, varied }: SobolResult, tongue: Tongue): string {
  const say = tongue.say.sensitivity;
  const told = goals.flatMap((goal) =>
    (isTold(goal.variance) ? goal.indices : [])
      .filter(({ total }) => isTold(total))
      .map((effect) => ({ goal, effect })),
  );
  const all = tongue.number(varied.length);
  const first = foremost(goals.flatMap((goal) => told.find((one) => one.goal === goal) ?? []));
  if (first === undefined) return say.nothingMatters(all);
  const { goal, effect } = first;
  const share = unbroken(tongue.percent(Math.min(1, effect.total.estimate)));
  const count = new Set(told.map((one) => one.effect.path)).size;
  return say.verdict(tongue.number(count), all, say.brings(effect.path, goal.id, share));
}
