/**
 * The plan of a scenario with everything held as on its first day, for as long as asked: no
 * initiative begins, labour demand and the law stay as they are, and the inflow does not grow from
 * year to year. Run it, and the centre shows where its rates lead by themselves, which is what its
 * opening stock is to be compared with. The seasons are kept: they come back every year.
 */
import { dayOfIso, isoOfDay } from "../domain/moment.ts";
import type { Plan } from "../model/plan.ts";
import { cellOf } from "../model/trajectory.ts";
import { compile } from "../scenario/compile.ts";
import { fingerprint } from "../scenario/fingerprint.ts";
import type { Scenario } from "../scenario/scenario.ts";

export const weeksPerYear = 52;
const daysPerYear = 7 * weeksPerYear;
const growthPath = "inflow.yearlyTrend";

/** The plan from the scenario's first day on, for so many years of 52 weeks. */
export function heldOpening(scenario: Scenario, years: number): Plan {
  const { from, contract } = scenario.period;
  const to = isoOfDay(dayOfIso(from) + years * daysPerYear - 1);
  const compiled = compile({
    ...scenario,
    // Without a warm-up: what is asked is where the given stock goes, not one that has settled.
    period: { from, to, contract },
    goals: [],
    initiatives: [],
    labourDemand: scenario.labourDemand.filter((entry) => entry.from <= from),
  });
  const { scenario: id, hash: _, ...plan } = compiled;
  const values = Float32Array.from(plan.parameters.values);
  values[cellOf(compiled, growthPath)] = 1;
  const none = { day: Int32Array.of(), cell: Int32Array.of(), value: Float32Array.of() };
  const held = {
    ...plan,
    ruleSets: plan.ruleSets.slice(0, 1),
    parameters: { ...plan.parameters, values, changes: { ...none, cause: Uint8Array.of() } },
  };
  return { scenario: id, hash: fingerprint(held), ...held };
}
