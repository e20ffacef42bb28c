/**
 * How far something moves a goal, as text: in points for a share, with no more digits than the
 * interval allows, and never a number where nothing differs.
 */
import { digitsFor } from "../goals/digits.ts";
import type { Tongue } from "../language/language.ts";
import type { MeasureUnit } from "./unit.ts";

/** An estimate with its interval; null bounds where there are too few values for one. */
export interface Effect {
  readonly estimate: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Most decimals of an effect: a hundredth of a point, a tenth of a person. */
const most = { share: 2, number: 3, other: 1 };

const scaleOf = (unit: MeasureUnit): number => (unit === "share" ? 100 : 1);

function digitsOf(unit: MeasureUnit, { lo, hi }: Effect): number {
  const limit = unit === "share" || unit === "number" ? most[unit] : most.other;
  if (lo === null || hi === null) return limit;
  // A third of the half-width: the last digit shown still tells the ends of the interval apart.
  return digitsFor(((hi - lo) * scaleOf(unit)) / 6, limit);
}

/** `+3.4 ±0.2`; `=` when no replication differs. */
export function effectText(unit: MeasureUnit, effect: Effect, tongue: Tongue): string {
  const { estimate, lo, hi } = effect;
  if (estimate === 0 && lo === hi) return "=";
  const digits = digitsOf(unit, effect);
  const shown = tongue.signed(estimate * scaleOf(unit), digits);
  if (lo === null || hi === null) return shown;
  return `${shown} ±${tongue.number(((hi - lo) / 2) * scaleOf(unit), digits)}`;
}

/** The effect alone, `−7.3`. */
export function effectAlone(unit: MeasureUnit, effect: Effect, tongue: Tongue): string {
  return tongue.signed(effect.estimate * scaleOf(unit), digitsOf(unit, effect));
}

/** A size, which has no sign, and its interval: `3.4` and `3.1–3.8`. */
export function sizeTexts(
  unit: MeasureUnit,
  effect: Effect,
  tongue: Tongue,
): readonly [size: string, interval: string] {
  const digits = digitsOf(unit, effect);
  const shown = (value: number) => tongue.number(value * scaleOf(unit), digits);
  const { estimate, lo, hi } = effect;
  return [shown(estimate), lo === null || hi === null ? "" : `${shown(lo)}–${shown(hi)}`];
}

/** Words for the unit of an effect behind a heading; empty where the unit needs none. */
export const effectUnit = (unit: MeasureUnit, tongue: Tongue): string =>
  unit === "share" ? tongue.say.points : tongue.say.units[unit];
