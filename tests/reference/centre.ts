/**
 * The reference model's centre: who is there, what is to come, and the loop that takes what is due
 * next. The model in `src` keeps typed arrays, packed rows and addressed chance for speed; here are
 * plain objects, one sorted list and one stream of chance, so that every rule can be read as it is
 * written in the specification and the two can be held against each other.
 */
import type { AgreementPlan, Plan } from "../../src/model/plan.ts";
import { dayOf, iso } from "./calendar.ts";
import type { Stream } from "./chance.ts";

/** An event as people and JSON see it. */
export interface Event {
  readonly _tag: string;
  readonly at: string;
  readonly subject: number;
  readonly [field: string]: unknown;
}

/** Something that will happen unless it is called off. */
export interface Entry {
  readonly minute: number;
  readonly rank: number;
  readonly subject: number;
  readonly act: () => void;
  off: boolean;
}

/** What simultaneous things happen first, as the specification lists its commands. */
const ranks = `
  finishWork endOffer endPlacement start changeParameters openDay signAgreement releasePlaces
  planInterview summon attend breachContact breachOffer planOffer
  startOffer startPlacement followUpPlacement
  transition crossAge crossDuration serve arrive transferIn newDay
`
  .trim()
  .split(/\s+/);

export interface Obligation {
  readonly kind: "contactInterview" | "firstOffer" | "repeatOffer";
  readonly due: number;
  readonly breach: Entry;
}

export interface WorkItem {
  readonly number: number;
  readonly citizen: Citizen;
  readonly task: number;
  readonly due: number;
  readonly priority: number;
  readonly done: (minutes: number) => void;
}

export interface Citizen {
  readonly row: number;
  readonly origin: number;
  /** Bit i is trait i. */
  readonly traits: number;
  readonly born: number;
  readonly benefit: string;
  /** How many of 25, 30 and 60 years have been passed. */
  ageGroup: number;
  level: number;
  /** Level found by the last assessment; 0 before the first. */
  assessed: number;
  status: string;
  gone: boolean;
  centre: number;
  team: number;
  hasCase: boolean;
  /** Minute from which the spell counts, and when the last one stopped. */
  from: number;
  stoppedAt: number;
  jobSince: number;
  /** Duration thresholds crossed in this spell. */
  crossed: number;
  /** What an offer does to the hazards: while in it, and until when after it. */
  offerKind: number;
  afterKind: number;
  afterUntil: number;
  transition: Entry | undefined;
  thresholds: Entry[];
  contact: {
    obligation: Obligation | undefined;
    /** Pending plan, or appointment. */
    step: Entry | undefined;
    booking:
      | { team: number; day: number; minutes: number; planned: number; come: boolean }
      | undefined;
    missedDay: number;
    /** Changes when the case closes, so that late work leads to nothing. */
    course: number;
  };
  offer: {
    phase: "none" | "open" | "queued" | "waiting" | "issued" | "inOffer" | "placement";
    obligation: Obligation | undefined;
    step: Entry | undefined;
    package: number;
    pool: number;
    end: number;
  };
  placement: {
    phase: "none" | "seeking" | "booked" | "setUp" | "underWay";
    kind: number;
    agreement: number;
    steps: Entry[];
  };
}

export interface Team {
  readonly number: number;
  present: number;
  carry: number;
  busy: number;
  waiting: WorkItem[];
  /** Minutes booked for interviews, by day. */
  readonly book: Map<number, number>;
}

export interface Agreement {
  readonly number: number;
  readonly plan: AgreementPlan;
  isSigned: boolean;
  carry: number;
  placesLeft: number;
  concurrent: number;
}

export class Centre {
  readonly plan: Plan;
  readonly chance: Stream;
  readonly events: Event[] = [];
  readonly citizens: Citizen[] = [];
  readonly teams: Team[];
  readonly agreements: Agreement[];
  /** Lines of waiting citizens: one a place pool, then one a kind of placement. */
  readonly lines: Citizen[][];
  /** Places taken, by pool. */
  readonly occupied: number[];
  ruleSet = 0;
  now: number;
  nextItem = 0;
  readonly #values: number[];
  readonly #pending: Entry[] = [];
  readonly #listeners = new Map<string, Array<(subject: number, event: Event) => void>>();

