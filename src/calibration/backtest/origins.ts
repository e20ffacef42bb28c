/**
 * The origins of a back-test: days after whose end everything is hidden. A month stands for its
 * last day, for that is when its figures are there: `2009-01` is 31 January 2009.
 */
import { dayOfIso } from "../../domain/moment.ts";
import { monthIndex, monthStart } from "../../kernel/civil-time.ts";

/** What counts as known at an origin: what was registered by then, or all that had happened. */
export const knowledges = ["registered", "happened"] as const;
export type Knowledge = (typeof knowledges)[number];

const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/u;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/u;
const mostOrigins = 600;

/** A text that names no origins. */
export interface NoOrigins {
  readonly _tag: "NoOrigins";
  readonly found: string;
}

/**
 * Last known days, ascending and each once, of a text such as `2009-01..2009-06`, or months and
 * days with commas between them.
 */
export function originsOf(text: string): ReadonlyArray<number> | NoOrigins {
  const days = new Set<number>();
  for (const part of text.split(",").map((one) => one.trim())) {
    const [from, to = from, ...more] = part.split("..");
    const months = [from, to].map(monthOf);
    const isRange = part.includes("..");
    if (more.length > 0 || (isRange && !(months[0] <= months[1]))) return nothing(part);
    if (isRange && months[1] - months[0] >= mostOrigins) return nothing(part);
    if (isRange || !Number.isNaN(months[0])) {
      for (let m = months[0]; m <= months[1]; m += 1) days.add(monthStart(m + 1) - 1);
      continue;
    }
    const day = dayPattern.test(part) ? dayOfIso(part) : Number.NaN;
    if (Number.isNaN(day)) return nothing(part);
    days.add(day);
  }
  return [...days].toSorted((one, other) => one - other);
}

const nothing = (found: string): NoOrigins => ({ _tag: "NoOrigins", found });

const monthOf = (text: string): number =>
  monthPattern.test(text) ? monthIndex(dayOfIso(`${text}-01`)) : Number.NaN;

/** First month of which nothing is known at the end of a day: the one that is forecast first. */
export const firstHidden = (origin: number): number => monthIndex(origin) + 1;

/** Months known as a whole at the end of a day: all before this one. */
export const knownBefore = (origin: number): number => monthIndex(origin + 1);

/** The last day of `firstHidden` and the months that follow, so many in all. */
export const lastForecast = (origin: number, horizon: number): number =>
  monthStart(firstHidden(origin) + horizon) - 1;
