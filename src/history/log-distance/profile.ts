/**
 * What is left of a log when it has been read for comparison: counts of its events by date, by
 * time since the case began and by time of the week, its n-grams, its cases, and a sample of them
 * in full. It is made in one pass, frame by frame, with nothing allocated for an event.
 *
 * A case of a spell begins with `BenefitGranted` and ends with `BenefitStopped` and what else
 * happens at that instant; `BenefitResumed` takes it up again. What happens between spells belongs
 * to no case and is not compared; nor are events about others than citizens.
 */
import { BenefitGranted, BenefitResumed, BenefitStopped } from "../../domain/events/benefit.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import type { Chance } from "../../kernel/chance.ts";
import { dayOfMinute, weekday } from "../../kernel/civil-time.ts";
import { codeBits, type Columns } from "../../kernel/columns.ts";
import { byAttribute, noActivity } from "./activity.ts";
import { CaseList, longer } from "./case-list.ts";
import { GroupedCounts, groups } from "./grouped-counts.ts";
import { binOf, chanceIn, drawnFor, type Lens, minuteOfBin } from "./lens.ts";
import { type Trace, TraceSample } from "./trace-sample.ts";

const granted = BenefitGranted.code;
const resumed = BenefitResumed.code;
const stopped = BenefitStopped.code;
const hoursPerWeek = 7 * 24;
const none = -1;

export interface Profile {
  readonly events: number;
  /** Events that belong to a case; only these are compared. */
  readonly eventsInCases: number;
  /** Citizens with a case. */
  readonly citizens: number;
  readonly cases: CaseList;
  /** Events by absolute bin. */
  readonly dates: GroupedCounts;
  /** Events by whole bins since the case began. */
  readonly elapsed: GroupedCounts;
  /** Events by hour of the week, from Monday 00:00. */
  readonly hours: GroupedCounts;
  /** N-grams, by their numbers in the lens. */
  readonly grams: GroupedCounts;
  /** Sampled cases, in an order of chance. */
  readonly traces: ReadonlyArray<Trace>;
}

/** A log whose events are not in the order of time, which comparison relies on. */
export class LogOutOfOrder extends Error {
  readonly _tag = "LogOutOfOrder";
}

export class ProfileMaker {
  readonly #lens: Lens;
  readonly #chance: Chance;
  #events = 0;
  #eventsInCases = 0;
  #citizens = 0;
  #latest = -Infinity;
  readonly #cases = new CaseList();
  readonly #dates = new GroupedCounts();
  readonly #elapsed = new GroupedCounts();
  readonly #hours = new GroupedCounts();
  readonly #grams = new GroupedCounts();
  readonly #sample = new TraceSample();
  /** By citizen: the number of the case at hand, or `none`. */
  #caseOf = new Int32Array(1024).fill(none);
  /** By case: the context of its latest activities, and 1 when its spell has stopped. */
  #context = new Int32Array(1024);
  #stopped = new Uint8Array(1024);
  /** By case, where it is in the sample. */
  readonly #kept = new Map<number, Trace>();
  /** By case: 1 when it is in the sample. */
  #isKept = new Uint8Array(1024);

