/**
 * The one pass over a log that serves all measures of a run. It reads the log in chunks as the
 * loop fills them, keeps one row of three numbers for each citizen, and calls the handlers that
 * an event is for; an event that no measure asks about costs a look into a table of 128 bytes.
 * Nothing is allocated for an event. A fold may be used again for the next replication.
 *
 * A citizen's *stretch* is the time in which no bit of the word changed that a measure asks
 * about. It is handed on when it ends, so a duration that is reached within it needs no timer.
 */
import type { Columns } from "../kernel/columns.ts";
import type { Reader } from "../kernel/loop.ts";
import { bitsChangedBy, changedWord, endsPlacement } from "./change.ts";
import type { Cohort } from "./cohort.ts";
import { grownInts } from "./growth.ts";
import type { Handlers } from "./handlers.ts";
import type { Reading } from "./reading.ts";
import { statusEvents } from "./status-events.ts";

/** What is kept of a citizen: the word, the spell's start, and since when the word stands. */
const stride = 4;
const spellFromColumn = 1;
const sinceColumn = 2;
const unregistered = -0x80000000;

/** What an event is for. */
const changes = 1;
const anchors = 2;
const obligation = 4;
const counted = 8;

export class MeasureFold implements Reader {
  declare private readonly handlers: Handlers;
  readonly #read: () => ReadonlyArray<Reading>;
  readonly #purpose = new Uint8Array(128);
  declare private readonly stretchBits: number;
  /** Whether some measure counts the obligations of a part of the citizens only. */
  declare private readonly judgesDuties: boolean;
  #rows = new Int32Array(0);
  #capacity = 0;
  #finished = false;

  /** @param read makes the readings of all measures when the log has ended */
  constructor(handlers: Handlers, read: () => ReadonlyArray<Reading>) {
    this.handlers = handlers;
    this.#read = read;
    this.stretchBits = handlers.stretchBits;
    const ofDuties = [...handlers.timeliness, ...handlers.overdue];
    this.judgesDuties = ofDuties.some(({ predicate }) => predicate.bits !== 0);
    this.#allot();
    this.#grow(1024);
  }

