/**
 * Sensitivity analyses of the tutorial, with a formula in place of the model: what moves the goals
 * is known, so the analyses must find it, and nothing else however much chance there is.
 */
import { describe, expect, test } from "vitest";
import { importance, importanceOf } from "../../src/experiment/importance.ts";
import { type BlockPoint, mattering, screen, screeningOf } from "../../src/experiment/screening.ts";
import { type Inputs, inputsOf } from "../../src/experiment/sensitivity-inputs.ts";
import { tornado, tornadoPoints } from "../../src/experiment/tornado.ts";
import { assumptions } from "../../src/scenario/differences.ts";
import { loaded } from "../scenario/files.ts";
import { type Formula, madeOutcomes } from "./made-outcomes.ts";

const { scenario } = loaded("scenarios/tutorial.yaml");
const { scenario: partnership } = loaded("scenarios/partnership-placements.yaml");

function inputs(patterns: ReadonlyArray<string> = [], of = scenario): Inputs {
  const found = inputsOf(of, patterns);
  if (found._tag === "Failure") throw found.failure;
  return found.success;
}

const faultOf = (pattern: string): string => {
  const found = inputsOf(scenario, [pattern]);
  return found._tag === "Failure" ? found.failure.message : "";
};

const namesIn = ({ varied }: Inputs) => varied.map(({ variable }) => variable.name);

describe("what is varied", () => {
  test("is every assumption that has a range, the levers of initiatives too", () => {
    const all = inputs([], partnership);
    const count = assumptions(partnership).length;
    expect(all.varied.length + all.fixed.length).toBe(count);
    expect(namesIn(all)).toContain("initiatives.partnerships.2");
    expect(namesIn(all)).toContain("labourDemand.2010-01-01");
    expect(namesIn(all)).not.toContain("monthly.exit.from12");
    expect(inputs().fixed).toContain("population.benefit.rehabilitation");
    for (const { variable, range } of all.varied) {
      expect(range[0] >= variable.min && range[1] <= variable.max && range[0] < range[1]).toBe(
        true,
      );
      if (variable.whole) expect(range.every(Number.isInteger)).toBe(true);
    }
  });

  test("is what is asked for, by path, by what lies under it or by a pattern", () => {
    expect(namesIn(inputs(["hazard.noShow"]))).toEqual(["hazard.noShow"]);
    expect(namesIn(inputs(["parameters.capacity.placementPlaces"]))).toHaveLength(2);
    expect(namesIn(inputs(["*.exit.under*", "contact"]))).toEqual([
      "monthly.exit.under1Month",
      "contact.planLeadDays",
      "contact.summonsLeadDays",
      "contact.rebookDays",
    ]);
    expect(inputs(["hazard.noShow"]).leftOut).toBe(assumptions(scenario).length - 1);
  });

  test("is refused where there is no such assumption", () => {
    expect(faultOf("hazard.noShwo")).toContain("did you mean `hazard.noShow`?");
    expect(faultOf("xyz*")).toContain("no assumption fits `xyz*`");
    expect(faultOf("monthly.exit.from12")).toContain("has a source (JKS:353) and is no assumption");
  });
});

/** Two goals: one moves with two numbers and what they do together, the other with nothing. */
const formula: Formula = {
  of: (look) => {
    const noShow = look("hazard.noShow", 0.15);
    const contacts = look("inflow.contacts", 16);
    return [50 - 100 * noShow + (contacts - 16) + 10 * (noShow - 0.15) * (contacts - 16), 7];
  },
  noise: 2,
};

const run = (points: ReadonlyArray<BlockPoint>, replications: number, of = formula) =>
  points.map(({ settings, block }) =>
    madeOutcomes(of, settings, block * replications, (block + 1) * replications),
  );

