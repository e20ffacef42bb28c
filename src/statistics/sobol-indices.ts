/**
 * Sobol's indices: of the variance of an outcome over the ranges of its inputs, the share that
 * each input brings alone (first order) and together with others (total). They are estimated from
 * two independent sets of points A and B, and for each input from A with that input taken from B:
 * first order by Saltelli and others (Comput. Phys. Commun. 181, 2010), total by Jansen (Comput.
 * Phys. Commun. 117, 1999).
 *
 * An outcome that is a mean of replications carries chance, which would count as variance. Every
 * product is therefore taken of different replications, whose chance is independent, and averaged
 * over all pairs of them; so the indices are those of the outcome's expectation, without bias. With
 * one replication the outcome is taken to be exact. Estimates may fall below 0 by chance: they are
 * read with their intervals, which come from drawing the rows again.
 */
import { bootstrapIntervals } from "./bootstrap.ts";
import type { Interval } from "./interval.ts";
import { type Point, sobolDimensions, sobolPoints } from "./sobol-sequence.ts";
import { latinHypercube } from "./latin-hypercube.ts";

/** A row of the design: points of A and B, and for each input A with that input of B. */
export interface Row<A> {
  readonly a: A;
  readonly b: A;
  readonly mixed: ReadonlyArray<A>;
}

/** The points to run, a row for each base point; `seed` is any text. */
export function saltelliRows(
  count: number,
  dimensions: number,
  seed: string,
): ReadonlyArray<Row<Point>> {
  const points =
    2 * dimensions <= sobolDimensions
      ? sobolPoints(count, 2 * dimensions, seed)
      : latinHypercube(count, 2 * dimensions, seed);
  return points.map((point) => {
    const [a, b] = [point.slice(0, dimensions), point.slice(dimensions)];
    return { a, b, mixed: a.map((_, i) => a.with(i, b[i])) };
  });
}

/** A share of the variance with its interval. */
export interface Index {
  readonly estimate: number;
  readonly interval: Interval;
}

export interface SobolIndices {
  /** One for each input. */
  readonly first: ReadonlyArray<Index>;
  readonly total: ReadonlyArray<Index>;
  /**
   * Variance of the outcome's expectation over the ranges. When its interval holds 0, chance hides
   * whether the outcome varies at all, and the indices say nothing.
   */
  readonly variance: Index;
  /** Variance that chance adds to the mean of a point's replications, beside that. */
  readonly chance: number;
}

type Values = Float64Array;

/** The indices from the outcomes of a design, at each point one value a replication. */
export function sobolIndices(
  rows: ReadonlyArray<Row<Values>>,
  level: number,
  seed: string,
): SobolIndices {
  const inputs = rows[0]?.mixed.length ?? 0;
  const centre = centreOf(rows);
  // Of each row: the variance's term, then of every input its terms of first order and total.
  const terms = rows.map((row) => termsOf(row, centre));
  const statistics = (drawn: Int32Array): Values => {
    const sums = new Float64Array(1 + 2 * inputs);
    for (const row of drawn) {
      for (let s = 0; s < sums.length; s += 1) sums[s] += terms[row][s];
    }
    return sums.map((sum, s) => (s === 0 ? sum / drawn.length : sum / sums[0]));
  };
  const found = statistics(Int32Array.from(rows.keys()));
  const chance = chanceIn(rows);
  if (!(found[0] > 0)) return { ...unvaried(inputs, level), chance };
  const intervals = bootstrapIntervals(rows.length, statistics, level, seed);
  const [variance, ...indices] = intervals.map((interval, i) => {
    return { estimate: found[i], interval };
  });
  return { first: indices.slice(0, inputs), total: indices.slice(inputs), variance, chance };
}

/** What is known of an outcome of which no variance beyond chance was seen. */
function unvaried(inputs: number, level: number): Omit<SobolIndices, "chance"> {
  const nothing = { estimate: 0, interval: { level, low: 0, high: 0 } };
  const none = Array.from({ length: inputs }, () => nothing);
  return { first: none, total: none, variance: nothing };
}

function centreOf(rows: ReadonlyArray<Row<Values>>): number {
  let [sum, count] = [0, 0];
  for (const { a, b } of rows) {
    for (const value of a) sum += value;
    for (const value of b) sum += value;
    count += a.length + b.length;
  }
  return sum / count;
}

function termsOf({ a, b, mixed }: Row<Values>, centre: number): Values {
  const [centredA, centredB] = [a, b].map((values) => values.map((value) => value - centre));
  const squares = (product(centredA, centredA) + product(centredB, centredB)) / 2;
  const differences = mixed.map((values) => values.map((value, r) => value - a[r]));
  return Float64Array.of(
    squares,
    ...differences.map((by) => product(centredB, by)),
    ...differences.map((by) => product(by, by) / 2),
  );
}

/** Mean product over all pairs of different replications; of single ones, their product. */
function product(one: Values, other: Values): number {
  const n = one.length;
  if (n === 1) return one[0] * other[0];
  let [sumOne, sumOther, same] = [0, 0, 0];
  for (let r = 0; r < n; r += 1) {
    sumOne += one[r];
    sumOther += other[r];
    same += one[r] * other[r];
  }
  return (sumOne * sumOther - same) / (n * (n - 1));
}

/** Variance of a point's mean that is due to chance, between points of one row. */
function chanceIn(rows: ReadonlyArray<Row<Values>>): number {
  let sum = 0;
  for (const { a, b } of rows) {
    const by = a.map((value, r) => b[r] - value);
    const mean = by.reduce((total, x) => total + x, 0) / by.length;
    // Half, for the difference has the chance of two points.
    sum += (mean * mean - product(by, by)) / 2;
  }
  return rows.length === 0 ? 0 : Math.max(0, sum / rows.length);
}
