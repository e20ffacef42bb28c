/**
 * What a back-test follows month by month: who is on benefit, and for how long or on which; who
 * comes and goes; and what the centre does: interviews, offers, placements. Each is a measure of
 * the measure language in a window of one month, so that a forecast is asked for it as it is for
 * a contract's goals, and the same fold reads it off the history.
 */
import { type Benefit, benefits } from "../../domain/benefit.ts";
import type { Goal } from "../../domain/goal.ts";
import type { Measure } from "../../domain/measure.ts";
import { isoOfDay } from "../../domain/moment.ts";
import { monthStart } from "../../kernel/civil-time.ts";

/** Series of every back-test; there is one more for each benefit where there are several. */
export const followed = [
  "onBenefit",
  "longTerm",
  "inflow",
  "exits",
  "interviews",
  "offers",
  "placements",
] as const;
export type Followed = (typeof followed)[number];

export interface FollowedSeries {
  readonly what: Followed;
  /** The benefit, of a series that follows one alone. */
  readonly benefit?: Benefit;
  readonly measure: Measure;
}

/** How commands and results call a series: `onBenefit`, `onBenefit:startHelp`. */
export const seriesId = ({ what, benefit }: FollowedSeries): string =>
  benefit === undefined ? what : `${what}:${benefit}`;

type OneOf<A> = readonly [A, ...ReadonlyArray<A>];
const paid = benefits.filter((benefit) => benefit !== "none") as unknown as OneOf<Benefit>;
const onAny = { benefits: paid };

const measures: Record<Followed, Measure> = {
  onBenefit: { type: "stock", population: onAny },
  longTerm: { type: "stock", population: { ...onAny, longerThanMonths: 12 } },
  inflow: { type: "inflow", population: onAny },
  exits: { type: "outflow", population: onAny },
  interviews: { type: "count", event: "InterviewHeld" },
  offers: { type: "count", event: "OfferStarted" },
  placements: { type: "count", event: "PlacementStarted" },
};

/** All series; those of single benefits only where more than one is there. */
export function followedSeries(there: ReadonlyArray<Benefit>): ReadonlyArray<FollowedSeries> {
  const general = followed.map((what): FollowedSeries => ({ what, measure: measures[what] }));
  if (there.length < 2) return general;
  const single = there.map((benefit): FollowedSeries => ({
    what: "onBenefit",
    benefit,
    measure: { type: "stock", population: { benefits: [benefit] } },
  }));
  return [...general.slice(0, 1), ...single, ...general.slice(1)];
}

/** A month as the measure language says it, from months since January 2000. */
export const monthText = (month: number): string => isoOfDay(monthStart(month)).slice(0, 7);

/** The series asked as goals without a target: all months of the first, then of the next. */
export const monthlyGoals = (
  series: ReadonlyArray<FollowedSeries>,
  first: number,
  months: number,
): ReadonlyArray<Goal> =>
  series.flatMap((one) =>
    Array.from({ length: months }, (_, i): Goal => {
      const month = monthText(first + i);
      const id = `${seriesId(one)} ${month}`;
      return {
        id,
        name: { en: id },
        source: "back-test",
        measure: one.measure,
        window: { from: month, to: month },
        target: { equals: null },
      };
    }),
  );
