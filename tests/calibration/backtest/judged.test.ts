/** What cases say together, reckoned by hand; and goals as wagers. */
import { describe, expect, test } from "vitest";
import { scored } from "../../../src/calibration/backtest/case.ts";
import { goalCase, openGoals } from "../../../src/calibration/backtest/goal-case.ts";
import { type Case, judgedSeries } from "../../../src/calibration/backtest/judged.ts";
import type { Goal } from "../../../src/domain/goal.ts";
import { wilson } from "../../../src/statistics/share.ts";
import { dayOfIso } from "../../../src/domain/moment.ts";

const forecast = Float64Array.from({ length: 101 }, (_, i) => i);
const one = (truth: number, rival: number | undefined): Case => {
  const own = scored(forecast, truth);
  const scores = { crps: rival ?? 0, logCrps: 0, wis: 0 };
  return { own, rivals: [rival === undefined ? undefined : scores] };
};

describe("a series", () => {
  // Two origins, two months ahead; one month is not known.
  const cases = [[one(50, 40), one(97, 40)], [one(2, undefined)]];
  const windows = { apart: 2, together: 1 };
  const { all, ahead, coverage, skills } = judgedSeries(cases, 2, ["lastValue"], windows);

  test("has means over all cases and by months ahead", () => {
    expect(all.cases).toBe(3);
    expect(all.bias).toBeCloseTo(50 - (50 + 97 + 2) / 3, 12);
    expect(all.error).toBeCloseTo((0 + 47 + 48) / 3, 12);
    expect(ahead.map(({ means }) => means.cases)).toEqual([2, 1]);
    expect(ahead[1].means.error).toBe(47);
    expect(ahead.map(({ rivals }) => rivals[0])).toEqual([40, 40]);
  });

  test("has intervals that held or not, as sure as windows apart make them", () => {
    // 97 is within the central 95 %, which ends at 97.5; 2 is within none.
    expect(coverage.map(({ count }) => count)).toEqual([1, 1, 1, 2]);
    expect(coverage.map(({ of }) => of)).toEqual([3, 3, 3, 3]);
    // Places of 50, 97 and 2: 50 to 52, 97 to 99 and 2 to 4 of 102; of these the first alone is
    // in the central 90 %, and of the last 4 − 2.55 in the central 95 %.
    expect(coverage.map(({ share }) => share)).toEqual([1 / 3, 1 / 3, 1 / 3, expect.anything()]);
    expect(coverage[3].share).toBeCloseTo((2 + 1.45 / 2) / 3, 12);
    expect(coverage[0].interval).toEqual(wilson(2 / 3, 2, 0.9));
  });

  test("is set against a rival only where that one has something to say", () => {
    const own = cases[0].reduce((sum, { own: { crps } }) => sum + crps, 0);
    expect(skills[0].estimate).toBeCloseTo(1 - own / 80, 12);
    expect(skills[0].interval.low).toBe(-Infinity);
  });
});

describe("a goal", () => {
  const goal: Goal = {
    id: "stock",
    name: { en: "stock" },
    source: "test",
    measure: { type: "stock" },
    window: 2010,
    target: { atMost: 24 },
  };

  test("is a wager on whether it is attained", () => {
    expect(goalCase(goal, forecast, 20)?.wager).toMatchObject({
      count: 25,
      of: 101,
      attained: true,
      brier: (1 - 25 / 101) ** 2,
      log: -Math.log(25.5 / 102),
    });
    expect(goalCase(goal, forecast, 30)?.wager?.attained).toBe(false);
    expect(goalCase({ ...goal, target: { atMost: null } }, forecast, 30)?.wager).toBeUndefined();
    expect(goalCase(goal, forecast, Number.NaN)).toBeUndefined();
    expect(goalCase(goal, Float64Array.of(Number.NaN), 3)).toBeUndefined();
  });

  test("is open until its window is over, if that is not beyond what is forecast", () => {
    const open = (day: string, horizon: number) => openGoals([goal], dayOfIso(day), horizon).length;
    expect(open("2010-06-30", 6)).toBe(1);
    expect(open("2010-06-30", 5)).toBe(0);
    expect(open("2010-12-31", 6)).toBe(0);
    expect(open("2010-11-30", 1)).toBe(1);
  });
});
