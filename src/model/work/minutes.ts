/**
 * How long a piece of work takes: a gamma variable drawn by inversion from the uniform at the
 * citizen's address, so that a lever on the mean stretches every piece and redraws none. The
 * table of quantiles depends on the coefficient of variation alone and is kept for reuse.
 */
import { tasks } from "../../domain/task.ts";
import { type QuantileTable, quantileTable, sample } from "../../kernel/quantile-table.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { purpose } = purposes;

/** Below this the spread is not worth a table; every piece then takes the mean. */
const leastVariation = 0.01;

/** Gamma tables of mean 1 by coefficient of variation, of which a scenario has a handful. */
const known = new Map<number, QuantileTable>();
/** The table last used for each task, and its coefficient of variation. */
const latest: Array<QuantileTable | undefined> = tasks.map(() => undefined);
const variations = new Float64Array(tasks.length);

/** Whole minutes that the citizen's next piece of work of the task takes, at least 1. */
export function drawMinutes(world: World, citizen: number, task: number): number {
  const { chance, parameters, population, work } = world;
  const mean = work.meanMinutes(parameters, population, citizen, task);
  const variation = parameters.value(work.staffing.cells.variation + task);
  if (variation < leastVariation) return Math.max(1, Math.round(mean));
  const ordinal = work.begun(citizen, task);
  const uniform = chance.uniform(population.identity(citizen), purpose.minutes + task, ordinal);
  return Math.max(1, Math.round(mean * sample(tableOf(task, variation), uniform)));
}

function tableOf(task: number, variation: number): QuantileTable {
  const used = latest[task];
  if (used !== undefined && variations[task] === variation) return used;
  const table = known.get(variation) ?? quantileTable({ kind: "gamma", mean: 1, cv: variation });
  known.set(variation, table);
  latest[task] = table;
  variations[task] = variation;
  return table;
}
