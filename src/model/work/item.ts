/**
 * The row of a work item. Items come and go by the hundred thousand while few are there at a time,
 * so a row is small and its number is used again once its item is gone; who reads a log tells
 * two items of one number apart by when they were queued.
 */

/** Columns of an item's row. */
export const column = {
  citizen: 0,
  /** Packed: state 2 bits, task 3, team 8, moot 1. */
  packed: 1,
  /** One more than the next item of the same citizen, or than the next free number; 0 for none. */
  next: 2,
  /** While waiting: place in the team's queue. While in hand: the minute it will be finished. */
  place: 3,
} as const;

export const stride = 4;

/** States of an item; a number that is not in use is free. */
export const free = 0;
export const waiting = 1;
export const inHand = 2;

const stateMask = 3;
const moot = 1 << 13;

/** The packed cell of an item that joins a queue. */
export const queued = (team: number, task: number): number => waiting | (task << 2) | (team << 5);

export const stateOf = (packed: number): number => packed & stateMask;
export const taskOf = (packed: number): number => (packed >>> 2) & 7;
export const teamOf = (packed: number): number => (packed >>> 5) & 255;
/** 1 when the citizen's case has closed since the item was queued. */
export const mootOf = (packed: number): number => (packed >>> 13) & 1;

export const withState = (packed: number, state: number): number => (packed & ~stateMask) | state;
export const withMoot = (packed: number): number => packed | moot;
