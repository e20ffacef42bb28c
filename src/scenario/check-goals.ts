/** Checks of goals: complete, about this scenario's centres, and covered by the run. */
import type { Goal } from "../domain/goal.ts";
import { isoOfDay } from "../domain/moment.ts";
import { requiredStart } from "../measures/needs.ts";
import type { Check } from "./check.ts";
import { didYouMean } from "./spelling.ts";
import { at, type Path } from "./tree.ts";

export function checkGoals(check: Check): void {
  const [begin, end] = [check.day(["period", "from"]), check.day(["period", "to"])];
  const from = begin !== undefined && end !== undefined && begin < end ? begin : undefined;
  const needed = ["name", "source", "measure", "window", "target"];
  for (const [path, goal] of check.items<Goal>("goals", needed)) {
    checkCentres(check, [...path, "measure"]);
    const first = requiredStart(goal.measure, goal.window);
    if (first === undefined || from === undefined || first >= from) continue;
    const message = `the goal looks back to ${isoOfDay(first)}, before the run begins`;
    const suggestion = `begin the run then: \`period: { from: ${isoOfDay(first)}, … }\``;
    check.sayOfKey([...path, "measure"], message, suggestion);
  }
}

/** Centres that a measure, or a measure within it, names. */
function checkCentres(check: Check, path: Path): void {
  for (const inner of ["of", "to"]) {
    if (at(check.whole, [...path, inner])?.kind === "map") checkCentres(check, [...path, inner]);
  }
  const centres = at(check.whole, [...path, "population", "centres"]);
  for (const i of (centres?.kind === "list" ? centres.items : []).keys()) {
    const here: Path = [...path, "population", "centres", i];
    const centre = check.text(here) ?? "";
    if (check.ids("centres").includes(centre)) continue;
    const suggestion = didYouMean(centre, check.ids("centres"));
    check.say(here, `there is no centre \`${centre}\``, suggestion);
  }
}
