/**
 * Sensitivity measures against functions of which the truth is known: Ishigami's and Sobol's g for
 * the indices, exact and with chance laid over them; a linear function with an interaction for
 * screening; pure chance for the tests, which must then find next to nothing.
 */
import { describe, expect, test } from "vitest";
import { chanceOf } from "../../src/kernel/chance.ts";
import { morrisStars, type Star, screened } from "../../src/statistics/morris.ts";
import {
  discoveries,
  fisherAbove,
  noEffect,
  studentBeyond,
} from "../../src/statistics/significance.ts";
import {
  type Index,
  type Row,
  saltelliRows,
  sobolIndices,
} from "../../src/statistics/sobol-indices.ts";
import type { Point } from "../../src/statistics/sobol-sequence.ts";

const seeds = Array.from({ length: 12 }, (_, i) => `seed ${i}`);

/** Ishigami & Homma 1990 with a = 7, b = 0.1, inputs from −π to π. */
function ishigami(point: Point): number {
  const [x, y, z] = point.map((u) => (2 * u - 1) * Math.PI);
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}
const ishigamiTruth = (() => {
  const [a, b, pi4] = [7, 0.1, Math.PI ** 4];
  const one = 0.5 * (1 + (b * pi4) / 5) ** 2;
  const two = (a * a) / 8;
  const both = (8 * b * b * pi4 * pi4) / 225;
  const all = one + two + both;
  return { first: [one / all, two / all, 0], total: [(one + both) / all, two / all, both / all] };
})();

/** Sobol's g-function, and its indices in closed form (Saltelli & Sobol 1995). */
const weights = [0, 1, 4.5, 9, 99, 99];
const g = (point: Point): number =>
  point.reduce((all, u, i) => (all * (Math.abs(4 * u - 2) + weights[i])) / (1 + weights[i]), 1);
const gTruth = (() => {
  const parts = weights.map((a) => 1 / 3 / (1 + a) ** 2);
  const all = parts.reduce((product, part) => product * (1 + part), 1);
  return {
    first: parts.map((part) => part / (all - 1)),
    total: parts.map((part) => (part * all) / (1 + part) / (all - 1)),
  };
})();

/**
 * Outcomes of a design: what the function says, and chance that all points of a row share in part,
 * as replications of a simulation do.
 */
function outcomes(
  rows: ReadonlyArray<Row<Point>>,
  f: (point: Point) => number,
  noise: number,
  replications: number,
  seed = "1",
): ReadonlyArray<Row<Float64Array>> {
  const chance = chanceOf(`noise ${seed}`, 0);
  let at = 0;
  return rows.map(({ a, b, mixed }, row) => {
    const of = (point: Point) => {
      const value = f(point);
      at += 1;
      return Float64Array.from({ length: replications }, (_, r) => {
        const own = chance.uniform(at, 0, r) - 0.5;
        const shared = chance.uniform(row, 1, r) - 0.5;
        return value + noise * (own + 2 * shared);
      });
    };
    return { a: of(a), b: of(b), mixed: mixed.map(of) };
  });
}

const holds = ({ interval }: Index, truth: number, slack = 0) =>
  interval.low - slack <= truth && truth <= interval.high + slack;

/** Share of all indices over twelve designs whose intervals hold the truth. */
function held(
  f: (point: Point) => number,
  truth: typeof gTruth,
  count: number,
  noise: number,
  replications: number,
): number {
  let [good, all] = [0, 0];
  for (const seed of seeds) {
    const rows = saltelliRows(count, truth.first.length, seed);
    const { first, total } = sobolIndices(outcomes(rows, f, noise, replications, seed), 0.9, seed);
    for (const [found, known] of [[first, truth.first] as const, [total, truth.total] as const]) {
      for (const [i, index] of found.entries()) {
        good += holds(index, known[i], 1e-4) ? 1 : 0;
        all += 1;
      }
    }
  }
  return good / all;
}

