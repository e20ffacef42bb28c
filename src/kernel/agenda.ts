/**
 * What is to happen, and which of it is next. The order of commands is (minute, kind, subject),
 * from what they are and never from when they were put in, so the pending set alone determines the
 * rest of a run: a log cut anywhere and resumed goes on as if it had never stopped.
 *
 * A subject has slots, and at most one pending command in each; `PendingTable` says which. Queues
 * hold entries that point there: minute of the day and kind in one number, subject in another.
 * Later days wait unsorted in buckets; a day is sorted when it opens; what is added to an open day
 * goes to a small heap, and what is due at this very minute, as most consequences are, to a smaller
 * list. Nothing is searched to cancel: an entry is live if the table still says the same minute and
 * kind, and is passed over otherwise. Two live entries can be equal, after a command was moved away
 * and back; the first of them empties the slot and the second is passed over.
 */
import { isoOfMinute } from "../domain/moment.ts";
import * as moment from "../domain/moment.ts";
import { DayBuckets } from "./day-buckets.ts";
import { EntryHeap } from "./entry-heap.ts";
import * as entryHeap from "./entry-heap.ts";
import { FewEntries } from "./few-entries.ts";
import { PendingTable, dueOf, kindOfDue, minuteOfDue } from "./pending-table.ts";
import * as pendingTable from "./pending-table.ts";
import { SortedDay } from "./sorted-day.ts";
import type { Table } from "./table.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { NEVER, NOTHING, mostMinutes } = pendingTable;
const { noEntry } = entryHeap;

/** A kind of command; its number is its place in the list, and its rank among those of a minute. */
export interface CommandKind {
  readonly name: string;
  /** Number of the lane: the class of subjects it is about. */
  readonly lane: number;
  /** Slot of that lane; kinds that share a slot displace each other. */
  readonly slot: number;
}

export interface Lane {
  readonly name: string;
  readonly slots: number;
}

/** Everything pending, and the present minute: an agenda at rest. */
export interface AgendaSnapshot {
  readonly now: number;
  readonly lanes: ReadonlyArray<Int32Array>;
}

const mostKinds = 63;
/** Subjects of a lane are numbered below this; a greater number is a mistake, not a crowd. */
const mostSubjects = 1 << 24;
const perDay = 1 / minutesPerDay;
const perKind = 2 ** -32; // entry to minute of the day and kind

// Where the next entry was found.
const theDay = 0;
const theList = 1;
const theHeap = 2;

/** A command scheduled before the present. */
export class CommandInPast extends Error {
  readonly _tag = "CommandInPast";
  readonly kind: string;
  readonly subject: number;
  readonly minute: number;
  readonly now: number;

  constructor(kind: string, subject: number, minute: number, now: number) {
    super(
      `${kind} of subject ${subject} at ${isoOfMinute(minute)} (minute ${minute}): it is already ` +
        `${isoOfMinute(now)} (minute ${now}); expected this minute or a later one`,
    );
    this.kind = kind;
    this.subject = subject;
    this.minute = minute;
    this.now = now;
  }
}

/** A command, or an agenda, that cannot be. */
export class UnusableCommand extends Error {
  readonly _tag = "UnusableCommand";
}

export class Agenda {
  /** The latest command: when, what and about whom. */
  declare minute: number;
  kind = 0;
  subject = 0;
  /** The present; nothing can be scheduled before it. */
  declare now: number;
  /** Commands pending, those beyond the horizon among them. */
  pendingCount = 0;
  /** The last minute of the horizon: `next` goes no further. */
  declare readonly to: number;

