/**
 * What a change of plan did to people: how many citizens lived otherwise than under the baseline
 * in the same replication, what set them apart first, which events became more or fewer, and who
 * ends up elsewhere. A citizen is the same where the address for chance is; the number that a
 * piece of work happens to have is nobody's fate.
 */

/** Counts by the name of an event; events that never occur are left out. */
export type EventCounts = Readonly<Record<string, number>>;

/** Where a citizen may end: a word of `statuses`, or `absent` for one whom the other log has. */
export type EndWord = string;

export interface Fates {
  /** Citizens who are in either log. */
  readonly citizens: number;
  /** Those of them whose events are not all the same. */
  readonly changed: number;
  /** Of those, by the first event that is not the same: the arm's, or the baseline's alone. */
  readonly first: EventCounts;
  /** Events of citizens in the arm, less those in the baseline. */
  readonly more: EventCounts;
  /**
   * Citizens who stand elsewhere when the run ends: how many, by where they stand under the
   * baseline and, within that, in the arm. Who stands in the same place is left out.
   */
  readonly ends: Readonly<Record<EndWord, Readonly<Record<EndWord, number>>>>;
}

/** A citizen of one replication who lives otherwise in the arm. */
export interface ChangedCitizen {
  /** Number under the baseline. */
  readonly citizen: number;
  /** When the two lives part: the minute of the earlier of the two events that differ. */
  readonly minute: number;
  /** Name of the event that is not the same, in each; null where there is none any more. */
  readonly baseline: string | null;
  readonly scenario: string | null;
  /** Where the citizen stands when the run ends. */
  readonly ends: { readonly baseline: EndWord; readonly scenario: EndWord };
}
