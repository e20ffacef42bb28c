/** What companies release and how many they take: ramps, carried parts and the ratio rule. */
import { describe, expect, it } from "vitest";
import * as event from "../../../src/domain/events/offer.ts";
import { companyRoom } from "../../../src/domain/rule-set.ts";
import { monthIndex, monthStart } from "../../../src/kernel/civil-time.ts";
import type { AgreementPlan } from "../../../src/model/plan.ts";
import { at, monday, planFor, runScript } from "../offers/fixture.ts";

const company: AgreementPlan = {
  id: "company",
  kind: 0,
  employees: 1_000,
  partnership: true,
  from: monday,
  rampMonths: 0,
};

/** Everybody is visitated to an internship as soon as they come. */
const internships = {
  "offers.planLeadDays": 365,
  "rule.internshipShare": 1,
  "rule.internshipMaxDays": 4_000,
  "duration.placementDays": 30,
};

const comers = (count: number, day = 0) =>
  Array.from({ length: count }, (_, i) => ({ at: at(day, 540 + i) }));

describe("an agreement", () => {
  it("is signed on its day and releases at once, then on the first of every month", () => {
    const from = monday + 40;
    const values = { "capacity.placementPlaces": 2 };
    const plan = planFor({ agreements: [{ ...company, from }], values, to: "2009-12-31" });
    const { of } = runScript(plan, { people: [] });
    expect(of(event.PartnershipSigned).map(({ minute }) => minute)).toEqual([at(40)]);
    const august = monthIndex(from) + 1;
    const firsts = Array.from({ length: 5 }, (_, i) => monthStart(august + i) * 1440 + 480);
    expect(of(event.PartnershipPlacesReleased).map(({ minute }) => minute)).toEqual([
      at(40),
      ...firsts,
    ]);
  });

  it("that begins on a first releases once that month, one of before the run at its start", () => {
    const early = { ...company, from: monday - 500 };
    const late = { ...company, from: monday + 1_000 };
    const values = { "capacity.placementPlaces": 1 };
    const agreements = [{ ...company, from: monday + 30 }, early, late];
    const { of } = runScript(planFor({ agreements, values, to: "2009-07-31" }), { people: [] });
    const released = (agreement: number) =>
      of(event.PartnershipPlacesReleased, agreement).map(({ minute }) => minute);
    expect(released(0)).toEqual([at(30)]);
    expect(released(1)).toEqual([at(0), at(30, 480)]);
    expect(of(event.PartnershipSigned, 2)).toEqual([]);
  });

  it.each<[perMonth: number, rampMonths: number]>([
    [10, 0],
    [10, 2],
    [1 / 3, 0],
    [0.1, 5],
    [4.5, 3],
    [2 / 3, 2],
    [7.77, 11],
  ])("of %d places a month, %i months of ramp, releases what that sums to", (perMonth, ramp) => {
    const agreements = [{ ...company, rampMonths: ramp }];
    const values = { "capacity.placementPlaces": perMonth };
    const { of } = runScript(planFor({ agreements, values, to: "2013-12-31" }), { people: [] });
    const places = of(event.PartnershipPlacesReleased).map(({ x }) => x);
    expect(places.length).toBe(55);
    let released = 0;
    let due = 0;
    for (const [month, count] of places.entries()) {
      released += count;
      due += (Math.fround(perMonth) * Math.min(ramp + 1, month + 1)) / (ramp + 1);
      expect(released).toBe(Math.floor(due + 1 / 1024));
    }
  });

  it("of before the run is as far up its ramp as the calendar says", () => {
    const agreements = [{ ...company, from: monday - 31, rampMonths: 3 }];
    const values = { "capacity.placementPlaces": 8 };
    const { of } = runScript(planFor({ agreements, values, to: "2009-10-31" }), { people: [] });
    expect(of(event.PartnershipPlacesReleased).map(({ x }) => x)).toEqual([4, 6, 8, 8, 8]);
  });

  it("that is given more places a month releases them from the next first", () => {
    const values = { "capacity.placementPlaces": 2 };
    const levers = [
      { cell: "capacity.placementPlaces.company", value: 5, from: "2009-07-02", to: "2009-08-31" },
    ];
    const plan = planFor({ agreements: [company], values, levers, to: "2009-10-31" });
    const { of } = runScript(plan, { people: [] });
    expect(of(event.PartnershipPlacesReleased).map(({ x }) => x)).toEqual([2, 2, 5, 2, 2]);
  });
});

