/**
 * Hazard calendars. What multiplies a hazard for everybody alike on a day (season, labour demand,
 * and the factor that initiatives move) is known for every day of the plan, so it is summed once:
 * the hazard a citizen has met between two moments is the citizen's own rate times a difference of
 * two sums, and the moment at which a threshold is crossed is found by inverting the sum. Where a
 * lever aims at some citizens only, each segment has a calendar of its own; so has each team whose
 * caseload exits answer to.
 */
import { dayOfMinute, monthIndex } from "../../kernel/civil-time.ts";
import { perPlan } from "../per-plan.ts";
import type { Plan } from "../plan.ts";
import { cellFor, cellOf, trajectory } from "../trajectory.ts";
import { risks } from "./parameters.ts";
import { answering, caseloadResponse } from "./response.ts";

/** Risks by number: those of a citizen on benefit, then losing a job, then other returns. */
export const jobLossRisk = risks.length;
export const otherReturnRisk = risks.length + 1;
export const riskCount = risks.length + 2;

export interface Calendars {
  /** Sums over days: `sums[calendar][i]` is the total of the factors of days 0 to i - 1. */
  readonly sums: ReadonlyArray<Float64Array>;
  /** Calendar of a risk, at [block * riskCount + risk], see `blockOf`; equal ones are shared. */
  readonly of: Uint16Array;
  readonly from: number;
  readonly days: number;
}

export const calendars = perPlan(build);

function build(plan: Plan): Calendars {
  const days = plan.to - plan.from + 1;
  const segments = segmentsOf(plan);
  const of = new Uint16Array(plan.teams.length * segments * riskCount);
  const sums: Array<Float64Array> = [];
  const known = new Map<string, number>();
  const add = (daily: Float64Array): number => {
    const sum = summed(daily);
    const key = sum.join(" ");
    const same = known.get(key) ?? sums.push(sum) - 1;
    known.set(key, same);
    return same;
  };
  const responses = plan.teams.map((_, team) => caseloadResponse(plan, team, days));
  for (let segment = 0; segment < segments; segment += 1) {
    for (let risk = 0; risk < riskCount; risk += 1) {
      const daily = factors(plan, risk, segment, days);
      const forAll = add(daily);
      for (const [team, response] of responses.entries()) {
        const alone = !answering.has(risks[risk]) || response.every((factor) => factor === 1);
        of[(team * segments + segment) * riskCount + risk] = alone
          ? forAll
          : add(daily.map((factor, i) => factor * response[i]));
      }
    }
  }
  return { sums, of, from: plan.from | 0, days: days | 0 };
}

const segmentsOf = ({ parameters }: Plan): number => Math.max(1, parameters.segments);

/** Number of the calendars of citizens of a segment whom a team serves; known by the plan alone. */
export function blockOf(plan: Plan, team: number, segment: number): number {
  return team * segmentsOf(plan) + segment;
}

function summed(daily: Float64Array): Float64Array {
  const sum = new Float64Array(daily.length + 1);
  for (let i = 0; i < daily.length; i += 1) sum[i + 1] = sum[i] + daily[i];
  return sum;
}

/** What multiplies a risk's hazard on each day for a segment. */
function factors(plan: Plan, risk: number, segment: number, days: number): Float64Array {
  const daily = new Float64Array(days).fill(1);
  const times = (values: Float32Array | Float64Array) => {
    for (let i = 0; i < days; i += 1) daily[i] *= values[i];
  };
  const name: string | undefined =
    risk === jobLossRisk ? "jobLoss" : (risks as ReadonlyArray<string>)[risk];
  if (name !== undefined) {
    times(trajectory(plan, cellFor(plan, cellOf(plan, `hazard.${name}`), segment), days));
  }
  if (name === "exitToJob") times(season(plan, "season.job", days));
  if (name === "exitToEducation") times(season(plan, "season.education", days));
  if (name === "exitToJob") times(demand(plan, "demand.jobElasticity", days));
  if (name === "jobLoss") times(demand(plan, "demand.lossElasticity", days));
  return daily;
}

function season(plan: Plan, path: string, days: number): Float32Array {
  const first = cellOf(plan, path);
  const byMonth = Array.from({ length: 12 }, (_, month) => trajectory(plan, first + month, days));
  return Float32Array.from({ length: days }, (_, i) => {
    const month = monthIndex(plan.from + i) % 12;
    return byMonth[(month + 12) % 12][i];
  });
}

function demand(plan: Plan, path: string, days: number): Float64Array {
  const index = trajectory(plan, cellOf(plan, "demand.index"), days);
  const elasticity = trajectory(plan, cellOf(plan, path), days);
  return Float64Array.from(index, (value, i) => Math.exp(Math.log(value) * elasticity[i]));
}

const minutesPerDay = 1440;

/** Sum of a calendar up to a minute; past the last day it goes on as on the last day. */
export function sumAt(sum: Float64Array, from: number, minute: number): number {
  const offset = minute / minutesPerDay - from;
  const last = sum.length - 2;
  const whole = offset | 0;
  const day = whole < 0 ? 0 : whole > last ? last : whole;
  return sum[day] + (offset - day) * (sum[day + 1] - sum[day]);
}

/** The same of every calendar into `into`; they share their days, so the day is looked up once. */
export function sumsAt({ sums, from, days }: Calendars, minute: number, into: Float64Array): void {
  const offset = minute / minutesPerDay - from;
  const whole = offset | 0;
  const day = whole < 0 ? 0 : whole < days ? whole : days - 1;
  const part = offset - day;
  for (let i = 0; i < sums.length; i += 1) {
    const sum = sums[i];
    into[i] = sum[day] + part * (sum[day + 1] - sum[day]);
  }
}

/** First minute at which a calendar's sum reaches `target`, looking from `start` to `end`. */
export function minuteAt(
  sum: Float64Array,
  from: number,
  target: number,
  start: number,
  end: number,
): number {
  const last = sum.length - 2;
  let low = between(dayOfMinute(start) - from, 0, last);
  let high = between(dayOfMinute(end) - from, low, last);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sum[middle + 1] >= target) high = middle;
    else low = middle + 1;
  }
  const rise = sum[low + 1] - sum[low];
  const within = rise > 0 ? Math.max(0, target - sum[low]) / rise : 0;
  return Math.ceil((from + low + within) * minutesPerDay);
}

/** A whole number brought within bounds, without the floats of Math.min. */
function between(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
