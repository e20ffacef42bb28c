/**
 * Whether and where a centre settles, when everything is held as on its first day. Each series is
 * freed of its season; MSER-5 over the replications says from when on it has settled. What still
 * rises or falls in the second half, surely and by more than a per cent a year, has not: MSER alone
 * cannot tell a slow drift from chance, the replications can. The level, read off the second half,
 * is set beside what the scenario gives as the opening: a stock that lies outside what single
 * futures show there does not go with the rates.
 */
import { batchMeans } from "../statistics/batch-means.ts";
import { halfWidth, type Interval } from "../statistics/interval.ts";
import { meanInterval, meanOf } from "../statistics/mean.ts";
import { mser } from "../statistics/mser.ts";
import { centralInterval } from "../statistics/quantile.ts";
import { seasonOf, without } from "../statistics/season.ts";
import { slopeOf } from "../statistics/slope.ts";
import { weeksPerYear } from "./held-opening.ts";
import {
  type Flow,
  type Followed,
  type Followings,
  flows,
  type SeriesName,
  waysIn,
} from "./weekly-series.ts";

/** Level of all intervals that are shown. */
export const settlingLevel = 0.9;
/** A drift is believed at this level, for two dozen series are looked at. */
const driftLevel = 0.99;
/** A drift smaller than this part of the level a year is as good as none, */
const driftLeast = 0.01;
/** and so is one of half a citizen, half an hour of work or half a per cent of interviews. */
const driftAlways = (what: Followed): number =>
  what === "queue" ? 30 : what === "onTime" ? 0.005 : 0.5;
const batchesOfOneRun = 10;
/** A flow whose yearly change is a smaller part of the way that the stock went did not drive it. */
const driverLeast = 0.05;

/** `unsettled`: still on its way, or too restless to tell, when the run ends. */
export type Course = "settled" | "rising" | "falling" | "unsettled";

export interface SeriesSettling {
  readonly name: SeriesName;
  /** Value that the scenario gives; undefined where the model begins by itself. */
  readonly given: number | undefined;
  readonly course: Course;
  /** Weeks until it has settled; undefined unless it does. */
  readonly weeks: number | undefined;
  /** Mean of the second half of the run; of the last year when it does not settle. */
  readonly level: number;
  readonly interval: Interval;
  /** Where the weeks of single futures lie then, season taken away. */
  readonly spread: Interval;
  /** Change a year in the second half. */
  readonly drift: number;
  /** Means over the replications in equal parts of the time, season taken away. */
  readonly path: Float64Array;
}

/** Citizens a year, in the first year and in the last. */
export interface FlowChange {
  readonly flow: Flow;
  readonly first: number;
  readonly last: number;
  /** Half-width of the wider of their two intervals. */
  readonly half: number;
}

export interface Settling {
  readonly weeks: number;
  readonly replications: number;
  readonly series: ReadonlyArray<SeriesSettling>;
  readonly flows: ReadonlyArray<FlowChange>;
  /** The flow that changed most in the direction in which the number on benefit went. */
  readonly driver: Flow | undefined;
}

const pathParts = 24;
/** What the scenario gives; all else begins empty or as the model fills it. */
const givenKinds = new Set(["onBenefit", "level", "longTerm", "formerRecipients"]);

/** What so many replications, at least one, say. */
export function settlingOf(
  names: ReadonlyArray<SeriesName>,
  runs: ReadonlyArray<Followings>,
): Settling {
  const series = names.map((name, i) => {
    const opening = meanOf(Float64Array.from(runs, (run) => run.opening[i]));
    const weekly = runs.map((run) => run.weekly[i]);
    return seriesSettling(name, givenKinds.has(name.what) ? opening : undefined, weekly);
  });
  const changes = flows.map((flow, i): FlowChange => {
    const [first, last] = [0, -1].map((year) =>
      Float64Array.from(runs, (run) => run.yearly[i].at(year) ?? Number.NaN),
    );
    const half = Math.max(...[first, last].map((of) => halfWidth(meanInterval(of, settlingLevel))));
    return { flow, first: meanOf(first), last: meanOf(last), half };
  });
  const weeks = runs[0]?.weekly[0]?.length ?? 0;
  const driver = driverOf(series, changes);
  return { weeks, replications: runs.length, series, flows: changes, driver };
}

