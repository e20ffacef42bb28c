/**
 * The states that the chain of a caseload moves in: on which benefit, and whether for more than a
 * year, which is what exits differ by most. Read from what happened, at the end of every month;
 * whoever is on no benefit is outside.
 */
import { benefits } from "../../domain/benefit.ts";
import { BenefitGranted, BenefitResumed, BenefitStopped } from "../../domain/events/benefit.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { addMonths, monthStart } from "../../kernel/civil-time.ts";
import { codeBits, type Columns } from "../../kernel/columns.ts";
import type { Moves } from "./markov-chain.ts";
import { monthsPerYear } from "./same-month.ts";

/** State of a benefit; `long` is for more than a year. */
export const stateOf = (benefit: number, long: boolean): number =>
  (benefit - 1) * 2 + (long ? 1 : 0);
const states = (benefits.length - 1) * 2;
const outside = -1;

/**
 * @param columns what happened, by time
 * @param first month since January 2000 that is the series' first; @param months how many there are
 */
export function benefitMoves(
  columns: Columns,
  citizens: number,
  first: number,
  months: number,
): Moves {
  const now = new CitizenBenefits(citizens);
  const before = new Int8Array(citizens).fill(outside);
  const moves = {
    states,
    stocks: [] as Float64Array[],
    moved: [] as Float64Array[],
    came: [] as Float64Array[],
  };
  let row = 0;
  for (let month = 0; month < months; month += 1) {
    const end = monthStart(first + month + 1) * minutesPerDay;
    while (row < columns.length && columns.minute[row] < end) now.take(columns, row++);
    const moved = new Float64Array(states * states);
    const [stock, came] = [new Float64Array(states), new Float64Array(states)];
    for (let citizen = 0; citizen < citizens; citizen += 1) {
      const from = before[citizen];
      const to = (before[citizen] = now.stateAt(citizen, end));
      if (to === outside) continue;
      stock[to] += 1;
      if (from === outside) came[to] += 1;
      else moved[from * states + to] += 1;
    }
    moves.stocks.push(stock);
    moves.moved.push(moved);
    moves.came.push(came);
  }
  return moves;
}

/** Which benefit everybody is on, and since when. */
class CitizenBenefits {
  readonly #benefit: Uint8Array;
  readonly #from: Int32Array;

  constructor(citizens: number) {
    this.#benefit = new Uint8Array(citizens);
    this.#from = new Int32Array(citizens);
  }

  take({ tag, subject, a, x }: Columns, row: number): void {
    const code = tag[row] & codeBits;
    const citizen = subject[row];
    if (code === BenefitGranted.code || code === BenefitResumed.code) {
      this.#benefit[citizen] = a[row];
      this.#from[citizen] = x[row];
    } else if (code === BenefitStopped.code) {
      this.#benefit[citizen] = 0;
    }
  }

  stateAt(citizen: number, end: number): number {
    const benefit = this.#benefit[citizen];
    if (benefit === 0) return outside;
    return stateOf(benefit, addMonths(this.#from[citizen], monthsPerYear) < end);
  }
}
