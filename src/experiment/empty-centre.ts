/**
 * The centre as its plan has it on a day, without its citizens: which rule set is in force, what
 * levers have moved, who is at work. Records say nothing of these, the plan says all; so the plan
 * is run up to the day with nobody in the centre, and citizens are put in from the records.
 */
import { minutesPerDay } from "../domain/moment.ts";
import type { Caseload } from "../history/opening/caseload.ts";
import { withPlacesLeft } from "../history/opening/places-left.ts";
import type { Columns } from "../kernel/columns.ts";
import type { Simulation } from "../kernel/loop.ts";
import { setParameters } from "../model/branch.ts";
import type { Plan } from "../model/plan.ts";
import { replicate } from "../model/simulate.ts";
import { cellOf } from "../model/trajectory.ts";
import type { World } from "../model/world.ts";

/** What brings citizens: nobody is there as the run begins, and nobody comes. */
const sources = [
  { path: "population.stock", cells: 1 },
  { path: "population.formerRecipients", cells: 1 },
  { path: "inflow.season", cells: 12 },
];

/**
 * Brings a run that has not begun to the state of its plan before a day, without citizens.
 * @returns what happened on the way. Of the places that companies released it has only those that
 * nobody in the records has taken.
 */
export function emptyCentre(
  simulation: Simulation<World>,
  day: number,
  caseload: Caseload,
): Columns {
  const { plan } = simulation.world;
  const trunk = replicate(withoutCitizens(plan), "", 0, [], true);
  trunk.run(day * minutesPerDay - 1);
  // On its very first day a run has not begun by the night before.
  while (!trunk.world.parameters.started) trunk.step(day * minutesPerDay);
  const happened = withPlacesLeft(trunk.log, plan, caseload, day);
  simulation.fold(happened);
  setParameters(simulation.world);
  return happened;
}

function withoutCitizens(plan: Plan): Plan {
  const values = Float32Array.from(plan.parameters.values);
  const changed = Float32Array.from(plan.parameters.changes.value);
  for (const { path, cells } of sources) {
    const first = cellOf(plan, path);
    values.fill(0, first, first + cells);
    for (const [i, cell] of plan.parameters.changes.cell.entries()) {
      if (cell >= first && cell < first + cells) changed[i] = 0;
    }
  }
  const { parameters } = plan;
  const changes = { ...parameters.changes, value: changed };
  return { ...plan, parameters: { ...parameters, values, changes } };
}
