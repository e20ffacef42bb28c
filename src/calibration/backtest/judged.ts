/**
 * What the cases of a back-test say together: how far forecasts were off by series and by months
 * ahead, whether their intervals held what they promised, and whether they beat what a sceptic
 * would have said. Forecasts from neighbouring origins look at the same months: what is said of
 * how surely something is known counts only windows that have no month in common.
 */
import type { Interval } from "../../statistics/interval.ts";
import { coverageLevels } from "../../statistics/scores/coverage.ts";
import { pitEnvelope, pitHistogram, type Place } from "../../statistics/scores/pit.ts";
import { type Skill, skillOver } from "../../statistics/scores/skill.ts";
import { wilson } from "../../statistics/share.ts";
import type { Scored, Scores } from "./case.ts";
import type { Rival } from "./rivals.ts";

/** A month of a series as an origin foresaw it. */
export interface Case {
  readonly own: Scored;
  /** By rival; undefined where it could say nothing. */
  readonly rivals: ReadonlyArray<Scores | undefined>;
}

/** Cases of one series: by origin, and for each by months ahead, from the first hidden one on. */
export type SeriesCases = ReadonlyArray<ReadonlyArray<Case | undefined>>;

/** How windows of several origins lie to each other. */
export interface Windows {
  /** Origins whose windows have no month in common, as many as there can be. */
  readonly apart: number;
  /** So many origins in a row have months in common. */
  readonly together: number;
}

/** @param firsts first month of each window, ascending @param horizon months of each */
export function windowsOf(firsts: ReadonlyArray<number>, horizon: number): Windows {
  let [apart, next, together] = [0, Number.NEGATIVE_INFINITY, 1];
  for (const [i, first] of firsts.entries()) {
    if (first >= next) {
      apart += 1;
      next = first + horizon;
    }
    const overlapping = firsts.filter((other, k) => k >= i && other < first + horizon).length;
    together = Math.max(together, overlapping);
  }
  return { apart, together };
}

export interface Coverage {
  readonly level: number;
  /** Intervals of the replications that held the truth, as they are. */
  readonly count: number;
  readonly of: number;
  /** Mean part of the truths' places that is central: what intervals hold on average. */
  readonly share: number;
  readonly interval: Interval;
}

/** Means over cases; NaN where there is none. */
export interface Means {
  readonly cases: number;
  readonly crps: number;
  readonly logCrps: number;
  readonly wis: number;
  readonly dss: number;
  /** Forecast mean less truth, and the median's absolute error. */
  readonly bias: number;
  readonly error: number;
}

export interface Histogram {
  readonly heights: Float64Array;
  readonly envelope: Place;
}

export interface SeriesJudged {
  readonly all: Means;
  readonly coverage: ReadonlyArray<Coverage>;
  readonly ahead: ReadonlyArray<{
    readonly means: Means;
    readonly coverage: ReadonlyArray<Coverage>;
    /** Mean CRPS by rival. */
    readonly rivals: ReadonlyArray<number>;
  }>;
  /** By rival, on the cases for which it has something to say. */
  readonly skills: ReadonlyArray<Skill>;
}

const level = 0.9;
export const pitBins = 10;
const envelopeLevel = 0.95;

export function judgedSeries(
  cases: SeriesCases,
  horizon: number,
  rivals: ReadonlyArray<Rival>,
  windows: Windows,
): SeriesJudged {
  const at = (ahead: number) => cases.flatMap((months) => months[ahead] ?? []);
  const all = cases.flatMap((months) => months.flatMap((one) => one ?? []));
  return {
    all: meansOf(all),
    coverage: coverageOf(all, windows.apart),
    ahead: Array.from({ length: horizon }, (_, ahead) => {
      const there = at(ahead);
      return {
        means: meansOf(there),
        coverage: coverageOf(there, windows.apart),
        rivals: rivals.map((_rival, r) => mean(there.flatMap((one) => one.rivals[r]?.crps ?? []))),
      };
    }),
    skills: rivals.map((_rival, r) => {
      const [own, other] = sumsBeside(cases, r);
      return skillOver(own, other, windows.together, level);
    }),
  };
}

/** By origin the sums of CRPS, the model's and a rival's, where that has something to say. */
function sumsBeside(cases: SeriesCases, rival: number): readonly [Float64Array, Float64Array] {
  const own = new Float64Array(cases.length).fill(Number.NaN);
  const other = new Float64Array(cases.length).fill(Number.NaN);
  for (const [origin, months] of cases.entries()) {
    const both = months.flatMap((one) => {
      const beside = one?.rivals[rival];
      return one === undefined || beside === undefined ? [] : [[one.own.crps, beside.crps]];
    });
    if (both.length === 0) continue;
    own[origin] = both.reduce((sum, [mine]) => sum + mine, 0);
    other[origin] = both.reduce((sum, [, theirs]) => sum + theirs, 0);
  }
  return [own, other];
}

function meansOf(cases: ReadonlyArray<Case>): Means {
  const of = (value: (own: Scored) => number) => mean(cases.map(({ own }) => value(own)));
  return {
    cases: cases.length,
    crps: of(({ crps }) => crps),
    logCrps: of(({ logCrps }) => logCrps),
    wis: of(({ wis }) => wis),
    dss: of(({ dss }) => dss),
    bias: of((own) => own.mean - own.truth),
    error: of((own) => Math.abs(own.median - own.truth)),
  };
}

/**
 * How many truths lay in the central part of their forecasts, with Wilson's interval as if so many
 * had been seen as there are windows apart.
 */
export function coverageOf(cases: ReadonlyArray<Case>, apart: number): ReadonlyArray<Coverage> {
  return coverageLevels.map((nominal, i) => {
    const count = cases.filter(({ own }) => own.held[i]).length;
    const of = cases.length;
    const share = mean(cases.map(({ own }) => own.covered[i]));
    const seen = Math.min(apart, of);
    const interval = wilson(share * seen || 0, seen, level);
    return { level: nominal, count, of, share, interval };
  });
}

/** How the places of truths in their forecasts lie. */
export function histogramOf(cases: ReadonlyArray<Case>, apart: number): Histogram {
  const places = cases.map(({ own }) => own.place);
  return {
    heights: pitHistogram(places, pitBins),
    envelope: pitEnvelope(Math.min(apart, cases.length), pitBins, envelopeLevel),
  };
}

const mean = (numbers: ReadonlyArray<number>): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
