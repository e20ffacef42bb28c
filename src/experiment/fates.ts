/**
 * What a change of plan did to people: how many citizens lived otherwise than under the baseline
 * in the same replication, what set them apart first, and which events became more or fewer.
 */

/** Counts by the name of an event; events that never occur are left out. */
export type EventCounts = Readonly<Record<string, number>>;

export interface Fates {
  /** Citizens who are in either log. */
  readonly citizens: number;
  /** Those of them whose events are not all the same. */
  readonly changed: number;
  /** Of those, by the first event that is not the same: the arm's, or the baseline's alone. */
  readonly first: EventCounts;
  /** Events of citizens in the arm, less those in the baseline. */
  readonly more: EventCounts;
}
