/**
 * Holds an arm's events against the baseline's, citizen by citizen and in order, while the arm
 * runs. Each citizen has a place in the life lived under the baseline; an event that is not the
 * next one there sets the citizen apart for good, so each event is compared once and nothing of
 * the arm is kept.
 */
import { type Status, statuses } from "../domain/benefit.ts";
import { CitizenRegistered } from "../domain/events/population.ts";
import * as work from "../domain/events/work.ts";
import { eventByCode } from "../domain/vocabulary.ts";
import { codeBits } from "../kernel/columns.ts";
import type { Log } from "../kernel/log.ts";
import type { Reader } from "../kernel/loop.ts";
import type { World } from "../model/world.ts";
import { type BaselineLives, isOfCitizen, longer } from "./baseline-lives.ts";
import type { ChangedCitizen, EventCounts, Fates } from "./fates.ts";

/** Stands for the place of a citizen who has been set apart. */
const apart = -1;
const nobody = -1;
const registered = CitizenRegistered.code;

/** By code: 1 for events whose `x` is the number of a piece of work. */
const namesItem = new Uint8Array(128);
for (const { code } of [
  work.WorkItemQueued,
  work.WorkItemStarted,
  work.WorkItemCompleted,
  work.WorkItemExpired,
]) {
  namesItem[code] = 1;
}

export class FateReader implements Reader {
  readonly #lives: BaselineLives;
  /** By the baseline's citizen: one more than the row of the last event in common, or `apart`. */
  #place = new Int32Array(1 << 12);
  /** By the arm's citizen: the same citizen's number under the baseline, or `nobody`. */
  #twin = new Int32Array(1 << 12);
  /** By the baseline's citizen set apart: one more than the baseline's row there, 0 for none. */
  #parted = new Int32Array(1 << 12);
  /** And the arm's event there: its minute, and its code or 0 for none. */
  #armMinute = new Int32Array(1 << 12);
  #armCode = new Uint8Array(1 << 12);
  /** Citizens under the baseline, and those who are in the arm alone. */
  #citizens = 0;
  #alone = 0;
  #changed = 0;
  readonly #first = new Int32Array(128);
  readonly #more = new Int32Array(128);

  constructor(lives: BaselineLives) {
    this.#lives = lives;
  }

  /** The arm branches off here: what the baseline has lived so far is what both have lived. */
  begin(): void {
    const { last, citizens, counts } = this.#lives;
    this.#room(citizens);
    this.#place.fill(0);
    this.#place.set(last.subarray(0, citizens));
    for (let citizen = 0; citizen < citizens; citizen += 1) this.#twin[citizen] = citizen;
    this.#alone = 0;
    this.#changed = 0;
    this.#first.fill(0);
    this.#more.set(counts);
  }

