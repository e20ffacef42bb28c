/** The numbers of a comparison as text: differences with no more digits than they are known to. */
import { digitsFor } from "../goals/digits.ts";
import type { Tongue } from "../language/language.ts";
import type { AttainmentChangeResult, GoalComparison } from "./comparison-result.ts";
import type { GoalResult } from "./forecast-result.ts";
import { amount, most as decimalsMost, probabilityText } from "./goal-numbers.ts";

type Probability = { readonly estimate: number } | null;

/** A difference and its interval, of shares in percentage points: `+1.3` and `+0.9…+1.7`. */
export function differenceTexts(
  goal: GoalResult,
  { difference }: GoalComparison,
  tongue: Tongue,
): readonly [difference: string, interval: string] {
  if (difference === null) return ["", ""];
  const scale = goal.unit === "share" ? 100 : 1;
  const { lo, hi } = difference;
  // A third of the half-width, as in the numbers of a forecast.
  const third = lo === null || hi === null ? 0 : ((hi - lo) * scale) / 6;
  const digits = digitsFor(third, decimalsMost[goal.unit] - (goal.unit === "share" ? 2 : 0));
  const shown = (value: number) => tongue.signed(value * scale, digits);
  const interval = lo === null || hi === null ? "" : `${shown(lo)}…${shown(hi)}`;
  return [shown(difference.mean), interval];
}

/** A change of probability in percentage points and its interval: `+43` and `+35…+51`. */
export function changeTexts(
  found: AttainmentChangeResult | null,
  tongue: Tongue,
): readonly [change: string, interval: string] {
  if (found === null) return ["", ""];
  const { change, lo, hi } = found;
  const outward = `${tongue.signed(Math.floor(lo * 100))}…${tongue.signed(Math.ceil(hi * 100))}`;
  return [tongue.signed(change * 100), outward];
}

/** `<1 → 43 %`. */
export function fromTo(before: Probability, after: Probability, tongue: Tongue): string {
  if (after === null) return "";
  const now = probabilityText(after.estimate, tongue);
  if (before === null) return now;
  return `${probabilityText(before.estimate, tongue).replace(/ %$/u, "")} → ${now}`;
}

/** How many times as many, to two figures: 3,200, 34, 4.2. */
export const times = (gain: number, tongue: Tongue): string =>
  tongue.number(gain, Math.min(1, 1 - Math.floor(Math.log10(gain))));

/**
 * The mean in two arms, with as many digits as the better known of them has. What a comparison
 * shows are means, so it is their own uncertainty that counts and not how single years lie.
 */
export function meanTexts(
  before: GoalResult,
  after: GoalResult,
  tongue: Tongue,
): readonly [before: string, after: string] {
  const limit = decimalsMost[after.unit];
  const decimals = [before, after].map(({ value, meanInterval }) => {
    if (value === null || meanInterval === null) return -Infinity;
    return digitsFor((meanInterval.hi - meanInterval.lo) / 6, limit);
  });
  const most = Math.max(...decimals);
  const shown = (goal: GoalResult) => {
    if (goal.value === null) return "";
    return amount(goal, goal.value.mean, most === -Infinity ? limit : most, tongue);
  };
  return [shown(before), shown(after)];
}
