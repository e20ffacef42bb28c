/**
 * Distances between what two logs say of their cases' times: when cases arrive, how long they
 * take, how long those under way at a moment have left, and how many are under way when. A case
 * lasts from its first event to its last; one that goes on beyond the end of the log is thus
 * taken to end with its last event in it.
 */
import { wasserstein, wassersteinOfSamples } from "../../statistics/wasserstein.ts";
import type { CaseList } from "./case-list.ts";
import type { Groups } from "./grouped-counts.ts";
import { binOf, type Lens, minuteOfBin } from "./lens.ts";

/** The cases of some groups of a log. */
export interface SomeCases {
  readonly cases: CaseList;
  readonly among: Groups;
}

/** Case arrival distribution distance (CADD): the bins in which cases begin. */
export function arrivalDistance(one: SomeCases, other: SomeCases, lens: Lens): number {
  const bins = ({ cases, among }: SomeCases) =>
    cases.of(among).map((i) => binOf(cases.start[i], lens));
  return wassersteinOfSamples(bins(one), bins(other));
}

/** Cycle time distribution distance (CTDD): whole bins above the shortest time in either log. */
export function cycleTimeDistance(one: SomeCases, other: SomeCases, lens: Lens): number {
  const times = ({ cases, among }: SomeCases) =>
    cases.of(among).map((i) => cases.end[i] - cases.start[i]);
  return distanceOfTimes(times(one), times(other), lens);
}

/**
 * Remaining time distribution distance (RTDD): of the cases that have begun by the reference
 * minute and end after it, whole bins above the shortest remaining time in either log.
 */
export function remainingTimeDistance(
  one: SomeCases,
  other: SomeCases,
  reference: number,
  lens: Lens,
): number {
  const times = ({ cases, among }: SomeCases) =>
    cases
      .of(among)
      .filter((i) => cases.start[i] <= reference && cases.end[i] > reference)
      .map((i) => cases.end[i] - reference);
  return distanceOfTimes(times(one), times(other), lens);
}

/** Distance between times in minutes, in bins from the shortest of all. */
export function distanceOfTimes(one: Int32Array, other: Int32Array, { binMinutes }: Lens): number {
  let least = Infinity;
  for (const times of [one, other]) {
    for (let i = 0; i < times.length; i += 1) if (times[i] < least) least = times[i];
  }
  const bins = (times: Int32Array) => times.map((time) => Math.floor((time - least) / binMinutes));
  return wassersteinOfSamples(bins(one), bins(other));
}

/**
 * Work in progress: in which bins the cases are under way, each bin by the time that it is covered
 * by cases.
 */
export function workInProgressDistance(one: SomeCases, other: SomeCases, lens: Lens): number {
  let [low, high] = [Infinity, -Infinity];
  for (const { cases, among } of [one, other]) {
    for (const i of cases.of(among)) {
      if (cases.start[i] < low) low = cases.start[i];
      if (cases.end[i] > high) high = cases.end[i];
    }
  }
  if (low > high) return 0;
  const [first, last] = [binOf(low, lens), binOf(high, lens)];
  const bins = last - first + 1;
  return wasserstein(
    minutesInProgress(one, first, bins, lens),
    minutesInProgress(other, first, bins, lens),
  );
}

/** Minutes that cases are under way in each bin from `first` on: 3 cases all day are 3 × 1440. */
export function minutesInProgress(
  { cases, among }: SomeCases,
  first: number,
  bins: number,
  lens: Lens,
): Float64Array {
  const { binMinutes } = lens;
  const minutes = new Float64Array(bins);
  // What a case adds to all bins from this one on; its first and last bin are put right.
  const lasting = new Float64Array(bins + 1);
  for (const i of cases.of(among)) {
    const [start, end] = [cases.start[i], cases.end[i]];
    const [from, to] = [binOf(start, lens) - first, binOf(end, lens) - first];
    lasting[from] += binMinutes;
    lasting[to + 1] -= binMinutes;
    minutes[from] -= start - minuteOfBin(from + first, lens);
    minutes[to] -= minuteOfBin(to + first + 1, lens) - end;
  }
  let under = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    under += lasting[bin];
    minutes[bin] += under;
  }
  return minutes;
}
