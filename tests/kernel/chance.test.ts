/**
 * Chance: what it draws is frozen, since a seed must mean the same next year; and it looks like
 * chance along every axis of its address, since subjects and purposes are counted from 0 up. The
 * tests of fit are of fixed draws, so they cannot fail by bad luck; their limits are those that a
 * fair source passes in all but one of a thousand seeds or fewer.
 */
import { describe, expect, test } from "vitest";
import {
  type Chance,
  NoSuchChance,
  chanceOf,
  replicationKey,
  rootKey,
} from "../../src/kernel/chance.ts";
import { threefry13, words } from "../../src/kernel/threefry.ts";

const chance = chanceOf("nyropsgade", 0);

describe("the draws of a seed", () => {
  test("are what they always were", () => {
    const drawn = Array.from({ length: 16 }, (_, index) => chance.uniform(7, 3, index));
    expect(drawn).toEqual([
      0.14531906807967443, 0.09468063606128296, 0.06083841482315744, 0.8684170492248849,
      0.0025107322201122217, 0.8042198972112883, 0.2526725451535662, 0.9504183131974399,
      0.0051152874566154916, 0.06908342397323264, 0.9211260701335714, 0.9026527746773821,
      0.6827664543868205, 0.44943360839108937, 0.03493774046585807, 0.3695026548307391,
    ]);
    expect(rootKey("nyropsgade")).toEqual({ k0: -319413558, k1: 590150443 });
  });

  test("depend on every part of the address and on nothing else", () => {
    const one = chance.uniform(1, 2, 3);
    const others = [
      chance.uniform(2, 2, 3),
      chance.uniform(1, 3, 3),
      chance.uniform(1, 2, 4),
      chanceOf("nyropsgade", 1).uniform(1, 2, 3),
      chanceOf("Nyropsgade", 0).uniform(1, 2, 3),
    ];
    expect(new Set([one, ...others]).size).toBe(6);
    expect(chance.uniform(1, 2, 3)).toBe(one);
  });

  test("have an address or are refused", () => {
    for (const [subject, purpose, index] of [
      [-(2 ** 31) - 1, 0, 0],
      [2 ** 32, 0, 0],
      [0.5, 0, 0],
      [0, 256, 0],
      [0, -1, 0],
      [0, 0, 2 ** 24],
      [0, 0, -1],
      [0, 0, Number.NaN],
    ]) {
      expect(() => chance.uniform(subject, purpose, index)).toThrow(NoSuchChance);
    }
    const corner = chance.uniform(2 ** 32 - 1, 255, 2 ** 24 - 1);
    expect(corner).toBeGreaterThan(0);
    expect(() => replicationKey(rootKey("a"), -1)).toThrow(NoSuchChance);
    expect(() => chance.below(0, 0, 0, 0)).toThrow(NoSuchChance);
    expect(() => chance.choice([], 0, 0, 0)).toThrow(NoSuchChance);
    expect(() => chance.choice([0, 0], 0, 0, 0)).toThrow(NoSuchChance);
  });

  test("a thousand replications have a thousand keys", () => {
    const root = rootKey("nyropsgade");
    const keys = Array.from({ length: 1000 }, (_, i) =>
      Object.values(replicationKey(root, i)).join(),
    );
    expect(new Set(keys).size).toBe(1000);
  });
});

const axes: Record<string, (chance: Chance, i: number) => number> = {
  subject: (c, i) => c.uniform(i, 0, 0),
  "subject, step 4096": (c, i) => c.uniform(i * 4096, 9, 1),
  index: (c, i) => c.uniform(5, 0, i),
  purpose: (c, i) => c.uniform(i >> 8, i & 255, 0),
  replication: (_, i) => chanceOf("s", i).uniform(0, 0, 0),
};

describe.each(Object.entries(axes))("draws along %s", (name, draw) => {
  const count = name === "replication" ? 20_000 : 200_000;
  const drawn = Float64Array.from({ length: count }, (_, i) => draw(chance, i));

  test("are uniform, in whole and in their last bits", () => {
    expect(chiSquare(drawn, (u) => Math.floor(u * 256))).toBeLessThan(330.5); // 0.999 of 255
    const low = (u: number) => Math.floor((u * 2 ** 26 - Math.floor(u * 2 ** 26)) * 256);
    expect(chiSquare(drawn, low)).toBeLessThan(330.5);
  });

  test("do not follow their neighbours", () => {
    for (const lag of [1, 2, 3, 7, 16, 64, 256]) {
      expect(Math.abs(correlation(drawn, lag)) * Math.sqrt(count), `lag ${lag}`).toBeLessThan(3.9);
    }
    const pair = (_: number, i: number) =>
      Math.floor(drawn[i] * 16) * 16 + Math.floor(drawn[(i + 1) % count] * 16);
    expect(chiSquare(drawn, pair)).toBeLessThan(330.5);
  });
});

test("spacings of birthdays on the raw words are Poisson", () => {
  // Marsaglia: 4,096 birthdays in 2³² days have 4 equal spacings on average.
  let equal = 0;
  const years = 200;
  for (let year = 0; year < years; year++) {
    const days = Float64Array.from({ length: 4096 }, (_, subject) => {
      threefry13(subject, year, chance.k0, chance.k1);
      return words[0] >>> 0;
    }).sort();
    const spacings = days.map((day, i) => day - (i === 0 ? 0 : days[i - 1])).sort();
    for (let i = 1; i < spacings.length; i++) if (spacings[i] === spacings[i - 1]) equal++;
  }
  expect(Math.abs(equal - 4 * years)).toBeLessThan(4 * Math.sqrt(4 * years));
});

describe("what is made of a draw", () => {
  const count = 100_000;

  test("exponentials have mean 1 and variance 1", () => {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < count; i++) {
      const x = chance.exponential(i, 1, 0);
      sum += x;
      squares += x * x;
    }
    expect(Math.abs(sum / count - 1)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(squares / count - 2)).toBeLessThan((4 * Math.sqrt(20)) / Math.sqrt(count));
  });

  test("choices follow their weights, and weight 0 is never chosen", () => {
    const chosen = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) chosen[chance.choice([0, 1, 1, 4], i, 2, 0)]++;
    expect(chosen[0]).toBe(0);
    expect(chosen[2]).toBe(0);
    expect(Math.abs(chosen[1] - count / 4)).toBeLessThan(4 * Math.sqrt((count * 3) / 16));
    expect(chosen[1] + chosen[3]).toBe(count);
  });

  test("numbers below a limit are below it, all alike", () => {
    const seen = new Float64Array(10);
    for (let i = 0; i < count; i++) seen[chance.below(10, i, 4, 0)]++;
    expect(seen.reduce((sum, n) => sum + (n - count / 10) ** 2 / (count / 10), 0)).toBeLessThan(28);
  });
});

/** Pearson's statistic of the draws in 256 equal classes. */
function chiSquare(drawn: Float64Array, classOf: (u: number, i: number) => number): number {
  const seen = new Float64Array(256);
  drawn.forEach((u, i) => seen[classOf(u, i)]++);
  const expected = drawn.length / 256;
  return seen.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

function correlation(drawn: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < drawn.length; i++) sum += (drawn[i] - 0.5) * (drawn[i - lag] - 0.5);
  return (12 * sum) / drawn.length;
}
