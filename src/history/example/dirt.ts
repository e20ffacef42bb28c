/**
 * The kinds of dirt that an example's files have, each with how much of it there is. Every one can
 * be switched off, and what was planted is counted, so that what an import finds can be held
 * against it. All but those marked leave a careful import with the log of the clean files.
 */

export interface Dirt {
  /** Spells of benefit split by a birthday or a move, share of the spells. */
  readonly split: number;
  /** Open spells that say they end in 2067, share of the open ones. */
  readonly openEnd: number;
  /** Rows that stand there twice, share of the rows. */
  readonly duplicate: number;
  /** Rows registered two days to four months late, share of the rows. */
  readonly late: number;
  /** Copies of rows that cannot be read, share of the rows. */
  readonly impossible: number;
  /** Moments written as a date: 1 for all spells, and a share of the interviews. Loses minutes. */
  readonly dateOnly: number;
  /** Personal numbers with a blank or nothing after the sixth digit, share of the rows. */
  readonly writing: number;
  /** Interviews and spells that never were, share of the records; gone from the second extract. */
  readonly stray: number;
  /** Interviews with a wrong number of minutes, put right in the second extract. */
  readonly wrong: number;
  /** Citizens whose origin is wrong in the first extract. */
  readonly facts: number;
  /** Citizens who have another personal number in the second extract. */
  readonly newNumber: number;
  /** Remarks in quotation marks, with separators and line ends in them; share of the rows. */
  readonly remark: number;
}

export const clean: Dirt = {
  split: 0,
  openEnd: 0,
  duplicate: 0,
  late: 0,
  impossible: 0,
  dateOnly: 0,
  writing: 0,
  stray: 0,
  wrong: 0,
  facts: 0,
  newNumber: 0,
  remark: 0,
};

export const usualDirt: Dirt = {
  split: 0.12,
  openEnd: 0.8,
  duplicate: 0.01,
  late: 0.05,
  impossible: 0.01,
  dateOnly: 0.1,
  writing: 0.2,
  stray: 0.02,
  wrong: 0.02,
  facts: 0.01,
  newNumber: 0.008,
  remark: 0.05,
};
