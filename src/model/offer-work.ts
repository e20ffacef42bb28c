/** Work about offers and placements: how it comes to the queue of the team that can do it. */
import { WorkItemQueued } from "../domain/events/work.ts";
import { type Task, tasks } from "../domain/task.ts";
import type { Log } from "../kernel/log.ts";
import type { World } from "./world.ts";

const numbered = (task: Task) => tasks.indexOf(task);

export const offerIssue = numbered("offerIssue");
export const placementSetup = numbered("placementSetup");
export const placementFollowUp = numbered("placementFollowUp");

/** Queues work about a citizen, to be done by `due`. One item a decision. */
export function queueWork(
  world: World,
  minute: number,
  citizen: number,
  task: number,
  due: number,
  out: Log,
): void {
  const { work } = world;
  const team = work.route(world.population, citizen, task);
  out.append(WorkItemQueued.code, minute, citizen, team, task, work.nextItem, due);
}
