/**
 * Rows in order, without comparing them by a function: sorting ten million rows that way takes
 * longer than reading them. A row's key and its number make one integer of 64 bits, and those are
 * sorted as they are; rows of a citizen are then brought together by counting.
 */
import { dayLeast } from "./cell-moment.ts";
import { minutesPerDay } from "../domain/moment.ts";

const minuteLeast = dayLeast * minutesPerDay;
/** Ranks there can be within a minute: 27 bits are the minute's. */
export const ranksMost = 32;

/** Rows by minute, rank and number. @param rankOf rank of a row, below `ranksMost`. */
export function byTime(
  minute: Int32Array,
  length: number,
  rankOf: ((row: number) => number) | undefined,
): Uint32Array {
  const keys = new BigUint64Array(length);
  // The machine's words lie low half first, as everywhere that Node runs.
  const halves = new Uint32Array(keys.buffer);
  for (let row = 0; row < length; row++) {
    halves[row * 2] = row;
    const rank = rankOf === undefined ? 0 : rankOf(row);
    halves[row * 2 + 1] = (minute[row] - minuteLeast) * ranksMost + rank;
  }
  keys.sort();
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = halves[i * 2];
  return order;
}

/** Rows by citizen, then minute, then number. */
export function byCitizen(
  citizen: Uint32Array,
  minute: Int32Array,
  length: number,
  order = byTime(minute, length, undefined),
): Uint32Array {
  let most = 0;
  for (let row = 0; row < length; row++) most = Math.max(most, citizen[row]);
  const next = new Uint32Array(most + 2);
  for (let row = 0; row < length; row++) next[citizen[row] + 1] += 1;
  for (let i = 1; i < next.length; i++) next[i] += next[i - 1];
  const sorted = new Uint32Array(length);
  for (let i = 0; i < length; i++) sorted[next[citizen[order[i]]]++] = order[i];
  return sorted;
}
