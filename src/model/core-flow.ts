/**
 * The core flow: the processes of the job centre that every scenario has, put together. A process
 * that is added to the model is named here, and its commands in `order.ts`.
 */
import type { Model } from "../kernel/process.ts";
import { contactCourse } from "./contact-course/process.ts";
import { exits } from "./exits/process.ts";
import { initiatives } from "./initiatives/process.ts";
import { matchGroups } from "./match-groups/process.ts";
import { offers } from "./offers/process.ts";
import { lanes, order } from "./order.ts";
import { placements } from "./placements/process.ts";
import { population } from "./population/process.ts";
import { work } from "./work/process.ts";
import type { World } from "./world.ts";

export const coreFlow: Model<World> = {
  order,
  lanes,
  processes: [initiatives, population, exits, matchGroups, contactCourse, offers, placements, work],
  rowsOf: (world) => world.population.citizens,
};
