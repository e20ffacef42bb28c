/**
 * Match schemes: the law's way of sorting citizens by how near they are to the labour market.
 * Five groups applied until the first quarter of 2010, three after (domain §4.3, [P01, P02]).
 * The crosswalk from employability level to the group of a scheme is assumed there (mark A).
 */

export const matchSchemes = ["five", "three"] as const;
export type MatchScheme = (typeof matchSchemes)[number];

/** Group of each scheme for employability level 1…5 (domain §4.3, "Mapping between schemes"). */
export const groupByLevel: Record<MatchScheme, readonly [number, number, number, number, number]> =
  {
    five: [1, 2, 3, 4, 5],
    three: [1, 1, 1, 2, 3],
  };

/** Work-ready (arbejdsmarkedsparat): match 1–3 of five, 1 of three [P20]; levels 1–3. */
export const workReadyLevelMax = 3;
