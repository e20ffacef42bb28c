/**
 * A plan that begins like another is branched off it: on the day on which they part it must be, to
 * the last bit and the last thing pending, in the state that it comes to by itself.
 */
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { minutesPerDay } from "../../src/domain/moment.ts";
import { digestOf } from "../../src/kernel/digest.ts";
import { firstDifference } from "../../src/kernel/table.ts";
import { branchFrom } from "../../src/model/branch.ts";
import { divergence, never } from "../../src/model/divergence.ts";
import type { Plan } from "../../src/model/plan.ts";
import { replicate } from "../../src/model/simulate.ts";
import { compile } from "../../src/scenario/compile.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { seeds } from "../../src/testing/plans.ts";
import { pendingDifference } from "../../src/testing/replay.ts";
import { logOf } from "../../src/testing/runs.ts";
import { scenarioPairs } from "./changed-scenario.ts";

/** What differs between a plan's own run and its branch off another's on a day, in words. */
function branchFault(trunkPlan: Plan, plan: Plan, seed: string, day: number): string | undefined {
  const trunk = replicate(trunkPlan, seed, 0);
  const branch = replicate(plan, seed, 0, [], true);
  const own = replicate(plan, seed, 0, [], true);
  trunk.run(day * minutesPerDay - 1);
  own.run(day * minutesPerDay - 1);
  branchFrom(trunk, branch, day);
  const state = firstDifference(own.world.tables, branch.world.tables);
  if (state !== undefined) return state;
  if (own.events !== branch.events) return `${own.events} events against ${branch.events}`;
  const pending = pendingDifference(own.agenda.snapshot(), branch.agenda.snapshot());
  if (pending !== undefined) return pending;
  const before = own.log.length;
  own.run(own.agenda.to);
  branch.run(branch.agenda.to);
  const rest = own.log;
  rest.drop(before);
  return digestOf(rest) === digestOf(branch.log) ? undefined : "the branch goes another way";
}

test("any plan is what it would have been, branched off its baseline", { timeout: 240_000 }, () => {
  let branched = 0;
  fc.assert(
    fc.property(scenarioPairs(), seeds, ({ baseline, changed }, seed) => {
      const [one, other] = [compile(baseline), compile(changed)];
      const day = divergence(one, other);
      expect(divergence(other, one)).toBe(day);
      if (day === never) expect(digestOf(logOf(one, seed))).toBe(digestOf(logOf(other, seed)));
      if (day === never || day === one.from) return;
      branched += 1;
      expect(branchFault(one, other, seed, day)).toBeUndefined();
      expect(branchFault(other, one, seed, day)).toBeUndefined();
    }),
    { numRuns: 150 },
  );
  expect(branched).toBeGreaterThan(30);
});

const hired = (from: string) => ({
  levers: [{ cell: "capacity.staff.adults", value: 4, from, to: "2010-12-31" }],
});

describe("the day on which plans part", () => {
  const plan = smallPlan();

  it("is never for the same plan, whatever it is called", () => {
    expect(divergence(plan, smallPlan({ scenario: "other", hash: "0" }))).toBe(never);
  });

  it("is that of the first change, and a day later is too late", () => {
    const other = smallPlan(hired("2010-03-01"));
    const day = divergence(plan, other);
    expect(day).toBe(plan.from + 273);
    expect(branchFault(plan, other, "parting", day)).toBeUndefined();
    expect(branchFault(plan, other, "parting", day + 7)).toBeDefined();
  });

  it("is the first day where something without a date differs", () => {
    for (const other of [
      smallPlan({ values: { "capacity.staff.adults": 3 } }),
      smallPlan({ closed: ["2010-10-04"] }),
      smallPlan({ to: "2011-01-31" }),
      smallPlan({ teams: plan.teams.map((team) => ({ ...team, hours: plan.teams[0].hours })) }),
      smallPlan({ routing: new Uint8Array(20) }),
      smallPlan({ pools: plan.pools.map((pool) => ({ ...pool, packages: 0b11111 })) }),
      smallPlan(hired("2009-05-01")),
      { ...plan, unheardOf: 1 } as Plan,
    ]) {
      expect(divergence(plan, other)).toBe(plan.from);
    }
  });

  it("is that of an agreement that comes later", () => {
    const [hospital, shops] = plan.agreements;
    const day = plan.from + 200;
    const agreements = [hospital, { ...shops, from: day, employees: 90 }];
    const other = smallPlan({ agreements });
    expect(divergence(plan, other)).toBe(plan.from + 92);
    expect(branchFault(plan, other, "agreement", plan.from + 92)).toBeUndefined();
  });

  it("is that of a lever aimed at some citizens", () => {
    const level = { levels: 0b11100 };
    const aimed = { cell: "placements.referral", value: 0.4, from: "2010-01-01", to: "2010-12-31" };
    const other = smallPlan({ levers: [{ ...aimed, filter: level }] });
    expect(divergence(plan, other)).toBe(plan.from + 214);
    expect(branchFault(plan, other, "aimed", plan.from + 214)).toBeUndefined();
    expect(branchFault(other, plan, "aimed", plan.from + 214)).toBeUndefined();
  });

  it("is that of a change for all where only one plan aims at some", () => {
    const all = { cell: "hazard.noShow", value: 0.3, from: "2009-10-01", to: "2010-12-31" };
    const young = { ...all, value: 0, from: "2010-01-01", filter: { ageGroups: 0b0001 } };
    const other = smallPlan({ levers: [all, young] });
    expect(divergence(smallPlan({ levers: [all] }), other)).toBe(plan.from + 122);
  });
});
