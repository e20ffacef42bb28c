/**
 * A cohort: anchors (contacts, cases, offers) of citizens of a population, each with the window of
 * n calendar months after the month it lies in. The month of the anchor does not count: month 1 is
 * the next one. Every anchor is one member, also a second one of the same citizen. A window that
 * the log does not see the end of is open and counts neither way.
 */
import { copiedInts, grownInts } from "./growth.ts";
import type { MonthRange, Months } from "./months.ts";
import type { MonthsHeld } from "./months-held.ts";
import type { Predicate } from "./predicate.ts";

export interface CohortRule {
  /** Months that must count, of how many. */
  readonly k: number;
  readonly n: number;
  readonly consecutive: boolean;
  /** Months in which the anchor lies, since January 2000. */
  readonly anchored: MonthRange;
}

export class Cohort {
  declare readonly predicate: Predicate;
  declare private readonly held: MonthsHeld;
  declare private readonly rule: CohortRule;
  declare private readonly months: Months;
  declare private readonly firstMonth: number;
  declare private readonly lastMonth: number;
  #citizens = new Int32Array(256);
  #anchors = new Int32Array(256);
  #size = 0;

  constructor(predicate: Predicate, held: MonthsHeld, rule: CohortRule, months: Months) {
    this.predicate = predicate;
    this.held = held;
    this.rule = rule;
    this.months = months;
    this.firstMonth = months.number(rule.anchored.first);
    this.lastMonth = months.number(rule.anchored.last);
  }

  reset(): void {
    this.#size = 0;
  }

  /** Takes over the members of another one of the same rule and months. */
  copyFrom(other: Cohort): void {
    this.#citizens = copiedInts(this.#citizens, other.#citizens);
    this.#anchors = copiedInts(this.#anchors, other.#anchors);
    this.#size = other.#size;
  }

  /** An anchor of a citizen who has this word and a spell from `spellFrom` after it. */
  anchor(citizen: number, word: number, spellFrom: number, minute: number): void {
    if (minute < this.months.opening) return;
    const month = this.months.of(minute);
    if (month < this.firstMonth || month > this.lastMonth) return;
    if (!this.predicate.holdsAt(word, spellFrom, minute)) return;
    if (this.#size === this.#citizens.length) {
      this.#citizens = grownInts(this.#citizens, this.#size * 2);
      this.#anchors = grownInts(this.#anchors, this.#size * 2);
    }
    this.#citizens[this.#size] = citizen;
    this.#anchors[this.#size] = month;
    this.#size += 1;
  }

  /** Members whose window has closed, those of them that attained, and those still open. */
  result(): { readonly attained: number; readonly closed: number; readonly open: number } {
    const { k, n, consecutive } = this.rule;
    let attained = 0;
    let closed = 0;
    for (let i = 0; i < this.#size; i += 1) {
      const month = this.#anchors[i];
      if (!this.months.closes(this.months.first + month + n)) continue;
      closed += 1;
      const held = this.held.count(this.#citizens[i], month + 1, month + n, consecutive);
      if (held >= k) attained += 1;
    }
    return { attained, closed, open: this.#size - closed };
  }
}
