/** Goals judged: one log, many replications, all goals together, and what is said of them. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Goal, Target } from "../../src/domain/goal.ts";
import { digitsFor, rounded } from "../../src/goals/digits.ts";
import { forecast, worstFirst } from "../../src/goals/forecast.ts";
import { attains, judge, margin } from "../../src/goals/judge.ts";
import { Outcomes } from "../../src/goals/outcomes.ts";
import { unvalued, valued } from "../../src/measures/reading.ts";

const goal = (id: string, target: Target, measure: Goal["measure"] = { type: "stock" }): Goal => ({
  id,
  name: { en: id },
  source: "JKN:1",
  window: 2010,
  measure,
  target,
});
const calls = { type: "notYetModelled", needs: "calls" } as const;

/** Outcomes of goals, given each goal's values by replication; NaN is no value. */
function outcomesOf(...values: ReadonlyArray<ReadonlyArray<number>>): Outcomes {
  const outcomes = new Outcomes(values.length, 1);
  for (const [r] of values[0]!.entries()) {
    const readings = values.map((list) =>
      Number.isNaN(list[r]) ? unvalued("nothingToMeasure") : valued(list[r]!),
    );
    outcomes.put(r, readings);
  }
  return outcomes;
}
const repeat = (n: number, value: number) => Array.from({ length: n }, () => value);

describe("one value against a target", () => {
  test.each<[Target, number, number | undefined, boolean | undefined]>([
    [{ atLeast: 0.95 }, 0.95, 0, true],
    [{ atLeast: 0.95 }, 0.9499, -0.0001, false],
    [{ atMost: 550 }, 551, -1, false],
    [{ atMost: 550 }, 500, 50, true],
    [{ between: [0.85, 1] }, 1.02, -0.02, false],
    [{ between: [0.85, 1] }, 0.9, 0.05, true],
    [{ equals: 3 }, 3, 0, true],
    [{ equals: 3 }, 5, -2, false],
    [{ atLeast: null }, 5, undefined, undefined],
    [{ between: null }, 5, undefined, undefined],
  ])("%j of %d", (target, value, distance, attained) => {
    if (distance === undefined) expect(margin(target, value)).toBeUndefined();
    else expect(margin(target, value)).toBeCloseTo(distance, 12);
    expect(attains(target, value)).toBe(attained);
  });
  test("the mean of twelve months at the target attains it, whatever binary sums do", () => {
    for (const share of [0.95, 0.9, 0.7, 0.1]) {
      const mean = repeat(12, share).reduce((sum, x) => sum + x, 0) / 12;
      expect(attains({ atLeast: share }, mean)).toBe(true);
      expect(attains({ atMost: share }, mean)).toBe(true);
    }
  });
  test("a verdict is a word", () => {
    const verdict = (target: Target, reading = valued(5), measure?: Goal["measure"]) =>
      judge(goal("a", target, measure), reading).verdict;
    expect(verdict({ atLeast: 5 })).toBe("met");
    expect(verdict({ atLeast: 6 })).toBe("missed");
    expect(verdict({ atLeast: null })).toBe("noTarget");
    expect(verdict({ atLeast: 6 }, unvalued("nothingToMeasure"))).toBe("notMeasurable");
    expect(verdict({ atLeast: 6 }, unvalued("notYetModelled"), calls)).toBe("notYetModelled");
  });
});

