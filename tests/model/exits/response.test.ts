/**
 * Exits answer to the caseload of the citizen's own team: by the stated elasticity, in closed form,
 * and without reaching anybody whom another team serves.
 */
import { describe, expect, test } from "vitest";
import { BenefitStopped } from "../../../src/domain/events/benefit.ts";
import { dayOfIso } from "../../../src/domain/moment.ts";
import { caseloadResponse } from "../../../src/model/exits/response.ts";
import { smallPlan } from "../../../src/testing/plan.ts";
import { reduced } from "../reduced.ts";

const stock = 6000;
/** A tenth leave to self-support each month, and nothing else happens. */
const still = {
  "population.stock": stock,
  "population.formerRecipients": 0,
  "population.ageGroup": [0, 0, 1, 0],
  "inflow.contacts": 0,
  "inflow.transfers": 0,
  "monthly.exit": 0.1,
  "monthly.destinationShort": [0, 0, 1, 0],
  "monthly.destinationLong": [0, 0, 1, 0],
  "monthly.subsidisedJob": 0,
  "monthly.pension": 0,
  "monthly.leaveMunicipality": 0,
  "monthly.transfer": 0,
  "monthly.matchUp": 0,
  "monthly.matchDown": 0,
  "monthly.returnFromOther": 0,
} as const;
const from = "2009-08-01";

/** The plan with three times the staff of the team of the work-ready from August. */
function tripled(elasticity: number) {
  const team = smallPlan().teams[1].id;
  const cell = `capacity.staff.${team}`;
  return smallPlan({
    values: { ...still, "capacity.staff": [2, 1.5], "response.caseloadElasticity": elasticity },
    levers: [{ cell, value: 4.5, from, to: "2010-12-31" }],
  });
}

/** Citizen and minute of everybody who leaves. */
function leavers(plan: ReturnType<typeof smallPlan>) {
  const simulation = reduced(plan);
  simulation.run(simulation.agenda.to);
  const { log } = simulation;
  const left = new Map<number, number>();
  for (let i = 0; i < log.length; i += 1) {
    if (log.codeAt(i) === BenefitStopped.code) left.set(log.subject[i], log.minute[i]);
  }
  return left;
}

describe("the factor", () => {
  const days = dayOfIso("2010-12-31") - smallPlan().from + 1;
  const lever = dayOfIso(from) - smallPlan().from;

  test("is 1 until staff change, then the ratio of caseloads to the elasticity", () => {
    const response = caseloadResponse(tripled(-0.15), 1, days);
    expect(response[lever - 1]).toBe(1);
    expect(response[lever]).toBeCloseTo(3 ** 0.15, 7);
    expect(response.at(-1)).toBe(response[lever]);
  });

  test("is 1 for a team whose staff stay, and without an elasticity", () => {
    expect(new Set(caseloadResponse(tripled(-0.15), 0, days))).toEqual(new Set([1]));
    expect(new Set(caseloadResponse(tripled(0), 1, days))).toEqual(new Set([1]));
  });

  test("goes no further than ten times the caseload, which a team without staff has", () => {
    const plan = smallPlan({
      values: { "response.caseloadElasticity": -0.5 },
      levers: [{ cell: `capacity.staff.${smallPlan().teams[0].id}`, value: 0, from, to: from }],
    });
    expect(caseloadResponse(plan, 0, days)[lever]).toBeCloseTo(10 ** -0.5, 7);
  });
});

test("those of another team leave at the same minute, its own sooner, as stated", () => {
  const [base, more] = [leavers(tripled(0)), leavers(tripled(-0.5))];
  const august = dayOfIso(from) * 1440;
  const [sooner, same] = [new Set<number>(), new Set<number>()];
  for (const [citizen, minute] of more) {
    const before = base.get(citizen) ?? Number.POSITIVE_INFINITY;
    expect(minute).toBeLessThanOrEqual(before);
    (minute < before ? sooner : same).add(citizen);
  }
  for (const [citizen, minute] of base) if (minute < august) expect(more.get(citizen)).toBe(minute);
  // Time to leaving shrinks by the root of three for them: each threshold is crossed that much
  // sooner after August, whatever it was. Only a birthday that changes the team spoils it.
  let exact = 0;
  let known = 0;
  for (const citizen of sooner) {
    const before = base.get(citizen);
    if (before === undefined) continue;
    known += 1;
    const ratio = (before - august) / ((more.get(citizen) ?? 0) - august);
    if (Math.abs(ratio / Math.sqrt(3) - 1) < 1e-5 + 4 / (before - august)) exact += 1;
  }
  expect(exact / known).toBeGreaterThan(0.97);
  expect(sooner.size).toBeGreaterThan(stock / 20);
  expect(same.size).toBeGreaterThan(stock / 4);
});
