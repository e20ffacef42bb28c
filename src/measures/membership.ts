/**
 * A population month by month: how many belong to it at every month's start, how many minutes
 * they spend in it, how many come and go. Stocks, flows, full-time persons and exit rates are all
 * read from this one table.
 *
 * It is told stretches: from `from` until before `to` a citizen's word did not change. Stretches
 * of a citizen follow each other without a gap, and a change that is undone within its minute
 * leaves no stretch, so it is no flow. Each costs a fixed number of additions however many months
 * it covers: months that are covered whole enter as differences and are summed at the end.
 */
import type { Months } from "./months.ts";
import type { Predicate } from "./predicate.ts";
import { copiedBytes, grownBytes } from "./growth.ts";

export class Membership {
  declare readonly predicate: Predicate;
  declare private readonly months: Months;
  /** 1 when the citizen belonged at the end of the last stretch. */
  #inside = new Uint8Array(0);
  declare private readonly stockSteps: Int32Array;
  declare private readonly wholeSteps: Int32Array;
  declare private readonly partMinutes: Float64Array;
  readonly #inflow: Int32Array;
  readonly #outflow: Int32Array;

  constructor(predicate: Predicate, months: Months) {
    this.predicate = predicate;
    this.months = months;
    this.stockSteps = new Int32Array(months.count + 2);
    this.wholeSteps = new Int32Array(months.count + 2);
    this.partMinutes = new Float64Array(months.count + 1);
    this.#inflow = new Int32Array(months.count + 1);
    this.#outflow = new Int32Array(months.count + 1);
  }

  /** Makes room for so many citizens. */
  grow(capacity: number): void {
    this.#inside = grownBytes(this.#inside, capacity);
  }

  /** Forgets everything but the room. */
  reset(): void {
    this.#inside.fill(0);
    for (const column of [this.stockSteps, this.wholeSteps, this.#inflow, this.#outflow]) {
      column.fill(0);
    }
    this.partMinutes.fill(0);
  }

  /** Takes over what another one of the same population and months has been told. */
  copyFrom(other: Membership): void {
    this.#inside = copiedBytes(this.#inside, other.#inside);
    this.stockSteps.set(other.stockSteps);
    this.wholeSteps.set(other.wholeSteps);
    this.partMinutes.set(other.partMinutes);
    this.#inflow.set(other.#inflow);
    this.#outflow.set(other.#outflow);
  }

  /** A citizen had this word, and a spell from `spellFrom`, in the minutes [from, to). */
  stretch(citizen: number, word: number, spellFrom: number, from: number, to: number): void {
    const { predicate } = this;
    let entered = to;
    if (predicate.holds(word)) {
      entered = from;
      if (predicate.months > 0) entered = Math.max(from, predicate.reached(spellFrom));
    }
    if (this.#inside[citizen] === 1 && entered > from) {
      this.#outflow[this.months.of(from)] += 1;
      this.#inside[citizen] = 0;
    }
    if (entered >= to) return;
    if (this.#inside[citizen] === 0) {
      if (entered > this.months.opening) this.#inflow[this.months.of(entered)] += 1;
      this.#inside[citizen] = 1;
    }
    this.#add(entered, to);
  }

  #add(from: number, to: number): void {
    const { opening, starts } = this.months;
    const first = this.months.of(from);
    const last = this.months.of(to);
    // Month starts in (from, to]; with the opening goes the start of the opening month.
    this.stockSteps[from === opening ? first : first + 1] += 1;
    this.stockSteps[last + 1] -= 1;
    if (first === last) {
      this.partMinutes[first] += to - from;
      return;
    }
    this.partMinutes[first] += starts[first + 1] - from;
    this.partMinutes[last] += to - starts[last];
    this.wholeSteps[first + 1] += 1;
    this.wholeSteps[last] -= 1;
  }

  /** Persons at the start of month m, which is the end of the month before. */
  stock(m: number): number {
    return sum(this.stockSteps, 0, m);
  }

  /** Minutes that all persons together spent in the population in month m. */
  minutes(m: number): number {
    const { starts } = this.months;
    return this.partMinutes[m] + sum(this.wholeSteps, 0, m) * (starts[m + 1] - starts[m]);
  }

  /** Persons as full-time persons of month m: minutes in the population per minute of the month. */
  fullTime(m: number): number {
    const { starts } = this.months;
    return this.minutes(m) / (starts[m + 1] - starts[m]);
  }

  /** Persons who came in month m. */
  inflow(m: number): number {
    return this.#inflow[m];
  }

  /** Persons who went in month m. */
  outflow(m: number): number {
    return this.#outflow[m];
  }
}

function sum(numbers: Int32Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i <= to; i += 1) total += numbers[i];
  return total;
}