describe("a forecast", () => {
  const verdictOf = (attained: number, of: number) => {
    const values = [...repeat(attained, 2), ...repeat(of - attained, 0)];
    return forecast([goal("a", { atLeast: 1 })], outcomesOf(values)).goals[0]!.verdict;
  };
  test.each([
    [20, 20, "met"],
    [19, 20, "met"],
    [18, 20, "uncertain"],
    [0, 20, "missed"],
    [1, 1, "uncertain"],
    [170, 200, "met"],
    [168, 200, "uncertain"],
    [100, 200, "uncertain"],
    [30, 200, "missed"],
  ] as const)("with %i of %i replications attaining is %s", (attained, of, verdict) => {
    expect(verdictOf(attained, of)).toBe(verdict);
  });
  test("gives both intervals and the probability with its own", () => {
    const values = Array.from({ length: 101 }, (_, i) => i);
    const [result] = forecast([goal("a", { atMost: 79 })], outcomesOf(values)).goals;
    expect(result).toMatchObject({
      mean: 50,
      median: 50,
      probability: { count: 80, of: 101, interval: { level: 0.9 } },
      margin: 29,
      verdict: "uncertain",
    });
    expect(result!.spread.low).toBeCloseTo(5, 12);
    expect(result!.spread.high).toBeCloseTo(95, 12);
    expect(result!.meanInterval.low).toBeGreaterThan(45);
    expect(result!.meanInterval.high).toBeLessThan(55);
  });
  test("says of goals without target, value or model that they have none", () => {
    const goals = [
      goal("open", { atLeast: null }),
      goal("empty", { atLeast: 1 }),
      goal("calls", { atLeast: 1 }, calls),
    ];
    const outcomes = outcomesOf([1, 2], [Number.NaN, Number.NaN], [Number.NaN, Number.NaN]);
    const { goals: found, all, judged } = forecast(goals, outcomes);
    expect(found.map(({ verdict }) => verdict)).toEqual([
      "noTarget",
      "notMeasurable",
      "notYetModelled",
    ]);
    expect(found.map(({ probability }) => probability)).toEqual([undefined, undefined, undefined]);
    expect(found[0]!.mean).toBe(1.5);
    expect(judged).toEqual([]);
    expect(all.of).toBe(0);
  });
  test("counts all goals together in the replications, not by multiplying", () => {
    const good = [...repeat(50, 2), ...repeat(50, 0)];
    const goals = [goal("a", { atLeast: 1 }), goal("b", { atLeast: 1 }), goal("c", { atMost: 1 })];
    const { all, attainedCounts } = forecast(goals.slice(0, 2), outcomesOf(good, good));
    expect(all.estimate).toBe(0.5);
    expect(attainedCounts).toEqual([50, 0, 50]);
    const opposed = forecast(goals, outcomesOf(good, good, good));
    expect(opposed.all.estimate).toBe(0);
    expect(opposed.attainedCounts).toEqual([0, 50, 50, 0]);
  });
  test("does not depend on the order in which replications come", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -10, max: 10 }), { minLength: 1, maxLength: 50 }),
        fc.infiniteStream(fc.nat()),
        (values, keys) => {
          const order = values
            .map((_, r) => ({ r, key: keys.next().value }))
            .toSorted((one, other) => one.key! - other.key!);
          const shuffled = new Outcomes(1, 1);
          for (const { r } of order) shuffled.put(r, [valued(values[r]!)]);
          const goals = [goal("a", { atLeast: 0 })];
          expect(forecast(goals, shuffled)).toEqual(forecast(goals, outcomesOf(values)));
        },
      ),
    );
  });
  test("puts the worst first", () => {
    const goals = [
      goal("met", { atLeast: 1 }),
      goal("calls", { atLeast: 1 }, calls),
      goal("short", { atLeast: 10 }),
      goal("shorter", { atLeast: 100 }),
      goal("even", { atLeast: 1.5 }),
      goal("open", { atMost: null }),
    ];
    const some = [...repeat(20, 2), ...repeat(20, 1)];
    const none = repeat(40, Number.NaN);
    const outcomes = outcomesOf(some, none, some, some, some, some);
    const ordered = worstFirst(forecast(goals, outcomes).goals).map((one) => one.goal.id);
    expect(ordered).toEqual(["shorter", "short", "even", "met", "open", "calls"]);
  });
});

describe("outcomes", () => {
  test("keep the most open windows and whether a cohort was seen in part", () => {
    const outcomes = new Outcomes(2, 1);
    outcomes.put(3, [valued(1, 0, 4), valued(2)]);
    outcomes.put(0, [valued(5, 0, 2), valued(6, 0, 0, true)]);
    expect(outcomes.count).toBe(2);
    expect([...outcomes.valuesOf(0)]).toEqual([5, 1]);
    expect([outcomes.openOf(0), outcomes.openOf(1)]).toEqual([4, 0]);
    expect([outcomes.partialOf(0), outcomes.partialOf(1)]).toEqual([false, true]);
    outcomes.put(0, [valued(7), valued(8)]);
    expect([outcomes.count, ...outcomes.valuesOf(0)]).toEqual([2, 7, 1]);
    expect(() => outcomes.put(0, [])).toThrow(RangeError);
  });
});

test.each([
  [0.3, 1],
  [0.03, 2],
  [8, 0],
  [1, 0],
  [10, -1],
  [300, -2],
  [0.0001, 3],
  [0, 3],
  [Infinity, 3],
])("a number known to ± %d has %i decimals", (halfWidth, digits) => {
  expect(digitsFor(halfWidth)).toBe(digits);
});

test("numbers are rounded to decimals, tens or hundreds", () => {
  expect([rounded(4321.7, -2), rounded(4321.7, 0), rounded(0.4449, 2)]).toEqual([4300, 4322, 0.44]);
});
