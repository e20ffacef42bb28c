/**
 * Where each citizen stands in the contact course, and the appointment books of the teams. A
 * citizen is in one phase at a time; the deadline stands beside it, for it goes on while interviews
 * are planned, missed and planned again.
 */
import { Table } from "../../kernel/table.ts";
import { part, rowCells } from "../citizen-row.ts";
import type { Plan } from "../plan.ts";
import { type CourseLayout, courseLayoutOf } from "./layout.ts";

const { first } = part.contact;

/** Columns of a citizen's row. */
export const column = {
  /** Minute of the interview that is scheduled, or of the one that was missed. */
  planned: first + 0,
  /** Deadline in 27 bits, then phase 3 bits, breached 1, missed 1. */
  due: first + 1,
  /** Team that holds the interview 8 bits, its minutes 11, interviews come to so far 13. */
  booking: first + 2,
} as const;
export const stride = rowCells;

/** The phases, in the order in which a course goes through them. */
export const phase = {
  /** Not in the course. */
  none: 0,
  /** An interview is due; nothing has been done about it yet. */
  open: 1,
  /** The summons is work to be done. */
  summonsQueued: 2,
  /** The summons is written: the interview is given a time now. */
  summonsDone: 3,
  /** The citizen is expected. */
  scheduled: 4,
  /** The citizen has come and waits or is being talked with. */
  attending: 5,
  /** The interview is over now. */
  interviewDone: 6,
} as const;

const dueMask = (1 << 27) - 1;
const phaseShift = 27;
const phaseMask = 7;
export const breachedBit = 1 << 30;
export const missedBit = 1 << 31;
const teamMask = 255;
const minutesShift = 8;
const minutesMask = 2047;
const ordinalShift = 19;
const mostOrdinal = (1 << 13) - 1;
/** The longest interview that can be booked. */
export const mostMinutes = 1440;

// The class reads its own copies: the engine folds constants that are not exported.
const cells = stride;
const at = column;
const phases = phase;
const isBreached = breachedBit;
const isMissed = missedBit;

export class ContactState {
  declare readonly citizens: Table;
  /** Minutes booked, by team and day of the calendars. */
  declare readonly book: Table;
  declare readonly tables: ReadonlyArray<Table>;
  declare readonly layout: CourseLayout;

  constructor(plan: Plan, citizens: Table) {
    this.citizens = citizens;
    this.layout = courseLayoutOf(plan);
    this.book = new Table("contact.book", 1, plan.teams.length * this.layout.days);
    this.tables = [this.book];
  }

  phase(citizen: number): number {
    if (citizen >= this.citizens.length) return phases.none;
    return (this.citizens.ints[citizen * cells + at.due] >>> phaseShift) & phaseMask;
  }

  /** Whether a contact obligation is open. */
  isOpen(citizen: number): boolean {
    return this.phase(citizen) !== phases.none;
  }

  /** Deadline of the open obligation. */
  due(citizen: number): number {
    return this.citizens.ints[citizen * cells + at.due] & dueMask;
  }

  /** Whether the open obligation has been breached. */
  breached(citizen: number): boolean {
    return (this.citizens.ints[citizen * cells + at.due] & isBreached) !== 0;
  }

  /** Whether the citizen has missed an interview for this obligation. */
  missed(citizen: number): boolean {
    return (this.citizens.ints[citizen * cells + at.due] & isMissed) !== 0;
  }

  /** Minute of the interview scheduled, or of the one missed. */
  planned(citizen: number): number {
    return this.citizens.ints[citizen * cells + at.planned];
  }

  /** Team that holds the scheduled interview. */
  team(citizen: number): number {
    return this.citizens.ints[citizen * cells + at.booking] & teamMask;
  }

  /** Minutes booked; from the moment the interview is taken in hand, minutes that it takes. */
  minutes(citizen: number): number {
    const booking = this.citizens.ints[citizen * cells + at.booking];
    return (booking >>> minutesShift) & minutesMask;
  }

  /** Interviews that the citizen came to or missed so far. */
  ordinal(citizen: number): number {
    return this.citizens.ints[citizen * cells + at.booking] >>> ordinalShift;
  }

  /** Minutes booked in the team's book on a day of its calendar. */
  booked(team: number, day: number): number {
    return this.book.ints[this.page(team, day)];
  }

  /** Row of the book, -1 for a day that is not in it. */
  page(team: number, day: number): number {
    const row = day - this.layout.from;
    return row >= 0 && row < this.layout.days ? team * this.layout.days + row : -1;
  }

  /** Opens an obligation. Only for this process's evolve, as are those below. */
  open(citizen: number, due: number): void {
    if (due < 0 || due > dueMask) throw new RangeError(`a deadline at minute ${due}`);
    this.citizens.extend(citizen + 1);
    this.citizens.ints[citizen * cells + at.planned] = 0;
    this.citizens.ints[citizen * cells + at.due] = due | (phases.open << phaseShift);
  }

  enter(citizen: number, next: number): void {
    const cell = citizen * cells + at.due;
    const { ints } = this.citizens;
    ints[cell] = (ints[cell] & ~(phaseMask << phaseShift)) | (next << phaseShift);
  }

  end(citizen: number): void {
    const { ints } = this.citizens;
    ints[citizen * cells + at.due] = 0;
    ints[citizen * cells + at.planned] = 0;
  }

  mark(citizen: number, bit: number): void {
    this.citizens.ints[citizen * cells + at.due] |= bit;
  }

  setBooking(citizen: number, team: number, minutes: number, ordinal: number): void {
    if (ordinal > mostOrdinal) throw new RangeError(`citizen ${citizen}: interview ${ordinal}`);
    this.citizens.ints[citizen * cells + at.booking] =
      team | (minutes << minutesShift) | (ordinal << ordinalShift);
  }
}
