/**
 * Sobol's sequence: points that fill a cube more evenly than chance does, in each coordinate and
 * in most pairs of them, so that a few hundred say what thousands of random ones would. The
 * direction numbers are those of Joe and Kuo (new-joe-kuo-6, SIAM J. Sci. Comput. 30, 2008), and
 * points come in the order of their Gray code, as in the authors' program.
 */
import { chanceOf } from "../kernel/chance.ts";

/**
 * For each coordinate from the second on: the degree of its primitive polynomial, the inner
 * coefficients as bits, and the first direction numbers, of which there are as many as the degree.
 */
const directions: ReadonlyArray<ReadonlyArray<number>> = [
  [1, 0, 1],
  [2, 1, 1, 3],
  [3, 1, 1, 3, 1],
  [3, 2, 1, 1, 1],
  [4, 1, 1, 1, 3, 3],
  [4, 4, 1, 3, 5, 13],
  [5, 2, 1, 1, 5, 5, 17],
  [5, 4, 1, 1, 5, 5, 5],
  [5, 7, 1, 1, 7, 11, 19],
  [5, 11, 1, 1, 5, 1, 1],
  [5, 13, 1, 1, 1, 3, 11],
  [5, 14, 1, 3, 5, 5, 31],
  [6, 1, 1, 3, 3, 9, 7, 49],
  [6, 13, 1, 1, 1, 15, 21, 21],
  [6, 16, 1, 3, 1, 13, 27, 49],
  [6, 19, 1, 1, 1, 15, 7, 5],
  [6, 22, 1, 3, 1, 15, 13, 25],
  [6, 25, 1, 1, 5, 5, 19, 61],
  [7, 1, 1, 3, 7, 11, 23, 15, 103],
  [7, 4, 1, 3, 7, 13, 13, 15, 69],
  [7, 7, 1, 1, 3, 13, 7, 35, 63],
  [7, 8, 1, 3, 5, 9, 1, 25, 53],
  [7, 14, 1, 3, 1, 13, 9, 35, 107],
  [7, 19, 1, 3, 1, 5, 27, 61, 31],
  [7, 21, 1, 1, 5, 11, 19, 41, 61],
  [7, 28, 1, 3, 5, 3, 3, 13, 69],
  [7, 31, 1, 1, 7, 13, 1, 19, 1],
  [7, 32, 1, 3, 7, 5, 13, 19, 59],
  [7, 37, 1, 1, 3, 9, 25, 29, 41],
  [7, 41, 1, 3, 5, 13, 23, 1, 55],
  [7, 42, 1, 3, 7, 3, 13, 59, 17],
  [7, 50, 1, 3, 1, 3, 5, 53, 69],
  [7, 55, 1, 1, 5, 5, 23, 33, 13],
  [7, 56, 1, 1, 7, 7, 1, 61, 123],
  [7, 59, 1, 1, 7, 9, 13, 61, 49],
  [7, 62, 1, 3, 3, 5, 3, 55, 33],
  [8, 14, 1, 3, 1, 15, 31, 13, 49, 245],
  [8, 21, 1, 3, 5, 15, 31, 59, 63, 97],
  [8, 22, 1, 3, 1, 11, 11, 11, 77, 249],
];

/** Most coordinates that a point can have. */
export const sobolDimensions = directions.length + 1;

const bits = 32;
const scale = 2 ** -bits;

/** A point of the unit cube. */
export type Point = ReadonlyArray<number>;

/**
 * The first points of the sequence, the origin among them.
 * @param scramble a text that shifts all points alike by digits drawn from it (a random digital
 *   shift, which keeps every evenness of the set and leaves no coordinate at 0); none without
 * @throws RangeError for more coordinates than there are direction numbers
 */
export function sobolPoints(
  count: number,
  dimensions: number,
  scramble?: string,
): ReadonlyArray<Point> {
  if (dimensions > sobolDimensions) {
    throw new RangeError(
      `${dimensions} coordinates: expected at most ${sobolDimensions}; ` +
        "a Latin hypercube has no limit",
    );
  }
  const matrices = Array.from({ length: dimensions }, (_, d) => directionNumbers(d));
  const state = shiftOf(dimensions, scramble);
  // Half a step further, a shifted point lies inside the cube and never on its edge.
  const inside = scramble === undefined ? 0 : 0.5;
  const points: Point[] = [];
  for (let i = 0; i < count; i += 1) {
    points.push(Array.from(state, (word) => ((word >>> 0) + inside) * scale));
    const changed = 31 - Math.clz32(~i & (i + 1));
    for (let d = 0; d < dimensions; d += 1) state[d] ^= matrices[d][changed];
  }
  return points;
}

function shiftOf(dimensions: number, scramble: string | undefined): Uint32Array {
  if (scramble === undefined) return new Uint32Array(dimensions);
  const chance = chanceOf(scramble, 0);
  return Uint32Array.from({ length: dimensions }, (_, d) => chance.below(2 ** 32, d, 0, 0));
}

/** The direction numbers of a coordinate; a word's highest bit is the first of a fraction. */
function directionNumbers(dimension: number): Uint32Array {
  const words = new Uint32Array(bits);
  if (dimension === 0) return words.map((_, i) => 1 << (31 - i));
  const [degree, coefficients, ...first] = directions[dimension - 1];
  for (let i = 0; i < bits; i += 1) {
    if (i < degree) {
      words[i] = first[i] << (31 - i);
      continue;
    }
    let word = words[i - degree] ^ (words[i - degree] >>> degree);
    for (let k = 1; k < degree; k += 1) {
      if (((coefficients >>> (degree - 1 - k)) & 1) === 1) word ^= words[i - k];
    }
    words[i] = word;
  }
  return words;
}