describe("a tornado", () => {
  const all = inputs();
  const points = tornadoPoints(all.varied).map((settings) => ({ settings, block: 0 }));

  test("has the scenario itself and both ends of every range", () => {
    expect(points).toHaveLength(1 + 2 * all.varied.length);
    expect(points[0].settings).toEqual([]);
    expect(points[2].settings.map(({ value }) => value)).toEqual([all.varied[0].range[1]]);
  });

  test("finds what moves a goal, the widest first, and next to nothing else", () => {
    const { effects } = tornado(run(points, 10), 0, 0.9);
    const told = effects.filter(({ effect }) => effect === "told");
    const first = told.slice(0, 2).map(({ input }) => all.varied[input].variable.name);
    expect(first).toEqual(["hazard.noShow", "inflow.contacts"]);
    expect(told.length).toBeLessThan(2 + 0.05 * all.varied.length);
    const [noShow] = told;
    expect(Math.abs(noShow.swing.estimate + 25)).toBeLessThan(1.5);
    expect(Math.abs(noShow.low.difference.estimate - 10)).toBeLessThan(1.5);
    expect(noShow.swing.interval.high).toBeLessThan(-23);
    expect(noShow.swing.interval.low).toBeGreaterThan(-27);
    const nothing = tornado(run(points, 10), 1, 0.9);
    expect(nothing.effects.filter(({ effect }) => effect === "told").length).toBeLessThan(10);
  });

  test("tells a number that moves a goal the same way at both ends", () => {
    const bent: Formula = {
      of: (look) => [500 * (look("hazard.noShow", 0.15) - 0.175) ** 2],
      noise: 1,
    };
    const { effects } = tornado(run(points, 10, bent), 0, 0.9);
    expect(effects[0].effect).toBe("told");
    expect(all.varied[effects[0].input].variable.name).toBe("hazard.noShow");
  });

  test("says none where no replication differs", () => {
    const still: Formula = { of: formula.of, noise: 0 };
    const { effects } = tornado(run(points, 3, still), 1, 0.9);
    expect(effects.every(({ effect, width }) => effect === "none" && width === 0)).toBe(true);
    const moved = tornado(run(points, 3, still), 0, 0.9).effects;
    expect(moved.filter(({ effect }) => effect === "told")).toHaveLength(2);
  });

  test("has nothing to say of a goal without values", () => {
    const empty: Formula = { of: () => [Number.NaN, 1], noise: 1 };
    const { effects } = tornado(run(points, 3, empty), 0, 0.9);
    expect(effects.every(({ effect }) => effect !== "told")).toBe(true);
  });
});

describe("a screening", () => {
  const all = inputs();
  const screening = screeningOf(all.varied, 6, "1");
  const nameOf = (input: number) => all.varied[input].variable.name;

  test("gives every start replications of its own", () => {
    expect(screening.points).toHaveLength(6 * (all.varied.length + 1));
    const blocks = new Set(screening.points.map(({ block }) => block));
    expect([...blocks]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("finds sizes over whole ranges, and what depends on others", () => {
    const effects = screen(screening, run(screening.points, 3), 0, 0.9, "1");
    const [contacts, noShow] = ["inflow.contacts", "hazard.noShow"].map((name) =>
      effects.find(({ input }) => nameOf(input) === name),
    );
    // From 10 to 24 contacts: 14 times 1 to 2.5 less 1, by the share of no-shows; 17.5 on average.
    expect(contacts?.size).toBeGreaterThan(14);
    expect(contacts?.size).toBeLessThan(21);
    expect(contacts?.spread).toBeGreaterThan(3);
    expect(noShow?.mean).toBeLessThan(0);
    expect([contacts?.effect, noShow?.effect]).toEqual(["told", "told"]);
    const others = effects.filter(({ effect }) => effect === "told").length - 2;
    expect(others).toBeLessThan(0.05 * all.varied.length);
    expect(mattering([effects], 2).map(nameOf)).toEqual(["inflow.contacts", "hazard.noShow"]);
    expect(mattering([[]], 5)).toEqual([]);
  });
});

describe("importance", () => {
  test("shares the variance out among what brings it", () => {
    const few = inputs(["hazard.noShow", "inflow.contacts", "contact.rebookDays"]).varied;
    const design = importanceOf(few, 256, "1");
    const outcomes = run(design.points, 2);
    const { first, total, variance } = importance(design, outcomes, 0, 0.9, "1");
    const names = few.map(({ variable }) => variable.name);
    const at = (name: string) => names.indexOf(name);
    // Variances of the parts: no-show (25/√12)² = 52, contacts (14/√12)² = 16.3, the rest little.
    expect(variance.estimate).toBeGreaterThan(50);
    expect(first[at("hazard.noShow")].estimate).toBeGreaterThan(0.5);
    expect(first[at("inflow.contacts")].interval.low).toBeGreaterThan(0.1);
    expect(total[at("contact.rebookDays")].interval.high).toBeLessThan(0.05);
    const nothing = importance(design, outcomes, 1, 0.9, "1");
    expect(nothing.variance.interval.low).toBeLessThanOrEqual(0);
  });
});
