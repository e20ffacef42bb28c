/**
 * In which calendar months a citizen held one of a set of statuses: one bit a month. A month
 * counts when the statuses hold for more than half of its minutes, or for all of them. With the
 * bits kept for everybody, a window of months after any anchor is read when the log has ended,
 * however many windows of one citizen overlap.
 */
import { copiedInts, grownInts } from "./growth.ts";
import type { Months } from "./months.ts";

export class MonthsHeld {
  /** Bits of the citizen's word of which one must be set. */
  declare readonly statuses: number;
  declare private readonly whole: boolean;
  declare private readonly months: Months;
  /** 32-bit words of months for each citizen. */
  declare private readonly stride: number;
  #bits = new Int32Array(0);
  /** Minutes so far in the month being counted: (month + 1) · 2^16 + minutes. */
  #running = new Int32Array(0);

  constructor(statuses: number, whole: boolean, months: Months) {
    this.statuses = statuses;
    this.whole = whole;
    this.months = months;
    this.stride = (months.count + 31) >> 5;
  }

  grow(capacity: number): void {
    this.#bits = grownInts(this.#bits, capacity * this.stride);
    this.#running = grownInts(this.#running, capacity);
  }

  reset(): void {
    this.#bits.fill(0);
    this.#running.fill(0);
  }

  /** Takes over what another one of the same statuses and months has been told. */
  copyFrom(other: MonthsHeld): void {
    this.#bits = copiedInts(this.#bits, other.#bits);
    this.#running = copiedInts(this.#running, other.#running);
  }

  /** A citizen had this word in the minutes [from, to). */
  stretch(citizen: number, word: number, from: number, to: number): void {
    if ((word & this.statuses) === 0) return;
    const { starts } = this.months;
    const last = this.months.of(to - 1);
    let begin = from;
    for (let month = this.months.of(from); month <= last; month += 1) {
      const end = starts[month + 1] < to ? starts[month + 1] : to;
      this.#add(citizen, month, end - begin);
      begin = end;
    }
  }

  #add(citizen: number, month: number, minutes: number): void {
    const { starts } = this.months;
    const running = this.#running[citizen];
    const total = running >>> 16 === month + 1 ? (running & 0xffff) + minutes : minutes;
    this.#running[citizen] = ((month + 1) << 16) | total;
    const length = starts[month + 1] - starts[month];
    if (this.whole ? total === length : total * 2 > length) {
      this.#bits[citizen * this.stride + (month >> 5)] |= 1 << (month & 31);
    }
  }

  /** Whether month m counts for the citizen. */
  held(citizen: number, m: number): boolean {
    return ((this.#bits[citizen * this.stride + (m >> 5)] >> (m & 31)) & 1) === 1;
  }

  /** Months that count among those from `first` to `last`; their longest run if `consecutive`. */
  count(citizen: number, first: number, last: number, consecutive: boolean): number {
    let best = 0;
    let run = 0;
    for (let m = first; m <= last; m += 1) {
      if (this.held(citizen, m)) run += 1;
      else if (consecutive) run = 0;
      if (run > best) best = run;
    }
    return best;
  }
}
