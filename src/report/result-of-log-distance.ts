/** Distances between logs and what they are of, put together as the one value that is shown. */
import { isoOfMinute } from "../domain/moment.ts";
import { version } from "../experiment/version.ts";
import { boundsOf } from "../history/log-distance/compare-logs.ts";
import {
  type Distances,
  type LogMeasure,
  measures,
  type Question,
} from "../history/log-distance/distances.ts";
import type { Profile } from "../history/log-distance/profile.ts";
import { meanOf } from "../statistics/mean.ts";
import { centralInterval } from "../statistics/quantile.ts";
import type { DistanceResult, LogDistanceResult, LogSize } from "./log-distance-result.ts";

const level = 0.9;

/** What was compared. */
export interface ComparedLogs {
  readonly question: Question;
  readonly attributes: ReadonlyArray<string>;
  readonly first: LogSize;
  readonly second: ReadonlyArray<LogSize>;
  /** Of each second log from the first. */
  readonly distances: ReadonlyArray<Distances>;
  readonly halves: ReadonlyArray<Distances>;
}

export function resultOfLogDistance(compared: ComparedLogs): LogDistanceResult {
  const { question, attributes, first, second, distances, halves } = compared;
  const { lens, reference, matched } = question;
  return {
    version,
    by: lens.by,
    bin: lens.bin,
    nGram: lens.grams.n,
    attributes: [...attributes],
    reference: isoOfMinute(reference),
    matched,
    seed: lens.seed,
    splits: halves.length,
    first,
    second: [...second],
    distances: measures.map((measure) => distanceResult(measure, distances, halves)),
  };
}

/** How much of a log there is. */
export function sizeOf(file: string, profile: Profile): LogSize {
  const { events, eventsInCases, citizens, cases } = profile;
  const [from, to] = boundsOf(cases);
  return {
    file,
    events,
    eventsInCases,
    cases: cases.length,
    citizens,
    from: isoOfMinute(from),
    to: isoOfMinute(to),
  };
}

const units: Partial<Record<LogMeasure, DistanceResult["unit"]>> = {
  ngd: "share",
  cfld: "share",
  cedd: "hours",
};

function distanceResult(
  measure: LogMeasure,
  distances: ReadonlyArray<Distances>,
  halves: ReadonlyArray<Distances>,
): DistanceResult {
  const distance = spreadOf(distances, measure);
  const chance = spreadOf(halves, measure);
  return {
    measure,
    unit: units[measure] ?? "bins",
    distance,
    halves: chance,
    times: distance && chance && chance.mean > 0 ? distance.mean / chance.mean : null,
    reading:
      distance === null || chance === null
        ? "unknown"
        : distance.mean > chance.hi
          ? "beyond"
          : "within",
  };
}

/** Mean and central part of a measure; nothing unless all have it. */
function spreadOf(all: ReadonlyArray<Distances>, measure: LogMeasure) {
  const values = Float64Array.from(all, (one) => one[measure]).sort();
  if (values.length === 0 || values.some(Number.isNaN)) return null;
  const { low, high } = centralInterval(values, level);
  return { mean: meanOf(values), lo: low, hi: high };
}
