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
  /**
   * Sums over days, those of one day side by side: `sums[i * width + calendar]` is the total of the
   * calendar's factors of days 0 to i - 1.
   */
  readonly sums: Float64Array;
  /** Number of calendars. */
  readonly width: number;
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
  const width = sums.length;
  const byDay = new Float64Array((days + 1) * width);
  for (const [calendar, sum] of sums.entries()) {
    for (let i = 0; i <= days; i += 1) byDay[i * width + calendar] = sum[i];
  }
  return { sums: byDay, width, of, from: plan.from | 0, days: days | 0 };
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

/** Day of the calendars that a minute is reckoned by, from 0; past either end it is the end's. */
export function dayIn({ from, days }: Calendars, minute: number): number {
  const day = dayOfMinute(minute) - from;
  return day < 0 ? 0 : day < days ? day : days - 1;
}

/** How far a minute is into that day; past the last day the calendars go on as on the last day. */
export function partOf({ from }: Calendars, minute: number, day: number): number {
  return minute / minutesPerDay - from - day;
}

/** Sum of a calendar up to that moment. */
export function sumAt(
  { sums, width }: Calendars,
  calendar: number,
  day: number,
  part: number,
): number {
  const before = sums[day * width + calendar];
  return before + part * (sums[(day + 1) * width + calendar] - before);
}

/** First minute at which a calendar's sum reaches `target`, looking from `start` to `end`. */
export function minuteAt(
  days: Calendars,
  calendar: number,
  target: number,
  start: number,
  end: number,
): number {
  const { sums, width, from } = days;
  let low = dayIn(days, start);
  let high = dayIn(days, end);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[(middle + 1) * width + calendar] >= target) high = middle;
    else low = middle + 1;
  }
  const before = sums[low * width + calendar];
  const rise = sums[(low + 1) * width + calendar] - before;
  const within = rise > 0 ? Math.max(0, target - before) / rise : 0;
  return Math.ceil((from + low + within) * minutesPerDay) | 0;
}
