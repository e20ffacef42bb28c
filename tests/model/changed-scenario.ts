/**
 * Random scenarios beside their baselines: what a planner may change, alone and together. Most
 * changes begin in the middle of the run, some on its first day, some never.
 */
import * as fc from "fast-check";
import { dayOfIso, isoOfDay } from "../../src/domain/moment.ts";
import { compileWithExcesses } from "../../src/scenario/compile.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { stated } from "../../src/testing/organisations.ts";
import { scenarios } from "../../src/testing/scenarios.ts";

export interface ScenarioPair {
  readonly baseline: Scenario;
  readonly changed: Scenario;
}

/** Seldom there, in so many of ten. */
const sometimes = <T>(times: number, some: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 10 - times, arbitrary: fc.constant(undefined) },
    { weight: times, arbitrary: some },
  );

const choices = fc.record({
  /** How many of the initiatives the baseline has too. */
  shared: fc.nat({ max: 3 }),
  /** Where in the run the other initiatives may begin, 0 to 1; undefined is where they are. */
  delay: sometimes(8, fc.double({ min: 0, max: 1, noNaN: true })),
  demand: sometimes(3, fc.integer({ min: 20, max: 300 })),
  company: sometimes(3, fc.integer({ min: -20, max: 250 })),
  stock: sometimes(1, fc.constant(3)),
});

type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

/** A baseline, and the same with something more. */
export function scenarioPairs(): fc.Arbitrary<ScenarioPair> {
  return fc
    .tuple(scenarios(), choices)
    .map(([scenario, chosen]) => ({
      baseline: { ...scenario, initiatives: scenario.initiatives.slice(0, chosen.shared) },
      changed: changedBy(scenario, chosen),
    }))
    .filter(({ changed, baseline }) =>
      [changed, baseline].every((one) => compileWithExcesses(one).excesses.length === 0),
    );
}

/** Initiatives after the first few, begun no earlier than some way into the run. */
function delayed({ initiatives, period }: Scenario, shared: number, way: number): Later {
  const [from, to] = [dayOfIso(period.from), dayOfIso(period.to)];
  const least = isoOfDay(from + Math.floor((to - from) * way));
  return initiatives.map((initiative, i) => {
    if (i < shared) return initiative;
    const levers = initiative.levers.map((lever) => {
      const start = lever.from < least ? least : lever.from;
      return {
        ...lever,
        from: start,
        ...(lever.to && { to: lever.to < start ? start : lever.to }),
      };
    });
    return { ...initiative, levers };
  });
}
type Later = Scenario["initiatives"];

function changedBy(scenario: Scenario, chosen: Choices): Scenario {
  const { demand, company, stock, shared, delay } = chosen;
  const initiatives = delay === undefined ? scenario.initiatives : delayed(scenario, shared, delay);
  const from = dayOfIso(scenario.period.from);
  const parameters = new Map(scenario.parameters);
  let { labourDemand, agreements } = scenario;
  if (demand !== undefined) {
    const day = isoOfDay(from + demand);
    const others = labourDemand.filter((change) => change.from !== day);
    labourDemand = [...others, { from: day, index: stated(0.7) }].sort((one, other) =>
      one.from < other.from ? -1 : 1,
    );
  }
  if (company !== undefined) {
    const to = dayOfIso(scenario.period.to);
    agreements = [
      ...agreements,
      {
        id: "newcomer",
        name: "newcomer",
        kind: "internship",
        employees: stated(40),
        partnership: true,
        from: isoOfDay(Math.min(to, from + company)),
        rampMonths: stated(2),
      },
    ];
    parameters.set("capacity.placementPlaces.newcomer", stated(3));
  }
  if (stock !== undefined) parameters.set("population.stock", stated(stock));
  return { ...scenario, labourDemand, agreements, parameters, initiatives };
}
