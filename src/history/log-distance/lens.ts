/**
 * How logs are looked at when they are compared: what a case is, how wide a bin is, what an event
 * counts as. All logs of a comparison are seen through one lens, or they could not be compared.
 */
import { minutesPerDay } from "../../domain/moment.ts";
import { type Chance, chanceOf } from "../../kernel/chance.ts";
import type { Activities } from "./activity.ts";
import { Grams } from "./grams.ts";

/** A case: one spell on benefit, from grant to stop, or all that happens to a citizen. */
export const caseNotions = ["spell", "citizen"] as const;
export type CaseNotion = (typeof caseNotions)[number];

export const binNames = ["day", "week", "hour"] as const;
export type BinName = (typeof binNames)[number];

const minutesOf: Record<BinName, number> = {
  hour: 60,
  day: minutesPerDay,
  week: 7 * minutesPerDay,
};

export interface Lens {
  readonly by: CaseNotion;
  readonly bin: BinName;
  /** Minutes of a bin. */
  readonly binMinutes: number;
  readonly activities: Activities;
  readonly grams: Grams;
  /** What chance decides: which citizens are in which half, which cases are in the sample. */
  readonly seed: string;
}

/** @param n activities in an n-gram */
export function lensOf(
  by: CaseNotion,
  bin: BinName,
  activities: Activities,
  n: number,
  seed: string,
): Lens {
  return { by, bin, binMinutes: minutesOf[bin], activities, grams: new Grams(n), seed };
}

// 2000-01-01 was a Saturday, and civil weeks begin on Mondays.
const mondayBefore = 5 * minutesPerDay;

/** The bin of a minute: bins begin at midnight, at the full hour, or with Monday. */
export function binOf(minute: number, { bin, binMinutes }: Lens): number {
  return Math.floor((minute + (bin === "week" ? mondayBefore : 0)) / binMinutes);
}

/** The first minute of a bin. */
export function minuteOfBin(number: number, { bin, binMinutes }: Lens): number {
  return number * binMinutes - (bin === "week" ? mondayBefore : 0);
}

/** What the draws of a comparison are for; each is addressed with a number of its own. */
export const drawnFor = { group: 0, sample: 1, half: 2 } as const;

/** The draws of a comparison, the same for all its logs: so a log is at distance 0 from itself. */
export const chanceIn = ({ seed }: Lens): Chance => chanceOf(`log distance ${seed}`, 0);
