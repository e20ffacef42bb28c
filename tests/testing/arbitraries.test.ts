/** Random scenarios are worth running only if all sorts of things happen in them. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../../src/domain/vocabulary.ts";
import { compile, compileWithExcesses } from "../../src/scenario/compile.ts";
import { logOf, runOf } from "../../src/testing/runs.ts";
import { scenarios } from "../../src/testing/scenarios.ts";

const some = fc.sample(scenarios(), { numRuns: 120, seed: 7 });

describe("random scenarios", () => {
  it("make every event of the vocabulary happen", { timeout: 120_000 }, () => {
    const seen = new Set<number>();
    for (const scenario of some) {
      const log = logOf(compile(scenario), "coverage");
      for (let i = 0; i < log.length; i += 1) seen.add(log.codeAt(i));
    }
    // Those of records that are brought in, and of forecasts from a history (codes 101 on), are of
    // no simulation by itself.
    const simulated = vocabulary.filter(({ code }) => code < 101);
    const never = simulated.filter(({ code }) => !seen.has(code)).map(({ name }) => name);
    expect(never).toEqual([]);
  });

  it("are of every shape", () => {
    const levers = some.flatMap(({ initiatives }) => initiatives.flatMap((one) => one.levers));
    const has = (what: string, holds: boolean) => (holds ? [] : [what]);
    expect([
      ...has(
        "two centres",
        some.some(({ centres }) => centres.length > 1),
      ),
      ...has(
        "no supplier",
        some.some(({ suppliers }) => suppliers.length === 0),
      ),
      ...has(
        "a tiny company",
        some.some((s) => s.agreements.some((a) => a.employees.value === 1)),
      ),
      ...has(
        "nobody",
        some.some((s) => s.parameters.get("population.stock")?.value === 0),
      ),
      ...has(
        "no staff",
        some.some((s) => s.parameters.get("capacity.staff.team0")?.value === 0),
      ),
      ...has(
        "a ramp",
        levers.some(({ ramp }) => ramp === "sCurve"),
      ),
      ...has(
        "an aim",
        levers.some(({ target }) => Object.keys(target).length > 0),
      ),
      ...has(
        "no staff from a day on",
        levers.some((l) => /staff/.test(l.lever) && l.value === 0),
      ),
      ...has(
        "a day",
        some.some(({ period }) => period.from === period.to),
      ),
    ]).toEqual([]);
  });

  it("stay within the bounds of every parameter", () => {
    for (const scenario of some) expect(compileWithExcesses(scenario).excesses).toEqual([]);
  });

  it("shrink: a failure that needs one arrival is told with next to nothing else", () => {
    const arrives = ({ seed }: { seed: string }, scenario: (typeof some)[number]) => {
      const run = runOf(compile(scenario), seed);
      return run.world.population.count > 0;
    };
    const result = fc.check(
      fc.property(scenarios(), (scenario) => !arrives({ seed: "shrink" }, scenario)),
      { seed: 11, numRuns: 100 },
    );
    expect(result.failed).toBe(true);
    const least = result.counterexample?.[0];
    expect(least?.initiatives).toEqual([]);
    expect(least?.teams.length).toBe(1);
    expect(least?.period.from).toBe(least?.period.to);
  });
});
