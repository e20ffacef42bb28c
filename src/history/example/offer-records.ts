/** Records of offers and placements, from the waiting list to the last day. */
import * as offer from "../../domain/events/offer.ts";
import type { Row } from "../../domain/event.ts";
import { stillOpen } from "../staging.ts";

export interface OfferRecord {
  readonly citizen: number;
  /** A course, or a placement and its kind. */
  readonly kind: "course" | "internship" | "wageSubsidy";
  /** Number of the place pool, or of the agreement. */
  place: number;
  /** Moments; `stillOpen` where they have not come. */
  waiting: number;
  given: number;
  started: number;
  ended: number;
  /** When the citizen left the line because a company had a place. */
  left: number;
  plannedStart: number;
  plannedEnd: number;
  package: number;
  viaPartnership: boolean;
  outcome: "none" | "completed" | "dropout" | "hired" | "interrupted" | "neverGiven";
}

const outcomes = ["completed", "dropout", "hired", "interrupted"] as const;

export class OfferRecords {
  readonly offers: Array<OfferRecord> = [];
  readonly #course = new Map<number, OfferRecord>();
  readonly #placement = new Map<number, OfferRecord>();

  take(row: Row): void {
    switch (row.code) {
      case offer.OfferWaitlisted.code:
        this.#new(this.#course, row, "course", row.b).waiting = row.minute;
        break;
      case offer.OfferIssued.code:
        this.#issue(row);
        break;
      case offer.OfferStarted.code:
        this.#start(this.#course, row);
        break;
      case offer.OfferCompleted.code:
        this.#end(this.#course, row, "completed");
        break;
      case offer.OfferDroppedOut.code:
        this.#end(this.#course, row, "dropout");
        break;
      case offer.OfferInterrupted.code:
        this.#end(this.#course, row, row.a === 1 ? "interrupted" : "neverGiven");
        break;
      case offer.PlacementBooked.code: {
        const kind = row.a === 0 ? "internship" : "wageSubsidy";
        this.#leave(row);
        this.#new(this.#placement, row, kind, row.b).given = row.minute;
        break;
      }
      case offer.PlacementStarted.code:
        this.#place(row);
        break;
      case offer.PlacementEnded.code:
        this.#end(this.#placement, row, outcomes[row.a]);
        break;
    }
  }

  #new(
    under: Map<number, OfferRecord>,
    { subject: citizen }: Row,
    kind: OfferRecord["kind"],
    place: number,
  ): OfferRecord {
    const open = { waiting: stillOpen, given: stillOpen, started: stillOpen, ended: stillOpen };
    const planned = { plannedStart: stillOpen, plannedEnd: stillOpen, package: 0 };
    const rest = { left: stillOpen, viaPartnership: false, outcome: "none" } as const;
    const record: OfferRecord = { citizen, kind, place, ...open, ...planned, ...rest };
    this.offers.push(record);
    under.set(citizen, record);
    return record;
  }

  #issue(row: Row): void {
    const record = this.#course.get(row.subject) ?? this.#new(this.#course, row, "course", row.b);
    record.place = row.b;
    record.given = row.minute;
    record.package = row.a;
    record.plannedStart = row.x;
    record.plannedEnd = row.y;
  }

  #leave({ minute, subject }: Row): void {
    const waiting = this.#course.get(subject);
    if (waiting === undefined || waiting.given !== stillOpen) return;
    waiting.left = minute;
    this.#course.delete(subject);
  }

  #start(open: Map<number, OfferRecord>, { minute, subject }: Row): OfferRecord | undefined {
    const record = open.get(subject);
    if (record !== undefined) record.started = minute;
    return record;
  }

  #place(row: Row): void {
    const record = this.#start(this.#placement, row);
    if (record === undefined) return;
    record.plannedEnd = row.x;
    record.viaPartnership = row.y === 1;
  }

  #end(open: Map<number, OfferRecord>, row: Row, outcome: OfferRecord["outcome"]): void {
    const record = open.get(row.subject);
    if (record === undefined) return;
    record.ended = row.minute;
    record.outcome = outcome;
    open.delete(row.subject);
  }
}
