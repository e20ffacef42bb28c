/** "It stays as it is": the last month that is known, for every month to come. */
import type { Pointer } from "./spread.ts";

export const lastValue =
  (values: Float64Array): Pointer =>
  (known) =>
    known > 0 ? values[known - 1] : Number.NaN;
