/**
 * What a measure read off one log: a number with what it rests on, or the reason why there is
 * none. A share of nothing is no share, and a window that the log does not cover is not zero.
 */

/** Why there is no number. */
export type NoValue = "nothingToMeasure" | "outsideTheLog" | "notYetModelled";

export interface Reading {
  /** The measure's value; NaN when there is none, then `why` says why. */
  readonly value: number;
  readonly why?: NoValue;
  /** What a share is of: anchors, obligations, persons at the start; 0 for other measures. */
  readonly base: number;
  /** Windows of the cohort that the log does not see the end of; they count neither way. */
  readonly open: number;
  /** The cohort began before the log did, so only its later part was seen. */
  readonly partial: boolean;
}

/** A number, with what it is of when it is a share. */
export const valued = (value: number, base = 0, open = 0, partial = false): Reading => ({
  value,
  base,
  open,
  partial,
});

/** No number. */
export const unvalued = (why: NoValue, open = 0, partial = false): Reading => ({
  value: Number.NaN,
  why,
  base: 0,
  open,
  partial,
});

/** A share of `base`; none when that is 0. */
export const share = (part: number, base: number, open = 0, partial = false): Reading =>
  base === 0
    ? unvalued("nothingToMeasure", open, partial)
    : valued(part / base, base, open, partial);

/** The mean of monthly shares; months without a base are left out. */
export function meanShare(parts: ReadonlyArray<readonly [part: number, base: number]>): Reading {
  const shares = parts.filter(([, base]) => base > 0);
  if (shares.length === 0) return unvalued("nothingToMeasure");
  const total = shares.reduce((sum, [part, base]) => sum + part / base, 0);
  return valued(
    total / shares.length,
    shares.reduce((sum, [, base]) => sum + base, 0),
  );
}

/** One reading by another; none when either is missing or the divisor is 0. */
export function quotient(of: Reading, to: Reading): Reading {
  const open = of.open + to.open;
  const partial = of.partial || to.partial;
  const why = of.why ?? to.why;
  if (why) return unvalued(why, open, partial);
  return share(of.value, to.value, open, partial);
}
