/**
 * How much better than another forecaster: the part of the other's mean score that is saved on the
 * same cases. 0 is no better, 1 is perfect, below 0 is worse. Forecasts from successive origins
 * look at the same months and fail together, so the interval comes from drawing stretches of
 * origins again, not single ones (Künsch, Ann. Statist. 17, 1989).
 */
import { bootstrapIntervals } from "../bootstrap.ts";
import { type Interval, unbounded } from "../interval.ts";

export interface Skill {
  /** NaN where the other's score is 0 or there is no case. */
  readonly estimate: number;
  readonly interval: Interval;
}

/** Fewest origins that an interval is made from: three of a kind are soon together by chance. */
export const originsLeast = 5;

/**
 * @param own scores by origin, in their order, less is better; NaN is no case
 * @param other scores of the other on the same cases
 * @param block so many successive origins have something in common
 */
export function skillOver(
  own: Float64Array,
  other: Float64Array,
  block: number,
  level: number,
): Skill {
  const both = own.map((score, i) => score + other[i]);
  const cases = Int32Array.from(own.keys()).filter((i) => !Number.isNaN(both[i]));
  const skillOf = (drawn: Int32Array): number => {
    let [saved, of] = [0, 0];
    for (const i of drawn) {
      saved += other[cases[i]] - own[cases[i]];
      of += other[cases[i]];
    }
    return of > 0 ? saved / of : Number.NaN;
  };
  const estimate = skillOf(Int32Array.from(cases.keys()));
  if (cases.length < originsLeast) return { estimate, interval: unbounded(level) };
  const statistics = (drawn: Int32Array) => Float64Array.of(skillOf(drawn));
  const length = blockFor(cases.length, block);
  const [interval = unbounded(level)] = bootstrapIntervals(
    cases.length,
    statistics,
    level,
    "skill",
    length,
  );
  return { estimate, interval };
}

/**
 * Blocks as long as what hangs together, but at least five of them. Where that makes them shorter
 * than what hangs together, the interval is too narrow, and more origins are the remedy.
 */
export const blockFor = (cases: number, together: number): number =>
  Math.max(1, Math.min(Math.ceil(together), Math.floor(cases / originsLeast)));
