/**
 * The table of parameter cells and everything that changes it, day by day. A parameter's cells
 * are worked out together, because shares must sum to 1 whatever moves one of them, and once for
 * each segment of citizens that some lever aims at. On one day what initiatives change comes
 * first, in their order, then labour demand, then the law; each change says the value that it
 * leads to, with those before it, and there is none where the value in 32 bits stays the same.
 */
import type { Parameter } from "../model/parameter.ts";
import { parameters } from "../model/parameters.ts";
import type { ParameterPlan } from "../model/plan.ts";
import { type BaseValues, baseValues, sharesOfOne } from "./base-values.ts";
import { cellKeys, cellPath, type ListedIds } from "./lever-path.ts";
import type { LeverPlan, LeversPlan } from "./lever-plan.ts";
import { moved, turningDays, weightOn } from "./ramp.ts";
import type { Scenario } from "./scenario.ts";

export interface Change {
  readonly day: number;
  readonly cell: number;
  readonly value: number;
  readonly cause: number;
}

/** A parameter with its place in the table. */
interface Block {
  readonly parameter: Parameter;
  readonly keys: ReadonlyArray<string>;
  readonly first: number;
  readonly base: ReadonlyArray<BaseValues>;
  readonly levers: ReadonlyArray<LeverPlan>;
}

/** A value that levers bring outside what its parameter may be. */
export interface Excess {
  readonly parameter: Parameter;
  readonly path: string;
  readonly day: number;
  readonly value: number;
  /** The lever that did it. */
  readonly initiative: number;
  readonly lever: number;
}

export interface CompiledParameters {
  readonly plan: ParameterPlan;
  readonly excesses: ReadonlyArray<Excess>;
}

/** Compiles the parameters of a scenario for a run from day `from` to day `to`. */
export function compileParameters(
  scenario: Scenario,
  ids: ListedIds,
  { levers, filters }: LeversPlan,
  from: number,
  to: number,
): CompiledParameters {
  const cells: string[] = [];
  const offsets: Record<string, number> = {};
  const values: number[] = [];
  const blocks = parameters.map((parameter): Block => {
    const keys = cellKeys(parameter, ids);
    const base = baseValues(scenario, parameter, keys, from, to);
    const first = cells.length;
    offsets[parameter.path] = first;
    cells.push(...keys.map((key) => cellPath(parameter, key)));
    values.push(...base[0].values);
    const own = levers.filter((lever) => lever.parameter === parameter.path);
    return { parameter, keys, first, base, levers: own };
  });
  const segments = filters.length === 0 ? 1 : 1 << filters.length;
  const segmentCells = appendSegments(blocks, segments, cells, values);
  const changes: Change[] = [];
  const excesses: Excess[] = [];
  for (const block of blocks) {
    if (block.base.length === 1 && block.levers.length === 0) continue;
    for (const segment of [undefined, ...Array(segments).keys()]) {
      const target = block.keys.map((_, k) => {
        const cell = block.first + k;
        if (segment === undefined) return cell;
        return segmentCells[cell] === 0 ? -1 : segmentCells[cell] + segment;
      });
      if (target.every((cell) => cell === -1)) continue;
      follow(block, segment, target, { from, to }, changes, excesses);
    }
  }
  changes.sort(
    (one, other) => one.day - other.day || one.cause - other.cause || one.cell - other.cell,
  );
  const plan: ParameterPlan = {
    cells,
    offsets,
    values: Float32Array.from(values),
    segmentCells: Int32Array.from(cells, (_, cell) => segmentCells[cell] ?? 0),
    segments,
    changes: {
      day: Int32Array.from(changes, ({ day }) => day),
      cell: Int32Array.from(changes, ({ cell }) => cell),
      value: Float32Array.from(changes, ({ value }) => value),
      cause: Uint8Array.from(changes, ({ cause }) => cause),
    },
  };
  return { plan, excesses };
}

