/**
 * The numbers of a goal as text: in its unit, with no more digits than its interval allows, and a
 * probability that never claims to be certain.
 */
import { digitsFor } from "../goals/digits.ts";
import type { Tongue } from "../language/language.ts";
import type { GoalResult } from "./forecast-result.ts";

const comparators = { atLeast: "≥", atMost: "≤", equals: "=" } as const;

/** A number in the goal's unit, as it stands in a table. */
export function amount(
  goal: Pick<GoalResult, "unit">,
  value: number,
  decimals: number,
  tongue: Tongue,
): string {
  return goal.unit === "share"
    ? tongue.percent(value, Math.max(0, decimals - 2))
    : tongue.number(value, decimals);
}

/** Most decimals that a unit is worth: a tenth of a per cent, a tenth of a person, a thousandth. */
export const most: Record<GoalResult["unit"], number> = {
  share: 4,
  persons: 1,
  fullTimePersons: 1,
  fullYearPersons: 1,
  events: 1,
  number: 3,
};

/** Decimals for all numbers of a goal; of a share they count from the whole, not per cent. */
export function decimalsOf({ unit, value }: GoalResult): number {
  if (value === null) return most[unit];
  // A third of the half-width: the last digit shown still tells the ends of the interval apart.
  const third = (value.hi - value.lo) / 6;
  if (third > 0) return digitsFor(third, most[unit]);
  return Number.isInteger(value.mean) ? 0 : most[unit];
}

/** The target with its comparator, `≥ 44.5 %`. */
export function targetText(
  goal: Pick<GoalResult, "target" | "comparator" | "unit">,
  tongue: Tongue,
): string {
  const { target, comparator, unit } = goal;
  if (target === null) return tongue.say.openTarget;
  const exact = (value: number) =>
    unit === "share" ? `${tongue.plain(Number((value * 100).toFixed(6)))} %` : tongue.plain(value);
  if (typeof target === "number") {
    return comparator === "between" ? exact(target) : `${comparators[comparator]} ${exact(target)}`;
  }
  return target
    .map((bound) => exact(bound))
    .join("–")
    .replace(" %–", "–");
}

export function meanText(goal: GoalResult, tongue: Tongue): string {
  return goal.value === null ? "" : amount(goal, goal.value.mean, decimalsOf(goal), tongue);
}

/** The interval of one future's value, `39.1–43.4 %`. */
export function spreadText(goal: GoalResult, tongue: Tongue): string {
  if (goal.value === null) return "";
  const { lo, hi } = goal.value;
  const decimals = decimalsOf(goal);
  const [low, high] = [amount(goal, lo, decimals, tongue), amount(goal, hi, decimals, tongue)];
  if (low === high) return low;
  const start = goal.unit === "share" ? low.replace(/ %$/u, "") : low;
  return start.startsWith("−") || high.startsWith("−") ? `${start} – ${high}` : `${start}–${high}`;
}

/** How far the mean is on the good side of the target, `−3.3 points`. */
export function marginText(goal: GoalResult, tongue: Tongue): string {
  const { margin, unit } = goal;
  if (margin === null) return "";
  const decimals = decimalsOf(goal);
  if (unit !== "share") return tongue.signed(margin, decimals);
  return `${tongue.signed(margin * 100, Math.max(0, decimals - 2))} ${tongue.say.points}`;
}

/** A probability, never 0 % and never 100 %. */
export function probabilityText(share: number, tongue: Tongue): string {
  const percent = Math.round(share * 100);
  if (percent < 1) return `<${tongue.percent(0.01)}`;
  return percent > 99 ? `>${tongue.percent(0.99)}` : tongue.percent(share);
}

/** The interval of a probability: `1–5 %`, `<2 %` from 0 on, `>98 %` up to 1. */
export function probabilityInterval(goal: Pick<GoalResult, "probability">, tongue: Tongue): string {
  if (goal.probability === null) return "";
  const { lo, hi } = goal.probability;
  const [low, high] = [Math.floor(lo * 100), Math.ceil(hi * 100)];
  if (low <= 0 && high >= 100) return "";
  if (low <= 0) return `<${tongue.percent(high / 100)}`;
  if (high >= 100) return `>${tongue.percent(low / 100)}`;
  return `${tongue.number(low)}–${tongue.percent(high / 100)}`;
}
