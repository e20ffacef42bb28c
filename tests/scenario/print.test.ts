/** A scenario printed as a file reads back as the same scenario. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/load.ts";
import { printScenario } from "../../src/scenario/print.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenarios } from "./arbitrary-scenario.ts";
import { loaded } from "./files.ts";

function readBack(scenario: Scenario): Scenario {
  const result = parseScenario(printScenario(scenario));
  if (result._tag === "Failure") throw result.failure;
  return result.success.scenario;
}

test("any scenario printed and read again is the same", () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      expect(readBack(scenario)).toEqual(scenario);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test("those that come with the program too, with their hours and goals", () => {
  const { scenario } = loaded("scenarios/partnership-placements.yaml");
  expect(readBack(scenario)).toEqual(scenario);
});
