/**
 * Rule sets: what the law says, by the date it says it from. Every number has its source and a
 * certainty mark from the domain reference §4.5: P, stated in a public source; K, an analyst's
 * recollection that a Danish social-law reader should confirm before anyone relies on it; A,
 * assumed; S, stated in a contract. A scenario may override any of them with a source of its own.
 */
import type { MatchScheme } from "./match-scheme.ts";

/** A number of a rule set with where it comes from. */
export interface Ruled {
  readonly value: number;
  readonly mark: "S" | "P" | "K" | "A";
  readonly source: string;
}

export interface RuleSet {
  readonly id: string;
  /** First day in force, `YYYY-MM-DD`. */
  readonly from: string;
  readonly matchScheme: MatchScheme;
  /** Parameter path, with `.key` where it has keys, to its number. */
  readonly numbers: Readonly<Record<string, Ruled>>;
}

const known = (mark: Ruled["mark"], source: string, value: number): Ruled => ({
  value,
  mark,
  source,
});

const common2007to2013 = {
  "rule.contactIntervalMonths": known("P", "P02: at least every 3 months for all groups", 3),
  "rule.firstOfferDays.under30": known("K", "13 weeks", 91),
  "rule.firstOfferDays.from30WorkReady": known("K", "9 months, welfare agreement", 274),
  "rule.firstOfferDays.from60": known("K", "6 months", 182),
  "rule.firstOfferDays.notWorkReady": known("A", "P19: those not activated last year", 365),
  "rule.repeatOfferDays.workReady": known("K", "every 6 months passive", 182),
  "rule.repeatOfferDays.notWorkReady": known("K", "every 12 months passive", 365),
  "rule.offerMinDays.under30First": known("P", "P28: 6 months until 23.1.2012", 182),
  "rule.offerMinDays.other": known("P", "P28: 4 weeks", 28),
  "rule.internshipMaxDays.workReady": known("K", "4 weeks; P29 for later years", 28),
  "rule.internshipMaxDays.notWorkReady": known("K", "13 weeks; P29 for later years", 91),
  "rule.wageSubsidyMaxDays": known("K", "12 months", 365),
} as const;

/** Rule sets by date, the first one being the oldest known. */
export const ruleSets: ReadonlyArray<RuleSet> = [
  { id: "RS-2007", from: "2007-01-01", matchScheme: "five", numbers: common2007to2013 },
  // P01: the three-group scheme replaces the five groups by the end of the first quarter of 2010.
  { id: "RS-2010", from: "2010-04-01", matchScheme: "three", numbers: common2007to2013 },
  {
    id: "RS-2012",
    from: "2012-01-23",
    matchScheme: "three",
    numbers: {
      ...common2007to2013,
      "rule.offerMinDays.under30First": known("P", "P28: 4 weeks from 23.1.2012", 28),
    },
  },
];

/** Company ratio rule [P18]: one per 5 ordinary employees up to 50, then one per 10. */
export const companyRatio = {
  upTo: known("P", "P18", 50),
  perPlaceBelow: known("P", "P18", 5),
  perPlaceAbove: known("P", "P18", 10),
};

/** Placements that a company with so many ordinary employees may have at a time [P18]. */
export function companyRoom(employees: number): number {
  const below = Math.min(employees, companyRatio.upTo.value);
  const above = Math.max(employees - companyRatio.upTo.value, 0);
  return (
    Math.floor(below / companyRatio.perPlaceBelow.value) +
    Math.floor(above / companyRatio.perPlaceAbove.value)
  );
}
