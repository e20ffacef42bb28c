/**
 * The value of a parameter cell on every day of a plan, initiatives, rule sets and labour demand
 * included. What is dated is known before the run, so hazards and inflow can be summed over days
 * once, and a citizen's next transition found without stepping through the days.
 */
import type { Plan } from "./plan.ts";

/** Value of the cell on day `plan.from + i`, for i from 0 to `days - 1`. */
export function trajectory(plan: Plan, cell: number, days: number): Float32Array {
  const { values, changes } = plan.parameters;
  const daily = new Float32Array(days).fill(values[cell]);
  for (let i = 0; i < changes.day.length; i += 1) {
    if (changes.cell[i] === cell)
      daily.fill(changes.value[i], Math.max(0, changes.day[i] - plan.from));
  }
  return daily;
}

/** The cell that holds a segment's value of a parameter cell. */
export function cellFor(plan: Plan, cell: number, segment: number): number {
  const block = plan.parameters.segmentCells[cell];
  return block === 0 ? cell : block + segment;
}

/** First cell of a parameter, by path. */
export function cellOf(plan: Plan, path: string): number {
  const cell = plan.parameters.offsets[path];
  if (cell === undefined) throw new Error(`the plan has no parameter ${path}`);
  return cell;
}
