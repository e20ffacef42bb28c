/** The course of one placement: who is referred, how long it lasts, and what comes of it. */
import { describe, expect, it } from "vitest";
import * as obligation from "../../../src/domain/events/contact.ts";
import * as event from "../../../src/domain/events/offer.ts";
import { WorkItemQueued } from "../../../src/domain/events/work.ts";
import { placementOutcomes } from "../../../src/domain/offer.ts";
import { tasks } from "../../../src/domain/task.ts";
import type { AgreementPlan } from "../../../src/model/plan.ts";
import { at, monday, type Person, planFor, type Ran, runScript } from "../offers/fixture.ts";

const followUp = tasks.indexOf("placementFollowUp");
const outcomeOf = (a: number) => placementOutcomes[a];

const companyOf = (kind: number): AgreementPlan => ({
  id: `company ${kind}`,
  kind,
  employees: 1_000_000,
  partnership: kind === 0,
  from: monday,
  rampMonths: 0,
});
const agreements = [companyOf(0), companyOf(1)];

/** Everybody is visitated to a place at a company on the day that they come. */
const placed = (kind: number) => ({
  "offers.planLeadDays": 365,
  "capacity.placementPlaces": 100_000,
  "rule.internshipShare": kind === 0 ? 1 : 0,
  "rule.wageSubsidyShare": kind,
});

const crowd = (count: number): Person[] =>
  Array.from({ length: count }, (_, i) => ({ at: at(0, 540 + Math.floor(i / 10)) }));

describe("the length of a placement", () => {
  it.each<[kind: number, level: number, planned: number, days: number]>([
    [0, 3, 27, 27],
    [0, 3, 28, 28],
    [0, 3, 29, 28],
    [0, 4, 90.4, 90],
    [0, 4, 92, 91],
    [1, 1, 364, 364],
    [1, 1, 366, 365],
  ])("of kind %i for level %i and %d days planned is %i days", (kind, level, planned, days) => {
    const values = { ...placed(kind), "duration.placementDays": planned };
    const plan = planFor({ agreements, values });
    const ran = runScript(plan, { people: [{ at: at(2, 600), level }] });
    const [started] = ran.of(event.PlacementStarted);
    expect([started.minute, started.x]).toEqual([at(2, 600), at(2 + days, 600)]);
    expect([started.a, started.y]).toEqual([kind, kind === 0 ? 1 : 0]);
    const [ended] = ran.of(event.PlacementEnded);
    expect([ended.minute, outcomeOf(ended.a)]).toEqual([started.x, "completed"]);
  });

  it("begins in the morning, so many days after it is set up", () => {
    const values = { ...placed(0), "placements.startLagDays": 7 };
    const ran = runScript(planFor({ agreements, values }), { people: [{ at: at(2, 600) }] });
    expect(ran.of(event.PlacementStarted)[0].minute).toBe(at(9, 480));
  });

  it("has a follow-up in its middle", () => {
    const values = { ...placed(1), "duration.placementDays": 101 };
    const ran = runScript(planFor({ agreements, values }), { people: [{ at: at(2, 600) }] });
    const queued = ran.of(WorkItemQueued).find(({ b }) => b === followUp)!;
    expect(queued.minute).toBe(at(2, 600) + 101 * 720);
    expect(queued.y).toBe(at(52, 1439));
  });
});

describe("what comes of placements", () => {
  const [dropout, hired] = [Math.fround(0.4), Math.fround(0.25)];
  const values = {
    ...placed(1),
    "duration.placementDays": 200,
    "hazard.dropout": [0, 0, dropout],
    "placements.hired": [0, hired],
  };
  const people = crowd(4_000);
  const ran = runScript(planFor({ agreements, values, to: "2010-01-31" }), { people });
  const ended = new Map<number, { a: number; minute: number }>();
  for (const row of ran.of(event.PlacementEnded)) {
    if (!ended.has(row.subject)) ended.set(row.subject, row);
  }
  const count = (outcome: string) =>
    [...ended.values()].filter(({ a }) => outcomeOf(a) === outcome).length;
  const near = (found: number, share: number, among: number) =>
    expect(Math.abs(found - share * among)).toBeLessThan(
      4 * Math.sqrt(share * (1 - share) * among),
    );

  it("are dropout, a job at the company and the planned end, by their shares", () => {
    expect(ended.size).toBe(4_000);
    near(count("dropout"), dropout, 4_000);
    near(count("hired"), hired, 4_000 - count("dropout"));
    expect(count("interrupted")).toBe(0);
  });

  it("are dropouts evenly over the length", () => {
    const parts = [...ended]
      .filter(([, { a }]) => outcomeOf(a) === "dropout")
      .map(([citizen, { minute }]) => (minute - people[citizen].at) / (200 * 1440))
      .toSorted((a, b) => a - b);
    const distance = Math.max(...parts.map((part, i) => Math.abs(part - i / parts.length)));
    expect(distance).toBeLessThan(1.95 / Math.sqrt(parts.length));
  });

  it("have a follow-up exactly when they reach their middle", () => {
    const followed = new Set(
      ran
        .of(WorkItemQueued)
        .filter(({ b, subject, minute }) => b === followUp && minute < ended.get(subject)!.minute)
        .map(({ subject }) => subject),
    );
    for (const [citizen, { minute }] of ended) {
      const reached = minute > people[citizen].at + 100 * 1440;
      expect(followed.has(citizen)).toBe(reached);
    }
  });

  it("are a new obligation, but for those who were hired", () => {
    const created = ran.of(obligation.ObligationCreated).filter(({ a }) => a === 2);
    const citizens = new Set(created.map(({ subject }) => subject));
    for (const [citizen, { a }] of ended) {
      expect(citizens.has(citizen)).toBe(outcomeOf(a) !== "hired");
    }
  });
});

