/**
 * The citizen, as far as the job centre's rules and goals tell citizens apart. Only words live
 * here: which origins, traits and age boundaries exist and how they are numbered in a log. The
 * numbers are part of the log format, so entries are only ever added at the end of a list.
 */

/** Origin groups (domain §4.1). Goals JKN-3 and JKS-1.4 count the last two as non-western. */
export const origins = [
  "danish",
  "western",
  "nonWesternImmigrant",
  "nonWesternDescendant",
] as const;
export type Origin = (typeof origins)[number];

/** Yes-or-no traits; bit i of a citizen's trait word is trait i. */
export const traits = ["female", "deprivedArea", "hasChildren", "qualifyingEducation"] as const;
export type Trait = (typeof traits)[number];

/** Ages at which a rule or a goal begins to treat a citizen otherwise (domain §4.2 A). */
export const ageBoundaries = [18, 25, 30, 60, 65] as const;

/** Age groups between those boundaries; index = how many of 25, 30, 60 have been passed. */
export const ageGroups = ["under25", "from25to29", "from30to59", "from60"] as const;
export type AgeGroup = (typeof ageGroups)[number];

/**
 * Employability: how near the labour market a citizen truly is, 1 (could start tomorrow) to 5
 * (no match). It is latent: it changes by itself, and the match group registered at an interview
 * follows it. The five levels are those of the five-group scheme, so the older scheme registers
 * the level itself and the newer ones a coarser view of it.
 */
export const employabilityLevels = [1, 2, 3, 4, 5] as const;
