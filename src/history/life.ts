/**
 * One citizen's life in a log: what happened, in order, and the stretches of time that follow from
 * it — benefit, match group, deadlines, interviews, waiting, offers, placements, jobs, education.
 * A stretch that has no end in the log is still open. It asks nothing of a model: records may be
 * silent about any of these.
 */
import { benefits, stopReasons } from "../domain/benefit.ts";
import * as benefit from "../domain/events/benefit.ts";
import * as cases from "../domain/events/case.ts";
import * as contact from "../domain/events/contact.ts";
import * as offer from "../domain/events/offer.ts";
import * as people from "../domain/events/population.ts";
import { type EventDeclaration, type Row } from "../domain/event.ts";
import { matchSchemes } from "../domain/match-scheme.ts";
import { obligations } from "../domain/obligation.ts";
import { placementKinds, placementOutcomes } from "../domain/offer.ts";
import { subjectOf } from "../domain/vocabulary.ts";
import { codeBits, rowAt } from "../kernel/columns.ts";
import type { Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";

export const lanes = [
  "benefit",
  "match",
  "deadline",
  "interview",
  "waiting",
  "offer",
  "placement",
  "job",
  "education",
] as const;
export type Lane = (typeof lanes)[number];

/** A stretch of time in one lane. */
export interface Stretch {
  readonly lane: Lane;
  /** Benefit, match group, kind of deadline, placement or job; empty where the lane says all. */
  readonly what: string;
  readonly from: number;
  /** Undefined while it is open. */
  to: number | undefined;
  /** How it ended, or what came of it; empty where nothing is said. */
  how: string;
  /** Of a deadline, and of an interview that is booked: the moment. */
  readonly due: number | undefined;
  /**
   * From when its length counts, where that is not `from`: an offer or a placement begins after it
   * was agreed, and a spell that is resumed began before it was interrupted.
   */
  begun: number | undefined;
}

/** An event of a life. */
export interface LifeEvent {
  readonly position: number;
  readonly row: Row;
  readonly recorded: number;
}

export class Life {
  readonly citizen: number;
  readonly events: Array<LifeEvent> = [];
  readonly stretches: Array<Stretch> = [];
  /** Citizens that the log knows. */
  citizens = 0;
  /** Minute of the last event of the log, whoever it is about. */
  last: number | undefined;
  readonly #open = new Map<string, Stretch>();

  constructor(citizen: number) {
    this.citizen = citizen;
  }

  /** Takes what happened next, in the order in which it did. */
  take(chunk: Chunk): void {
    const { columns, recorded } = chunk;
    for (let i = 0; i < columns.length; i++) {
      const code = columns.tag[i] & codeBits;
      if (code === people.CitizenRegistered.code) {
        this.citizens = Math.max(this.citizens, columns.subject[i] + 1);
      }
      if (columns.subject[i] !== this.citizen || subjectOf(code) !== "citizen") continue;
      const row = rowAt(columns, i);
      this.#follow(row);
      this.events.push({
        position: positionOf(chunk, i),
        row,
        recorded: recorded === undefined ? row.minute : recorded[i],
      });
    }
    if (columns.length > 0) this.last = columns.minute[columns.length - 1];
  }

  #follow(row: Row): void {
    followers.get(row.code)?.(row, {
      begin: (lane, what, more = {}) => this.#begin(row.minute, lane, what, more),
      end: (lane, what, how = "") => this.#end(row.minute, lane, what, how),
      opened: (lane, what = "") => this.#open.get(`${lane} ${what}`),
    });
  }

  #begin(
    minute: number,
    lane: Lane,
    what: string,
    { key = "", from = minute, due, begun }: Begin,
  ): void {
    const stretch = { lane, what, from, to: undefined, how: "", due, begun };
    this.stretches.push(stretch);
    this.#open.set(`${lane} ${key}`, stretch);
  }

  #end(minute: number, lane: Lane, key: string, how: string): void {
    const stretch = this.#open.get(`${lane} ${key}`);
    if (stretch === undefined) return;
    this.#open.delete(`${lane} ${key}`);
    stretch.to = minute;
    stretch.how = how;
  }
}

interface Begin {
  /** Tells stretches of one lane apart that may be open together. */
  readonly key?: string;
  readonly from?: number;
  readonly due?: number | undefined;
  readonly begun?: number | undefined;
}

