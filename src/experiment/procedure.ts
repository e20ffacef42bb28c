/**
 * A procedure decides, from what it has seen, which replications it wants to see next, and ends
 * with an answer: sequential stopping, a search, a selection. It is a generator, so it knows
 * neither threads nor files nor time: whoever drives it runs what it asks for, and a test drives it
 * with chance of its own.
 */

/** Replications [from, to) of the candidate with this number. */
export interface Wanted {
  readonly candidate: number;
  readonly from: number;
  readonly to: number;
}

/** Values of all goals in one replication, in the goals' order; NaN where there is none. */
export type Values = ReadonlyArray<number>;

/** Asks for replications and is told their values, one list for each thing wanted. */
export type Procedure<Answer> = Generator<
  ReadonlyArray<Wanted>,
  Answer,
  ReadonlyArray<ReadonlyArray<Values>>
>;
