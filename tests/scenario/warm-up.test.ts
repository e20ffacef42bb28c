/**
 * A scenario that lets its centre settle first. What is dated acts on its dates, what is measured
 * is measured as before, and only what came before the period is other than without a warm-up.
 */
import { describe, expect, test } from "vitest";
import { PlacementStarted } from "../../src/domain/events/offer.ts";
import { dayOfIso, minutesPerDay } from "../../src/domain/moment.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import { codeBits } from "../../src/kernel/columns.ts";
import { demandCause, ruleCause } from "../../src/model/plan.ts";
import { dailyMeans } from "../../src/model/population/intake.ts";
import { cellOf } from "../../src/model/trajectory.ts";
import { compile } from "../../src/scenario/compile.ts";
import { assumptions, differences } from "../../src/scenario/differences.ts";
import { parseScenario } from "../../src/scenario/load.ts";
import { printScenario } from "../../src/scenario/print.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { logOf, runFault } from "../../src/testing/runs.ts";
import { extending, loaded } from "./files.ts";

const { scenario: tutorial } = loaded("scenarios/tutorial.yaml");
const stated = (days: number) =>
  `period: { warmUpDays: { value: ${days}, assumption: To settle., range: [0, 3000] } }\n`;
const warmed = (days: number): Scenario => extending(stated(days)).scenario;

describe("the plan", () => {
  const days = 200;
  const begin = dayOfIso(tutorial.period.from);
  const [plain, warm] = [compile(tutorial), compile(warmed(days))];

  test("begins so many days earlier and ends on the same day", () => {
    expect(warm).toMatchObject({ from: begin - days, to: plain.to, warmUpDays: days });
    expect(warm.ruleSets[0]).toEqual({ ...plain.ruleSets[0], day: begin - days });
    expect(warm.hash).not.toBe(plain.hash);
  });

  test("is the same plan when the warm-up has no days", () => {
    expect(compile(warmed(0)).hash).toBe(plain.hash);
  });

  test("knows which days of the warm-up are closed", () => {
    const isClosed = (iso: string) => {
      const bit = dayOfIso(iso) - warm.from;
      return ((warm.closed[bit >> 3] >> (bit & 7)) & 1) === 1;
    };
    expect(isClosed("2009-04-09")).toBe(true); // Maundy Thursday
    expect(isClosed("2009-04-08")).toBe(false);
  });

  test("has labour demand act on its own date", () => {
    const text = `${stated(days)}labourDemand:
  - from: ${tutorial.period.from}
    index: { value: 0.7, assumption: A slump., range: [0.5, 1] }
`;
    const plan = compile(extending(text).scenario);
    const cell = cellOf(plan, "demand.index");
    expect(plan.parameters.values[cell]).toBe(1);
    const { changes } = plan.parameters;
    const at = changes.cell.indexOf(cell);
    expect(changes.day[at]).toBe(begin);
    expect(changes.cause[at]).toBe(demandCause);
    expect(changes.value[at]).toBeCloseTo(0.7, 6);
  });

  test("has the inflow that is stated when the period begins, growth and all", () => {
    const growing = "parameters: { inflow: { yearlyTrend: { value: 1.3, source: P45 } } }\n";
    const means = (text: string) =>
      dailyMeans(compile(extending(text).scenario), "inflow.contacts");
    const [without, withIt] = [means(growing), means(stated(days) + growing)];
    expect(withIt.length).toBe(without.length + days);
    // A month that holds the run's first day has closing days before it that are not known.
    for (let i = 31; i < without.length; i += 1) expect(withIt[i + days]).toBe(without[i]);
  });

  test("takes the oldest law that is known to have been in force before it", () => {
    const plan = compile(warmed(2000));
    expect(plan.ruleSets[0]).toEqual({ day: begin - 2000, ruleSet: 0 });
    const { changes } = plan.parameters;
    const laws = [...changes.day].filter((_, i) => changes.cause[i] === ruleCause);
    expect(laws.every((day) => day > begin)).toBe(true);
  });
});

test("goals count what lies in their windows and nothing of the warm-up", () => {
  const goal = loaded("scenarios/nyropsgade-2010.yaml").scenario.goals.find(
    ({ id }) => id === "JKN-5",
  )!;
  expect(goal).toMatchObject({ measure: { event: "PlacementStarted" }, window: 2010 });
  const plan = compile({ ...warmed(400), goals: [goal] });
  const log = logOf(plan, "1");
  let inWindow = 0;
  let before = 0;
  for (let i = 0; i < log.length; i += 1) {
    if ((log.tag[i] & codeBits) !== PlacementStarted.code) continue;
    if (log.minute[i] >= dayOfIso("2010-01-01") * minutesPerDay) inWindow += 1;
    else before += 1;
  }
  const [reading] = new Replicator({ plan, goals: [goal] }, "1").run(0).readings;
  expect(reading).toMatchObject({ value: inWindow });
  expect(before).toBeGreaterThan(20);
});

test("all laws hold in a run that begins with a warm-up", () => {
  expect(runFault(compile({ ...warmed(120), goals: [] }), "warm", 0.4)).toBeUndefined();
});

test("it is printed, told as a difference and told as an assumption", () => {
  const warm = warmed(90);
  const again = parseScenario(printScenario(warm));
  expect(again._tag === "Success" && again.success.scenario).toEqual(warm);
  expect(differences(tutorial, warm)).toEqual([
    { path: "period.warmUpDays", old: undefined, new: 90 },
  ]);
  expect(assumptions(warm).find(({ path }) => path === "period.warmUpDays")).toEqual({
    path: "period.warmUpDays",
    value: 90,
    reason: "To settle.",
    range: [0, 3000],
  });
});