/** Adds cells for the segments of every cell that a lever aims at some citizens only. */
function appendSegments(
  blocks: ReadonlyArray<Block>,
  segments: number,
  cells: string[],
  values: number[],
): ReadonlyArray<number> {
  const segmentCells = cells.map(() => 0);
  for (const { keys, first, levers, parameter } of blocks) {
    const aimed = levers.filter(({ filter }) => filter !== -1);
    for (const k of keys.keys()) {
      // Shares move together, so all of them are followed when one of them is.
      const needed = aimed.some((lever) => parameter.sumsToOne || lever.keys.includes(k));
      if (!needed) continue;
      const cell = first + k;
      segmentCells[cell] = cells.length;
      for (let segment = 0; segment < segments; segment++) {
        cells.push(`${cells[cell]}@${segment}`);
        values.push(values[cell]);
      }
    }
  }
  return segmentCells;
}

/** Follows the cells of a block through the days on which something changes. */
function follow(
  block: Block,
  segment: number | undefined,
  target: ReadonlyArray<number>,
  { from, to }: { readonly from: number; readonly to: number },
  changes: Change[],
  excesses: Excess[],
): void {
  const levers = block.levers.filter(
    ({ filter }) => filter === -1 || (segment !== undefined && ((segment >> filter) & 1) === 1),
  );
  const days = new Set(block.base.slice(1).map(({ day }) => day));
  for (const lever of levers) for (const day of turningDays(lever, from, to)) days.add(day);
  let base = block.base[0];
  const weights = levers.map(() => 0);
  let current = rounded(block, evaluate(block, base.values, levers, weights));
  const step = (day: number, cause: number) => {
    const exact = evaluate(block, base.values, levers, weights);
    const next = rounded(block, exact);
    for (const [k, cell] of target.entries()) {
      if (cell === -1 || Object.is(next[k], current[k])) continue;
      changes.push({ day, cell, value: next[k], cause });
    }
    current = next;
    reportExcess(block, exact, levers, weights, day, excesses);
  };
  for (const day of [...days].sort((one, other) => one - other)) {
    for (const initiative of new Set(levers.map((lever) => lever.initiative))) {
      let changed = false;
      for (const [i, lever] of levers.entries()) {
        const weight = weightOn(lever, day);
        if (lever.initiative !== initiative || weight === weights[i]) continue;
        weights[i] = weight;
        changed = true;
      }
      if (changed) step(day, initiative);
    }
    const law = block.base.find((values, i) => i > 0 && values.day === day);
    if (law === undefined) continue;
    base = law;
    step(day, law.cause);
  }
}

/** Values of a block's cells with its levers acting by their weights, in their order. */
function evaluate(
  { parameter }: Block,
  base: ReadonlyArray<number>,
  levers: ReadonlyArray<LeverPlan>,
  weights: ReadonlyArray<number>,
): ReadonlyArray<number> {
  if (weights.every((weight) => weight === 0)) return base;
  const values = [...base];
  for (const [i, { keys, op, value }] of levers.entries()) {
    for (const k of keys) values[k] = moved(values[k], op, value, weights[i]);
  }
  return sharesOfOne(parameter, values);
}

/** As the model will have them: whole where they must be, and in 32 bits. */
function rounded({ parameter }: Block, values: ReadonlyArray<number>): ReadonlyArray<number> {
  return values.map((value) => Math.fround(parameter.whole ? Math.round(value) : value));
}

/** The first value outside its bounds on a day, blamed on the last lever that moves it. */
function reportExcess(
  { parameter, keys }: Block,
  values: ReadonlyArray<number>,
  levers: ReadonlyArray<LeverPlan>,
  weights: ReadonlyArray<number>,
  day: number,
  excesses: Excess[],
): void {
  const k = values.findIndex((value) => !(value >= parameter.min && value <= parameter.max));
  if (k === -1) return;
  const acts = (lever: LeverPlan, i: number) => weights[i] > 0 && lever.keys.includes(k);
  const blamed = levers.findLast(acts) ?? levers.at(-1);
  if (blamed === undefined) return;
  const path = cellPath(parameter, keys[k]);
  const { initiative, lever } = blamed;
  excesses.push({ parameter, path, day, value: values[k], initiative, lever });
}
