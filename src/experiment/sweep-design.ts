/**
 * Where a sweep looks: the points of a design over its axes, as values in the order of the axes.
 * Every combination of the axes' values when there are few of them, else points that fill the
 * space between their ends.
 */
import { fullFactorial } from "../statistics/full-factorial.ts";
import { latinHypercube } from "../statistics/latin-hypercube.ts";
import { sobolDimensions, sobolPoints } from "../statistics/sobol-sequence.ts";
import { type Axis, spreadValues, valueAt } from "./axis.ts";

export const sweepDesigns = ["factorial", "lhs", "sobol"] as const;
export type SweepDesign = (typeof sweepDesigns)[number];

export interface SweepPlan {
  readonly design: SweepDesign;
  readonly axes: ReadonlyArray<Axis>;
  /** The values on each axis of a factorial design; empty for the others. */
  readonly grid: ReadonlyArray<ReadonlyArray<number>>;
  readonly points: ReadonlyArray<ReadonlyArray<number>>;
}

/** Values on an axis for which only a range was given, by the number of axes. */
const gridSizes = [9, 5, 4, 3] as const;

/** What is said instead of a design that cannot be made. */
export interface DesignProblem {
  readonly _tag: "DesignProblem";
  readonly problem: "tooManyAxes" | "tooManyPoints";
  readonly found: number;
  readonly most: number;
}

const pointsMost = 20_000;

/** The points of a sweep; `points` counts only where the design does not. */
export function sweepPlan(
  design: SweepDesign,
  axes: ReadonlyArray<Axis>,
  points: number,
  seed: string,
): SweepPlan | DesignProblem {
  if (design === "factorial") {
    const size = gridSizes[Math.min(axes.length, gridSizes.length) - 1];
    const grid = axes.map((axis) => axis.values ?? spreadValues(axis, size));
    const found = grid.reduce((product, values) => product * values.length, 1);
    if (found > pointsMost) {
      return { _tag: "DesignProblem", problem: "tooManyPoints", found, most: pointsMost };
    }
    const combinations = fullFactorial(grid.map(({ length }) => length));
    const valuesOf = (row: ReadonlyArray<number>) => row.map((level, i) => grid[i][level]);
    return { design, axes, grid, points: combinations.map(valuesOf) };
  }
  if (design === "sobol" && axes.length > sobolDimensions) {
    const most = sobolDimensions;
    return { _tag: "DesignProblem", problem: "tooManyAxes", found: axes.length, most };
  }
  const scramble = `${seed}/sweep`;
  const places =
    design === "sobol"
      ? sobolPoints(points, axes.length, scramble)
      : latinHypercube(points, axes.length, scramble);
  const rowOf = (place: ReadonlyArray<number>) =>
    axes.map(({ variable, from, to }, i) => valueAt(variable, [from, to], place[i]));
  return { design, axes, grid: [], points: places.map(rowOf) };
}
