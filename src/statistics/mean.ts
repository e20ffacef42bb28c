/**
 * Where the mean of a quantity lies that was measured in independent replications: Student's t.
 * It is exact for normal values and, since what a goal measures is itself a sum over many
 * citizens, good from some twenty replications on.
 */
import { studentFor } from "./distributions.ts";
import { around, type Interval, unbounded } from "./interval.ts";

/** Mean; NaN of no numbers. */
export const meanOf = (numbers: Float64Array): number =>
  numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

/** Variance with n − 1 in the denominator; NaN of fewer than two numbers. */
export function varianceOf(numbers: Float64Array): number {
  if (numbers.length < 2) return Number.NaN;
  const mean = meanOf(numbers);
  return numbers.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (numbers.length - 1);
}

/** Interval of the mean of these numbers; without bounds when there are fewer than two. */
export function meanInterval(numbers: Float64Array, level: number): Interval {
  const n = numbers.length;
  if (n < 2) return unbounded(level);
  const half = studentFor(n - 1, level) * Math.sqrt(varianceOf(numbers) / n);
  return around(meanOf(numbers), half, level);
}

/** The numbers that are there: those that are not NaN. */
export const present = (numbers: Float64Array): Float64Array =>
  numbers.filter((value) => !Number.isNaN(value));
