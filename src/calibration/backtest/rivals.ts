/**
 * The forecasts that a sceptic would set against the model's: each from the same months, as they
 * were known at the same origin, and each with a distribution that says how wrong it was before.
 */
import type { Benefit } from "../../domain/benefit.ts";
import { benefits } from "../../domain/benefit.ts";
import { stateOf } from "../baseline/benefit-moves.ts";
import { lastValue } from "../baseline/last-value.ts";
import {
  type ChainForecasts,
  meanOfChain,
  type Moves,
  rateOfChain,
  stockOfChain,
} from "../baseline/markov-chain.ts";
import { monthsPerYear, sameMonthLastYear } from "../baseline/same-month.ts";
import { seasonalMean } from "../baseline/seasonal-mean.ts";
import { type Pointer, type Predictive, spread } from "../baseline/spread.ts";
import type { FollowedSeries } from "./followed.ts";

export const rivals = ["lastValue", "sameMonthLastYear", "seasonalMean", "markovChain"] as const;
export type Rival = (typeof rivals)[number];

/** Fewest months before the first origin; a rival that has fewer is absent from the back-test. */
export const monthsNeeded: Record<Rival, number> = {
  lastValue: 4,
  sameMonthLastYear: monthsPerYear,
  seasonalMean: monthsPerYear,
  markovChain: 4,
};

/** Those that have enough to go by when so many months are known at the first origin. */
export const rivalsWith = (months: number): ReadonlyArray<Rival> =>
  rivals.filter((rival) => monthsNeeded[rival] <= months);

/** What a rival forecasts of a series so many months ahead; undefined where it cannot. */
export type RivalForecasts = (rival: Rival, ahead: number) => Predictive | undefined;

/** @param chain of the moves of the same months; shared by all series of an origin */
export function rivalForecasts(
  series: FollowedSeries,
  known: Float64Array,
  moves: Moves,
  chain: ChainForecasts,
): RivalForecasts {
  const rules: Record<Rival, Pointer> = {
    lastValue: lastValue(known),
    sameMonthLastYear: sameMonthLastYear(known),
    seasonalMean: seasonalMean(known),
    markovChain: chainRule(series, known, moves, chain),
  };
  return (rival, ahead) => spread(rules[rival], known, ahead);
}

function chainRule(
  { what, benefit }: FollowedSeries,
  known: Float64Array,
  moves: Moves,
  chain: ChainForecasts,
): Pointer {
  switch (what) {
    case "onBenefit":
      return stockOfChain(chain, statesOf(benefit === undefined ? paid : [benefit], [false, true]));
    case "longTerm":
      return stockOfChain(chain, statesOf(paid, [true]));
    case "inflow":
      return meanOfChain(known);
    default:
      return rateOfChain(chain, moves, known);
  }
}

const paid = benefits.filter((benefit) => benefit !== "none");

const statesOf = (of: ReadonlyArray<Benefit>, lengths: ReadonlyArray<boolean>) =>
  of.flatMap((benefit) => lengths.map((long) => stateOf(benefits.indexOf(benefit), long)));