  declare private readonly kinds: ReadonlyArray<CommandKind>;
  declare private readonly lanes: ReadonlyArray<PendingTable>;
  declare private readonly tableOf: ReadonlyArray<PendingTable>; // by kind
  declare private readonly slotOf: Uint8Array; // by kind
  declare private readonly origin: number; // first minute of the first day
  declare private readonly from: number;
  declare private readonly buckets: DayBuckets;
  private readonly day = new SortedDay();
  private readonly added = new EntryHeap();
  private readonly atOnce = new FewEntries();
  declare private openDay: number; // the sorted day; −1 before the first
  declare private openMinute: number; // its first minute
  /**
   * @param kinds in order of rank, at most 63.
   * @param from the first minute, and the present until a command has come.
   * @param to the last minute, included.
   * @throws UnusableCommand
   */
  constructor(
    kinds: ReadonlyArray<CommandKind>,
    lanes: ReadonlyArray<Lane>,
    from: number,
    to: number,
  ) {
    if (from !== (from | 0) || to !== (to | 0) || to < from || to === NEVER) {
      throw new UnusableCommand(`an agenda from minute ${from} to ${to}: expected whole minutes`);
    }
    if (to - from >= mostMinutes - 1) {
      throw new UnusableCommand(`an agenda from ${from} to ${to}: expected at most 63 years`);
    }
    if (kinds.length > mostKinds) {
      throw new UnusableCommand(`${kinds.length} kinds of command: expected at most ${mostKinds}`);
    }
    this.kinds = kinds;
    this.lanes = lanes.map(({ name, slots }) => new PendingTable(name, slots));
    this.tableOf = kinds.map((kind) => this.laneOf(kind));
    this.slotOf = Uint8Array.from(kinds, ({ slot }) => slot);
    // Cut to 32 bits: the engine then knows these fields for whole numbers.
    this.from = from | 0;
    this.to = to | 0;
    this.minute = this.from;
    this.now = this.from;
    this.origin = (Math.floor(from / minutesPerDay) * minutesPerDay) | 0;
    this.openDay = -1;
    this.openMinute = (this.origin - minutesPerDay) | 0;
    this.buckets = new DayBuckets(Math.floor((to - this.origin) / minutesPerDay) + 1);
  }

  /**
   * Makes a command pending, in place of what its slot holds. Beyond the horizon it never comes.
   * @throws CommandInPast before the present; UnusableCommand when it is no whole minute or no
   * subject.
   */
  schedule(kind: number, subject: number, minute: number): void {
    // Cut to 32 bits, so that what follows is reckoned in whole numbers whatever a caller has.
    const whole = minute | 0;
    const table = this.tableOf[kind];
    if (table === undefined || whole !== minute) this.refuse(kind, subject, minute);
    // Most commands are asked for again as they stand already, so that is found out first.
    const { due } = table;
    const at = (subject | 0) * table.slots + this.slotOf[kind];
    const wanted = ((whole - this.from) << 6) | kind;
    if (at >= due.length || due[at] !== wanted || whole > this.to) this.put(kind, subject, whole);
  }

  private put(kind: number, subject: number, minute: number): void {
    const table = this.tableOf[kind];
    if (minute < this.now || minute === NEVER || subject !== (subject & (mostSubjects - 1))) {
      this.refuse(kind, subject, minute);
    }
    const at = subject * table.slots + this.slotOf[kind];
    if (at >= table.due.length) table.growTo(subject);
    const comes = minute <= this.to;
    // What comes within the horizon needs no limit, which would be reckoned in floats.
    const due = comes ? ((minute - this.from) << 6) | kind : dueOf(minute - this.from, kind);
    const before = table.due[at];
    if (before === due) return;
    if (before === NOTHING) this.pendingCount++;
    table.due[at] = due;
    if (!comes) return;
    const { atOnce } = this;
    // What is due at once is of the open day, unless none has been opened.
    const since = minute - this.openMinute;
    if (minute === this.now && since >= 0 && since < minutesPerDay && atOnce.hasRoom) {
      atOnce.push((since << 6) | kind, subject);
    } else this.enqueue(kind, subject, minute);
  }

  /** Says which rows are those of the first lane's subjects; see {@link SortedDay}. */
  lookInto = (rows: Table): void => this.day.lookInto(rows, this.lanes[0]);