describe("Sobol's indices", () => {
  test("are Ishigami's", () => {
    const rows = outcomes(saltelliRows(1024, 3, "1"), ishigami, 0, 1);
    const { first, total, chance } = sobolIndices(rows, 0.9, "1");
    for (const i of [0, 1, 2]) {
      expect(first[i].estimate).toBeCloseTo(ishigamiTruth.first[i], 1);
      expect(total[i].estimate).toBeCloseTo(ishigamiTruth.total[i], 1);
    }
    expect(chance).toBe(0);
    // The third acts through the first alone: not told from 0, yet large in total.
    expect(first[2].interval.low).toBeLessThanOrEqual(0);
    expect(total[2].interval.low).toBeGreaterThan(0.15);
  });

  test("have intervals that hold Ishigami's and the g-function's", () => {
    expect(held(ishigami, ishigamiTruth, 256, 0, 1)).toBeGreaterThan(0.85);
    expect(held(g, gTruth, 256, 0, 1)).toBeGreaterThan(0.85);
  });

  test("are those of the expectation when chance is laid over it", () => {
    // The chance of one replication has more variance than the function itself.
    const share = held(ishigami, ishigamiTruth, 256, 10, 4);
    expect(share).toBeGreaterThan(0.85);
    const rows = outcomes(saltelliRows(512, 3, "2"), ishigami, 10, 4);
    const found = sobolIndices(rows, 0.9, "2");
    const { variance, chance } = found;
    expect(variance.estimate).toBeGreaterThan(10);
    expect(variance.estimate).toBeLessThan(18);
    expect(variance.interval.low).toBeGreaterThan(0);
    // A point's own part: 100/12 of one replication, a quarter of that in the mean of four.
    expect(chance).toBeGreaterThan(1.6);
    expect(chance).toBeLessThan(2.6);
    // Taken as exact, the same means count their chance as variance.
    const means = rows.map((row) => {
      const mean = (of: Float64Array) => Float64Array.of(of.reduce((sum, x) => sum + x, 0) / 4);
      return { a: mean(row.a), b: mean(row.b), mixed: row.mixed.map(mean) };
    });
    const naive = sobolIndices(means, 0.9, "2");
    const errorOf = ({ total: [, second] }: typeof naive) =>
      Math.abs(second.estimate - ishigamiTruth.total[1]);
    expect(errorOf(naive)).toBeGreaterThan(0.06);
    expect(errorOf(found)).toBeLessThan(0.06);
  });

  test("of an outcome that never varies are 0", () => {
    const rows = outcomes(saltelliRows(16, 2, "1"), () => 3, 0, 2);
    const { first, total, variance } = sobolIndices(rows, 0.9, "1");
    expect(variance.estimate).toBe(0);
    for (const { estimate } of [...first, ...total]) expect(estimate).toBe(0);
  });

  test("of chance alone say that it hides whether there is anything", () => {
    const hidden = seeds.filter((seed) => {
      const rows = outcomes(saltelliRows(64, 2, seed), () => 0, 1, 3, seed);
      const { variance } = sobolIndices(rows, 0.9, seed);
      return variance.interval.low <= 0;
    });
    expect(hidden.length).toBeGreaterThan(seeds.length * 0.8);
  });

  test("take more inputs than Sobol's sequence has coordinates for", () => {
    const [row] = saltelliRows(4, 30, "1");
    expect(row.mixed).toHaveLength(30);
    expect(row.mixed[7]).toEqual(row.a.with(7, row.b[7]));
  });
});