/** Whether a stock that is given lies where single futures do once they have settled. */
export function fits({ given, course, spread }: SeriesSettling): boolean | undefined {
  if (given === undefined || course !== "settled") return undefined;
  return given >= spread.low && given <= spread.high;
}

/** What the weekly values of the replications say of one series. */
export function seriesSettling(
  name: SeriesName,
  given: number | undefined,
  runs: ReadonlyArray<Float64Array>,
): SeriesSettling {
  const weeks = runs[0].length;
  const half = Math.floor(weeks / 2);
  const mean = runs[0].map((_, week) => meanOf(Float64Array.from(runs, (run) => run[week])));
  const season = seasonOf(mean, weeksPerYear, half);
  const calm = runs.map((run) => without(run, season));
  const path = without(mean, season);
  const { truncated, tooShort } = mser(calm);
  const drifts = Float64Array.from(calm, (run) => slopeOf(run.subarray(half)) * weeksPerYear);
  const drift = meanOf(drifts);
  const course = courseOf(
    drifts,
    Math.max(driftLeast * Math.abs(meanOf(path.subarray(half))), driftAlways(name.what)),
    tooShort,
  );
  // What is left of a transient after the cut would still bias a mean that many runs make precise.
  const from = course === "settled" ? half : weeks - weeksPerYear;
  const rest = calm.map((run) => run.subarray(from));
  const sorted = Float64Array.from(rest.flatMap((run) => [...run])).sort();
  return {
    name,
    given,
    course,
    weeks: course === "settled" ? truncated : undefined,
    level: meanOf(path.subarray(from)),
    interval: intervalOf(rest),
    spread: centralInterval(sorted, settlingLevel),
    drift,
    path: partsOf(path),
  };
}

/** A drift that is not sure counts where MSER, too, says that the series is too short. */
function courseOf(drifts: Float64Array, least: number, tooShort: boolean): Course {
  const drift = meanOf(drifts);
  if (!(Math.abs(drift) > least)) return "settled";
  const { low, high } = meanInterval(drifts, driftLevel);
  if (low > 0) return "rising";
  if (high < 0) return "falling";
  return tooShort ? "unsettled" : "settled";
}

/** Interval of the mean: from one run's batches, or from the means of independent runs. */
function intervalOf(rest: ReadonlyArray<Float64Array>): Interval {
  if (rest.length === 1) return batchMeans(rest[0], batchesOfOneRun, settlingLevel).interval;
  return meanInterval(Float64Array.from(rest, meanOf), settlingLevel);
}

/** Means of equal parts of a series. */
function partsOf(series: Float64Array): Float64Array {
  return Float64Array.from({ length: pathParts }, (_, part) => {
    const bound = (of: number) => Math.floor((of * series.length) / pathParts);
    return meanOf(series.subarray(bound(part), bound(part + 1)));
  });
}

/** Change of a flow as it moves the number on benefit: more who leave lower it. */
export const pull = ({ flow, first, last }: FlowChange): number =>
  (waysIn as ReadonlyArray<Flow>).includes(flow) ? last - first : first - last;

function driverOf(
  series: ReadonlyArray<SeriesSettling>,
  changes: ReadonlyArray<FlowChange>,
): Flow | undefined {
  const stock = series.find(({ name }) => name.what === "onBenefit");
  if (stock?.given === undefined || fits(stock) === true) return undefined;
  const moved = stock.level - stock.given;
  if (Math.abs(moved) <= halfWidth(stock.interval)) return undefined;
  const direction = Math.sign(moved);
  const most = changes.reduce((best, change) =>
    direction * pull(change) > direction * pull(best) ? change : best,
  );
  const by = direction * pull(most);
  return by > most.half && by > driverLeast * Math.abs(moved) ? most.flow : undefined;
}
