/** The walk on lattices of plans whose feasibility is known: it finds the cheapest, always. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Lattice, plansMost } from "../../../src/experiment/solve/lattice.ts";
import { Walk } from "../../../src/experiment/solve/walk.ts";

const choices = fc.array(
  fc.record({
    levels: fc.integer({ min: 1, max: 6 }).map((n) => Array.from({ length: n }, (_, i) => i * 2)),
    unitCost: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A lattice, and a plan reaches when it is above one of a few. */
const worlds = choices.chain((of) => {
  const lattice = new Lattice(of);
  return fc.record({
    lattice: fc.constant(lattice),
    feet: fc.array(fc.nat(lattice.size - 1), { maxLength: 3 }),
  });
});

function walked(lattice: Lattice, reaches: (plan: number) => boolean, monotone = true) {
  const walk = new Walk(lattice, monotone);
  const tested: number[] = [];
  for (let plan = walk.next(); plan !== undefined; plan = walk.next()) {
    tested.push(plan);
    walk.settle(plan, reaches(plan));
  }
  return { walk, tested };
}

const all = ({ size }: Lattice) => Array.from({ length: size }, (_, plan) => plan);

describe("the walk", () => {
  test("finds the cheapest plan of any monotone world, and tests it itself", () => {
    fc.assert(
      fc.property(worlds, ({ lattice, feet }) => {
        const reaches = (plan: number) => feet.some((foot) => lattice.isBelow(foot, plan));
        const { walk, tested } = walked(lattice, reaches);
        const costs = all(lattice)
          .filter(reaches)
          .map((plan) => lattice.costOf(plan));
        const found = walk.cheapest;
        expect(found === undefined ? Infinity : lattice.costOf(found)).toBe(
          Math.min(Infinity, ...costs),
        );
        if (found !== undefined) expect(tested).toContain(found);
        expect(new Set(tested).size).toBe(tested.length);
        expect(walk.open).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test("assuming nothing finds the cheapest plan of any world", () => {
    fc.assert(
      fc.property(worlds, fc.nat(), ({ lattice }, salt) => {
        const reaches = (plan: number) => (plan * 7 + salt) % 5 === 0;
        const costs = all(lattice)
          .filter(reaches)
          .map((plan) => lattice.costOf(plan));
        const { cheapest } = walked(lattice, reaches, false).walk;
        expect(cheapest === undefined ? Infinity : lattice.costOf(cheapest)).toBe(
          Math.min(Infinity, ...costs),
        );
      }),
    );
  });

  test("assuming what is not so may miss it, which is why the assumption is checked", () => {
    const lattice = new Lattice([{ levels: [1, 2, 3, 4, 5], unitCost: 1 }]);
    const reaches = (plan: number) => plan === 0 || plan === 4;
    expect(walked(lattice, reaches).walk.cheapest).toBe(4);
    expect(walked(lattice, reaches, false).walk.cheapest).toBe(0);
  });

  test("with one choice is bisection", () => {
    const levels = Array.from({ length: 1000 }, (_, i) => i);
    const lattice = new Lattice([{ levels, unitCost: 1 }]);
    for (const first of [0, 1, 499, 500, 998, 999]) {
      const { walk, tested } = walked(lattice, (plan) => plan >= first);
      expect(walk.cheapest).toBe(first);
      expect(tested.length).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(1000)));
    }
    expect(walked(lattice, () => false).tested).toEqual([999]);
  });

  test("with two choices tests a staircase and not the floor", () => {
    const levels = Array.from({ length: 30 }, (_, i) => i);
    const lattice = new Lattice([
      { levels, unitCost: 3 },
      { levels, unitCost: 2 },
    ]);
    const reaches = (plan: number) => {
      const [i, j] = lattice.valuesOf(plan);
      return i * j >= 200;
    };
    const { walk, tested } = walked(lattice, reaches);
    const costs = all(lattice)
      .filter(reaches)
      .map((plan) => lattice.costOf(plan));
    expect(lattice.costOf(walk.cheapest ?? 0)).toBe(Math.min(...costs));
    expect(tested.length).toBeLessThan(60);
  });

  test("a plan that is taken back opens what it had closed", () => {
    const lattice = new Lattice([{ levels: [1, 2, 3, 4], unitCost: 1 }]);
    const walk = new Walk(lattice);
    walk.settle(0, true);
    expect(walk.next()).toBeUndefined();
    walk.settle(0, false);
    expect(walk.cheapest).toBeUndefined();
    expect(walk.open).toBe(3);
  });
});

describe("a lattice", () => {
  test("counts what lies below as a plain count does", () => {
    fc.assert(
      fc.property(worlds, ({ lattice, feet }) => {
        const marked = new Uint8Array(lattice.size);
        for (const foot of feet) marked[foot] = 1;
        const counts = lattice.countBelow(marked);
        for (const plan of all(lattice)) {
          const below = all(lattice).filter((o) => marked[o] === 1 && lattice.isBelow(o, plan));
          expect(counts[plan]).toBe(below.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("numbers plans so that values and numbers lead to each other", () => {
    const lattice = new Lattice([
      { levels: [5, 6], unitCost: 10 },
      { levels: [0, 1, 2], unitCost: 1 },
    ]);
    expect(all(lattice).map((plan) => lattice.valuesOf(plan).join())).toEqual([
      "5,0",
      "5,1",
      "5,2",
      "6,0",
      "6,1",
      "6,2",
    ]);
    expect(all(lattice).map((plan) => lattice.planAt(lattice.stepsOf(plan)))).toEqual(all(lattice));
    expect(lattice.costOf(lattice.top)).toBe(62);
    expect(lattice.neighbours(1, 1)).toEqual([4, 2]);
    expect(lattice.neighbours(0, -1)).toEqual([]);
  });

  test("refuses more plans than can be searched", () => {
    const levels = Array.from({ length: plansMost + 1 }, (_, i) => i);
    expect(() => new Lattice([{ levels, unitCost: 1 }])).toThrow(RangeError);
  });
});
