/**
 * What is assumed where records say nothing: each kind of gap, how many citizens it is of, and
 * out of how many. A forecast that starts from records says all of it beside its result.
 */
export const assumptions = [
  /** No match group was assessed: the level is drawn from the scenario's opening mix. */
  "levelDrawn",
  /** No case says which centre and team: the scenario's own rule does. */
  "caseAllotted",
  /** No deadline of an interview: counted from the last interview, or from the case's start. */
  "contactDueFromInterviews",
  /** And no interviews are recorded at all: spread evenly over the interval. */
  "contactDueSpread",
  /** No deadline of an offer: counted from the spell's start, or from the last offer's end. */
  "offerDueFromOffers",
  /** And what was offered before the records began is not known: spread evenly. */
  "offerDueSpread",
  /** An offer under way whose end nobody planned: as long as the scenario's offers are. */
  "offerEndAssumed",
  /** An offer under way beyond its planned end: it ends within a week. */
  "offerEndPassed",
  /** A place at a supplier or company that the scenario does not have: at its nearest one. */
  "placeAllotted",
  /** A place at a company where the scenario knows of none: the placement is passed over. */
  "placementDropped",
  /** An interview that lies ahead of a team that the scenario does not have. */
  "interviewDropped",
  /** On benefit beyond the age of old-age pension: they retire. */
  "pastPensionAge",
  /** Former recipients in work whom the scenario has and the records don't: they are added. */
  "formerAdded",
] as const;
export type Assumption = (typeof assumptions)[number];

/** How often each was made. */
export class AssumptionCount {
  readonly #counts = new Map<Assumption, number>();

  made(assumption: Assumption): void {
    this.#counts.set(assumption, this.of(assumption) + 1);
  }

  of(assumption: Assumption): number {
    return this.#counts.get(assumption) ?? 0;
  }

  clear(): void {
    this.#counts.clear();
  }
}