describe("the company ratio rule", () => {
  it.each([
    [4, 0],
    [5, 1],
    [49, 9],
    [50, 10],
    [51, 10],
    [59, 10],
    [60, 11],
    [100, 15],
  ])("leaves a company of %i employees room for %i at a time", (employees, room) => {
    expect(companyRoom(employees)).toBe(room);
    const agreements = [{ ...company, employees }];
    const values = { ...internships, "capacity.placementPlaces": 500 };
    const plan = planFor({ agreements, values, to: "2009-12-31" });
    const ran = runScript(plan, { people: comers(room + 5) });
    let held = 0;
    let most = 0;
    for (const { code } of ran.rows) {
      if (code === event.PlacementBooked.code) held += 1;
      if (code === event.PlacementEnded.code) held -= 1;
      most = Math.max(most, held);
    }
    expect(most).toBe(room);
    const first = ran.of(event.PlacementBooked).filter(({ minute }) => minute < at(1));
    expect(first.length).toBe(room);
    expect(ran.of(event.OfferWaitlisted).filter(({ minute }) => minute < at(1)).length).toBe(5);
  });

  it("lets the next in line in when one ends", () => {
    const agreements = [{ ...company, employees: 5 }];
    const values = { ...internships, "capacity.placementPlaces": 500 };
    const plan = planFor({ agreements, values, to: "2009-12-31" });
    const booked = runScript(plan, { people: comers(3) }).of(event.PlacementBooked);
    const [first, second, third] = booked;
    expect([first.subject, second.subject, third.subject]).toEqual([0, 1, 2]);
    expect([second.minute, third.minute]).toEqual([
      first.minute + 30 * 1440,
      first.minute + 60 * 1440,
    ]);
  });
});

describe("a citizen who seeks a place", () => {
  it("gets one where most are left, the first of equals, until none is", () => {
    const agreements = [
      { ...company, id: "two" },
      { ...company, id: "three" },
      { ...company, id: "too small", employees: 4 },
      { ...company, id: "of another kind", kind: 1 },
      { ...company, id: "three again" },
    ];
    const values = { ...internships, "capacity.placementPlaces": [2, 3, 90, 90, 3] };
    const ran = runScript(planFor({ agreements, values, to: "2009-06-30" }), {
      people: comers(10),
    });
    expect(ran.of(event.PlacementBooked).map(({ b }) => b)).toEqual([1, 4, 0, 1, 4, 0, 1, 4]);
    expect(ran.of(event.OfferWaitlisted).map(({ b }) => b)).toEqual([1, 1]);
  });

  it("waits in the line of the kind until places are released", () => {
    const values = { ...internships, "capacity.placementPlaces": 2 };
    const plan = planFor({ agreements: [company], values, to: "2009-09-30" });
    const ran = runScript(plan, { people: comers(6) });
    const booked = ran.of(event.PlacementBooked).slice(0, 6);
    expect(booked.map(({ subject }) => subject)).toEqual([0, 1, 2, 3, 4, 5]);
    const [july, august] = [at(30, 480), at(61, 480)];
    expect(booked.slice(2).map(({ minute }) => minute)).toEqual([july, july, august, august]);
  });

  it("leaves the line when the benefit stops", () => {
    const values = { ...internships, "capacity.placementPlaces": 1 };
    const plan = planFor({ agreements: [company], values, to: "2009-07-31" });
    const people = comers(3).map((person, i) => (i === 1 ? { ...person, stops: at(9) } : person));
    const ran = runScript(plan, { people });
    expect(ran.of(event.PlacementBooked).map(({ subject }) => subject)).toEqual([0, 2]);
    const [interrupted] = ran.of(event.OfferInterrupted);
    expect([interrupted.subject, interrupted.a, interrupted.b]).toEqual([1, 0, 1]);
  });
});
