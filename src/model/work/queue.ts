/**
 * The queue of a team: a heap over the waiting items, in a table of its own, whose length is the
 * number that wait. Four entries lie below each, which are one cache line, so a long queue is half
 * as deep as with two. Each entry carries the key it is ordered by, so that moving one up or down
 * reads no item; each item knows its place, so that one no longer needed is taken out at once. No
 * two keys are equal, for no two items join in one turn, so what comes first does not depend on how
 * the heap happens to lie.
 */
import type { Table } from "../../kernel/table.ts";
import { taskOf } from "./item.ts";
import * as itemRow from "./item.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { column, stride: itemStride } = itemRow;

/** Cells of an entry: priority, due minute, turn of joining, item. */
export const entryCells = 4;
const entrySize = entryCells;
const itemCell = 3;

/** Adds an item to a queue. */
export function push(
  queue: Table,
  items: Table,
  priority: number,
  due: number,
  turn: number,
  item: number,
): void {
  const at = queue.length;
  queue.extend(at + 1);
  rise(queue.ints, items.ints, at, priority, due, turn, item);
}

/** Takes the entry at a place out of a queue. */
export function removeAt(queue: Table, items: Table, place: number): void {
  const { ints } = queue;
  const last = (queue.length - 1) * entrySize;
  const priority = ints[last];
  const due = ints[last + 1];
  const turn = ints[last + 2];
  const item = ints[last + itemCell];
  ints[last] = 0;
  ints[last + 1] = 0;
  ints[last + 2] = 0;
  ints[last + itemCell] = 0;
  queue.length -= 1;
  if (place === queue.length) return;
  const above = ((place - 1) >> 2) * entrySize;
  if (place > 0 && keyAfter(ints, above, priority, due, turn) > 0) {
    rise(ints, items.ints, place, priority, due, turn, item);
  } else {
    sink(ints, items.ints, queue.length, place, priority, due, turn, item);
  }
}

/** Gives all waiting items of a task another priority. */
export function reorder(queue: Table, items: Table, task: number, priority: number): void {
  const { ints, length } = queue;
  for (let cell = 0; cell < length * entrySize; cell += entrySize) {
    const packed = items.ints[ints[cell + itemCell] * itemStride + column.packed];
    if (taskOf(packed) === task) ints[cell] = priority;
  }
  for (let place = (length - 2) >> 2; place >= 0; place -= 1) {
    const cell = place * entrySize;
    const [own, due, turn, item] = [ints[cell], ints[cell + 1], ints[cell + 2], ints[cell + 3]];
    sink(ints, items.ints, length, place, own, due, turn, item);
  }
}

/** Above 0 when the entry at a cell comes after the key, else below 0. */
function keyAfter(
  ints: Int32Array,
  cell: number,
  priority: number,
  due: number,
  turn: number,
): number {
  return ints[cell] - priority || ints[cell + 1] - due || ints[cell + 2] - turn;
}

/** Puts an entry in at a place or above it, moving down those that come after it. */
function rise(
  ints: Int32Array,
  items: Int32Array,
  from: number,
  priority: number,
  due: number,
  turn: number,
  item: number,
): void {
  let place = from;
  while (place > 0) {
    const above = (place - 1) >> 2;
    if (keyAfter(ints, above * entrySize, priority, due, turn) < 0) break;
    move(ints, items, above, place);
    place = above;
  }
  put(ints, items, place, priority, due, turn, item);
}

/** Puts an entry in at a place or below it, moving up those that come before it. */
function sink(
  ints: Int32Array,
  items: Int32Array,
  length: number,
  from: number,
  priority: number,
  due: number,
  turn: number,
  item: number,
): void {
  let place = from;
  for (;;) {
    let below = 4 * place + 1;
    if (below >= length) break;
    const end = below + 4 < length ? below + 4 : length;
    let cell = below * entrySize;
    let leastPriority = ints[cell];
    let leastDue = ints[cell + 1];
    let leastTurn = ints[cell + 2];
    for (let other = below + 1; other < end; other += 1) {
      cell += entrySize;
      if (keyAfter(ints, cell, leastPriority, leastDue, leastTurn) > 0) continue;
      below = other;
      leastPriority = ints[cell];
      leastDue = ints[cell + 1];
      leastTurn = ints[cell + 2];
    }
    const after = leastPriority - priority || leastDue - due || leastTurn - turn;
    if (after > 0) break;
    const moved = ints[below * entrySize + itemCell];
    put(ints, items, place, leastPriority, leastDue, leastTurn, moved);
    place = below;
  }
  put(ints, items, place, priority, due, turn, item);
}

function move(ints: Int32Array, items: Int32Array, from: number, to: number): void {
  const source = from * entrySize;
  const item = ints[source + itemCell];
  put(ints, items, to, ints[source], ints[source + 1], ints[source + 2], item);
}

function put(
  ints: Int32Array,
  items: Int32Array,
  place: number,
  priority: number,
  due: number,
  turn: number,
  item: number,
): void {
  const cell = place * entrySize;
  ints[cell] = priority;
  ints[cell + 1] = due;
  ints[cell + 2] = turn;
  ints[cell + itemCell] = item;
  items[item * itemStride + column.place] = place;
}
