/**
 * From a rule that says one number to a distribution: how far the rule was off when it said the
 * same so many months ahead before, by what was known at the origin. The numbers of errors are
 * small and errors of windows that overlap hang together, so the spread is Student's t with one
 * degree for each window that stands alone. A rule that cannot say how wrong it is would not be a
 * forecaster, and beating it would show nothing.
 */
import { studentFor } from "../../statistics/distributions.ts";

/**
 * What the rule says of a month, from the months before it.
 * @param known so many months are known, from the first of the series
 * @param ahead months from the last known one, 1 or more
 * @returns NaN where too little is known
 */
export type Pointer = (known: number, ahead: number) => number;

/** Numbers that stand for a predictive distribution, in order. */
export type Predictive = Float64Array;

/** So many quantiles stand for a distribution. */
const quantiles = 199;
/** Fewest errors that a spread is made from. */
const errorsLeast = 3;
/** A t distribution of fewer degrees is so wide that any forecast would beat it. */
const degreesLeast = 3;

/** How far a rule was off whenever it could have said the same before. */
export function errorsOf(rule: Pointer, values: Float64Array, ahead: number): Float64Array {
  const errors = new Float64Array(Math.max(0, values.length - ahead)).map(
    (_, i) => values[i + ahead] - rule(i + 1, ahead),
  );
  return errors.filter((error) => !Number.isNaN(error));
}

/**
 * The predictive distribution of a count so many months ahead; undefined where the rule has
 * nothing to say. With too few errors of its own it takes those of one month ahead, which grow
 * with the square root of time; with none, twice what counts vary by chance alone.
 */
export function spread(rule: Pointer, values: Float64Array, ahead: number): Predictive | undefined {
  const centre = rule(values.length, ahead);
  if (Number.isNaN(centre)) return undefined;
  const own = errorsOf(rule, values, ahead);
  if (own.length >= errorsLeast) return aroundErrors(centre, own, own.length / ahead);
  const next = errorsOf(rule, values, 1).map((error) => error * Math.sqrt(ahead));
  if (next.length >= errorsLeast) return aroundErrors(centre, next, next.length / ahead);
  return studentAround(centre, 2 * Math.sqrt(Math.max(1, centre)), degreesLeast);
}

/** As far around a number as errors were, of which so many stand alone. */
export function aroundErrors(centre: number, errors: Float64Array, alone: number): Predictive {
  const square = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
  return studentAround(centre, Math.sqrt(square), Math.max(degreesLeast, alone));
}

/** Quantiles of a t distribution of this scale, none below 0. */
const studentAround = (centre: number, scale: number, degrees: number): Predictive =>
  standardQuantiles(degrees).map((t) => Math.max(0, centre + scale * t));

/** They are asked for again and again: all series of an origin have as many errors. */
const known = new Map<number, Float64Array>();

function standardQuantiles(degrees: number): Float64Array {
  const before = known.get(degrees);
  if (before !== undefined) return before;
  const found = new Float64Array(quantiles);
  for (let i = 0; 2 * i + 1 < quantiles; i += 1) {
    const t = studentFor(degrees, 1 - (2 * i + 1) / quantiles);
    found[i] = -t;
    found[quantiles - 1 - i] = t;
  }
  known.set(degrees, found);
  return found;
}
