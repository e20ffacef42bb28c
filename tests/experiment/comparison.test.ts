/**
 * The statistics of a comparison: what is the same is the same exactly, what is better has the
 * right sign whatever the comparator, and all intervals of an experiment hold together as often as
 * they say, which those of one goal at a time do not.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Goal, Target } from "../../src/domain/goal.ts";
import { type Comparison, compare } from "../../src/experiment/comparison.ts";
import type { Arm } from "../../src/experiment/experiment.ts";
import type { PairedOutcome } from "../../src/experiment/outcome.ts";
import { chanceOf } from "../../src/kernel/chance.ts";
import { normalQuantile } from "../../src/kernel/special-functions.ts";
import { smallPlan } from "../../src/testing/plan.ts";

const plan = smallPlan();
const goalOf = (target: Target, i = 0): Goal => ({
  id: `G${i}`,
  name: { en: `goal ${i}`, da: `mål ${i}` },
  source: "JKN:1",
  measure: { type: "stock" } as unknown as Goal["measure"],
  window: 2010,
  target,
});

/** Values by arm, then by replication, then by goal. */
type Values = ReadonlyArray<ReadonlyArray<ReadonlyArray<number>>>;

function compared(goals: ReadonlyArray<Goal>, values: Values, level = 0.9): Comparison {
  const arms = values.map((_, i): Arm => ({ name: `arm ${i}`, plan, goals }));
  const pairs = (values[0] ?? []).map((_, replication): PairedOutcome => {
    const outcomes = values.map((arm) => ({
      replication,
      readings: (arm[replication] ?? []).map((value) => ({ value, open: 0, partial: false })),
      digest: "0".repeat(16),
      events: 0,
      controls: [],
    }));
    return { outcomes, fates: [] } as unknown as PairedOutcome;
  });
  return compare(arms, pairs, { level });
}

const rows = (column: ReadonlyArray<number>) => column.map((value) => [value]);
const effectIn = ({ changes }: Comparison, goal = 0) => changes[0]?.goals[goal]?.effect;

describe("the effect", () => {
  const base = [10, 12, 11, 13, 9, 10];
  const up = base.map((value, i) => value + 2 + (i % 2) * 0.1);
  const targets: ReadonlyArray<readonly [Target, string]> = [
    [{ atLeast: 20 }, "better"],
    [{ atMost: 5 }, "worse"],
    [{ equals: 30 }, "better"],
    [{ between: [0, 8] }, "worse"],
    [{ atLeast: null }, "changed"],
  ];

  test.each(targets)("of more is judged by the target %j", (target, effect) => {
    expect(effectIn(compared([goalOf(target)], [rows(base), rows(up)]))).toBe(effect);
  });

  test("is none when every value is the same, with an interval of exactly 0", () => {
    const found = compared([goalOf({ atLeast: 11 })], [rows(base), rows(base)]);
    expect(effectIn(found)).toBe("none");
    expect(found.changes[0]?.goals[0]?.difference).toMatchObject({
      estimate: 0,
      interval: { low: 0, high: 0 },
    });
    expect(found.intervals).toBe(0);
  });

  test("is unclear when it may be either, and of a single replication", () => {
    const mixed = base.map((value, i) => value + (i % 2 === 0 ? 1 : -1));
    const goal = goalOf({ atLeast: 11 });
    expect(effectIn(compared([goal], [rows(base), rows(mixed)]))).toBe("unclear");
    expect(effectIn(compared([goal], [[[1]], [[2]]]))).toBe("unclear");
  });

  test("is not measurable without a pair", () => {
    const found = compared(
      [goalOf({ atLeast: 1 })],
      [rows([1, Number.NaN]), rows([Number.NaN, 1])],
    );
    expect(effectIn(found)).toBe("notMeasurable");
    expect(found.changes[0]?.goals[0]?.attainment).toBeUndefined();
  });
});

const value = fc.double({ min: 0, max: 1, noNaN: true });
const values = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 12 }))
  .chain(([goals, n]) => {
    const arm = fc.array(fc.array(value, { minLength: goals, maxLength: goals }), {
      minLength: n,
      maxLength: n,
    });
    return fc.tuple(arm, arm);
  });

