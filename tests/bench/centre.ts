/**
 * The centre that is measured: the contract of Nyropsgade for 2010 with the goals that are read
 * off it, made larger or smaller as a whole. Persons, staff and places grow together, so that the
 * queues of a large centre are no longer than those of a small one.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Goal } from "../../src/domain/goal.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import type { Plan } from "../../src/model/plan.ts";
import { compile } from "../../src/scenario/compile.ts";
import { loadScenario } from "../../src/scenario/load.ts";

/** The house; the bundled bench lies as deep in it as this file. */
export const root = resolve(import.meta.dirname, "../..");
export const scenarioFile = resolve(root, "scenarios/nyropsgade-2010.yaml");

/** Parameters that count persons, staff or places; all others are rates, shares and minutes. */
const sizes = [
  "population.stock",
  "population.formerRecipients",
  "inflow.contacts",
  "inflow.transfers",
  "capacity.staff",
  "capacity.places",
  "capacity.placementPlaces",
];

const isSize = (cell: string): boolean =>
  sizes.some((path) => cell === path || cell.startsWith(`${path}.`) || cell.startsWith(`${path}@`));

export interface Centre {
  readonly plan: Plan;
  readonly goals: ReadonlyArray<Goal>;
}

/** The scenario as it stands. */
export function nyropsgade(): Centre {
  const read = (path: string) => readFileSync(path, "utf8");
  const loaded = loadScenario(scenarioFile, read);
  if (loaded._tag === "Failure") throw loaded.failure;
  const { scenario } = loaded.success;
  return { plan: compile(scenario), goals: scenario.goals };
}

/** A plan of so many times as many persons, staff and places. */
export function scaled(plan: Plan, factor: number): Plan {
  const { cells, values, changes } = plan.parameters;
  const grown = (cell: number, value: number) => (isSize(cells[cell]) ? value * factor : value);
  const agreements = plan.agreements.map((agreement) => ({
    ...agreement,
    employees: Math.ceil(agreement.employees * factor),
  }));
  const parameters = {
    ...plan.parameters,
    values: values.map((value, cell) => grown(cell, value)),
    changes: { ...changes, value: changes.value.map((value, i) => grown(changes.cell[i], value)) },
  };
  return { ...plan, agreements, parameters };
}

const days = 365;

/** The centre with so many citizens on benefit as it opens, for one year. */
export function centreOf(citizens: number): Centre {
  const { plan, goals } = nyropsgade();
  const factor = citizens / plan.parameters.values[plan.parameters.offsets["population.stock"]];
  return { plan: { ...scaled(plan, factor), to: plan.from + days - 1 }, goals };
}

/** The plan with another value of a cell from the start. */
export function withCell(plan: Plan, path: string, change: (value: number) => number): Plan {
  const cell = plan.parameters.cells.indexOf(path);
  if (cell < 0) throw new Error(`${path} is no cell of ${plan.scenario}`);
  const values = plan.parameters.values.slice();
  values[cell] = change(values[cell]);
  return { ...plan, parameters: { ...plan.parameters, values } };
}

/** The seed of every run of the bench. */
export const seed = "bench";

/** Runs replications of a centre in this thread, every event recorded, folded and digested. */
export function replicatorOf(centre: Centre): Replicator {
  return new Replicator(centre, seed);
}
