/** Axes as they are asked for, and the points of a sweep's designs over them. */
import { describe, expect, test } from "vitest";
import { type Axis, axisOf, spreadValues, valueAt } from "../../src/experiment/axis.ts";
import { sweepPlan, type SweepPlan } from "../../src/experiment/sweep-design.ts";
import { loaded } from "../scenario/files.ts";

const { scenario } = loaded("scenarios/partnership-placements.yaml");

function axis(asked: string): Axis {
  const found = axisOf(scenario, asked);
  if (found._tag === "Failure") throw found.failure;
  return found.success;
}

const faultOf = (asked: string): string => {
  const found = axisOf(scenario, asked);
  return found._tag === "Failure" ? found.failure.message : "";
};

describe("an axis", () => {
  test.each([
    ["capacity.staff.effort=10..20:2", [10, 12, 14, 16, 18, 20]],
    ["capacity.staff.effort=10..15:2", [10, 12, 14]],
    ["hazard.noShow=0.1..0.4:0.1", [0.1, 0.2, 0.3, 0.4]],
    ["hazard.noShow=.3,.1,0.2", [0.1, 0.2, 0.3]],
    ["demand.jobElasticity=-0.5..0.5:0.5", [-0.5, 0, 0.5]],
    ["population.stock=100..102:0.5", [100, 101, 102]],
    ["labourDemand.2010-01-01= 0.8 .. 1 : 0.1", [0.8, 0.9, 1]],
    ["initiatives.partnerships.1=10,20", [10, 20]],
  ])("%s has its values", (asked, values) => {
    expect(axis(asked)).toMatchObject({ values, from: values[0], to: values.at(-1) });
  });

  test("without values has the range of its assumption, or the one that is given", () => {
    expect(axis("hazard.noShow")).toMatchObject({ from: 0.05, to: 0.3, values: undefined });
    expect(axis("hazard.noShow=0.1..0.2")).toMatchObject({ from: 0.1, to: 0.2, values: undefined });
    expect(spreadValues(axis("hazard.noShow=0.1..0.2"), 3)).toEqual([0.1, 0.15, 0.2]);
    // Whole numbers that fall together are one.
    expect(spreadValues(axis("population.stock=100..102"), 5)).toEqual([100, 101, 102]);
  });

  test.each([
    ["hazard.noShwo=0.1..0.2", "did you mean `hazard.noShow`?"],
    ["hazard.noShow=0.3..0.1", "goes from 0.3 to 0.1; begin with the lower of the two"],
    ["hazard.noShow=0,1..0,2", "`0,1..0,2` is no range of values; write low..high"],
    ["hazard.noShow=", "is no range of values"],
    ["hazard.noShow=0.1..0.2:0", "has the step 0"],
    ["hazard.noShow=0.1..2", "`hazard.noShow` cannot be 2 probability; it lies between 0 and 1"],
    [
      "monthly.exit.from12",
      "has a source (JKS:353) and no range; give one: --vary monthly.exit.from12=low..high",
    ],
    ["hazard.jobLoss", "has no range; give one"],
  ])("%s is refused with how to mend it", (asked, message) => {
    expect(faultOf(asked)).toContain(message);
  });

  test("of whole numbers has equal parts for each", () => {
    const { variable } = axis("population.stock");
    const places = Array.from({ length: 300 }, (_, i) => (i + 0.5) / 300);
    const found = places.map((place) => valueAt(variable, [10, 12], place));
    expect([10, 11, 12].map((n) => found.filter((x) => x === n).length)).toEqual([100, 100, 100]);
    expect(valueAt(variable, [10, 12], 1)).toBe(12);
  });
});

describe("a sweep", () => {
  const axes = [axis("capacity.staff.effort=10,12"), axis("hazard.noShow=0.1..0.3")];
  const planOf = (...asked: Parameters<typeof sweepPlan>): SweepPlan => {
    const plan = sweepPlan(...asked);
    if ("_tag" in plan) throw new Error(plan.problem);
    return plan;
  };

  test("is every combination", () => {
    const { points, grid } = planOf("factorial", axes, 64, "1");
    expect(grid).toEqual([
      [10, 12],
      [0.1, 0.15, 0.2, 0.25, 0.3],
    ]);
    expect(points).toHaveLength(10);
    expect(points.slice(0, 2)).toEqual([
      [10, 0.1],
      [10, 0.15],
    ]);
  });

  test.each(["lhs", "sobol"] as const)("by %s fills the space between the ends", (design) => {
    const { points, grid } = planOf(design, axes, 64, "1");
    expect(grid).toEqual([]);
    for (const [i, { from, to }] of axes.entries()) {
      const eighths = points.map((values) => Math.floor(((values[i] - from) / (to - from)) * 8));
      const counts = Array.from(
        { length: 8 },
        (_, part) => eighths.filter((e) => e === part).length,
      );
      expect(counts).toEqual([8, 8, 8, 8, 8, 8, 8, 8]);
    }
    expect(planOf(design, axes, 64, "1").points).toEqual(points);
    expect(planOf(design, axes, 64, "2").points).not.toEqual(points);
  });

  test("too large to be made is a problem with its limit", () => {
    const many = axis("population.stock=1..300:1");
    expect(sweepPlan("factorial", [many, many], 1, "1")).toEqual({
      _tag: "DesignProblem",
      problem: "tooManyPoints",
      found: 90_000,
      most: 20_000,
    });
    const axesOf = (n: number) => Array.from({ length: n }, () => axes[1]);
    expect(sweepPlan("sobol", axesOf(41), 4, "1")).toMatchObject({
      problem: "tooManyAxes",
      most: 40,
    });
    expect(planOf("lhs", axesOf(41), 4, "1").points[0]).toHaveLength(41);
  });
});
