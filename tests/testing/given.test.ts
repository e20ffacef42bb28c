/** Given–when–then must be able to fail, and say how. */
import { describe, expect, it } from "vitest";
import { citizen, populations, eventsOf } from "../../src/testing/citizens.ts";
import { given, SpecificationFailed } from "../../src/testing/given.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import * as fc from "fast-check";

const plan = smallPlan();
const at = "2009-06-02T09:00";
const day = "2009-12-01T00:00";
const birthday = () => given(plan, citizen(plan, 0, { age: 24, at })).when("crossAge", 0, day);
const crossed = { _tag: "AgeBoundaryCrossed", boundary: 25 };

describe("a specification", () => {
  it("holds when exactly these events are decided", () => {
    birthday().then([crossed]);
  });

  it.each([
    ["another value", [{ ...crossed, boundary: 30 }]],
    ["another event", [{ _tag: "CitizenRetired" }]],
    ["one more", [crossed, crossed]],
    ["none", []],
    ["another minute", [{ ...crossed, at: "2009-12-01T00:01" }]],
    ["another subject", [{ ...crossed, subject: 1 }]],
    ["a field that the event has not", [{ ...crossed, age: 25 }]],
  ])("fails when %s is expected", (_, events) => {
    expect(() => birthday().then(events)).toThrow(SpecificationFailed);
  });

  it("says what was expected and what was found", () => {
    expect(() => birthday().thenNothing()).toThrow(/expected: \[\]\nactually: [^]*"boundary": 25/);
  });

  it("tells of a command that can't be carried out", () => {
    const noPools = smallPlan({ pools: [], values: { "rule.internshipShare": [0, 0, 0, 0, 0] } });
    const story = given(noPools, citizen(noPools, 0, { at }));
    const withoutSubsidies = story.when("visitate", 0, day);
    withoutSubsidies.thenThrows("no place pool runs package");
    expect(() => withoutSubsidies.then([])).toThrow("no place pool runs package");
    expect(() => birthday().thenThrows()).toThrow(SpecificationFailed);
  });

  it("knows only commands and events that there are", () => {
    expect(() => given(plan).when("dance", 0)).toThrow("no process decides dance");
    expect(() => given(plan, [{ _tag: "Danced", at, subject: 0 }])).toThrow("no event Danced");
  });
});

describe("a population", () => {
  it("is folded as it was described", () => {
    fc.assert(
      fc.property(populations(plan, 12), (described) => {
        const { world } = given(plan, eventsOf(plan, described));
        expect(world.population.count).toBe(described.length);
        for (const [subject, { level, elapsedDays }] of described.entries()) {
          expect(world.population.level(subject)).toBe(level);
          expect(world.population.onBenefit(subject)).toBe(true);
          const from = plan.from * 1440 - elapsedDays * 1440;
          expect(world.population.spellFrom(subject)).toBe(from);
        }
      }),
      { numRuns: 30 },
    );
  });
});
