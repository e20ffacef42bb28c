/** Which scenarios may be set beside each other, and what is said of those that may not. */
import { describe, expect, test } from "vitest";
import { type Compared, incomparable, inOrderOf } from "../../src/experiment/comparable.ts";
import { compile } from "../../src/scenario/compile.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { readFileSync } from "node:fs";

function loaded(): Scenario {
  const found = loadScenario("tests/cli/small.yaml", (path) => readFileSync(path, "utf8"));
  if (found._tag === "Failure") throw found.failure;
  return found.success.scenario;
}
const scenario = loaded();
const of = (changes: Partial<Scenario> = {}): Compared => {
  const changed = { ...scenario, ...changes };
  return { scenario: changed, plan: compile(changed) };
};
const baseline = of();
const [first, ...others] = scenario.goals;
if (first === undefined) throw new Error("the small scenario has no goals");

describe("a scenario can be compared", () => {
  test("with itself, and with its goals in another order", () => {
    expect(incomparable(baseline, of())).toEqual([]);
    const turned = of({ goals: scenario.goals.toReversed() });
    expect(incomparable(baseline, turned)).toEqual([]);
    expect(inOrderOf(scenario, turned.scenario).goals).toEqual(scenario.goals);
  });

  test("not when a goal is missing, is more, or is another", () => {
    expect(incomparable(baseline, of({ goals: others }))).toEqual([`goal ${first.id} is missing`]);
    const more = [...scenario.goals, { ...first, id: "NEW" }];
    expect(incomparable(baseline, of({ goals: more }))).toEqual([
      "goal NEW is not in the baseline",
    ]);
    const raised = [{ ...first, target: { atLeast: 0.123 } }, ...others];
    expect(incomparable(baseline, of({ goals: raised }))[0]).toMatch(
      new RegExp(`^the target of goal ${first.id} is \\{"atLeast":0.123\\}, in the baseline`, "u"),
    );
  });

  test("not over other days", () => {
    const period = { ...scenario.period, from: "2009-06-02" };
    expect(incomparable(baseline, of({ period }))[0]).toMatch(/^it runs from 2009-06-02 to/u);
  });
});
