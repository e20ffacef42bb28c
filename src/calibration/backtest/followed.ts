/**
 * What a back-test follows month by month: who is on benefit, and for how long or on which; who
 * comes and goes; and what the centre does: interviews, offers, placements. Each is a measure of
 * the measure language in a window of one month, so that a forecast is asked for it as it is for
 * a contract's goals, and the same fold reads it off the history.
 */
import { type Benefit, benefits } from "../../domain/benefit.ts";
import { BenefitGranted, BenefitStopped } from "../../domain/events/benefit.ts";
import { InterviewHeld } from "../../domain/events/contact.ts";
import { OfferStarted, PlacementStarted } from "../../domain/events/offer.ts";
import type { Goal } from "../../domain/goal.ts";
import type { Measure } from "../../domain/measure.ts";
import { isoOfDay } from "../../domain/moment.ts";
import type { Happened } from "../../history/happened.ts";
import { monthStart } from "../../kernel/civil-time.ts";
import { codeBits } from "../../kernel/columns.ts";

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

/** The event that tells a history of the series' kind: without one it does not know of it. */
const tellingEvents: Record<Followed, ReadonlyArray<number>> = {
  onBenefit: [BenefitGranted.code],
  longTerm: [BenefitGranted.code],
  inflow: [BenefitGranted.code],
  exits: [BenefitStopped.code],
  interviews: [InterviewHeld.code],
  offers: [OfferStarted.code],
  placements: [PlacementStarted.code],
};

/**
 * The series that a history knows of; those of single benefits only where more than one is there.
 * Records of benefits alone say nothing of interviews, and that is not the same as none.
 */
export function seriesIn({ columns }: Pick<Happened, "columns">): ReadonlyArray<FollowedSeries> {
  const codes = new Set<number>();
  const paidNow = new Set<number>();
  for (let row = 0; row < columns.length; row += 1) {
    const code = columns.tag[row] & codeBits;
    codes.add(code);
    if (code === BenefitGranted.code) paidNow.add(columns.a[row]);
  }
  const isTold = (what: Followed) => tellingEvents[what].some((code) => codes.has(code));
  const there = benefits.filter((_, i) => paidNow.has(i));
  return followed.filter(isTold).flatMap((what): ReadonlyArray<FollowedSeries> => {
    const general = { what, measure: measures[what] };
    if (what !== "onBenefit" || there.length < 2) return [general];
    return [general, ...there.map(onOne)];
  });
}

const onOne = (benefit: Benefit): FollowedSeries => ({
  what: "onBenefit",
  benefit,
  measure: { type: "stock", population: { benefits: [benefit] } },
});

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
