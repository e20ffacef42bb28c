/** Parts of a solution's text: the goals under the plan, what would have to give, and the front. */
import { rounded } from "../goals/digits.ts";
import { probabilityText, targetText } from "./goal-numbers.ts";
import { columnsOf, cut, type Paper, wrapped } from "./paper.ts";
import { inColumns } from "./solution-plan.ts";
import type { FrontResult, GoalShareResult, SolutionResult } from "./solution-result.ts";

type Tongue = Paper["tongue"];
const barColumns = 20;
/** Figures of the dearest plan's cost. */
const frontDigits = 3;
const [nameLeast, nameMost] = [4, 14];

/** An interval of a probability, never from 0 nor up to 1: `79–92 %`, `<2 %`, `>98 %`. */
export function intervalText(lo: number, hi: number, tongue: Tongue): string {
  const [low, high] = [Math.floor(lo * 100), Math.ceil(hi * 100)];
  if (low <= 0 && high >= 100) return `<1–>99 %`;
  if (low <= 0) return `<${tongue.percent(Math.max(1, high) / 100)}`;
  if (high >= 100) return `>${tongue.percent(Math.min(99, low) / 100)}`;
  return `${tongue.number(low)}–${tongue.percent(high / 100)}`;
}

/** The goals, the one that binds first. */
export function goalLines(result: SolutionResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const { solve: say } = tongue.say;
  const { goals } = result;
  if (goals.length === 0) return [];
  const single = goals.length === 1;
  const idColumns = Math.max(...goals.map(({ id }) => columnsOf(id)));
  const rows = [
    ["", say.target, say.held, single ? "" : say.others],
    ...goals.map((goal) => [
      `${goal.id.padEnd(idColumns)}  ${tongue.text(goal.title)}`,
      targetText(goal, tongue),
      probabilityText(goal.share, tongue),
      single ? "" : probabilityText(goal.othersShare, tongue),
    ]),
  ];
  const [heading = "", ...lines] = inColumns(rows, width - 2);
  return [
    paint("bold", say.goals),
    paint("dim", `  ${heading}`),
    ...lines.map((line) => `  ${line}`),
  ];
}

/** What would have to give, when no plan reaches what is asked. */
export function relaxationLines(result: SolutionResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width } = paper;
  const { solve: say } = tongue.say;
  const { relaxation, goals, asked, status, answer } = result;
  if (status === "found" || (answer?.chance ?? null) === null) return [];
  if (relaxation === null) return wrapped(say.notRelaxable, width);
  const probability = tongue.percent(asked.probability);
  const given = relaxation.flatMap(({ id, by }) => {
    const goal = goals.find((one) => one.id === id);
    return goal === undefined ? [] : [{ id, target: relaxedText(goal, by, tongue) }];
  });
  const [first] = given;
  const text =
    given.length === 1 && first !== undefined
      ? say.relaxedOne(first.id, first.target, probability)
      : say.relaxedAll(
          given.map(({ id, target }) => say.relaxed(id, target)).join(", "),
          probability,
        );
  return wrapped(text, width);
}

/** The target that a goal would have to have, rounded to the side that is easier to reach. */
function relaxedText(goal: GoalShareResult, by: number, tongue: Tongue): string {
  const { target, comparator, unit } = goal;
  if (target === null) return "";
  const step = unit === "share" ? 0.001 : unit === "number" ? 0.01 : 1;
  const down = (value: number) => Number((Math.floor(value / step + 1e-9) * step).toFixed(6));
  const up = (value: number) => Number((Math.ceil(value / step - 1e-9) * step).toFixed(6));
  if (typeof target !== "number") {
    const wider: [number, number] = [down(target[0] - by), up(target[1] + by)];
    return targetText({ ...goal, target: wider }, tongue);
  }
  if (comparator === "equals") {
    const band: [number, number] = [down(target - by), up(target + by)];
    return targetText({ ...goal, comparator: "between", target: band }, tongue);
  }
  const eased = comparator === "atLeast" ? down(target - by) : up(target + by);
  return targetText({ ...goal, target: eased }, tongue);
}

/** The front, the cheapest first, with a bar for each probability. */
export function frontLines(result: SolutionResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const { solve: say } = tongue.say;
  const { front, choices, asked } = result;
  const run = front.flatMap((point) =>
    point.chance === null ? [] : [{ point, chance: point.chance }],
  );
  if (run.length === 0) return [];
  // Prices are the same for all plans, so what sets these apart is known better than either.
  const dearest = Math.max(1, ...run.map(({ point }) => Math.abs(point.extra)));
  const digits = Math.min(0, frontDigits - 1 - Math.floor(Math.log10(dearest)));
  const cells = run.map(({ point, chance }) => [
    markOf(point),
    tongue.signed(rounded(point.extra, digits)),
    probabilityText(chance.estimate, tongue),
    intervalText(chance.lo, chance.hi, tongue),
  ]);
  const notes = run.map(({ point: { role, dominated } }) =>
    [say.roles[role], say.dominated[dominated]].filter(Boolean).join(", "),
  );
  const noteColumns = Math.max(...notes.map((note) => columnsOf(note)));
  const taken = Math.max(...cells.map((row) => columnsOf(row.join("  "))), 32) + noteColumns + 4;
  const room = Math.floor((width - 2 - taken) / choices.length) - 2;
  const names = choices.map(({ lever }) =>
    cut(lever.slice(lever.lastIndexOf(".") + 1), Math.max(nameLeast, Math.min(nameMost, room))),
  );
  const padded = [
    ["", say.extra, say.probability, "", ...names, "".padEnd(noteColumns)],
    ...run.map(({ point }, i) => [
      ...(cells[i] ?? []),
      ...point.values.map((value) => tongue.plain(value)),
      (notes[i] ?? "").padEnd(noteColumns),
    ]),
  ];
  const [heading = "", ...lines] = inColumns(padded, 1);
  const longest = Math.max(...[heading, ...lines].map((line) => columnsOf(line)));
  const bars = longest + 4 + barColumns <= width;
  return [
    paint("bold", say.front),
    paint("dim", `  ${heading}`),
    ...run.map(({ point, chance }, i) => {
      const line = `  ${lines[i] ?? ""}`;
      const bar = "█".repeat(Math.round(chance.estimate * barColumns));
      const drawn = bars ? `${line.padEnd(longest + 4)}${bar}` : line;
      return point.dominated === "no" ? drawn.trimEnd() : paint("dim", drawn.trimEnd());
    }),
    ...wrapped(`(${say.frontNote(tongue.percent(asked.confidence))})`, width - 2).map((line) =>
      paint("dim", `  ${line}`),
    ),
  ];
}

/** The answer is pointed at; what a cheaper plan equals is crossed out. */
function markOf({ role, dominated }: FrontResult): string {
  if (role === "answer") return "►";
  return { no: "•", likely: "·", surely: "×" }[dominated];
}