  /** Takes a command off the agenda; whether it was on it. */
  cancel(kind: number, subject: number): boolean {
    const table = this.tableOf[kind];
    const { due } = table;
    const at = subject * table.slots + this.slotOf[kind];
    if (at >= due.length || kindOfDue(due[at]) !== kind) return false;
    due[at] = NOTHING;
    this.pendingCount--;
    return true;
  }

  /** Takes off the agenda whatever a command's slot holds, of whichever kind it is. */
  clearSlot(kind: number, subject: number): void {
    const table = this.tableOf[kind];
    const at = subject * table.slots + this.slotOf[kind];
    if (at >= table.due.length || table.due[at] === NOTHING) return;
    table.due[at] = NOTHING;
    this.pendingCount--;
  }

  /** When a command is due; NEVER when it is not pending. */
  pendingMinute(kind: number, subject: number): number {
    const table = this.tableOf[kind];
    const at = subject * table.slots + this.slotOf[kind];
    const due = at < table.due.length ? table.due[at] : NOTHING;
    return kindOfDue(due) === kind ? this.from + minuteOfDue(due) : NEVER;
  }

  /**
   * Goes on to the next command and takes it off the agenda: `minute` (which is now the present),
   * `kind` and `subject` say which. False when none is left up to and including minute `until`,
   * at most the horizon; the present then stays.
   */
  next(until: number = this.to): boolean {
    const { added, atOnce, day } = this;
    for (;;) {
      let from = theDay;
      let { high, subject } = day;
      if (atOnce.high < high || (atOnce.high === high && atOnce.subject < subject)) {
        from = theList;
        high = atOnce.high;
        subject = atOnce.subject;
      }
      if (added.high < high || (added.high === high && added.subject < subject)) {
        from = theHeap;
        high = added.high;
        subject = added.subject;
      }
      if (high === noEntry) {
        if (this.openNextDay(until)) continue;
        return false;
      }
      const minute = this.openMinute + (high >> 6);
      if (minute > until) return false;
      if (from === theList) atOnce.pop();
      else if (from === theDay) day.pop();
      else added.pop();
      const kind = high & 63;
      const { due, slots } = this.tableOf[kind];
      const at = subject * slots + this.slotOf[kind];
      if (due[at] !== (((minute - this.from) << 6) | kind)) continue;
      due[at] = NOTHING;
      this.pendingCount--;
      this.minute = minute;
      this.now = minute;
      this.kind = kind;
      this.subject = subject;
      return true;
    }
  }

  /** Forgets everything pending; the present becomes `now`, which is no earlier than `from`. */
  clear(now: number = this.now): void {
    for (const table of this.lanes) table.clear();
    this.pendingCount = 0;
    this.begin(now);
    this.emptyQueues();
  }

  /** A copy of everything pending and of the present. */
  snapshot(): AgendaSnapshot {
    return { now: this.now, lanes: this.lanes.map(({ due }) => due.slice()) };
  }

  /**
   * Takes over a snapshot of an agenda with the same kinds and lanes; the horizon may be another.
   * @throws UnusableCommand when the snapshot is of other lanes or from before this agenda.
   */
  restore({ now, lanes }: AgendaSnapshot): void {
    if (lanes.length !== this.lanes.length) {
      throw new UnusableCommand(
        `a snapshot of ${lanes.length} lanes: expected ${this.lanes.length}, as this agenda has`,
      );
    }
    this.begin(now);
    this.emptyQueues();
    this.pendingCount = 0;
    for (const [lane, table] of this.lanes.entries()) {
      table.restore(lanes[lane]);
      this.enqueueAll(table);
    }
  }

  private begin(now: number): void {
    if (now !== (now | 0) || now < this.from) {
      throw new UnusableCommand(`an agenda at minute ${now}: expected ${this.from} or later`);
    }
    this.now = now | 0;
    this.minute = this.now;
  }

