/**
 * What begins ends once: deadlines, courses and placements, as far as records tell. An extract may
 * begin in the middle of things, so an end without a beginning breaks no law; a second beginning
 * does, and so does a second end.
 */
import * as contact from "../domain/events/contact.ts";
import * as offer from "../domain/events/offer.ts";
import { obligations } from "../domain/obligation.ts";
import type { Law } from "../kernel/law.ts";
import { type Report, watch } from "../kernel/watch.ts";

/** How far something of a citizen has come. */
const stage = { agreed: 1, underWay: 2, ended: 3 } as const;
type Stage = (typeof stage)[keyof typeof stage];

/** Things of one kind, one at a time for a citizen. */
class Things {
  readonly #what: string;
  readonly #report: Report;
  readonly #stages = new Map<number, Stage>();

  constructor(what: string, report: Report) {
    this.#what = what;
    this.#report = report;
  }

  /** Agreed, or created: nothing of the kind may be open. */
  open(citizen: number): void {
    this.#begin(citizen, stage.agreed, [stage.agreed, stage.underWay]);
  }

  /** It is under way now; that it was agreed before need not have been told. */
  start(citizen: number): void {
    this.#begin(citizen, stage.underWay, [stage.underWay]);
  }

  end(citizen: number): void {
    if (this.#stages.get(citizen) === stage.ended) {
      this.#report(`${this.#what} of citizen ${citizen} ends again`);
    }
    this.#stages.set(citizen, stage.ended);
  }

  #begin(citizen: number, to: Stage, but: ReadonlyArray<Stage>): void {
    const now = this.#stages.get(citizen);
    if (now !== undefined && but.includes(now)) {
      this.#report(`citizen ${citizen} has ${this.#what} already`);
    }
    this.#stages.set(citizen, to);
  }
}

export const endsOnce: Law = watch(
  "what begins ends once",
  "A deadline, a course or a placement begins only when none of its kind is open, and ends once.",
  (report) => {
    const deadlines = obligations.map((kind) => new Things(`a deadline (${kind})`, report));
    const courses = new Things("a course", report);
    const placements = new Things("a placement", report);
    return {
      on: [
        [contact.ObligationCreated, (citizen, kind) => deadlines[kind].open(citizen)],
        [contact.ObligationFulfilled, (citizen, kind) => deadlines[kind].end(citizen)],
        [contact.ObligationCancelled, (citizen, kind) => deadlines[kind].end(citizen)],
        [offer.OfferIssued, (citizen) => courses.open(citizen)],
        [offer.OfferStarted, (citizen) => courses.start(citizen)],
        [offer.OfferCompleted, (citizen) => courses.end(citizen)],
        [offer.OfferDroppedOut, (citizen) => courses.end(citizen)],
        [
          offer.OfferInterrupted,
          (citizen, isHeld) => {
            // Otherwise a place in line was given up.
            if (isHeld === 1) courses.end(citizen);
          },
        ],
        [offer.PlacementBooked, (citizen) => placements.open(citizen)],
        [offer.PlacementStarted, (citizen) => placements.start(citizen)],
        [offer.PlacementEnded, (citizen) => placements.end(citizen)],
      ],
    };
  },
);
