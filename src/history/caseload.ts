/**
 * Where each citizen stands, folded from what happened: benefit and since when, case, match group,
 * open deadlines, interview, place in line, offer, placement, job and education. It asks nothing
 * of a model, so it folds records as it folds simulated logs: what a history is silent about
 * simply is not there, and an end without a beginning leaves nothing behind.
 */
import * as benefit from "../domain/events/benefit.ts";
import * as cases from "../domain/events/case.ts";
import * as contact from "../domain/events/contact.ts";
import * as offer from "../domain/events/offer.ts";
import * as people from "../domain/events/population.ts";
import type { EventDeclaration } from "../domain/event.ts";
import { stopReasons } from "../domain/benefit.ts";
import { codeBits, type Columns } from "../kernel/columns.ts";

/** Cells of a citizen's row. */
export const cell = {
  /** 1 once registered, 2 once gone for good. */
  known: 0,
  /** Index in `benefits`; 0 is none. */
  benefit: 1,
  /** Minute from which the spell counts. */
  spellFrom: 2,
  /** 1 while a case is open. */
  hasCase: 3,
  centre: 4,
  team: 5,
  /** Match scheme × 8 + group, as assessed last; 0 before that. */
  match: 6,
  /** Employability level as assessed last; 0 before that. */
  level: 7,
  /** Deadline of the open obligation of each kind, three cells; `none` without one. */
  due: 8,
  /** When the interview that is booked is to begin; `none` without one. */
  interview: 11,
  /** 1 + the line that the citizen stands in, or 0. */
  line: 12,
  /** See `offerStages`. */
  course: 13,
  placement: 14,
  /** Index in `placementKinds` of the placement. */
  placementKind: 15,
  /** 1 in an ordinary job, 2 in a subsidised one. */
  job: 16,
  education: 17,
} as const;
const stride = 18;

/** Where an offer stands. */
export const offerStages = { none: 0, agreed: 1, underWay: 2 } as const;

/** A moment that there is not. */
export const none = -0x80000000;

const matchStride = 8;
export const schemeOf = (match: number): number => Math.floor(match / matchStride);
export const groupOf = (match: number): number => match % matchStride;

/** What an event of a kind does to the row that begins at a cell. */
type Change = (rows: Int32Array, at: number, a: number, b: number, x: number, y: number) => void;

const set =
  (where: number, value: number): Change =>
  (rows, at) => {
    rows[at + where] = value;
  };

const transferred = stopReasons.indexOf("transferred");

const opened: Change = (rows, at, a, _b, x) => {
  rows[at + cell.benefit] = a;
  rows[at + cell.spellFrom] = x;
};
const taken: Change = (rows, at, a, b) => {
  rows[at + cell.hasCase] = 1;
  rows[at + cell.centre] = a;
  rows[at + cell.team] = b;
};
const ended: Change = (rows, at, a) => {
  rows[at + cell.due + a] = none;
};
const courseEnded = set(cell.course, offerStages.none);
const left: Change = (rows, at) => {
  rows[at + cell.known] = 2;
  rows[at + cell.job] = 0;
  rows[at + cell.education] = 0;
};

const changes: ReadonlyArray<readonly [EventDeclaration<any, any>, Change]> = [
  [people.CitizenMoved, left],
  [people.CitizenRetired, left],
  [benefit.BenefitGranted, opened],
  [benefit.BenefitResumed, opened],
  [
    benefit.BenefitStopped,
    (rows, at, a) => {
      rows[at + cell.benefit] = 0;
      if (a === transferred) rows[at + cell.known] = 2;
    },
  ],
  [benefit.JobStarted, (rows, at, a) => void (rows[at + cell.job] = 1 + a)],
  [benefit.JobEnded, set(cell.job, 0)],
  [benefit.EducationStarted, set(cell.education, 1)],
  [benefit.EducationEnded, set(cell.education, 0)],
  [cases.CaseOpened, taken],
  [cases.CaseTransferred, taken],
  [cases.CaseClosed, set(cell.hasCase, 0)],
  [
    cases.MatchAssessed,
    (rows, at, a, b, x) => {
      rows[at + cell.match] = a * matchStride + b;
      rows[at + cell.level] = x;
    },
  ],
  [contact.ObligationCreated, (rows, at, a, _b, x) => void (rows[at + cell.due + a] = x)],
  [contact.ObligationFulfilled, ended],
  [contact.ObligationCancelled, ended],
  [contact.InterviewScheduled, (rows, at, _a, _b, x) => void (rows[at + cell.interview] = x)],
  [contact.InterviewHeld, set(cell.interview, none)],
  [contact.InterviewNoShow, set(cell.interview, none)],
  [contact.InterviewCancelled, set(cell.interview, none)],
  [offer.OfferWaitlisted, (rows, at, _a, b) => void (rows[at + cell.line] = 1 + b)],
  [
    offer.OfferIssued,
    (rows, at) => {
      rows[at + cell.line] = 0;
      rows[at + cell.course] = offerStages.agreed;
    },
  ],
  [
    offer.OfferStarted,
    (rows, at) => {
      rows[at + cell.line] = 0;
      rows[at + cell.course] = offerStages.underWay;
    },
  ],
  [offer.OfferCompleted, courseEnded],
  [offer.OfferDroppedOut, courseEnded],
  [
    offer.OfferInterrupted,
    (rows, at, a) => {
      if (a === 1) rows[at + cell.course] = offerStages.none;
      else rows[at + cell.line] = 0;
    },
  ],
  [
    offer.PlacementBooked,
    (rows, at, a) => {
      rows[at + cell.line] = 0;
      rows[at + cell.placement] = offerStages.agreed;
      rows[at + cell.placementKind] = a;
    },
  ],
  [
    offer.PlacementStarted,
    (rows, at, a) => {
      rows[at + cell.line] = 0;
      rows[at + cell.placement] = offerStages.underWay;
      rows[at + cell.placementKind] = a;
    },
  ],
  [offer.PlacementEnded, set(cell.placement, offerStages.none)],
];

const changeOf: Array<Change | undefined> = Array.from({ length: codeBits + 1 });
for (const [{ code }, change] of changes) changeOf[code] = change;

export class Caseload {
  /** Citizens heard of; they are numbered from 0. */
  citizens = 0;
  #rows = new Int32Array(0);

  /** Takes what happened next, in the order in which it did. */
  take(columns: Columns): void {
    const { a, b, length, subject, tag, x, y } = columns;
    for (let i = 0; i < length; i++) {
      const code = tag[i] & codeBits;
      const isNew = code === people.CitizenRegistered.code;
      const change = changeOf[code];
      if (!isNew && change === undefined) continue;
      const citizen = subject[i];
      if (citizen >= this.citizens) this.#extend(citizen + 1);
      const at = citizen * stride;
      if (this.#rows[at + cell.known] === 0) this.#rows[at + cell.known] = 1;
      change?.(this.#rows, at, a[i], b[i], x[i], y[i]);
    }
  }

  /** A cell of a citizen's row. */
  get(citizen: number, what: number): number {
    return this.#rows[citizen * stride + what];
  }

  #extend(citizens: number): void {
    const capacity = this.#rows.length / stride;
    if (citizens > capacity) {
      const rows = new Int32Array(Math.max(1024, capacity * 2, citizens) * stride);
      rows.set(this.#rows);
      for (let at = capacity * stride; at < rows.length; at += stride) {
        for (const moment of [cell.due, cell.due + 1, cell.due + 2, cell.interview]) {
          rows[at + moment] = none;
        }
      }
      this.#rows = rows;
    }
    this.citizens = citizens;
  }
}
