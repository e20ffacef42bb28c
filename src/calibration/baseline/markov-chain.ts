/**
 * "Everybody moves as people moved of late": a Markov chain of states from month to month, the
 * same for everyone in a state and in every calendar month, estimated from the last months that
 * are known; and as many come in from outside each month as came on average. It is the usual
 * caseload projection, and misses seasons: on a real panel by 16 % within a year.
 */
import type { Pointer } from "./spread.ts";

/** Who moved from where to where, month by month. */
export interface Moves {
  /** States are numbered from 0. */
  readonly states: number;
  /** By month: persons in each state at its end; one number a state. */
  readonly stocks: ReadonlyArray<Float64Array>;
  /** By month, from the end of the one before to its end: persons by [from × states + to]. */
  readonly moved: ReadonlyArray<Float64Array>;
  /** By month: persons in each state at its end who were in none at its beginning. */
  readonly came: ReadonlyArray<Float64Array>;
}

/** The chain is estimated from so many months. */
export const monthsOfChain = 24;

/** How a chain goes on from a month. */
export interface Chain {
  /** Probabilities by [from × states + to]; what a row lacks to 1 leaves the states. */
  readonly steps: Float64Array;
  readonly comes: Float64Array;
}

/** The chain of the last months of so many that are known; undefined before the second month. */
export function chainAt(moves: Moves, known: number, months = monthsOfChain): Chain | undefined {
  const { states, stocks, moved, came } = moves;
  const from = Math.max(1, known - months);
  if (known - from < 1) return undefined;
  const steps = new Float64Array(states * states);
  const comes = new Float64Array(states);
  const at = new Float64Array(states);
  for (let month = from; month < known; month += 1) {
    for (let i = 0; i < states; i += 1) {
      at[i] += stocks[month - 1][i];
      comes[i] += came[month][i] / (known - from);
    }
    for (let k = 0; k < steps.length; k += 1) steps[k] += moved[month][k];
  }
  for (let k = 0; k < steps.length; k += 1) {
    const of = at[Math.floor(k / states)];
    steps[k] = of === 0 ? 0 : steps[k] / of;
  }
  return { steps, comes };
}

/** Expected persons in each state after so many months. */
export function afterMonths(
  { steps, comes }: Chain,
  start: Float64Array,
  ahead: number,
): Float64Array {
  let now = start;
  for (let month = 0; month < ahead; month += 1) {
    const next = Float64Array.from(comes);
    for (let k = 0; k < steps.length; k += 1) {
      next[k % comes.length] += now[Math.floor(k / comes.length)] * steps[k];
    }
    now = next;
  }
  return now;
}

/** Expected persons by state, by how many months are known and how many it looks ahead. */
export type ChainForecasts = (known: number, ahead: number) => Float64Array;

/** What the chains of every month forecast, each reckoned once. */
export function chainForecasts(moves: Moves): ChainForecasts {
  const chains: Array<Chain | undefined> = [];
  const found: Array<Array<Float64Array>> = [];
  const none = new Float64Array(moves.states).fill(Number.NaN);
  return (known, ahead) => {
    const chain = (chains[known] ??= chainAt(moves, known));
    if (chain === undefined) return none;
    const expected = (found[known] ??= [moves.stocks[known - 1]]);
    for (let month = expected.length; month <= ahead; month += 1) {
      expected.push(afterMonths(chain, expected[month - 1], 1));
    }
    return expected[ahead];
  };
}

/** Persons in some of the states. */
export const stockOfChain =
  (forecasts: ChainForecasts, states: ReadonlyArray<number>): Pointer =>
  (known, ahead) => {
    const expected = forecasts(known, ahead);
    return states.reduce((sum, state) => sum + expected[state], 0);
  };

/**
 * What happens as often, a person and month in the states, as in the last months: interviews,
 * offers, exits. What happens in a month is counted on those who are there when it begins.
 */
export function rateOfChain(
  forecasts: ChainForecasts,
  moves: Moves,
  values: Float64Array,
): Pointer {
  return (known, ahead) => {
    const from = Math.max(1, known - monthsOfChain);
    let [events, persons] = [0, 0];
    for (let month = from; month < known; month += 1) {
      events += values[month];
      persons += moves.stocks[month - 1].reduce((sum, n) => sum + n, 0);
    }
    const there = forecasts(known, ahead - 1).reduce((sum, n) => sum + n, 0);
    return persons === 0 ? Number.NaN : (events / persons) * there;
  };
}

/** What comes from outside the states, as often a month as in the last months. */
export const meanOfChain =
  (values: Float64Array): Pointer =>
  (known) => {
    const from = Math.max(1, known - monthsOfChain);
    if (known - from < 1) return Number.NaN;
    let sum = 0;
    for (let month = from; month < known; month += 1) sum += values[month];
    return sum / (known - from);
  };
