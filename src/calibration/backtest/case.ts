/**
 * One forecast beside what came: the number of one series in one month, seen from one origin. It
 * keeps the scores and lets go of the distribution they were made from.
 */
import { meanOf } from "../../statistics/mean.ts";
import { quantile } from "../../statistics/quantile.ts";
import { coverageLevels, isCovered, partCovered } from "../../statistics/scores/coverage.ts";
import { crpsOfSample, fairCrps } from "../../statistics/scores/crps.ts";
import { dawidSebastiani } from "../../statistics/scores/dawid-sebastiani.ts";
import { weightedIntervalScore } from "../../statistics/scores/interval-score.ts";
import { type Place, placeAmong } from "../../statistics/scores/pit.ts";

/** Scores of one distribution. */
export interface Scores {
  readonly crps: number;
  /** CRPS of the logarithms of one more than each: of relative errors, whatever the size. */
  readonly logCrps: number;
  readonly wis: number;
}

export interface Scored extends Scores {
  readonly truth: number;
  readonly mean: number;
  readonly median: number;
  /** Bounds of the central 90 %. */
  readonly low: number;
  readonly high: number;
  readonly dss: number;
  /** By `coverageLevels`: whether the central interval of the replications held the truth. */
  readonly held: ReadonlyArray<boolean>;
  /** By `coverageLevels`: the part of the truth's place that is central; see `partCovered`. */
  readonly covered: ReadonlyArray<number>;
  readonly place: Place;
}

/** Scores of a distribution that is known as a whole, by many numbers that stand for it. */
export const scoresOf = (sorted: Float64Array, truth: number): Scores =>
  scoresBy(crpsOfSample, sorted, truth);

/** Scores of a model's forecast; `sorted` has one number a replication. */
export function scored(sorted: Float64Array, truth: number): Scored {
  // A few replications are not the model's distribution, and the score is to be of the model.
  const crps = sorted.length > 1 ? fairCrps : crpsOfSample;
  const place = placeAmong(sorted, truth);
  return {
    ...scoresBy(crps, sorted, truth),
    truth,
    mean: meanOf(sorted),
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.05),
    high: quantile(sorted, 0.95),
    dss: dawidSebastiani(sorted, truth),
    held: coverageLevels.map((level) => isCovered(sorted, level, truth)),
    covered: coverageLevels.map((level) => partCovered(place, level)),
    place,
  };
}

const scoresBy = (crps: typeof crpsOfSample, sorted: Float64Array, truth: number): Scores => ({
  crps: crps(sorted, truth),
  logCrps: crps(sorted.map(Math.log1p), Math.log1p(truth)),
  wis: weightedIntervalScore(sorted, coverageLevels, truth),
});
