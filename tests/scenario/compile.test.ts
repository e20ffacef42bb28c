/**
 * Compiling a scenario. The oracle works out every value of every cell on every day from the
 * words of the scenario alone, slowly and one by one, and knows nothing of turning days or chains.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfIso } from "../../src/domain/moment.ts";
import { ruleSets } from "../../src/domain/rule-set.ts";
import { parameters } from "../../src/model/parameters.ts";
import type { Plan } from "../../src/model/plan.ts";
import { segmentOf } from "../../src/model/segment.ts";
import { trajectory } from "../../src/model/trajectory.ts";
import { compile, listedIdsOf } from "../../src/scenario/compile.ts";
import { cellKeys, cellPath } from "../../src/scenario/lever-path.ts";
import type { Lever, Scenario } from "../../src/scenario/scenario.ts";
import { firstDay, scenarios } from "./arbitrary-scenario.ts";
import { extending, loaded } from "./files.ts";

/** A citizen as targets see one. */
interface Somebody {
  readonly origin: string;
  readonly ageGroup: string;
  readonly level: number;
  readonly traits: ReadonlyArray<string>;
}

const people: ReadonlyArray<Somebody> = [
  { origin: "danish", ageGroup: "from60", level: 5, traits: [] },
  { origin: "danish", ageGroup: "under25", level: 1, traits: ["deprivedArea"] },
  { origin: "nonWesternDescendant", ageGroup: "under25", level: 3, traits: ["female"] },
];

function isAimedAt({ target }: Lever, somebody: Somebody): boolean {
  if (target.origin && !(target.origin as ReadonlyArray<string>).includes(somebody.origin))
    return false;
  if (target.ageGroup && !(target.ageGroup as ReadonlyArray<string>).includes(somebody.ageGroup)) {
    return false;
  }
  if (target.level && !target.level.includes(somebody.level)) return false;
  return (target.trait ?? []).every((trait) => somebody.traits.includes(trait));
}

/** Share of a lever's effect on a day. */
function effectOn(lever: Lever, day: number): number {
  const from = dayOfIso(lever.from);
  if (day < from || (lever.to !== undefined && day > dayOfIso(lever.to))) return 0;
  if (lever.ramp === "step") return 1;
  const t = Math.min(1, (day - from + 1) / lever.rampDays);
  return lever.ramp === "linear" ? t : 3 * t ** 2 - 2 * t ** 3;
}

/** What a cell's value should be on a day for somebody. */
function slowValue(
  scenario: Scenario,
  path: string,
  cell: string,
  day: number,
  somebody: Somebody,
) {
  const law = ruleSets.findLast(({ from }) => dayOfIso(from) <= day);
  const declared = parameters.find((parameter) => parameter.path === path)!;
  let value =
    scenario.parameters.get(cell)?.value ??
    law?.numbers[cell]?.value ??
    declared.neutral ??
    Number.NaN;
  if (cell === "demand.index") {
    const known = scenario.labourDemand.filter(({ from }) => dayOfIso(from) <= day);
    value = known.at(-1)?.index.value ?? value;
  }
  if (declared.sumsToOne) {
    const keys = declared.keys as ReadonlyArray<string>;
    value /= keys.reduce((sum, key) => sum + scenario.parameters.get(`${path}.${key}`)!.value, 0);
  }
  for (const { levers } of scenario.initiatives) {
    for (const lever of levers) {
      if (lever.lever !== path && lever.lever !== cell) continue;
      if (!isAimedAt(lever, somebody)) continue;
      const { op, value: by } = lever;
      const full = op === "set" ? by : op === "add" ? value + by : value * by;
      value += effectOn(lever, day) * (full - value);
    }
  }
  return declared.whole ? Math.round(value) : value;
}

const indexIn = (words: ReadonlyArray<string>, word: string) => words.indexOf(word);