test("changes of probability are what counting gives, jointly for all goals", () => {
  fc.assert(
    fc.property(values, ([base, arm]) => {
      const goals = (base[0] ?? []).map((_, i) => goalOf({ atLeast: 0.5 }, i));
      const [change] = compared(goals, [base, arm]).changes;
      const share = (met: (row: ReadonlyArray<number>) => boolean) =>
        (arm.filter(met).length - base.filter(met).length) / base.length;
      for (const [g, goal] of (change?.goals ?? []).entries()) {
        expect(goal.attainment?.estimate).toBeCloseTo(
          share((row) => (row[g] ?? 0) >= 0.5),
          12,
        );
      }
      expect(change?.all?.estimate).toBeCloseTo(
        share((row) => row.every((x) => x >= 0.5)),
        12,
      );
    }),
  );
});

test("the baseline and the arm in each other's place change every sign and no width", () => {
  fc.assert(
    fc.property(values, ([base, arm]) => {
      const goals = (base[0] ?? []).map((_, i) => goalOf({ atLeast: 0.5 }, i));
      const [there, back] = [compared(goals, [base, arm]), compared(goals, [arm, base])];
      expect(back.each).toBeCloseTo(there.each, 9);
      for (const [g, goal] of (there.changes[0]?.goals ?? []).entries()) {
        const other = back.changes[0]?.goals[g];
        expect(other?.difference.estimate).toBeCloseTo(-goal.difference.estimate, 9);
        expect(other?.difference.interval.low).toBeCloseTo(-goal.difference.interval.high, 9);
        const mirrored = { better: "worse", worse: "better" }[goal.effect as string];
        expect(other?.effect).toBe(mirrored ?? goal.effect);
      }
    }),
  );
});

describe("over many experiments with a known truth", () => {
  const [goals, arms, n, experiments] = [4, 3, 40, 120];
  /** True differences by arm and goal; the first arm changes only one goal. */
  const truth = (arm: number, goal: number) => (arm === 0 && goal > 0 ? 0.2 : 0.1 * arm * goal);
  const contract = Array.from({ length: goals }, (_, i) => goalOf({ atLeast: 1 }, i));

  /** Normal values that goals and arms share in part. */
  function experiment(number: number): Comparison {
    const chance = chanceOf("comparison", number);
    const normal = (subject: number, index: number) =>
      normalQuantile(chance.uniform(subject, 0, index));
    const made: Values = Array.from({ length: arms + 1 }, (_, arm) =>
      Array.from({ length: n }, (__, replication) =>
        Array.from({ length: goals }, (___, goal) => {
          const shared = normal(0, replication) + normal(goal + 1, replication);
          const own = normal(100 + arm, replication * goals + goal);
          return shared + 0.5 * own + (arm === 0 ? 0 : truth(arm - 1, goal));
        }),
      ),
    );
    return compared(contract, made);
  }
  const found = Array.from({ length: experiments }, (_, i) => experiment(i));
  const holds = (arm: number, goal: number, { changes }: Comparison) => {
    const { low, high } = changes[arm]?.goals[goal]?.difference.interval ?? { low: 1, high: 0 };
    const truly = truth(arm, goal);
    return low <= truly && truly <= high;
  };
  const places = Array.from({ length: arms * goals }, (_, i) => [i % arms, Math.trunc(i / arms)]);

  test("all intervals of differences hold together, and each alone more often", () => {
    const together = found.filter((one) =>
      places.every(([arm = 0, goal = 0]) => holds(arm, goal, one)),
    ).length;
    // The family has the changes of probability too, so differences alone hold a little oftener.
    expect(together / experiments).toBeGreaterThan(0.84);
    expect(together / experiments).toBeLessThan(0.985);
  });

  test("intervals of one goal at a time would not", () => {
    const naive = found.filter((one) =>
      places.every(([arm = 0, goal = 0]) => {
        const change = one.changes[arm]?.goals[goal]?.difference;
        if (change === undefined) return false;
        const half = (change.interval.high - change.interval.low) / 2;
        // Of 12 intervals at 90 % instead of the joint level.
        const shrunk = half * (normalQuantile(0.95) / normalQuantile((1 + one.each) / 2));
        return Math.abs(change.estimate - truth(arm, goal)) <= shrunk;
      }),
    ).length;
    expect(naive / experiments).toBeLessThan(0.7);
  });

  test("what pairing gains is the ratio of the variances", () => {
    // Unpaired 2 · (1 + 1 + ¼), paired 2 · ¼.
    const gains = found
      .map(({ changes }) => changes[0]?.goals[0]?.pairingGain ?? 0)
      .sort((a, b) => a - b);
    expect(gains[experiments / 2]).toBeGreaterThan(7.5);
    expect(gains[experiments / 2]).toBeLessThan(10.5);
  });
});
