/**
 * Offers: what a citizen is given to do. Packages follow the city's 2008 agreement (BA08:282-289);
 * kinds say where the place is: at a supplier, or at a company as an internship or a wage
 * subsidy (placements). The order is part of the log format: add at the end only.
 */
export const packages = [
  "educationJob",
  "motivation",
  "activeSupport",
  "jobSearchWageSubsidy",
  "rehabilitation",
] as const;
export type Package = (typeof packages)[number];

export const offerKinds = ["course", "internship", "wageSubsidy"] as const;

/** Kinds of placement: an offer whose place is at a company (virksomhedspraktik, løntilskud). */
export const placementKinds = ["internship", "wageSubsidy"] as const;
export type PlacementKind = (typeof placementKinds)[number];

export const placementOutcomes = ["completed", "dropout", "hired", "interrupted"] as const;
