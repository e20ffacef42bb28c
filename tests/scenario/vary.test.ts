/**
 * Varied scenarios: every number that can be varied is, each to a value of its own, and comes out
 * as asked; shares keep their sum; what is impossible is said with how to mend it.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/scenario/compile.ts";
import { assumptions, differences } from "../../src/scenario/differences.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import {
  rangeOf,
  type Variable,
  variableAt,
  variablesOf,
  VariationFault,
} from "../../src/scenario/variables.ts";
import { heldPlan, type Setting, settled, variedPlan, vary } from "../../src/scenario/vary.ts";
import { scenarios } from "../../src/testing/scenarios.ts";
import { loaded } from "./files.ts";

const { scenario: partnership } = loaded("scenarios/partnership-placements.yaml");
const { scenario: tutorial } = loaded("scenarios/tutorial.yaml");

function variable(scenario: Scenario, path: string): Variable {
  const found = variableAt(scenario, path);
  if (found._tag === "Failure") throw found.failure;
  return found.success;
}

const faultOf = (path: string, scenario = partnership): string => {
  const found = variableAt(scenario, path);
  return found._tag === "Failure" ? found.failure.message : "";
};

function varied(scenario: Scenario, values: Readonly<Record<string, number>>): Scenario {
  const settings = Object.entries(values).map(([path, value]): Setting => {
    return { variable: variable(scenario, path), value };
  });
  const result = vary(scenario, settings);
  if (result._tag === "Failure") throw result.failure;
  return result.success;
}

const changed = (base: Scenario, other: Scenario) =>
  Object.fromEntries(differences(base, other).map(({ path, new: now }) => [path, now]));

describe("a number", () => {
  test("of every kind takes the value it is given, and nothing else changes", () => {
    const cases: ReadonlyArray<readonly [path: string, value: number]> = [
      ["hazard.noShow", 0.2],
      ["parameters.hazard.noShow", 0.25],
      ["capacity.staff.effort", 12.5],
      ["monthly.exit.from12", 0.05],
      ["labourDemand.2010-01-01", 0.83],
      ["agreements.partners.employees", 900],
      ["agreements.partners.rampMonths", 2.5],
      ["rule.firstOfferDays.under30", 60],
      ["hazard.jobLoss", 1.2],
    ];
    for (const [path, value] of cases) {
      const { path: full, name } = variable(partnership, path);
      expect(`parameters.${name}`.endsWith(full)).toBe(true);
      expect(changed(partnership, varied(partnership, { [path]: value }))).toEqual({
        [full]: value,
      });
    }
  });

  test("of a lever changes the lever", () => {
    const found = changed(partnership, varied(partnership, { "initiatives.partnerships.2": 3 }));
    expect(found).toEqual({
      "initiatives.partnerships.2": expect.stringContaining("placements.referral multiply 3 from"),
    });
    expect(variable(partnership, "initiatives.partnerships.1")).toMatchObject({
      unit: "places per month",
      lever: expect.stringMatching(/^capacity\.placementPlaces\.partners add 20 from 2010-01-01/u),
    });
  });

  test("keeps where it comes from", () => {
    const noShow = varied(partnership, { "hazard.noShow": 0.2 }).parameters.get("hazard.noShow");
    expect(noShow?.from).toBe(partnership.parameters.get("hazard.noShow")?.from);
    const before = assumptions(partnership).map(({ path, range }) => ({ path, range }));
    const after = assumptions(
      varied(partnership, { "hazard.noShow": 0.2, "population.level.level1": 0.3 }),
    );
    expect(after.map(({ path, range }) => ({ path, range }))).toEqual(before);
  });

  test("that is whole stays whole", () => {
    const stock = varied(tutorial, { "population.stock": 250.4 }).parameters.get(
      "population.stock",
    );
    expect(stock?.value).toBe(250);
  });

  test("that the law states is the one in force when the run begins", () => {
    const days = variable(partnership, "rule.offerMinDays.under30First");
    expect(days).toMatchObject({ value: 182, from: { kind: "source" } });
    expect(rangeOf(days)).toBeUndefined();
    expect(variable(partnership, "hazard.jobLoss").value).toBe(1);
  });
});

describe("shares that sum to 1", () => {
  const table = "population.ageGroup";
  const sharesOf = (scenario: Scenario) =>
    [...scenario.parameters]
      .filter(([path]) => path.startsWith(`${table}.`))
      .map(([, { value }]) => value);

  test("make room in proportion for the one that is given", () => {
    const shares = sharesOf(varied(tutorial, { "population.ageGroup.under25": 0.32 }));
    expect(shares[0]).toBe(0.32);
    // The others were 0.15, 0.62 and 0.08 of 0.85 and are now of 0.68.
    for (const [i, share] of [0.12, 0.496, 0.064].entries()) {
      expect(shares[i + 1]).toBeCloseTo(share, 12);
    }
  });

  test("are divided by their sum when those given are too many or all", () => {
    const many = { "population.ageGroup.under25": 0.9, "population.ageGroup.from60": 0.6 };
    const shares = sharesOf(varied(tutorial, many));
    expect(shares.map((share) => Number(share.toFixed(12)))).toEqual([0.6, 0, 0, 0.4]);
    const all = { under25: 0.2, from25to29: 0.2, from30to59: 0.3, from60: 0.1 };
    const whole = Object.fromEntries(Object.entries(all).map(([key, v]) => [`${table}.${key}`, v]));
    const divided = sharesOf(varied(tutorial, whole)).map((share) => Number(share.toFixed(12)));
    expect(divided).toEqual([0.25, 0.25, 0.375, 0.125]);
  });

  test("always sum to 1 in what the model runs on", () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(place, place, (one, other) => {
        const plan = compile(
          varied(tutorial, { [`${table}.under25`]: one, [`${table}.from30to59`]: other }),
        );
        const first = plan.parameters.offsets[table];
        const sum = plan.parameters.values.slice(first, first + 4).reduce((all, x) => all + x, 0);
        expect(sum).toBeCloseTo(1, 5);
      }),
      { numRuns: 30 },
    );
  });

  test("cannot give way when the others are 0, nor send citizens to no supplier", () => {
    const alone = varied(tutorial, { "population.ageGroup.under25": 1 });
    const setting = { variable: variable(alone, "population.ageGroup.under25"), value: 0.5 };
    const result = vary(alone, [setting]);
    expect(result._tag === "Failure" && result.failure.message).toContain(
      "the other shares of `population.ageGroup` are 0",
    );
    const fewer = { ...tutorial, suppliers: [{ id: "s", name: "s", packages: [] }] };
    const lacking = vary(fewer, [
      { variable: variable(tutorial, "rule.visitation.motivation"), value: 0.3 },
    ]);
    expect(lacking._tag === "Failure" && lacking.failure.message).toContain(
      "which no supplier runs",
    );
  });
});

describe("what cannot be", () => {
  test("is told with what was probably meant", () => {
    expect(faultOf("hazard.noShwo")).toBe(
      "there is no number `hazard.noShwo`; did you mean `hazard.noShow`?",
    );
    expect(faultOf("capacity.staff.efort")).toContain("did you mean `capacity.staff.effort`?");
    expect(faultOf("capacity.staff")).toMatch(
      /^`capacity\.staff` is several numbers; name one of them: capacity\.staff\.\w+, /u,
    );
    expect(faultOf("initiatives.partnerships")).toContain("is several numbers");
    expect(faultOf("xyzzy")).toContain("`caseflow measures` lists the parameters");
  });

  test("is told with the bounds", () => {
    const beyond = (path: string, value: number) => {
      const result = variedPlan(partnership, [{ variable: variable(partnership, path), value }]);
      return result._tag === "Failure" ? result.failure : undefined;
    };
    expect(beyond("hazard.noShow", 1.5)).toBeInstanceOf(VariationFault);
    expect(beyond("hazard.noShow", 1.5)?.message).toBe(
      "`hazard.noShow` would become 1.5 probability, outside 0 to 1.",
    );
    expect(beyond("hazard.noShow", Number.NaN)?.message).toContain("would become NaN");
    expect(beyond("placements.referral", 0.9)?.message).toBe(
      "`placements.referral` would become 2.25 probability, outside 0 to 1, " +
        "by the levers of `partnerships`.",
    );
  });

  test("is held at its bounds where many numbers are varied at once", () => {
    const settings = [{ variable: variable(partnership, "placements.referral"), value: 0.9 }];
    const result = heldPlan(partnership, settings);
    if (result._tag === "Failure") throw result.failure;
    const { plan, held } = result.success;
    expect(held).toBe(true);
    const { cells, changes } = plan.parameters;
    const reached = [...changes.cell].flatMap((cell, i) =>
      cells[cell].startsWith("placements.referral@") ? [changes.value[i]] : [],
    );
    expect(Math.max(...reached)).toBe(1);
    const harmless = heldPlan(partnership, []);
    expect(harmless._tag === "Success" && harmless.success).toEqual({
      held: false,
      plan: compile(partnership),
    });
  });
});

test("of any scenario every number can be varied within its bounds", () => {
  fc.assert(
    fc.property(scenarios(), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (of, at, u) => {
      const all = variablesOf(of);
      expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
      const one = all[at % all.length];
      const [low, high] = [Math.max(one.min, one.value - 1), Math.min(one.max, one.value + 1)];
      const value = settled(one, low + u * (high - low));
      const result = vary(of, [{ variable: one, value }]);
      if (result._tag === "Failure") {
        expect(one.table).toBeDefined();
        return;
      }
      const now = variablesOf(result.success).find(({ path }) => path === one.path);
      if (one.table === undefined) expect(now?.value).toBe(value);
      expect(now?.from).toEqual(one.from);
      compile(result.success);
    }),
    { numRuns: 60 },
  );
});