  #allot(): void {
    const { bits, cohorts, timeliness, overdue, tallies } = this.handlers;
    const purpose = this.#purpose;
    const e = statusEvents;
    for (const [code, changed] of bitsChangedBy.entries()) {
      if ((changed & bits) !== 0) purpose[code] |= changes;
    }
    purpose[e.registered] |= changes;
    if (cohorts.contact.length > 0) purpose[e.contacted] |= anchors | changes;
    if (cohorts.case.length > 0) purpose[e.caseOpened] |= anchors;
    if (cohorts.offer.length > 0) {
      purpose[e.offerStarted] |= anchors;
      purpose[e.placementStarted] |= anchors;
    }
    if (cohorts.offerEnd.length > 0) {
      purpose[e.offerCompleted] |= anchors;
      purpose[e.offerDroppedOut] |= anchors;
      // Whether a placement was under way, and not only booked, is read off the word.
      purpose[e.placementStarted] |= changes;
      purpose[e.placementEnded] |= anchors | changes;
    }
    if (timeliness.length > 0 || overdue.length > 0) {
      purpose[e.obligationCreated] |= obligation;
      purpose[e.obligationFulfilled] |= obligation;
      purpose[e.obligationCancelled] |= obligation;
    }
    for (const { code } of tallies) purpose[code] |= counted;
  }

  #grow(citizens: number): void {
    const before = this.#capacity;
    this.#capacity = Math.max(before * 2, citizens);
    this.#rows = grownInts(this.#rows, this.#capacity * stride);
    this.#forget(before);
    this.handlers.grow(this.#capacity);
  }

  #forget(from: number): void {
    for (let citizen = from; citizen < this.#capacity; citizen += 1) {
      this.#rows[citizen * stride] = 0;
      this.#rows[citizen * stride + sinceColumn] = unregistered;
    }
  }

  /** Makes ready for another log. */
  reset(): void {
    this.#finished = false;
    this.#forget(0);
    this.handlers.reset();
  }

  /**
   * Takes over what a fold of the same measures, centres and span has read so far, so that a log
   * that begins like the other's need not be read twice. The other must not have been finished.
   */
  copyFrom(other: MeasureFold): void {
    if (other.#finished) throw new Error("a fold that has been finished cannot be gone on from");
    this.reset();
    if (this.#capacity < other.#capacity) this.#grow(other.#capacity);
    this.#rows.set(other.#rows.subarray(0, other.#capacity * stride));
    this.handlers.copyFrom(other.handlers);
  }

  read(log: Columns, from: number, to: number): void {
    const { tag } = log;
    const { end } = this.handlers.months;
    const purposes = this.#purpose;
    for (let i = from; i < to; i += 1) {
      const code = tag[i] & 0x7f;
      const purpose = purposes[code];
      if (purpose === 0 || log.minute[i] >= end) continue;
      const citizen = log.subject[i];
      if (citizen >= this.#capacity) this.#grow(citizen + 1);
      const before = (purpose & anchors) === 0 ? 0 : this.#rows[citizen * stride];
      if ((purpose & changes) !== 0) this.#change(log, i, code);
      if ((purpose & obligation) !== 0) this.#obligation(log, i, code);
      if ((purpose & anchors) !== 0) this.#anchor(log, i, code, before);
      if ((purpose & counted) !== 0) this.#count(log, i, code);
    }
  }

  /**
   * Takes in what some rows say of how things stand, and counts none of it as having happened: the
   * state that a forecast begins with, where it was in no record.
   */
  stand(log: Columns, rows: ReadonlyArray<number>): void {
    for (const i of rows) {
      const code = log.tag[i] & 0x7f;
      const purpose = this.#purpose[code];
      if (log.subject[i] >= this.#capacity) this.#grow(log.subject[i] + 1);
      if ((purpose & changes) !== 0) this.#change(log, i, code);
      if ((purpose & obligation) !== 0) this.#obligation(log, i, code);
    }
  }

  #change(log: Columns, i: number, code: number): void {
    const citizen = log.subject[i];
    // What came before the span is what it opens with.
    const minute = Math.max(log.minute[i], this.handlers.months.opening);
    const at = citizen * stride;
    const rows = this.#rows;
    const word = changedWord(rows[at], code, log, i);
    if (code === statusEvents.registered) rows[at + sinceColumn] = minute;
    else if (((rows[at] ^ word) & this.stretchBits) !== 0) this.#endStretch(citizen, minute);
    rows[at] = word;
    if (code === statusEvents.granted || code === statusEvents.resumed) {
      rows[at + spellFromColumn] = log.x[i];
    }
  }

  #endStretch(citizen: number, to: number): void {
    const rows = this.#rows;
    const at = citizen * stride;
    const since = rows[at + sinceColumn];
    if (since === unregistered || to <= since) return;
    const word = rows[at];
    const spellFrom = rows[at + spellFromColumn];
    const { memberships, held } = this.handlers;
    for (let k = 0; k < memberships.length; k += 1) {
      memberships[k].stretch(citizen, word, spellFrom, since, to);
    }
    for (let k = 0; k < held.length; k += 1) held[k].stretch(citizen, word, since, to);
    rows[at + sinceColumn] = to;
  }

  #obligation(log: Columns, i: number, code: number): void {
    const citizen = log.subject[i];
    const kind = log.a[i];
    const due = log.x[i];
    const minute = log.minute[i];
    const { timeliness, overdue } = this.handlers;
    if (code === statusEvents.obligationCreated) {
      // A citizen's row is likely not in the cache: it is looked at only when somebody asks.
      const at = this.judgesDuties ? citizen * stride : 0;
      const word = this.#rows[at];
      const spellFrom = this.#rows[at + spellFromColumn];
      for (let k = 0; k < timeliness.length; k += 1) {
        timeliness[k].created(citizen, kind, due, minute, word, spellFrom);
      }
      for (let k = 0; k < overdue.length; k += 1) {
        overdue[k].created(citizen, kind, due, minute, word, spellFrom);
      }
      return;
    }
    const fulfilled = code === statusEvents.obligationFulfilled;
    for (let k = 0; k < timeliness.length; k += 1) {
      if (fulfilled) timeliness[k].fulfilled(citizen, kind, due, log.b[i] === 1);
      else timeliness[k].cancelled(citizen, kind, due, minute);
    }
    for (let k = 0; k < overdue.length; k += 1) overdue[k].ended(citizen, kind, minute);
  }

  #anchor(log: Columns, i: number, code: number, before: number): void {
    const { contact, case: opened, offer, offerEnd } = this.handlers.cohorts;
    let cohorts: ReadonlyArray<Cohort> = offerEnd;
    if (code === statusEvents.contacted) cohorts = contact;
    else if (code === statusEvents.caseOpened) cohorts = opened;
    else if (code === statusEvents.offerStarted) cohorts = offer;
    else if (code === statusEvents.placementStarted) cohorts = offer;
    else if (code === statusEvents.placementEnded && !endsPlacement(before, log, i)) return;
    const at = log.subject[i] * stride;
    for (let k = 0; k < cohorts.length; k += 1) {
      cohorts[k].anchor(
        log.subject[i],
        this.#rows[at],
        this.#rows[at + spellFromColumn],
        log.minute[i],
      );
    }
  }

  #count(log: Columns, i: number, code: number): void {
    const at = log.subject[i] * stride;
    const { tallies } = this.handlers;
    for (let k = 0; k < tallies.length; k += 1) {
      const tally = tallies[k];
      if (tally.code !== code) continue;
      tally.event(log, i, this.#rows[at], this.#rows[at + spellFromColumn]);
    }
  }

  /** What each measure reads off the log now that it has ended, in the order they were asked. */
  readings(): ReadonlyArray<Reading> {
    if (!this.#finished) {
      this.#finished = true;
      for (let citizen = 0; citizen < this.#capacity; citizen += 1) {
        this.#endStretch(citizen, this.handlers.months.end);
      }
      for (const overdue of this.handlers.overdue) overdue.finish();
    }
    return this.#read();
  }
}
