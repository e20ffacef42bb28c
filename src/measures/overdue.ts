/**
 * Open obligations at every month's end, and those of them that are not overdue: the other reading
 * of timeliness, of the stock. As a new deadline is set from the last fulfilment, "the last
 * fulfilment is no longer ago than the interval" is "the deadline has not passed".
 */
import { obligations } from "../domain/obligation.ts";
import { copiedInts, grownInts } from "./growth.ts";
import type { Months } from "./months.ts";
import type { Predicate } from "./predicate.ts";

const kindCount = obligations.length;
const none = -0x80000000;

export class Overdue {
  declare readonly predicate: Predicate;
  declare private readonly kinds: number;
  declare private readonly months: Months;
  /** Minute of creation and deadline of the open obligation of each citizen and kind. */
  #since = new Int32Array(0);
  #due = new Int32Array(0);
  declare private readonly openSteps: Int32Array;
  declare private readonly timelySteps: Int32Array;

  /** @param kinds bit k for each kind k of obligation that counts */
  constructor(predicate: Predicate, kinds: number, months: Months) {
    this.predicate = predicate;
    this.kinds = kinds;
    this.months = months;
    this.openSteps = new Int32Array(months.count + 2);
    this.timelySteps = new Int32Array(months.count + 2);
  }

  grow(capacity: number): void {
    const before = this.#since.length;
    this.#since = grownInts(this.#since, capacity * kindCount);
    this.#due = grownInts(this.#due, capacity * kindCount);
    this.#since.fill(none, before);
  }

  reset(): void {
    this.#since.fill(none);
    this.openSteps.fill(0);
    this.timelySteps.fill(0);
  }

  /** Takes over what another one of the same obligations and months has been told. */
  copyFrom(other: Overdue): void {
    this.#since = copiedInts(this.#since, other.#since, none);
    this.#due = copiedInts(this.#due, other.#due);
    this.openSteps.set(other.openSteps);
    this.timelySteps.set(other.timelySteps);
  }

  created(
    citizen: number,
    kind: number,
    due: number,
    minute: number,
    word: number,
    spellFrom: number,
  ): void {
    if (((this.kinds >> kind) & 1) === 0) return;
    const at = citizen * kindCount + kind;
    const counts = this.predicate.holdsAt(word, spellFrom, minute);
    this.#since[at] = counts ? Math.max(minute, this.months.opening) : none;
    this.#due[at] = due;
  }

  /** The obligation ended, fulfilled or cancelled. */
  ended(citizen: number, kind: number, minute: number): void {
    const at = citizen * kindCount + kind;
    const since = this.#since[at];
    if (since === none) return;
    this.#since[at] = none;
    this.#addTo(this.openSteps, since, minute);
    this.#addTo(this.timelySteps, since, Math.min(minute, this.#due[at] + 1));
  }

  /** The log has ended: what is open has been open until now. */
  finish(): void {
    for (let at = 0; at < this.#since.length; at += 1) {
      if (this.#since[at] === none) continue;
      this.ended(Math.floor(at / kindCount), at % kindCount, this.months.end);
    }
  }

  /** Counts the month starts in (from, to]. */
  #addTo(steps: Int32Array, from: number, to: number): void {
    if (to <= from) return;
    steps[this.months.of(from) + (from === this.months.opening ? 0 : 1)] += 1;
    steps[this.months.of(to) + 1] -= 1;
  }

  /** Obligations open at the start of month m. */
  open(m: number): number {
    return this.openSteps.subarray(0, m + 1).reduce((sum, step) => sum + step, 0);
  }

  /** Those of them whose deadline had not passed. */
  timely(m: number): number {
    return this.timelySteps.subarray(0, m + 1).reduce((sum, step) => sum + step, 0);
  }
}