  #room(citizens: number): void {
    if (citizens > this.#twin.length) this.#twin = longer(this.#twin, citizens * 2);
    if (citizens <= this.#place.length) return;
    this.#place = longer(this.#place, citizens * 2);
    this.#parted = longer(this.#parted, citizens * 2);
    this.#armMinute = longer(this.#armMinute, citizens * 2);
    const codes = new Uint8Array(citizens * 2);
    codes.set(this.#armCode);
    this.#armCode = codes;
  }

  /** The baseline has run to its end, and the arm goes on from here. */
  follow(): void {
    const { counts, citizens } = this.#lives;
    this.#citizens = citizens;
    this.#room(citizens);
    for (let code = 0; code < 128; code += 1) this.#more[code] -= counts[code];
  }

  read(log: Log, from: number, to: number): void {
    const { rows, next, first } = this.#lives;
    const { tag, subject, minute, a, b, x, y } = log;
    for (let i = from; i < to; i += 1) {
      const code = tag[i] & codeBits;
      if (isOfCitizen[code] === 0) continue;
      this.#more[code] += 1;
      if (code === registered) this.#register(subject[i], y[i]);
      const twin = this.#twin[subject[i]];
      if (twin === nobody) continue;
      const place = this.#place[twin];
      if (place === apart) continue;
      const row = (place === 0 ? first[twin] : next[place - 1]) - 1;
      const isSame =
        row >= 0 &&
        (rows.tag[row] & codeBits) === code &&
        rows.minute[row] === minute[i] &&
        rows.a[row] === a[i] &&
        rows.b[row] === b[i] &&
        rows.y[row] === y[i] &&
        (rows.x[row] === x[i] || namesItem[code] === 1);
      if (isSame) this.#place[twin] = row + 1;
      else this.#setApart(twin, row, code, minute[i]);
    }
  }

  #register(citizen: number, identity: number): void {
    if (citizen >= this.#twin.length) this.#twin = longer(this.#twin, citizen * 2);
    const twin = this.#lives.citizenAt(identity, citizen);
    this.#twin[citizen] = twin;
    if (twin !== nobody) return;
    this.#alone += 1;
    this.#changed += 1;
    this.#first[registered] += 1;
  }

  /** Parts a citizen's lives. @param row the baseline's, −1 for none; @param code the arm's or 0 */
  #setApart(twin: number, row: number, code: number, minute: number): void {
    const { rows } = this.#lives;
    this.#place[twin] = apart;
    this.#parted[twin] = row + 1;
    this.#armCode[twin] = code;
    this.#armMinute[twin] = minute;
    this.#changed += 1;
    this.#first[code === 0 ? rows.tag[row] & codeBits : code] += 1;
  }

  /** What came of everybody, once the arm has run to its end too. */
  fates(baseline: World, arm: World): Fates {
    const { rows, next, first } = this.#lives;
    for (let citizen = 0; citizen < this.#citizens; citizen += 1) {
      const place = this.#place[citizen];
      if (place === apart) continue;
      const row = (place === 0 ? first[citizen] : next[place - 1]) - 1;
      if (row >= 0) this.#setApart(citizen, row, 0, rows.minute[row]);
    }
    return {
      citizens: this.#citizens + this.#alone,
      changed: this.#changed,
      first: named(this.#first),
      more: named(this.#more),
      ends: this.#ends(baseline, arm),
    };
  }

  /** Those who were set apart, by when, after `fates` has been asked. */
  changedCitizens(baseline: World, arm: World): ReadonlyArray<ChangedCitizen> {
    const { rows } = this.#lives;
    const changed: ChangedCitizen[] = [];
    const numbers = this.#armNumbers(arm);
    for (let citizen = 0; citizen < this.#citizens; citizen += 1) {
      if (this.#place[citizen] !== apart) continue;
      const row = this.#parted[citizen] - 1;
      const code = this.#armCode[citizen];
      const own = numbers[citizen];
      const ends = {
        baseline: statuses[baseline.population.status(citizen)],
        scenario: endOf(arm, own),
      };
      const before = row < 0 ? undefined : rows.minute[row];
      const minute = Math.min(before ?? Infinity, code === 0 ? Infinity : this.#armMinute[citizen]);
      const was = row < 0 ? null : nameOf(rows.tag[row] & codeBits);
      changed.push({ citizen, minute, baseline: was, scenario: nameOf(code), ends });
    }
    return changed.sort((one, other) => one.minute - other.minute || one.citizen - other.citizen);
  }

  /** By the baseline's citizen: the number in the arm, or `nobody`. */
  #armNumbers(arm: World): Int32Array {
    const numbers = new Int32Array(this.#citizens).fill(nobody);
    for (let citizen = 0; citizen < arm.population.count; citizen += 1) {
      const twin = this.#twin[citizen];
      if (twin !== nobody) numbers[twin] = citizen;
    }
    return numbers;
  }

  #ends(baseline: World, arm: World): Fates["ends"] {
    const ends: Record<string, Record<string, number>> = {};
    const note = (before: Status | "absent", now: Status | "absent") => {
      if (before === now) return;
      const row = (ends[before] ??= {});
      row[now] = (row[now] ?? 0) + 1;
    };
    for (let citizen = 0; citizen < arm.population.count; citizen += 1) {
      if (this.#twin[citizen] === nobody) note("absent", statuses[arm.population.status(citizen)]);
    }
    for (const [citizen, own] of this.#armNumbers(arm).entries()) {
      note(statuses[baseline.population.status(citizen)], endOf(arm, own));
    }
    return ends;
  }
}

/** Where a citizen of this number stands. */
const endOf = ({ population }: World, citizen: number): Status | "absent" =>
  citizen === nobody ? "absent" : statuses[population.status(citizen)];

const nameOf = (code: number): string | null =>
  code === 0 ? null : (eventByCode[code]?.name ?? `event ${code}`);

/** What two equal arms do to each other's citizens. */
export const sameFates = (citizens: number): Fates => ({
  citizens,
  changed: 0,
  first: {},
  more: {},
  ends: {},
});

function named(counts: Int32Array): EventCounts {
  const found: Record<string, number> = {};
  for (const [code, count] of counts.entries()) {
    if (count !== 0) found[nameOf(code) ?? ""] = count;
  }
  return found;
}
