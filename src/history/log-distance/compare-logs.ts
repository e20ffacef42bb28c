/**
 * Logs set beside a first one, which they are measured against: all distances of each, and beside
 * them the distances between halves of the first, which say what chance alone would give.
 */
import { affordableCases } from "./control-flow.ts";
import { type Distances, distancesBetween, type Question } from "./distances.ts";
import { everyone } from "./grouped-counts.ts";
import type { Lens } from "./lens.ts";
import type { Profile } from "./profile.ts";
import { splitHalves } from "./split-half.ts";
import { sampled } from "./trace-sample.ts";

/** Ways in which the first log is halved. */
export const splits = 20;

/** The log that others are measured against, with what its halves say. */
export class FirstLog {
  readonly profile: Profile;
  readonly question: Question;
  readonly halves: ReadonlyArray<Distances>;

  /** @param reference minute that remaining time is counted from; unless told, the log's middle */
  constructor(profile: Profile, lens: Lens, reference = middleOf(profile)) {
    this.profile = profile;
    // As many cases of whole logs are matched as of halves: with more, partners fit better.
    const half = Math.max(1, Math.floor(Math.min(profile.traces.length, sampled) / 2));
    const sequences = profile.traces.map(({ activities }) => activities);
    this.question = { lens, reference, matched: affordableCases(sequences, half) };
    this.halves = splitHalves(profile, this.question, splits);
  }

  /** The distances of another log from this one. */
  to(other: Profile): Distances {
    return distancesBetween(
      { profile: this.profile, among: everyone },
      { profile: other, among: everyone },
      this.question,
    );
  }
}

/** The middle between the first and the last event of a case, at midnight. */
function middleOf({ cases }: Profile): number {
  const [first, last] = boundsOf(cases);
  return Math.floor((first + last) / 2 / 1440) * 1440;
}

/** Minutes of the first and the last event of a case; NaN without cases. */
export function boundsOf(cases: Profile["cases"]): readonly [first: number, last: number] {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < cases.length; i += 1) {
    if (cases.start[i] < first) first = cases.start[i];
    if (cases.end[i] > last) last = cases.end[i];
  }
  return first > last ? [Number.NaN, Number.NaN] : [first, last];
}