  constructor(plan: Plan, chance: Stream) {
    this.plan = plan;
    this.chance = chance;
    this.now = plan.from * 1440;
    this.#values = [...plan.parameters.values];
    this.lines = Array.from({ length: plan.pools.length + 2 }, () => []);
    this.occupied = plan.pools.map(() => 0);
    const blank = { present: 0, carry: 0, busy: 0 };
    this.teams = plan.teams.map((_, number) => ({
      ...blank,
      number,
      waiting: [],
      book: new Map<number, number>(),
    }));
    this.agreements = plan.agreements.map((agreement, number) => ({
      number,
      plan: agreement,
      isSigned: false,
      carry: 0,
      placesLeft: 0,
      concurrent: 0,
    }));
  }

  get today(): number {
    return dayOf(this.now);
  }

  /** Value of a parameter's cell, the citizen's own where levers aim at some citizens only. */
  value(path: string, key = 0, citizen?: Citizen): number {
    const cell = this.plan.parameters.offsets[path] + key;
    const block = citizen ? this.plan.parameters.segmentCells[cell] : 0;
    return this.#values[block && citizen ? block + this.segmentOf(citizen) : cell];
  }

  valueOfCell(cell: number): number {
    return this.#values[cell];
  }

  setCell(cell: number, value: number): void {
    this.#values[cell] = value;
  }

  /** Bit i: the citizen is one of those whom filter i means. */
  segmentOf(citizen: Citizen): number {
    const has = (list: number | undefined, number: number) =>
      list === undefined || ((list >> number) & 1) === 1;
    return this.plan.filters.reduce((bits, filter, i) => {
      const meant =
        has(filter.origins, citizen.origin) &&
        has(filter.ageGroups, citizen.ageGroup) &&
        has(filter.levels, citizen.level) &&
        has(filter.centres, citizen.centre) &&
        (citizen.traits & (filter.traits ?? 0)) === (filter.traits ?? 0);
      return meant ? bits | (1 << i) : bits;
    }, 0);
  }

  /** Puts down what is to happen at a minute, not before now. */
  at(minute: number, name: string, subject: number, act: () => void): Entry {
    const entry = { minute: Math.max(minute, this.now), rank: ranks.indexOf(name), subject, act };
    const planned: Entry = { ...entry, off: false };
    let low = 0;
    let high = this.#pending.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isLater(this.#pending[middle], planned)) low = middle + 1;
      else high = middle;
    }
    this.#pending.splice(low, 0, planned);
    return planned;
  }

  /** Lets events happen now: they are written down, then whoever listens is told of each. */
  happen(
    ...events: ReadonlyArray<readonly [tag: string, subject: number, payload?: object]>
  ): void {
    const first = this.events.length;
    for (const [tag, subject, payload] of events) {
      this.events.push({ _tag: tag, at: iso(this.now), subject, ...payload });
    }
    for (const event of this.events.slice(first)) {
      for (const listener of this.#listeners.get(event._tag) ?? []) listener(event.subject, event);
    }
  }

  /** Calls the listener after each event of the name; in the order in which they were given. */
  on(tags: ReadonlyArray<string>, listener: (subject: number, event: Event) => void): void {
    for (const tag of tags) {
      this.#listeners.set(tag, [...(this.#listeners.get(tag) ?? []), listener]);
    }
  }

  /** The loop: whatever is due next happens, until the end of the last day. */
  run(): void {
    const end = (this.plan.to + 1) * 1440;
    for (let next = this.#pending.pop(); next && next.minute < end; next = this.#pending.pop()) {
      if (next.off) continue;
      this.now = next.minute;
      next.act();
    }
  }
}

/** The pending list is kept with the next entry last. */
function isLater(one: Entry, other: Entry): boolean {
  return (
    (one.minute - other.minute || one.rank - other.rank || one.subject - other.subject || -1) > 0
  );
}
