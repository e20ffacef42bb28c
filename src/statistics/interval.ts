/**
 * An interval with the level that it keeps. Everything in this folder that is called an interval
 * has one, and says what it is an interval of: a share, a mean, a difference, or one future's
 * value. The level is the probability, over repeated experiments, that the bounds hold the truth.
 */

/** Bounds that hold what is meant with the probability `level`, 0.9 for 90 %. */
export interface Interval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/** The interval that reaches `half` to either side of an estimate. */
export const around = (estimate: number, half: number, level: number): Interval => ({
  level,
  low: estimate - half,
  high: estimate + half,
});

/** Half of what lies between the bounds. */
export const halfWidth = ({ low, high }: Interval): number => (high - low) / 2;

/** What is known when there is nothing to know it from. */
export const unbounded = (level: number): Interval => ({ level, low: -Infinity, high: Infinity });
