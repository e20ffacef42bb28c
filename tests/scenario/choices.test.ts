/** What may be chosen: it changes no plan by itself, and what is chosen is an initiative. */
import { describe, expect, test } from "vitest";
import { withChoices } from "../../src/scenario/choice-text.ts";
import { choosing, costOf, levelsOf, valueNow } from "../../src/scenario/choices.ts";
import { compile } from "../../src/scenario/compile.ts";
import { differences } from "../../src/scenario/differences.ts";
import { parseScenario } from "../../src/scenario/load.ts";
import { printScenario } from "../../src/scenario/print.ts";
import type { Choice } from "../../src/scenario/scenario.ts";
import { extending, loaded } from "./files.ts";

const choicesText = `choices:
  - id: staff
    title: { en: Caseworkers, da: Sagsbehandlere }
    lever: capacity.staff.caseworkers
    values: { from: 4, to: 8, step: 2 }
    from: 2010-01-01
    cost:
      value: 560000
      each: { en: caseworker, da: sagsbehandler }
      assumption: Pay.
      range: [450000, 700000]
  - id: no-show
    title: { en: No-shows, da: Udeblivelser }
    lever: hazard.noShow
    values: { from: 0.1, to: 0.5, step: 0.1 }
    from: 2010-02-01
    ramp: linear
    rampDays: 30
    cost: { value: 0, each: { en: share, da: andel }, source: P21 }
`;
const { scenario, base } = extending(choicesText);
const choices = scenario.choices ?? [];
const [staff, noShow] = choices as [Choice, Choice];

function given(...lines: ReadonlyArray<string>) {
  const found = withChoices(scenario, lines);
  return found._tag === "Success" ? found.success : found.failure.message;
}

describe("choices", () => {
  test("change nothing by themselves", () => {
    if (base === undefined) throw new Error("no base");
    expect(compile(scenario).hash).toBe(compile(base).hash);
    expect(differences(base, scenario)).toEqual([]);
  });

  test("have levels without the noise of adding, and a value now", () => {
    expect(levelsOf(staff)).toEqual([4, 6, 8]);
    expect(levelsOf(noShow)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(valueNow(scenario, staff)).toBe(5);
    expect(costOf(choices, [6, 0.2])).toBe(6 * 560_000);
  });

  test("give the same plan when what is now is chosen", () => {
    expect(choosing(scenario, choices, [5, valueNow(scenario, noShow)])).toBe(scenario);
  });

  test("set their number from their day on when something else is", () => {
    const chosen = choosing(scenario, choices, [6, valueNow(scenario, noShow)]);
    const paths = differences(scenario, chosen).map(({ path, new: now }) => `${path} ${now}`);
    expect(paths).toEqual(["initiatives.chosen capacity.staff.caseworkers set 6 from 2010-01-01"]);
    expect(compile(chosen).hash).not.toBe(compile(scenario).hash);
    const byHand = extending(`initiatives:
  - id: other-name
    title: { en: Hire, da: Ansæt }
    levers:
      - { lever: capacity.staff.caseworkers, op: set, value: 6, from: 2010-01-01, source: P21 }
`).scenario;
    const body = (of: typeof chosen) => {
      const plan = compile(of);
      return { ...plan, hash: "", scenario: "", initiatives: [] };
    };
    expect(body(chosen)).toEqual(body(byHand));
  });

  test("are printed and read back", () => {
    const back = parseScenario(printScenario(scenario));
    expect(back._tag === "Success" && back.success.scenario).toEqual(scenario);
  });

  test("of Nyropsgade are many, and each value may be chosen", () => {
    const nyropsgade = loaded("scenarios/solve-nyropsgade.yaml").scenario;
    const of = nyropsgade.choices ?? [];
    expect(of.length).toBeGreaterThanOrEqual(3);
    for (const end of [0, -1]) {
      const values = of.map((choice) => levelsOf(choice).at(end) ?? 0);
      expect(() => compile(choosing(nyropsgade, of, values))).not.toThrow();
    }
  });
});

describe("a choice in a line", () => {
  test("narrows one of the scenario's and keeps the rest of it", () => {
    expect(given("capacity.staff.caseworkers=5..7")).toEqual([
      { ...staff, values: { from: 5, to: 7, step: 2 } },
      noShow,
    ]);
    expect(given("parameters.capacity.staff.caseworkers=7:1@600000")).toMatchObject([
      { values: { from: 7, to: 7, step: 1 }, cost: { value: 600_000, each: staff.cost.each } },
      { id: "no-show" },
    ]);
  });

  test("adds another with its price, from the contract's year on", () => {
    expect(given("hazard.dropout.course=0.1..0.2:0.05@1e6")).toMatchObject([
      staff,
      noShow,
      { lever: "hazard.dropout.course", from: "2010-01-01", cost: { value: 1_000_000 } },
    ]);
  });

  test.each([
    ["capacity.staff.caseworkers", /this is no choice; write PATH=LOW\.\.HIGH/u],
    ["capacity.staff.caseworker=5..7", /did you mean `capacity\.staff\.caseworkers`/u],
    [
      "hazard.dropout.course=0.1..0.2:0.05",
      /nothing says what `hazard\.dropout\.course` costs; add @/u,
    ],
    ["hazard.noShow=0.1..1.2:0.1@1", /outside 0 to 1/u],
    ["capacity.staff.caseworkers=7..5", /end before they begin/u],
    ["capacity.staff.caseworkers=5..7:0", /the step is not above 0/u],
    ["capacity.staff.caseworkers=5..8:2", /do not end at 8 but at 7/u],
    ["population.level.level1=0.1..0.2:0.1@1", /shares of one/u],
    ["population.stock=200.5..300.5@1", /is a whole number/u],
    ["rule.contactIntervalMonths=1..3@1", /states no number/u],
    ["agreements.interns.rampMonths=1..3@1", /is no parameter/u],
  ])("%s is explained", (line, message) => {
    expect(given(line)).toMatch(message);
  });

  test("does not fight with an initiative", () => {
    const { scenario: hired } = extending(`initiatives:
  - id: hire
    title: { en: Hire, da: Ansæt }
    levers:
      - { lever: capacity.staff, op: add, value: 1, from: 2010-01-01, source: P21 }
`);
    const found = withChoices(hired, ["capacity.staff.caseworkers=5..7@1"]);
    expect(found._tag === "Failure" && found.failure.message).toMatch(/`hire` moves/u);
  });
});
