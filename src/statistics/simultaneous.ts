/**
 * Many intervals that hold all at once. Ten goals with an interval of 90 % each have all ten right
 * in far fewer than 90 % of experiments; widening each to 99 % (Bonferroni) is more than is needed,
 * for goals move together. So the level that each must have is found from how they do move
 * together: the distribution of the largest deviation among normal variables with the correlations
 * of the joint replications (the max-|t| of Hothorn, Bretz & Westfall, Biometrical Journal 50,
 * 2008), drawn by chance of its own that is the same in every run. It is never wider than Šidák's.
 */
import { Chance, type Key } from "../kernel/chance.ts";
import { normalBelow, normalQuantile } from "../kernel/special-functions.ts";
import { cholesky } from "./cholesky.ts";

/** The draws are the same for everyone: a level is a function of the replications alone. */
const key: Key = { k0: 0x51_0a_11, k1: 0x7e_57 };
const draws = 8192;

/**
 * Level that each of several intervals must have for all of them to hold together with `level`.
 * Give it to `meanInterval`, `wilson`, `differenceOfMeans` and so on in place of the level.
 *
 * @param columns one for each interval: its values (or 0–1 indicators, or paired differences) by
 *   replication, in the same order in all; NaN where there is none. A column that is always the
 *   same counts as independent of the others; leave out what needs no interval.
 */
export function jointLevel(columns: ReadonlyArray<Float64Array>, level: number): number {
  const count = columns.length;
  if (count < 2) return level;
  const root = cholesky(correlations(columns));
  const normals = normalsOf(count);
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) largest[draw] = largestOf(root, normals, draw);
  largest.sort();
  const each = 2 * normalBelow(largest[Math.ceil(level * draws) - 1]) - 1;
  return Math.min(Math.max(each, level), sidak(level, count));
}

/** Level of each of several independent intervals that hold together with `level` (Šidák 1967). */
export const sidak = (level: number, count: number): number => level ** (1 / count);

/** The draws of each variable, made when it is first asked for. */
const known: Float64Array[] = [];

function normalsOf(count: number): ReadonlyArray<Float64Array> {
  const chance = new Chance(key);
  for (let i = known.length; i < count; i += 1) {
    known.push(
      Float64Array.from({ length: draws }, (_, draw) => normalQuantile(chance.uniform(draw, 0, i))),
    );
  }
  return known;
}

/** Largest absolute value among the normals of a draw once they have their correlations. */
function largestOf(
  root: ReadonlyArray<Float64Array>,
  normals: ReadonlyArray<Float64Array>,
  draw: number,
): number {
  let largest = 0;
  for (let i = 0; i < root.length; i += 1) {
    const row = root[i];
    let value = 0;
    for (let j = 0; j <= i; j += 1) value += row[j] * normals[j][draw];
    largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

/**
 * Correlations of the columns, all of them brought nearer to 0 by as much as they are noise
 * (Schäfer & Strimmer, Statistical Applications in Genetics and Molecular Biology 4, 2005): twenty
 * replications of twenty independent goals show many that are not there.
 */
function correlations(columns: ReadonlyArray<Float64Array>): ReadonlyArray<Float64Array> {
  const units = columns.map(ofLengthOne);
  const degrees = Math.max(1, columns[0].length - 1);
  let [noise, squares] = [0, 0];
  const raw = units.map((one, i) =>
    Float64Array.from(units, (other, j) => {
      if (i === j) return 1;
      const r = one.reduce((sum, value, row) => sum + value * other[row], 0);
      noise += ((1 - r * r) * (1 - r * r)) / degrees;
      squares += r * r;
      return r;
    }),
  );
  const kept = squares > noise ? 1 - noise / squares : 0;
  return raw.map((row, i) => row.map((r, j) => (i === j ? 1 : r * kept)));
}

/** Deviations from the mean as a vector of length 1; 0 where there is no value. */
function ofLengthOne(column: Float64Array): Float64Array {
  let [sum, count] = [0, 0];
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  const mean = sum / count;
  const off = column.map((value) => (Number.isNaN(value) ? 0 : value - mean));
  const length = Math.sqrt(off.reduce((total, value) => total + value * value, 0));
  return length > 1e-12 * Math.abs(mean) * Math.sqrt(count)
    ? off.map((value) => value / length)
    : off.fill(0);
}
