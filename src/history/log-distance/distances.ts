/**
 * Nine ways to say how far apart two logs are, or two parts of one: the measures with which process
 * mining judges a simulated log against the real one. Definitions are those of the Python package
 * log-distance-measures (github.com/AutomatedProcessImprovement/log-distance-measures, commit
 * 4d66266); where ours is another, it says so. An event here has one moment, not a start and an
 * end. Each is 0 between a log and itself and does not mind which log comes first.
 */
import { wasserstein } from "../../statistics/wasserstein.ts";
import {
  arrivalDistance,
  cycleTimeDistance,
  remainingTimeDistance,
  workInProgressDistance,
} from "./case-times.ts";
import { controlFlowDistance } from "./control-flow.ts";
import { type GroupedCounts, type Groups, has } from "./grouped-counts.ts";
import type { Lens } from "./lens.ts";
import type { Profile } from "./profile.ts";

/** The measures, by the short names that the literature has for them. */
export const measures = [
  "ngd",
  "cfld",
  "aedd",
  "cedd",
  "redd",
  "cadd",
  "ctdd",
  "rtdd",
  "wip",
] as const;
export type LogMeasure = (typeof measures)[number];

export type Distances = Readonly<Record<LogMeasure, number>>;

/** A log, or the part of it that is about some groups of citizens. */
export interface Part {
  readonly profile: Profile;
  readonly among: Groups;
}

/** What a comparison asks beside the lens. */
export interface Question {
  readonly lens: Lens;
  /** Minute from which remaining time is counted. */
  readonly reference: number;
  /** Cases of each part whose sequences are matched, at most. */
  readonly matched: number;
}

/** All distances; NaN where one part has nothing of what is compared and the other has. */
export function distancesBetween(one: Part, other: Part, question: Question): Distances {
  const { lens, reference } = question;
  const [cases, otherCases] = [one, other].map(({ profile, among }) => ({
    cases: profile.cases,
    among,
  }));
  return {
    ngd: gramDistance(one, other, lens),
    cfld: flowDistance(one, other, question),
    aedd: countDistance(one, other, (profile) => profile.dates),
    cedd: circadianDistance(one, other),
    redd: countDistance(one, other, (profile) => profile.elapsed),
    cadd: arrivalDistance(cases, otherCases, lens),
    ctdd: cycleTimeDistance(cases, otherCases, lens),
    rtdd: remainingTimeDistance(cases, otherCases, reference, lens),
    wip: workInProgressDistance(cases, otherCases, lens),
  };
}

/**
 * N-gram distribution distance (NGD): the n-grams, counted with n − 1 blanks before and after each
 * case, that one log has more of than the other, divided by all n-grams of both. 0 to 1.
 */
function gramDistance(one: Part, other: Part, { grams }: Lens): number {
  const counts = one.profile.grams.total(one.among, 0, grams.length);
  const otherCounts = other.profile.grams.total(other.among, 0, grams.length);
  let [apart, all] = [0, 0];
  for (let gram = 0; gram < grams.length; gram += 1) {
    apart += Math.abs(counts[gram] - otherCounts[gram]);
    all += counts[gram] + otherCounts[gram];
  }
  return all === 0 ? 0 : apart / all;
}

/** Control-flow log distance (CFLD) between samples of as many cases of both parts. */
function flowDistance(one: Part, other: Part, { matched }: Question): number {
  const [traces, otherTraces] = [one, other].map(({ profile, among }) =>
    profile.traces.filter(({ group }) => has(among, group)),
  );
  const cases = Math.min(matched, traces.length, otherTraces.length);
  if (cases === 0 && traces.length + otherTraces.length > 0) return Number.NaN;
  const [some, others] = [traces, otherTraces].map((all) =>
    all.slice(0, cases).map(({ activities }) => activities),
  );
  return controlFlowDistance(some, others);
}

/**
 * Absolute and relative event distribution distance (AEDD, REDD): the bins that events fall in, by
 * the calendar or since their case began.
 */
function countDistance(one: Part, other: Part, of: (profile: Profile) => GroupedCounts): number {
  const [counts, otherCounts] = [of(one.profile), of(other.profile)];
  const low = Math.min(counts.first, otherCounts.first);
  const bins = Math.max(counts.end, otherCounts.end) - low;
  return wasserstein(counts.total(one.among, low, bins), otherCounts.total(other.among, low, bins));
}

const hours = 24;
const weekdays = 7;

/**
 * Circadian event distribution distance (CEDD), in hours: the hours of the day that events fall in,
 * for each day of the week by itself, and the mean of the seven. A weekday on which only one log
 * has events counts as far as can be, 23.
 */
function circadianDistance(one: Part, other: Part): number {
  let sum = 0;
  for (let day = 0; day < weekdays; day += 1) {
    const [counts, otherCounts] = [one, other].map(({ profile, among }) =>
      profile.hours.total(among, day * hours, hours),
    );
    const distance = wasserstein(counts, otherCounts);
    sum += Number.isNaN(distance) ? hours - 1 : distance;
  }
  return sum / weekdays;
}