  constructor(lens: Lens) {
    this.#lens = lens;
    this.#chance = chanceIn(lens);
    // These are numbered from 0, whichever of them a log meets first.
    for (const counts of [this.#hours, this.#elapsed, this.#grams]) counts.reach(0);
    this.#hours.reach(hoursPerWeek - 1);
  }

  /**
   * Takes in the next events.
   * @throws LogOutOfOrder when time goes back
   */
  add(columns: Columns): void {
    const { tag, a, b, minute, subject, x, y, length } = columns;
    const { activities } = this.#lens;
    const byCode = activities.byCode;
    const bySpell = this.#lens.by === "spell";
    let [hourEnd, hour, dateEnd, date] = [-Infinity, 0, -Infinity, 0];
    for (let i = 0; i < length; i += 1) {
      const now = minute[i];
      if (now < this.#latest) this.#refuse(i, now);
      this.#latest = now;
      const code = tag[i] & codeBits;
      let activity = byCode[code];
      if (activity === noActivity) continue;
      if (activity === byAttribute) {
        activity = activities.ofAttribute(code, a[i], b[i], x[i], y[i]);
      }
      const found = bySpell
        ? this.#spell(subject[i], code, now)
        : this.#whole(subject[i], code, now);
      if (found === none) continue;
      // Events come in the order of time, so most are in the bins of the one before.
      if (now >= hourEnd) {
        hour = hourOfWeek(now);
        hourEnd = (Math.floor(now / 60) + 1) * 60;
      }
      if (now >= dateEnd) {
        date = binOf(now, this.#lens);
        dateEnd = minuteOfBin(date + 1, this.#lens);
        this.#dates.reach(date);
      }
      this.#count(found, activity, now, date, hour);
    }
    this.#events += length;
  }

  /** Ends every case, and gives the profile. */
  finish(): Profile {
    const { grams } = this.#lens;
    for (let i = 0; i < this.#cases.length; i += 1) {
      for (let end = 1; end < grams.n; end += 1) this.#countGram(i, noActivity);
    }
    return {
      events: this.#events,
      eventsInCases: this.#eventsInCases,
      citizens: this.#citizens,
      cases: this.#cases,
      dates: this.#dates,
      elapsed: this.#elapsed,
      hours: this.#hours,
      grams: this.#grams,
      traces: this.#sample.traces(),
    };
  }

  /** The case that an event belongs to when a case is a spell. */
  #spell(citizen: number, code: number, now: number): number {
    if (citizen >= this.#caseOf.length) this.#moreCitizens(citizen);
    const at = this.#caseOf[citizen];
    if (code === granted) return this.#open(citizen, code, now);
    if (at === none) return code === resumed ? this.#open(citizen, code, now) : none;
    if (code === resumed) this.#stopped[at] = 0;
    else if (this.#stopped[at] === 1 && now > this.#cases.end[at]) return none;
    if (code === stopped) this.#stopped[at] = 1;
    return at;
  }

  /** The case that an event belongs to when a case is a citizen. */
  #whole(citizen: number, code: number, now: number): number {
    if (citizen >= this.#caseOf.length) this.#moreCitizens(citizen);
    const at = this.#caseOf[citizen];
    return at === none ? this.#open(citizen, code, now) : at;
  }

  #count(at: number, activity: number, now: number, date: number, hour: number): void {
    const cases = this.#cases;
    const group = cases.group[at];
    cases.end[at] = now;
    this.#eventsInCases += 1;
    const since = Math.floor((now - cases.start[at]) / this.#lens.binMinutes);
    if (since >= this.#elapsed.end) this.#elapsed.reach(since);
    this.#elapsed.counts[since * groups + group] += 1;
    this.#hours.counts[hour * groups + group] += 1;
    this.#dates.counts[(date - this.#dates.first) * groups + group] += 1;
    this.#countGram(at, activity);
    if (this.#isKept[at] === 1) this.#kept.get(at)!.activities.push(activity);
  }

  #countGram(at: number, activity: number): void {
    const { grams } = this.#lens;
    const gram = grams.of(this.#context[at], activity);
    if (gram >= this.#grams.end) this.#grams.reach(gram);
    this.#grams.counts[gram * groups + this.#cases.group[at]] += 1;
    this.#context[at] = grams.after[gram];
  }

  #open(citizen: number, code: number, now: number): number {
    const before = this.#caseOf[citizen];
    if (before === none) this.#citizens += 1;
    const group =
      before === none
        ? this.#chance.below(groups, citizen, drawnFor.group, 0)
        : this.#cases.group[before];
    const at = this.#cases.open(now, group);
    if (at === this.#context.length) this.#moreCases();
    this.#caseOf[citizen] = at;
    this.#context[at] = this.#lens.grams.start;
    this.#stopped[at] = code === stopped ? 1 : 0;
    const drawn = this.#chance.uniform(at, drawnFor.sample, 0);
    if (this.#sample.wants(drawn)) this.#keep({ case: at, group, drawn, activities: [] });
    return at;
  }

  #keep(trace: Trace): void {
    const gone = this.#sample.keep(trace);
    this.#kept.set(trace.case, trace);
    this.#isKept[trace.case] = 1;
    if (gone === undefined) return;
    this.#kept.delete(gone.case);
    this.#isKept[gone.case] = 0;
  }

  #moreCitizens(citizen: number): void {
    const length = Math.max(this.#caseOf.length * 2, citizen + 1);
    this.#caseOf = longer(this.#caseOf, new Int32Array(length).fill(none));
  }

  #moreCases(): void {
    const length = this.#context.length * 2;
    this.#context = longer(this.#context, new Int32Array(length));
    this.#stopped = longer(this.#stopped, new Uint8Array(length));
    this.#isKept = longer(this.#isKept, new Uint8Array(length));
  }

  #refuse(i: number, now: number): never {
    throw new LogOutOfOrder(
      `Event ${this.#events + i} is of minute ${now} and comes after one of minute ` +
        `${this.#latest}: expected events in the order of time. Sort the log before comparing it.`,
    );
  }
}

function hourOfWeek(minute: number): number {
  const day = dayOfMinute(minute);
  return weekday(day) * 24 + Math.floor((minute - day * minutesPerDay) / 60);
}

/** The profile of a log at hand as a whole. */
export function profileOf(columns: Columns, lens: Lens): Profile {
  const maker = new ProfileMaker(lens);
  maker.add(columns);
  return maker.finish();
}
