/**
 * Public benefits and the ways off them. A citizen has at most one full maintenance benefit at a
 * time (law 4). The order is part of the log format: add at the end only.
 */

/** Benefit types of the core flow (domain §4.1, glossary §5). `none` is self-supporting. */
export const benefits = [
  "none",
  "cashBenefit",
  "startHelp",
  "introductionBenefit",
  "rehabilitation",
  "unemploymentBenefit",
  "sicknessBenefit",
  "disabilityPension",
  "flexAllowance",
] as const;
export type Benefit = (typeof benefits)[number];

/** Why a benefit stops (domain §4.2 B, `BenefitStopped`). */
export const stopReasons = [
  "job",
  "education",
  "subsidisedJob",
  "otherBenefit",
  "pension",
  "selfSupport",
  "moved",
  "transferred",
  "retired",
] as const;
export type StopReason = (typeof stopReasons)[number];

/** Where a citizen stands between spells; follows from the stop reason and the job events. */
export const statuses = [
  "outside",
  "onBenefit",
  "employed",
  "inEducation",
  "inSubsidisedJob",
  "onOtherBenefit",
  "pensioned",
  "selfSupporting",
  "movedOut",
  "transferred",
] as const;
export type Status = (typeof statuses)[number];
