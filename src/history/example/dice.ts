/**
 * What each draw of an example is for. Draws are addressed, so one kind of dirt more or less
 * leaves all else in the files as it was.
 */
export const dice = {
  number: 1,
  caseworker: 2,
  split: 3,
  openEnd: 4,
  duplicate: 5,
  late: 6,
  impossible: 7,
  dateOnly: 8,
  writing: 9,
  stray: 10,
  wrong: 11,
  facts: 12,
  newNumber: 13,
  remark: 14,
  absence: 15,
} as const;

/** The seed of what an example adds to its centre. */
export const diceSeed = (seed: string): string => `example ${seed}`;
