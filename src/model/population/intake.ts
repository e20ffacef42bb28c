/**
 * How many citizens come on a day. The number is Poisson with a mean that the plan gives for each
 * day, found by inversion from the day's own draw: so the number of another day, or of a plan that
 * differs elsewhere, does not change it, and a higher mean only adds to those who come anyway.
 * Nobody comes on weekends and closed days; the month's inflow is spread over its open days.
 */
import type { Chance } from "../../kernel/chance.ts";
import { daysInMonth, monthIndex, monthStart, weekday } from "../../kernel/civil-time.ts";
import type { Plan } from "../plan.ts";
import { centreIdentity } from "../purpose.ts";
import { cellOf, trajectory } from "../trajectory.ts";

/** Mean number who come on day `plan.from + i`, by i. */
export type DailyMeans = Float64Array;

const friday = 4;
const daysPerYear = 365.25;

/** Daily means of a stream, given its monthly parameter; season, trend and demand act on both. */
export function dailyMeans(plan: Plan, path: string): DailyMeans {
  const days = plan.to - plan.from + 1;
  const of = (name: string, key = 0) => trajectory(plan, cellOf(plan, name) + key, days);
  const perMonth = of(path);
  const season = Array.from({ length: 12 }, (_, month) => of("inflow.season", month));
  const trend = of("inflow.yearlyTrend");
  const demand = of("demand.index");
  const elasticity = of("demand.inflowElasticity");
  const means = new Float64Array(days);
  // What is stated is the inflow when the warm-up is over, so in it the growth runs up to that.
  const stated = plan.warmUpDays ?? 0;
  for (let i = 0; i < days; i += 1) {
    const month = monthIndex(plan.from + i);
    if (!isOpen(plan, plan.from + i)) continue;
    means[i] =
      (perMonth[i] / openDays(plan, month)) *
      season[((month % 12) + 12) % 12][i] *
      Math.exp(Math.log(trend[i]) * ((i - stated) / daysPerYear)) *
      Math.exp(Math.log(demand[i]) * elasticity[i]);
  }
  return means;
}

function isOpen(plan: Plan, day: number): boolean {
  const offset = day - plan.from;
  const closed = offset >= 0 && ((plan.closed[offset >> 3] >> (offset & 7)) & 1) === 1;
  return weekday(day) <= friday && !closed;
}

/** Open days of a month; closing days before the plan begins are not known and count as open. */
function openDays(plan: Plan, month: number): number {
  let open = 0;
  const first = monthStart(month);
  for (let day = first; day < first + daysInMonth(month); day += 1) {
    if (isOpen(plan, day)) open += 1;
  }
  return Math.max(open, 1);
}

/** Largest mean that one uniform is inverted for; e^-30 leaves a double its precision. */
const meanMax = 30;
/** Draws a day may use, so that no two days share an address. */
const drawsPerDay = 1024;

/** Number who come on day `plan.from + offset`. */
export function comers(chance: Chance, means: DailyMeans, purpose: number, offset: number): number {
  const mean = means[offset];
  if (!(mean > 0)) return 0;
  const parts = Math.min(Math.ceil(mean / meanMax), drawsPerDay);
  let count = 0;
  for (let part = 0; part < parts; part += 1) {
    const u = chance.uniform(centreIdentity, purpose, offset * drawsPerDay + part);
    count += poissonQuantile(mean / parts, u);
  }
  return count;
}

/** Smallest n whose cumulative Poisson probability reaches u. */
export function poissonQuantile(mean: number, u: number): number {
  let probability = Math.exp(-mean);
  let cumulative = probability;
  let n = 0;
  while (cumulative < u && probability > 0) {
    n += 1;
    probability *= mean / n;
    cumulative += probability;
  }
  return n;
}

/** First offset after `offset` on which somebody comes; undefined when nobody does any more. */
export function nextComing(
  chance: Chance,
  means: DailyMeans,
  purpose: number,
  offset: number,
): number | undefined {
  for (let i = offset + 1; i < means.length; i += 1) {
    if (comers(chance, means, purpose, i) > 0) return i;
  }
  return undefined;
}
