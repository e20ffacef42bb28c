/**
 * The handlers that a set of measures needs. Measures that ask for the same thing share one:
 * the same population's months serve its stock, its flows and its exit rate.
 */
import type { Anchor, Population } from "../domain/measure.ts";
import type { Obligation } from "../domain/obligation.ts";
import { bitsOf, bitsOfActivity, centrePlace, levelPlace } from "./citizen-word.ts";
import { Cohort, type CohortRule } from "./cohort.ts";
import { Membership } from "./membership.ts";
import type { Months } from "./months.ts";
import { MonthsHeld } from "./months-held.ts";
import { Overdue } from "./overdue.ts";
import { Predicate } from "./predicate.ts";
import type { Tally } from "./tally.ts";
import { kindsOf, Timeliness } from "./timeliness.ts";

/** What every handler of the log can do. */
interface Handler {
  grow(capacity: number): void;
  reset(): void;
}

export class Handlers {
  readonly memberships: Array<Membership> = [];
  readonly held: Array<MonthsHeld> = [];
  readonly cohorts: Record<Anchor, Array<Cohort>> = {
    contact: [],
    case: [],
    offer: [],
    offerEnd: [],
  };
  readonly timeliness: Array<Timeliness> = [];
  readonly overdue: Array<Overdue> = [];
  readonly tallies: Array<Tally> = [];
  declare readonly months: Months;
  declare private readonly centres: ReadonlyArray<string>;
  readonly #made = new Map<string, unknown>();

  constructor(months: Months, centres: ReadonlyArray<string>) {
    this.months = months;
    this.centres = centres;
  }

  /** The one handler made with these ingredients. */
  #once<H>(list: Array<H>, ingredients: ReadonlyArray<unknown>, make: () => H): H {
    const key = JSON.stringify(ingredients);
    const made = this.#made.get(key) as H | undefined;
    if (made) return made;
    const handler = make();
    this.#made.set(key, handler);
    list.push(handler);
    return handler;
  }

  /** @throws MeasureFault */
  predicate(population: Population | undefined): Predicate {
    return new Predicate(population ?? {}, this.centres);
  }

  membership(population: Population | undefined): Membership {
    return this.#once(this.memberships, ["membership", population ?? {}], () => {
      return new Membership(this.predicate(population), this.months);
    });
  }

  monthsHeld(statuses: ReadonlyArray<keyof typeof bitsOfActivity>, whole: boolean): MonthsHeld {
    const bits = statuses.reduce((sum, status) => sum | bitsOfActivity[status], 0);
    return this.#once(this.held, ["held", bits, whole], () => {
      return new MonthsHeld(bits, whole, this.months);
    });
  }

  cohort(
    anchor: Anchor,
    population: Population | undefined,
    held: MonthsHeld,
    rule: CohortRule,
  ): Cohort {
    const cohort = new Cohort(this.predicate(population), held, rule, this.months);
    this.cohorts[anchor].push(cohort);
    return cohort;
  }

  timely(kinds: ReadonlyArray<Obligation>, population: Population | undefined): Timeliness {
    const bits = kindsOf(kinds);
    return this.#once(this.timeliness, ["timely", bits, population ?? {}], () => {
      return new Timeliness(this.predicate(population), bits, this.months);
    });
  }

  notOverdue(kinds: ReadonlyArray<Obligation>, population: Population | undefined): Overdue {
    const bits = kindsOf(kinds);
    return this.#once(this.overdue, ["overdue", bits, population ?? {}], () => {
      return new Overdue(this.predicate(population), bits, this.months);
    });
  }

  tally(tally: Tally): Tally {
    this.tallies.push(tally);
    return tally;
  }

  /** Bits of a citizen's word whose change ends a stretch. */
  get stretchBits(): number {
    const asked = this.memberships.reduce((bits, { predicate }) => bits | predicate.bits, 0);
    return this.held.reduce((bits, { statuses }) => bits | statuses, asked);
  }

  /** Bits of a citizen's word that some handler asks for and that have to be followed for it. */
  get bits(): number {
    const { contact, case: opened, offer, offerEnd } = this.cohorts;
    const { timeliness, overdue, tallies } = this;
    const others = [...opened, ...offer, ...offerEnd, ...timeliness, ...overdue, ...tallies];
    const followed = others.reduce(
      (bits, { predicate }) => bits | predicate.bits,
      this.stretchBits,
    );
    // A contact states level and centre itself: what they were before does not matter to it.
    const stated = bitsOf(levelPlace) | bitsOf(centrePlace);
    return contact.reduce((bits, { predicate }) => bits | (predicate.bits & ~stated), followed);
  }

  grow(capacity: number): void {
    for (const handler of this.#withRoom()) handler.grow(capacity);
  }

  reset(): void {
    for (const handler of this.#withRoom()) handler.reset();
    for (const cohort of Object.values(this.cohorts).flat()) cohort.reset();
  }

  /** Takes over what handlers made of the same measures, in the same order, have been told. */
  copyFrom(other: Handlers): void {
    copyEach(this.memberships, other.memberships);
    copyEach(this.held, other.held);
    copyEach(this.timeliness, other.timeliness);
    copyEach(this.overdue, other.overdue);
    copyEach(this.tallies, other.tallies);
    copyEach(Object.values(this.cohorts).flat(), Object.values(other.cohorts).flat());
  }

  #withRoom(): ReadonlyArray<Handler> {
    const { memberships, held, timeliness, overdue, tallies } = this;
    return [...memberships, ...held, ...timeliness, ...overdue, ...tallies];
  }
}

function copyEach<H extends { copyFrom(other: H): void }>(
  handlers: ReadonlyArray<H>,
  others: ReadonlyArray<H>,
): void {
  for (const [i, handler] of handlers.entries()) handler.copyFrom(others[i]);
}
