/** An experiment's plan in words. */
import { expect, test } from "vitest";
import { experimentPlan } from "../../src/experiment/experiment-plan.ts";
import { Tongue } from "../../src/language/language.ts";
import { durationText, experimentPlanText } from "../../src/report/experiment-plan-text.ts";

const [en, da] = [new Tongue("en"), new Tongue("da")];
const layout = { scenarios: 3, points: 1, replications: 200, atMost: false };
const plan = (known: number, msEach: number | undefined, more = {}) =>
  experimentPlan({ ...layout, ...more }, [{ arms: 1, runs: 600, known, msEach }], 2);

test("it says how much there is, how much is known and how long the rest takes", () => {
  expect(experimentPlanText(plan(150, 800), en)).toBe(
    "3 scenarios × 200 replications = 600 runs, 150 known already, 450 to run, " +
      "about 3 min on 2 threads",
  );
  expect(experimentPlanText(plan(150, 800), da)).toBe(
    "3 scenarier × 200 gentagelser = 600 kørsler, 150 kendes allerede, 450 mangler, " +
      "cirka 3 min. på 2 tråde",
  );
});

test("it leaves out what there is not", () => {
  expect(experimentPlanText(plan(600, 800), en)).toBe(
    "3 scenarios × 200 replications = 600 runs, all known already",
  );
  expect(experimentPlanText(plan(0, undefined), en)).toBe(
    "3 scenarios × 200 replications = 600 runs, none known yet",
  );
});

test("points and procedures are said", () => {
  const swept = plan(0, undefined, { scenarios: 1, points: 3, atMost: true });
  expect(experimentPlanText(swept, en)).toBe(
    "1 scenario × 3 points × at most 200 replications = 600 runs, none known yet",
  );
});

test("times have the unit that takes fewest digits", () => {
  const texts = [0, 1, 99_000, 100_000, 5_900_000, 6_000_000, 36_000_000];
  expect(texts.map((ms) => durationText(ms, en))).toEqual([
    "1 s",
    "1 s",
    "99 s",
    "2 min",
    "99 min",
    "1.7 h",
    "10 h",
  ]);
});