/** What a follower may do with the stretches. */
interface Hand {
  readonly begin: (lane: Lane, what: string, more?: Begin) => void;
  readonly end: (lane: Lane, key: string, how?: string) => void;
  readonly opened: (lane: Lane, key?: string) => Stretch | undefined;
}

type Follow = (row: Row, hand: Hand) => void;

const granted: Follow = ({ a, x }, { begin, end }) => {
  end("benefit", "");
  begin("benefit", benefits[a], { from: x });
};

const resumed: Follow = ({ a, x }, { begin, end }) => {
  end("benefit", "");
  begin("benefit", benefits[a], { begun: x });
};

/** An offer that is agreed begins; one that nobody said was agreed begins at once. */
const starts =
  (lane: "offer" | "placement", what: (row: Row) => string): Follow =>
  (row, { begin, end, opened }) => {
    end("waiting", "");
    const agreed = opened(lane);
    if (agreed === undefined) begin(lane, what(row), { begun: row.minute });
    else agreed.begun = row.minute;
  };

const agrees =
  (lane: "offer" | "placement", what: (row: Row) => string): Follow =>
  (row, { begin, end }) => {
    end("waiting", "");
    begin(lane, what(row));
  };

const leaves: Follow = (_, { end }) => {
  end("job", "");
  end("education", "");
};

const course = () => "course";
const placement = ({ a }: Row) => placementKinds[a];

const table: ReadonlyArray<readonly [EventDeclaration<any, any>, Follow]> = [
  [benefit.BenefitGranted, granted],
  [benefit.BenefitResumed, resumed],
  [
    benefit.BenefitStopped,
    ({ a }, { end }) => {
      end("match", "");
      end("benefit", "", stopReasons[a]);
    },
  ],
  [benefit.JobStarted, ({ a }, { begin }) => begin("job", a === 0 ? "ordinary" : "subsidised")],
  [benefit.JobEnded, (_, { end }) => end("job", "")],
  [benefit.EducationStarted, (_, { begin }) => begin("education", "")],
  [benefit.EducationEnded, (_, { end }) => end("education", "")],
  [people.CitizenMoved, leaves],
  [people.CitizenRetired, leaves],
  [
    cases.MatchAssessed,
    ({ a, b }, { begin, end, opened }) => {
      const what = `${matchSchemes[a]} ${b}`;
      if (opened("match")?.what === what) return;
      end("match", "");
      begin("match", what);
    },
  ],
  [
    contact.ObligationCreated,
    ({ a, x }, { begin }) => begin("deadline", obligations[a], { key: obligations[a], due: x }),
  ],
  [
    contact.ObligationFulfilled,
    ({ a, b }, { end }) => end("deadline", obligations[a], b === 1 ? "late" : "met"),
  ],
  [contact.ObligationCancelled, ({ a }, { end }) => end("deadline", obligations[a], "cancelled")],
  [contact.InterviewScheduled, ({ x }, { begin }) => begin("interview", "", { due: x })],
  [contact.InterviewHeld, interviewEnded("held")],
  [contact.InterviewNoShow, interviewEnded("missed")],
  [contact.InterviewCancelled, interviewEnded("cancelled")],
  [offer.OfferWaitlisted, ({ b }, { begin }) => begin("waiting", String(b))],
  [offer.OfferIssued, agrees("offer", course)],
  [offer.OfferStarted, starts("offer", course)],
  [offer.OfferCompleted, (_, { end }) => end("offer", "", "completed")],
  [offer.OfferDroppedOut, (_, { end }) => end("offer", "", "dropout")],
  [
    offer.OfferInterrupted,
    ({ a }, { end }) => end(a === 1 ? "offer" : "waiting", "", "interrupted"),
  ],
  [offer.PlacementBooked, agrees("placement", placement)],
  [offer.PlacementStarted, starts("placement", placement)],
  [offer.PlacementEnded, ({ a }, { end }) => end("placement", "", placementOutcomes[a])],
];

/** An interview that nobody said was booked is a moment. */
function interviewEnded(how: string): Follow {
  return (_, { begin, end, opened }) => {
    if (opened("interview") === undefined) begin("interview", "");
    end("interview", "", how);
  };
}

const followers: ReadonlyMap<number, Follow> = new Map(
  table.map(([{ code }, follow]) => [code, follow]),
);