describe("screening", () => {
  const dimensions = 6;
  const stars = morrisStars(8, dimensions, "1");

  test("has balanced starts, and moves each number alone by two thirds", () => {
    for (let d = 0; d < dimensions; d += 1) {
      const at = [0, 1 / 3, 2 / 3, 1].map(
        (level) => stars.filter(({ centre }) => centre[d] === level).length,
      );
      expect(at).toEqual([2, 2, 2, 2]);
    }
    for (const { centre, moved } of stars) {
      for (const [d, u] of moved.entries()) {
        expect(Math.abs(u - centre[d])).toBeCloseTo(2 / 3, 12);
        expect(u >= -1e-12 && u <= 1 + 1e-12).toBe(true);
      }
    }
    expect(morrisStars(8, dimensions, "1")).toEqual(stars);
  });

  /** Effects per range of a function in each star, with chance of the size `noise`. */
  const effectsOf = (
    d: number,
    f: (point: Point) => number,
    noise: number,
    of: ReadonlyArray<Star> = stars,
  ) => {
    const chance = chanceOf("screening", 0);
    return of.map(({ centre, moved }, star) => {
      const by = (f(centre.with(d, moved[d])) - f(centre)) / (moved[d] - centre[d]);
      return Float64Array.from(
        { length: 3 },
        (_, r) => by + noise * (chance.uniform(star, d, r) - 0.5),
      );
    });
  };

  test("knows a linear function with an interaction", () => {
    const f = ([a, b, c, d]: Point) => 5 * a - 2 * b + 4 * c * d;
    const [a, b, c, , e] = [0, 1, 2, 3, 4].map((d) => screened(effectsOf(d, f, 0), 0.9, "1"));
    expect(a).toMatchObject({ probability: 0 });
    expect(a.size).toBeCloseTo(5, 10);
    expect(a.spread).toBeCloseTo(0, 6);
    expect([b.size, b.mean].map((x) => Number(x.toFixed(9)))).toEqual([2, -2]);
    // 4 d, averaged over the balanced levels of d: 2; and it depends on d.
    expect(c.size).toBeCloseTo(2, 10);
    expect(c.spread).toBeGreaterThan(1);
    expect(c.interval.low).toBeLessThan(2);
    expect(c.interval.high).toBeGreaterThan(2);
    expect(e).toMatchObject({ size: 0, mean: 0, spread: 0, probability: 1 });
  });

  test("does not take chance for an effect", () => {
    const many = morrisStars(10, 100, "2");
    const probabilities = Array.from(
      { length: 100 },
      (_, d) =>
        screened(
          effectsOf(d, () => 0, 5, many),
          0.9,
          "1",
        ).probability,
    );
    const below = probabilities.filter((p) => p < 0.1).length;
    expect(below).toBeGreaterThan(2);
    expect(below).toBeLessThan(22);
    expect(discoveries(probabilities, 0.1).filter(Boolean).length).toBeLessThan(4);
    const real = screened(
      effectsOf(0, ([a]) => 5 * a, 5, many),
      0.9,
      "1",
    );
    expect(real.probability).toBeLessThan(1e-6);
  });
});

describe("tests of effects", () => {
  test("have the tails that R gives", () => {
    // 1 - pf(3, 4, 10), 2 * pt(-2.5, 9), 1 - pf(200, 10, 30)
    expect(fisherAbove(3, 4, 10)).toBeCloseTo(0.07232322, 7);
    expect(studentBeyond(-2.5, 9)).toBeCloseTo(0.03386182, 7);
    expect(fisherAbove(0, 4, 10)).toBe(1);
    expect(fisherAbove(Infinity, 4, 10)).toBe(0);
    expect(fisherAbove(1e300, 400, 4000)).toBe(0);
  });

  test("say that nothing is nothing", () => {
    expect(noEffect(new Float64Array(10))).toBe(1);
    expect(noEffect(Float64Array.of(1))).toBe(1);
    expect(noEffect(Float64Array.of(2, 2, 2))).toBe(0);
    expect(noEffect(Float64Array.of(1, 2, 3, 4))).toBeCloseTo(0.0304662, 6);
  });

  test("are judged together", () => {
    // Benjamini and Hochberg's own example, at 5 %.
    const example = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    expect(discoveries(example, 0.05).filter(Boolean)).toHaveLength(4);
    expect(discoveries([1, 0.5], 0.1)).toEqual([false, false]);
    expect(discoveries([], 0.1)).toEqual([]);
  });
});
