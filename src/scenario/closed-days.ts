/** The days on which a scenario's centres are closed beside their closed weekdays. */
import { isoOfDay } from "../domain/moment.ts";
import { yearOf } from "../kernel/civil-time.ts";
import { holidayDays } from "../kernel/holidays.ts";

/**
 * Closed days as bits, the lowest bit of the first byte being day `from`. `closedOn` holds
 * `publicHolidays`, days of every year (24-12) and dates (2009-06-05).
 */
export function closedDays(closedOn: ReadonlyArray<string>, from: number, to: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil((to - from + 1) / 8));
  const holidays = closedOn.includes("publicHolidays")
    ? holidayDays(yearOf(from), yearOf(to))
    : new Set<number>();
  for (let day = from; day <= to; day++) {
    const [year, month, date] = isoOfDay(day).split("-");
    const named =
      closedOn.includes(`${date}-${month}`) || closedOn.includes(`${year}-${month}-${date}`);
    if (named || holidays.has(day)) bits[(day - from) >> 3] |= 1 << ((day - from) & 7);
  }
  return bits;
}
