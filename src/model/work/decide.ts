/**
 * What staff do: come to work, take the first item of the queue in hand, finish it, and leave
 * what is no longer needed.
 */
import { dayOfMinute } from "../../kernel/civil-time.ts";
import {
  CapacityChanged,
  WorkItemCompleted,
  WorkItemExpired,
  WorkItemStarted,
} from "../../domain/events/work.ts";
import type { Log } from "../../kernel/log.ts";
import type { World } from "../world.ts";
import { mootOf, stateOf, taskOf, teamOf } from "./item.ts";
import * as itemRow from "./item.ts";
import { drawMinutes } from "./minutes.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { waiting } = itemRow;

const changed = CapacityChanged.code;
const started = WorkItemStarted.code;
const completed = WorkItemCompleted.code;
const expired = WorkItemExpired.code;

/**
 * The team's day begins: whole persons come to work, and what is over of the full-time equivalents
 * is carried on, so that part-time and absence average out over days.
 */
export function openDay({ work, parameters }: World, minute: number, team: number, out: Log): void {
  const fte = work.fte(parameters, team, dayOfMinute(minute));
  out.append(changed, minute, team, 0, 0, Math.floor(fte + work.carry(team)), 0);
}

/** The first item of the queue is taken in hand. */
export function serve(world: World, minute: number, team: number, out: Log): void {
  const { work } = world;
  const item = work.first(team);
  const task = taskOf(work.packed(item));
  const citizen = work.citizenOf(item);
  const minutes = drawMinutes(world, citizen, task);
  out.append(started, minute, citizen, team, task, item, minutes);
}

export function finishWork({ work }: World, minute: number, item: number, out: Log): void {
  const packed = work.packed(item);
  const citizen = work.citizenOf(item);
  out.append(completed, minute, citizen, teamOf(packed), taskOf(packed), item, mootOf(packed));
}

/** The citizen has left: what waits is no longer needed. What is in hand is finished. */
export function closeWork({ work }: World, minute: number, citizen: number, out: Log): void {
  for (let link = work.firstLink(citizen); link !== 0; link = work.nextLink(link - 1)) {
    const packed = work.packed(link - 1);
    if (stateOf(packed) !== waiting) continue;
    out.append(expired, minute, citizen, teamOf(packed), taskOf(packed), link - 1, 0);
  }
}
