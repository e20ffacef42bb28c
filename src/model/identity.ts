/**
 * Identities: the 32 bits by which chance knows a citizen. Those of the opening stock are counted
 * from 0, former recipients by themselves; those who come later are known by the stream that brings
 * them, the day, and their number on it. So one more in the stock or on a day is nobody else's
 * identity, and everybody else is who they were, draw for draw.
 */
import type { Plan } from "./plan.ts";

/** First identity of the former recipients who are in work as the run begins. */
export const formerStream = 0x4000_0000;
/** First identity of those who contact the centre, and of those who move in from another one. */
export const arrivalStream = 0x8000_0000;
export const transferStream = 0xc000_0000;
/** Identities of one day of a stream. */
export const comersPerDayMax = 2 ** 17;
const streamBits = 0x3fff_ffff;

/**
 * Centre that a citizen belongs to until they move. Citizens are dealt out in turn: the opening
 * stock and former recipients by number, others by the day and their number on it, so more who
 * come change nobody's.
 */
export function firstCentre({ centres }: Plan, identity: number): number {
  if (identity < arrivalStream) return (identity & streamBits) % centres.length;
  const day = Math.floor((identity & streamBits) / comersPerDayMax);
  return (day + (identity % comersPerDayMax)) % centres.length;
}