function segmentOfSomebody(plan: Plan, { origin, ageGroup, level, traits }: Somebody): number {
  const bits = traits.reduce(
    (sum, trait) =>
      sum | (1 << indexIn(["female", "deprivedArea", "hasChildren", "qualifyingEducation"], trait)),
    0,
  );
  return segmentOf(
    plan,
    indexIn(["danish", "western", "nonWesternImmigrant", "nonWesternDescendant"], origin),
    indexIn(["under25", "from25to29", "from30to59", "from60"], ageGroup),
    level,
    bits,
    0,
  );
}

describe("compiling", () => {
  test("every cell has on every day the value that the scenario says, for whomever", () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(...people), (scenario, somebody) => {
        const plan = compile(scenario);
        const segment = segmentOfSomebody(plan, somebody);
        const days = plan.to - plan.from + 1;
        const moved = new Set(
          scenario.initiatives.flatMap(({ levers }) => levers.map((l) => l.lever)),
        );
        for (const parameter of parameters) {
          const cells = cellKeys(parameter, listedIdsOf(scenario)).map((key) =>
            cellPath(parameter, key),
          );
          const first = plan.parameters.offsets[parameter.path];
          for (const [k, cell] of cells.entries()) {
            expect(plan.parameters.cells[first + k]).toBe(cell);
            const block = plan.parameters.segmentCells[first + k];
            const daily = trajectory(plan, block === 0 ? first + k : block + segment, days);
            const still = !moved.has(cell) && !moved.has(parameter.path) && cell !== "demand.index";
            for (let i = 0; i < days; i += still ? 97 : 1) {
              const expected = slowValue(scenario, parameter.path, cell, plan.from + i, somebody);
              // The oracle may differ in the last bits of 64, hence by one bit of 32.
              expect(Math.abs(daily[i] - expected)).toBeLessThanOrEqual(Math.abs(expected) * 2e-7);
            }
          }
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test("changes are by day, cause and cell, each a real change, on one day once a cause", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { values, changes } = compile(scenario).parameters;
        const now = Float32Array.from(values);
        const { day, cell, value, cause } = changes;
        for (let i = 0; i < day.length; i++) {
          expect(value[i]).not.toBe(now[cell[i]]);
          now[cell[i]] = value[i];
          expect(day[i]).toBeGreaterThanOrEqual(firstDay);
          if (i === 0) continue;
          const order = day[i] - day[i - 1] || cause[i] - cause[i - 1] || cell[i] - cell[i - 1];
          expect(order).toBeGreaterThan(0);
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  test("a scenario that changes nothing has the plan of its base", () => {
    const { scenario, base } = extending("question: { en: Why?, da: Hvorfor? }\n");
    const [plan, basePlan] = [compile(scenario), compile(base!)];
    expect(plan).toEqual({ ...basePlan, scenario: "test" });
    expect(plan.hash).toBe(basePlan.hash);
  });

  test("words and sources leave the hash alone, and numbers do not", () => {
    const { base } = extending("");
    const hash = (text: string) => compile(extending(text).scenario).hash;
    const parameter = (value: number) =>
      `parameters: { hazard: { noShow: { value: ${value}, source: P45 } } }\n`;
    expect(hash(parameter(0.15))).toBe(compile(base!).hash);
    expect(hash(parameter(0.16))).not.toBe(compile(base!).hash);
    expect(hash("hours: { closedOn: [24-12] }\n")).not.toBe(compile(base!).hash);
    expect(hash("goals: [{ id: on-time, note: Another note. }]\n")).toBe(compile(base!).hash);
  });

  test("a lever that has ended leaves no trace, and its last day is its own", () => {
    const text = `initiatives:
  - id: short
    title: { en: Short, da: Kort }
    levers:
      - { lever: hazard.noShow, op: set, value: 0.1, from: 2010-01-04, to: 2010-01-06, source: P45 }
`;
    const plan = compile(extending(text).scenario);
    const { day, value, cell } = plan.parameters.changes;
    const noShow = plan.parameters.offsets["hazard.noShow"];
    expect([...cell]).toEqual([noShow, noShow]);
    expect([...day]).toEqual([dayOfIso("2010-01-04"), dayOfIso("2010-01-07")]);
    expect([...value]).toEqual([Math.fround(0.1), Math.fround(0.15)]);
    expect(plan.initiatives).toEqual([{ id: "short", from: day[0], to: day[1] - 1 }]);
  });

  test("a linear ramp over January and February is fifty-nine steps", () => {
    const plan = compile(loaded("scenarios/partnership-placements.yaml").scenario);
    const cell = plan.parameters.cells.indexOf("capacity.placementPlaces.partners");
    const { changes } = plan.parameters;
    const steps = [...changes.day.keys()].filter((i) => changes.cell[i] === cell);
    expect(steps.length).toBe(59);
    expect(changes.day[steps[0]]).toBe(dayOfIso("2010-01-01"));
    expect(changes.day[steps[58]]).toBe(dayOfIso("2010-02-28"));
    expect(changes.value[steps[0]]).toBe(Math.fround(10 + 20 / 59));
    expect(changes.value[steps[58]]).toBe(30);
    expect(plan.parameters.segments).toBe(2);
    expect(plan.filters).toEqual([{ levels: 0b11100 }]);
  });

  test("shares stay shares when one of them is moved", () => {
    const text = `initiatives:
  - id: visitation
    title: { en: More job search, da: Mere jobsøgning }
    levers:
      - lever: rule.visitation.jobSearchWageSubsidy
        op: multiply
        value: 3
        from: 2010-01-01
        source: P45
`;
    const plan = compile(extending(text).scenario);
    const now = Float32Array.from(plan.parameters.values);
    const { cell, value } = plan.parameters.changes;
    for (const [i, moved] of cell.entries()) now[moved] = value[i];
    const first = plan.parameters.offsets["rule.visitation"];
    const shares = now.subarray(first, first + 5);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(shares[3]).toBeGreaterThan(0.5);
  });

  test("the law changes on its day, unless the scenario says the number itself", () => {
    const later = "period: { to: 2012-12-31 }\n";
    const plan = compile(extending(later).scenario);
    expect(plan.ruleSets.map(({ ruleSet }) => ruleSets[ruleSet].id)).toEqual([
      "RS-2007",
      "RS-2010",
      "RS-2012",
    ]);
    const { changes, cells } = plan.parameters;
    expect([...changes.cell].map((cell) => cells[cell])).toEqual([
      "rule.offerMinDays.under30First",
    ]);
    expect(changes.day[0]).toBe(dayOfIso("2012-01-23"));
    expect(changes.cause[0]).toBe(255);
    const own =
      "parameters: { rule: { offerMinDays: { values: { under30First: 90 }, source: P28 } } }\n";
    expect(compile(extending(later + own).scenario).parameters.changes.day.length).toBe(0);
  });

  test("the run goes on until the last goal's window has closed", () => {
    const text = `goals:
  - id: back-to-work
    source: "JKN:134"
    measure: { type: kOfN, anchor: contact, statuses: [job], months: 3, of: 7, cohort: startsIn }
`;
    expect(compile(extending(text).scenario).to).toBe(dayOfIso("2011-07-31"));
    expect(compile(extending("").scenario).to).toBe(dayOfIso("2010-12-31"));
  });

  test("the first team that serves a citizen has the case", () => {
    const plan = compile(loaded("scenarios/nyropsgade-2010.yaml").scenario);
    const of = (ageGroup: number, level: number) =>
      plan.teams[plan.routing[ageGroup * 5 + level - 1]].id;
    expect([of(0, 1), of(1, 5), of(2, 3), of(3, 4), of(2, 5)]).toEqual([
      "youth",
      "youth",
      "workReady",
      "effort",
      "clarification",
    ]);
  });
});
