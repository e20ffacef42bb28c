/** How precisely goals are known, as text: what was asked, what was reached, and by what means. */
import { digitsFor } from "../goals/digits.ts";
import type { Tongue } from "../language/language.ts";
import type { ForecastResult, GoalResult } from "./forecast-result.ts";
import { amount, probabilityInterval } from "./goal-numbers.ts";
import { columnsOf, type Paper, wrapped } from "./paper.ts";
import type { PreciseGoal } from "./precision-result.ts";

/** A gain below this is not worth a word. */
const gainLeast = 1.05;

/** The lines; none when no precision was asked for. */
export function precisionLines(result: ForecastResult, paper: Paper): ReadonlyArray<string> {
  const { precision, goals } = result;
  if (precision === undefined) return [];
  const { tongue, width, paint } = paper;
  const say = tongue.say.precision;
  const made = say.made(
    tongue.percent(precision.level),
    tongue.number(precision.replications),
    tongue.number(precision.looks),
  );
  const named = precision.goals.map((one) => ({ one, name: `${one.goal} ${say[one.of]}` }));
  const columns = Math.max(...named.map(({ name }) => columnsOf(name)));
  const lines = named.flatMap(({ one, name }) => {
    const goal = goals.find(({ id }) => id === one.goal);
    if (goal === undefined) return [];
    const mark = one.enough ? "✓" : "✗";
    const head = `  ${mark} ${name}${" ".repeat(columns - columnsOf(name))}  `;
    const room = width - columnsOf(head);
    return wrapped(precisionOf(one, goal, tongue).join(", "), room).map((line, i) =>
      i === 0 ? head + line : " ".repeat(columnsOf(head)) + line,
    );
  });
  return [
    paint("bold", say.title),
    ...wrapped(made, width - 2).map((line) => `  ${line}`),
    ...lines,
  ];
}

function precisionOf(one: PreciseGoal, goal: GoalResult, tongue: Tongue): ReadonlyArray<string> {
  const say = tongue.say.precision;
  const { estimate, lo, hi, reached, asked, enough, needed, varianceReduction } = one;
  if (estimate === null || lo === null || hi === null || reached === null) return [say.unmeasured];
  const isPoints = one.of === "probability" || goal.unit === "share";
  const half = (width: number) => {
    // Two digits, as is usual of an uncertainty.
    const digits = digitsFor(width * (isPoints ? 100 : 1), 3) + 1;
    const text = tongue.plain(Number((width * (isPoints ? 100 : 1)).toFixed(Math.max(0, digits))));
    return isPoints ? say.points(text) : text;
  };
  const decimals = Math.max(0, digitsFor(reached, isPoints ? 5 : 3) + 1);
  const found =
    one.of === "probability"
      ? say.within(
          probabilityInterval({ probability: { estimate, lo, hi } }, tongue),
          half(reached),
        )
      : say.known(amount(goal, estimate, decimals, tongue), half(reached));
  return [
    found,
    say.asked(half(asked)),
    ...(enough ? [] : [missed(needed, tongue)]),
    ...(varianceReduction >= gainLeast ? [say.controls(tongue.number(varianceReduction, 1))] : []),
  ];
}

function missed(needed: number | null, tongue: Tongue): string {
  const say = tongue.say.precision;
  if (needed === null) return say.notReachedYet;
  // Two digits are more than is known of it.
  const digits = 1 - Math.floor(Math.log10(needed));
  return say.notReached(tongue.number(needed, Math.min(0, digits)));
}
