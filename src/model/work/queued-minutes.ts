/**
 * How much work waits for a team: mean minutes of the items in its queue. It is read now and then
 * from outside the loop, so it is added up when asked and no event has to keep it.
 */
import type { World } from "../world.ts";
import { taskOf } from "./item.ts";
import { entryCells } from "./queue.ts";

/** Minutes that the team's waiting items take in the mean, by the parameters of now. */
export function queuedMinutes({ work, parameters, population }: World, team: number): number {
  const { ints, length } = work.queues[team];
  let minutes = 0;
  for (let entry = 0; entry < length; entry += 1) {
    const item = ints[entry * entryCells + entryCells - 1];
    const task = taskOf(work.packed(item));
    minutes += work.meanMinutes(parameters, population, work.citizenOf(item), task);
  }
  return minutes;
}