describe("an obligation that a placement meets", () => {
  it.each<[lag: number, late: number]>([
    [274, 0],
    [275, 1],
  ])("with a start %i days after it was created is late: %i", (lag, late) => {
    const values = { ...placed(0), "placements.startLagDays": lag };
    const ran = runScript(planFor({ agreements, values }), { people: [{ at: at(2, 600) }] });
    const [fulfilled] = ran.of(obligation.ObligationFulfilled);
    expect([fulfilled.minute, fulfilled.b]).toEqual([at(2 + lag, 480), late]);
    const breached = ran.of(obligation.ObligationBreached).find(({ a }) => a === 1);
    expect(breached?.minute).toBe(late === 1 ? at(2 + 275) : undefined);
  });

  it("is cancelled when the benefit stops before the start, and the booking ends", () => {
    const values = { ...placed(0), "placements.startLagDays": 20 };
    const people = [{ at: at(2, 600), stops: at(10) }];
    const ran = runScript(planFor({ agreements, values }), { people });
    expect(ran.of(obligation.ObligationCancelled).length).toBe(1);
    const [ended] = ran.of(event.PlacementEnded);
    expect([ended.minute, outcomeOf(ended.a)]).toEqual([at(10), "interrupted"]);
    expect(ran.of(event.PlacementStarted)).toEqual([]);
  });
});

describe("referral from an interview", () => {
  const values = {
    "capacity.placementPlaces": 100_000,
    "placements.referral": 1,
    "placements.referralWageSubsidy": 0,
    "duration.placementDays": 20,
  };
  const referred = (person: Partial<Person>, others: Record<string, number> = {}): Ran =>
    runScript(planFor({ agreements, values: { ...values, ...others } }), {
      people: [{ at: at(0, 600), interviews: [at(30, 615)], ...person }],
    });

  it.each([
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 1],
    [5, 0],
  ])("of somebody of level %i happens %i times", (level, times) => {
    const decided = referred({ level })
      .of(event.VisitationDecided)
      .filter(({ b }) => b !== 0);
    expect(decided.map(({ minute, a, b }) => [minute, a, b])).toEqual(
      times === 0 ? [] : [[at(30, 615), 0, 1]],
    );
  });

  it("meets the obligation ahead of its time and puts off the planned work", () => {
    const ran = referred({});
    const [fulfilled] = ran.of(obligation.ObligationFulfilled);
    expect([fulfilled.minute, fulfilled.a, fulfilled.b]).toEqual([at(30, 615), 1, 0]);
    const [, next] = ran.of(obligation.ObligationCreated);
    expect([next.minute, next.x]).toEqual([at(50, 615), at(50 + 182, 1439)]);
    // Planned for day 274; the next offer is the first course, when the new obligation is due.
    expect(ran.of(event.OfferIssued)[0].minute).toBe(at(50 + 182, 480));
  });

  it("does not happen to those who wait for a course, hold a place or are at a company", () => {
    const soon = { "offers.planLeadDays": 365 };
    expect(referred({}, { ...soon, "capacity.places": 0 }).of(event.PlacementBooked)).toEqual([]);
    const held = referred({}, { ...soon, "offers.startLagDays": 60 });
    expect(held.of(event.PlacementBooked)).toEqual([]);
    const twice = referred({ interviews: [at(30, 615), at(40, 615)] });
    expect(twice.of(event.PlacementBooked).length).toBe(1);
  });

  it("leads to one or the other kind by share, and only for its share of interviews", () => {
    const people = crowd(4_000).map((person) => ({ ...person, interviews: [at(30, 615)] }));
    const shares = { "placements.referral": 0.6, "placements.referralWageSubsidy": 0.3 };
    const plan = planFor({ agreements, values: { ...values, ...shares }, to: "2009-08-31" });
    const decided = runScript(plan, { people }).of(event.VisitationDecided);
    const subsidies = decided.filter(({ b }) => b === 2).length;
    const deviation = (share: number, among: number) => 4 * Math.sqrt(share * (1 - share) * among);
    expect(Math.abs(decided.length - 2_400)).toBeLessThan(deviation(0.6, 4_000));
    expect(Math.abs(subsidies - 0.3 * decided.length)).toBeLessThan(deviation(0.3, decided.length));
  });
});