  private enqueueAll({ due, slots }: PendingTable): void {
    for (let at = 0; at < due.length; at++) {
      if (due[at] === NOTHING) continue;
      this.pendingCount++;
      const minute = this.from + minuteOfDue(due[at]);
      if (minute <= this.to) this.enqueue(kindOfDue(due[at]), Math.floor(at / slots), minute);
    }
  }

  private enqueue(kind: number, subject: number, minute: number): void {
    const since = minute - this.origin;
    // A multiplication costs a fraction of a division; the half keeps midnights on their day.
    const day = ((since + 0.5) * perDay) | 0;
    if (day < this.openDay) this.closeDay();
    const high = ((since - day * minutesPerDay) << 6) | kind;
    if (day !== this.openDay) this.buckets.add(day, high, subject);
    else this.added.push(high, subject);
  }

  /** Opens the next day that holds a live entry; false, opening none, when none does by `until`. */
  private openNextDay(until: number): boolean {
    const last = Math.min(Math.floor((until - this.origin) / minutesPerDay), this.buckets.days - 1);
    for (let day = this.openDay + 1; day <= last; day++) {
      if (this.buckets.isEmpty(day)) continue;
      const entries = this.day.room(this.buckets.bound(day));
      const taken = this.buckets.take(day, entries);
      const start = this.origin + day * minutesPerDay;
      const count = this.keepLive(entries, start, taken);
      if (count === 0) continue;
      this.day.begin(count);
      this.openDay = day;
      this.openMinute = start;
      return true;
    }
    return false;
  }

  /**
   * Puts the rest of the open day back to its bucket, so that earlier days are opened first. Only
   * `next` with an `until` can leave a day open that has not come yet.
   */
  private closeDay(): void {
    for (const queue of [this.day, this.added]) {
      for (; queue.high !== noEntry; queue.pop()) {
        this.buckets.add(this.openDay, queue.high, queue.subject);
      }
    }
    this.leaveDay();
  }

  /** Moves the live ones among the first `count` entries of a day to the front. */
  private keepLive(entries: Float64Array, start: number, count: number): number {
    const { tableOf, slotOf } = this;
    const base = (start - this.from) * 64; // below 0 when the run began within this day
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const entry = entries[at];
      const high = (entry * perKind) | 0;
      const kind = high & 63;
      const table = tableOf[kind];
      const live = table.due[(entry | 0) * table.slots + slotOf[kind]] === base + high;
      entries[kept] = entry;
      kept += live ? 1 : 0;
    }
    return kept;
  }

  private emptyQueues(): void {
    this.buckets.clear();
    this.added.clear();
    this.atOnce.clear();
    this.day.clear();
    this.leaveDay();
  }

  /** The day before the present one counts as open now: nothing can be added to it. */
  private leaveDay(): void {
    this.openDay = (Math.floor((this.now - this.origin) / minutesPerDay) - 1) | 0;
    this.openMinute = this.origin + this.openDay * minutesPerDay;
  }

  private laneOf({ name, lane, slot }: CommandKind): PendingTable {
    const table = this.lanes[lane];
    if (table === undefined || !(Number.isInteger(slot) && slot >= 0 && slot < table.slots)) {
      throw new UnusableCommand(`${name} in slot ${slot} of lane ${lane}: no such lane or slot`);
    }
    return table;
  }

  private refuse(kind: number, subject: number, minute: number): never {
    const name = this.kinds[kind]?.name ?? `command of unknown kind ${kind}`;
    if (Number.isInteger(minute) && minute < this.now) {
      throw new CommandInPast(name, subject, minute, this.now);
    }
    throw new UnusableCommand(
      `${name} of subject ${subject} at minute ${minute}, now ${this.now}: expected a kind below ` +
        `${this.kinds.length}, a subject below ${mostSubjects} and a whole minute below ${NEVER}`,
    );
  }
}
