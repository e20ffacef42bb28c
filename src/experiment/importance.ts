/**
 * A few numbers, closely: which share of the variance of a goal's mean over all ranges each of
 * them brings, alone and together with the others (Sobol's indices). Every row of the design has
 * replications of its own, and products are taken across them, so that chance is no variance.
 */
import type { Setting } from "../scenario/vary.ts";
import {
  type Row,
  saltelliRows,
  sobolIndices,
  type SobolIndices,
} from "../statistics/sobol-indices.ts";
import type { Point } from "../statistics/sobol-sequence.ts";
import { valueAt } from "./axis.ts";
import { isWhole, valuesOf } from "./goal-values.ts";
import type { Outcome } from "./outcome.ts";
import type { BlockPoint } from "./screening.ts";
import type { Input } from "./sensitivity-inputs.ts";

export interface Importance {
  readonly inputs: ReadonlyArray<Input>;
  /** Of each row the points of A and of B, then A with each input of B. */
  readonly points: ReadonlyArray<BlockPoint>;
}

/** The points of Sobol's indices; `rows` is best a power of two. */
export function importanceOf(inputs: ReadonlyArray<Input>, rows: number, seed: string): Importance {
  const settingsOf = (point: Point) =>
    inputs.map(({ variable, range }, i): Setting => {
      return { variable, value: valueAt(variable, range, point[i]) };
    });
  const points = saltelliRows(rows, inputs.length, `${seed}/sobol`).flatMap(
    ({ a, b, mixed }, block) =>
      [a, b, ...mixed].map((point): BlockPoint => ({ settings: settingsOf(point), block })),
  );
  return { inputs, points };
}

/** The indices of one goal; `outcomes` are those of the points. Rows without a value drop out. */
export function importance(
  { inputs }: Importance,
  outcomes: ReadonlyArray<ReadonlyArray<Outcome>>,
  goal: number,
  level: number,
  seed: string,
): SobolIndices {
  const perRow = inputs.length + 2;
  const rows: Row<Float64Array>[] = [];
  for (let at = 0; at + perRow <= outcomes.length; at += perRow) {
    const values = outcomes.slice(at, at + perRow).map((of) => valuesOf(of, goal));
    if (!values.every(isWhole)) continue;
    const [a, b, ...mixed] = values;
    rows.push({ a, b, mixed });
  }
  return sobolIndices(rows, level, `${seed}/indices`);
}
