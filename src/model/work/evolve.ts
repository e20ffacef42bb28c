/**
 * How items, queues and teams follow the events. An item's number comes off the list of free
 * numbers when it is queued and goes back when it is completed or expires.
 */
import { dayOfMinute, laterOf } from "../../kernel/civil-time.ts";
import * as moment from "../../domain/moment.ts";
import { tasks } from "../../domain/task.ts";
import { bitsFloat } from "../../kernel/float-bits.ts";
import type { World } from "../world.ts";
import { queued, withMoot, withState } from "./item.ts";
import * as itemRow from "./item.ts";
import { push, removeAt, reorder } from "./queue.ts";
import { finishOf } from "./staffing.ts";
import { type WorkState } from "./state.ts";
import * as workState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { column, free, inHand, stride } = itemRow;
const {
  begunColumn,
  begunMost,
  begunShift,
  citizenColumn,
  citizenStride,
  lineCell,
  teamColumn,
  teamStride,
} = workState;

/** An event about an item that cannot be so: the log is not one of this model. */
export class ItemOutOfTurn extends Error {
  readonly _tag = "ItemOutOfTurn";
  readonly item: number;

  constructor(what: string, item: number, expected: string) {
    super(`${what} with item ${item}: expected ${expected}`);
    this.item = item;
  }
}

export function capacityChanged(
  { work, parameters }: World,
  minute: number,
  team: number,
  _a: number,
  _b: number,
  present: number,
): void {
  const { ints, reals } = work.teams;
  const row = team * teamStride;
  const day = dayOfMinute(minute);
  const { from, months } = work.staffing;
  const known = day >= from && day < from + months.length;
  const over = known ? work.fte(parameters, team, day) + work.carry(team) - present : 0;
  ints[row + teamColumn.opened] = day;
  ints[row + teamColumn.present] = present;
  reals[row + teamColumn.carry] = over;
}

export function itemQueued(
  { work }: World,
  _: number,
  citizen: number,
  team: number,
  task: number,
  item: number,
  due: number,
): void {
  if (item !== work.nextItem) {
    throw new ItemOutOfTurn("WorkItemQueued", item, `the next number, ${work.nextItem}`);
  }
  const { citizens, items, line } = work;
  items.extend(item + 1);
  citizens.extend(citizen + 1);
  const row = item * stride;
  const head = citizen * citizenStride + citizenColumn.items;
  if (line.ints[lineCell.free] !== 0) line.ints[lineCell.free] = items.ints[row + column.next];
  items.ints[row + column.citizen] = citizen;
  items.ints[row + column.packed] = queued(team, task);
  items.ints[row + column.next] = citizens.ints[head];
  citizens.ints[head] = item + 1;
  const turn = line.ints[lineCell.turns];
  line.ints[lineCell.turns] = turn + 1;
  push(work.queues[team], items, work.priorities.ints[task], due, turn, item);
}

export function itemStarted(
  { work }: World,
  minute: number,
  citizen: number,
  team: number,
  task: number,
  item: number,
  minutes: number,
): void {
  const { ints } = work.items;
  const row = item * stride;
  removeAt(work.queues[team], work.items, ints[row + column.place]);
  work.teams.ints[team * teamStride + teamColumn.busy] += 1;
  ints[row + column.packed] = withState(ints[row + column.packed], inHand);
  // Work begun before the plan begins, in a history, counts from the plan's first minute.
  const calendar = work.calendar(team);
  const from = laterOf(minute, calendar.from * minutesPerDay);
  ints[row + column.place] = finishOf(calendar, from, minutes);
  countBegun(work, citizen, task);
}

function countBegun(work: WorkState, citizen: number, task: number): void {
  if (work.begun(citizen, task) === begunMost[task]) {
    throw new RangeError(`citizen ${citizen} has had ${begunMost[task]} ${tasks[task]} items`);
  }
  // The count is below the largest it may be, so adding one spills into no other.
  const cell = citizen * citizenStride + begunColumn[task];
  work.citizens.ints[cell] += 1 << begunShift[task];
}

export function itemCompleted(
  { work }: World,
  _: number,
  citizen: number,
  team: number,
  _task: number,
  item: number,
): void {
  work.teams.ints[team * teamStride + teamColumn.busy] -= 1;
  release(work, citizen, item);
}

export function itemExpired(
  { work }: World,
  _: number,
  citizen: number,
  team: number,
  _task: number,
  item: number,
): void {
  removeAt(work.queues[team], work.items, work.items.ints[item * stride + column.place]);
  release(work, citizen, item);
}

/** The item is the citizen's no more, and its number is free. */
function release(work: WorkState, citizen: number, item: number): void {
  const { ints } = work.items;
  const row = item * stride;
  const head = citizen * citizenStride + citizenColumn.items;
  if (work.firstLink(citizen) === item + 1) {
    work.citizens.ints[head] = ints[row + column.next];
  } else {
    let before = work.firstLink(citizen) - 1;
    while (before >= 0 && work.nextLink(before) !== item + 1) before = work.nextLink(before) - 1;
    if (before < 0) throw new ItemOutOfTurn("an event", item, `one of citizen ${citizen}'s items`);
    ints[before * stride + column.next] = ints[row + column.next];
  }
  ints[row + column.citizen] = 0;
  ints[row + column.packed] = free;
  ints[row + column.place] = 0;
  ints[row + column.next] = work.line.ints[lineCell.free];
  work.line.ints[lineCell.free] = item + 1;
}

/** The citizen leaves: whatever is in hand will lead to nothing. */
export function benefitStopped({ work }: World, _: number, citizen: number): void {
  const { ints } = work.items;
  for (let link = work.firstLink(citizen); link !== 0; link = work.nextLink(link - 1)) {
    const cell = (link - 1) * stride + column.packed;
    ints[cell] = withMoot(ints[cell]);
  }
}

/** A lever on a priority puts the queues in their new order at once. */
export function leverApplied(
  { work }: World,
  _minute: number,
  _subject: number,
  _initiative: number,
  cell: number,
  _old: number,
  value: number,
): void {
  const task = cell - work.staffing.cells.priority;
  if (task < 0 || task >= tasks.length) return;
  const priority = Math.trunc(bitsFloat(value));
  work.priorities.ints[task] = priority;
  for (const queue of work.queues) reorder(queue, work.items, task, priority);
}
