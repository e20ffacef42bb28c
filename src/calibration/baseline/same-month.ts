/** "As last year": the same calendar month of the last year in which it is known. */
import type { Pointer } from "./spread.ts";

export const monthsPerYear = 12;

export const sameMonthLastYear =
  (values: Float64Array): Pointer =>
  (known, ahead) => {
    const at = known - 1 + ahead - monthsPerYear * Math.ceil(ahead / monthsPerYear);
    return at < 0 ? Number.NaN : values[at];
  };
