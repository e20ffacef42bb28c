/** One run of the reference model: everything installed, then the loop. */
import type { Plan } from "../../src/model/plan.ts";
import { Centre, type Event } from "./centre.ts";
import { Stream } from "./chance.ts";
import { installContactCourse } from "./contact-course.ts";
import { drawTransition, installClosing, installExits } from "./exits.ts";
import { installLevers } from "./levers.ts";
import { installMatchGroups } from "./match-groups.ts";
import { installOffers } from "./offers.ts";
import { installPlacements } from "./placements.ts";
import { installPopulation, planArrivals } from "./population.ts";
import { installWork, planOpening } from "./work.ts";

/** The events of one run, in order; equal plan and seed give equal events. */
export function runSlowly(plan: Plan, seed: string): ReadonlyArray<Event> {
  const centre = new Centre(plan, new Stream(seed));
  // Whoever is installed first hears of an event first, and closes first when a benefit stops.
  installLevers(centre);
  installMatchGroups(centre);
  installWork(centre);
  installContactCourse(centre);
  installOffers(centre);
  installPlacements(centre);
  installExits(centre);
  installClosing(centre);
  installPopulation(centre);
  for (let day = plan.from; day <= plan.to; day += 1) {
    centre.at(day * 1440, "newDay", 0, () => beginDay(centre));
  }
  centre.run();
  return centre.events;
}

/** Hazards change with the date, teams open, and some will come today. */
function beginDay(centre: Centre): void {
  for (const citizen of centre.citizens) drawTransition(centre, citizen);
  planOpening(centre);
  planArrivals(centre);
}
