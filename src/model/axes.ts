/**
 * The axes along which several processes have one number each: duration bands, calendar months and
 * employability levels, by the words that a scenario file uses as keys.
 */

/** Duration bands of a spell, in days since it began; the last is open. Keys of `monthly.exit`. */
export const bandDays = [0, 30, 91, 182, 365] as const;
export const bands = ["under1Month", "from1To3", "from3To6", "from6To12", "from12"] as const;
/** Bands of the time since work began, in days. Keys of `monthly.returnFromJob`. */
export const returnBandDays = [0, 91, 365] as const;
export const returnBands = ["under3Months", "from3To12", "from12"] as const;
export const months = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
] as const;
export const levels = ["level1", "level2", "level3", "level4", "level5"] as const;
