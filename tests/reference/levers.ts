/**
 * Levers: the plan says on which day which parameter takes which value, and because of which
 * initiative. A change of capacity may give places to those who wait.
 */
import { demandCause, ruleCause } from "../../src/model/plan.ts";
import type { Centre } from "./centre.ts";
import { fillPlaces } from "./offers.ts";

export function installLevers(centre: Centre): void {
  const { plan } = centre;
  centre.at(centre.now, "start", 0, () => {
    centre.ruleSet = plan.ruleSets[0].ruleSet;
    const { ruleSet } = centre;
    centre.happen(["SimulationStarted", 0], ["RulesetActivated", 0, { ruleSet }]);
  });
  const days = [
    ...plan.parameters.changes.day,
    ...plan.initiatives.flatMap(({ from, to }) => [from, to + 1]),
    ...plan.ruleSets.slice(1).map(({ day }) => day),
  ];
  for (const day of new Set(days)) {
    if (day > plan.to) continue;
    centre.at(day * 1440, "changeParameters", 0, () => changeParameters(centre, day));
  }
}

function changeParameters(centre: Centre, today: number): void {
  const { initiatives, ruleSets, parameters } = centre.plan;
  for (const [initiative, { from }] of initiatives.entries()) {
    if (from === today) centre.happen(["InitiativeStarted", 0, { initiative }]);
  }
  for (const { day, ruleSet } of ruleSets.slice(1)) {
    if (day !== today) continue;
    centre.ruleSet = ruleSet;
    centre.happen(["RulesetActivated", 0, { ruleSet }]);
  }
  const { day, cell, value, cause } = parameters.changes;
  const ofToday = Array.from(day.keys()).filter((i) => day[i] === today);
  const by = (wanted: (cause: number) => boolean) => ofToday.filter((i) => wanted(cause[i]));
  for (const i of by((each) => each === ruleCause)) centre.setCell(cell[i], value[i]);
  for (const i of by((each) => each === demandCause)) {
    centre.setCell(cell[i], value[i]);
    centre.happen(["LabourDemandChanged", 0, { index: value[i] }]);
  }
  for (const i of by((each) => each < demandCause)) {
    const payload = { cell: cell[i], old: centre.valueOfCell(cell[i]), new: value[i] };
    centre.setCell(cell[i], value[i]);
    centre.happen(["LeverApplied", 0, { initiative: cause[i], ...payload }]);
  }
  for (const [initiative, { to }] of initiatives.entries()) {
    if (to === today - 1) centre.happen(["InitiativeEnded", 0, { initiative }]);
  }
  for (const pool of centre.plan.pools.keys()) fillPlaces(centre, pool);
}
