/**
 * "As in the last weeks, and the season on top": the mean of the last three months, which are
 * twelve to thirteen weeks, each less what its calendar month has beyond the year's mean, and that
 * of the month to come added. The season is known once two years are; before, there is none.
 */
import { seasonOf } from "../../statistics/season.ts";
import { monthsPerYear } from "./same-month.ts";
import type { Pointer } from "./spread.ts";

const lastMonths = 3;

export function seasonalMean(values: Float64Array): Pointer {
  const seasons: Float64Array[] = [];
  const seasonAt = (known: number): Float64Array =>
    (seasons[known] ??= seasonOf(values.subarray(0, known), monthsPerYear, 0));
  return (known, ahead) => {
    if (known < lastMonths) return Number.NaN;
    const season = seasonAt(known);
    let level = 0;
    for (let month = known - lastMonths; month < known; month += 1) {
      level += (values[month] - season[month % monthsPerYear]) / lastMonths;
    }
    return level + season[(known - 1 + ahead) % monthsPerYear];
  };
}
