/**
 * Chance is local: what is changed in one part of the world leaves everybody else's fate as it
 * was, shown by comparing two logs citizen by citizen.
 */
import { describe, expect, it } from "vitest";
import { citizensThatDiffer, livesIn, queuesMet, unexplained } from "../../src/testing/locality.ts";
import { type Overrides, smallPlan } from "../../src/testing/plan.ts";
import { logOf } from "../../src/testing/runs.ts";

const { teams } = smallPlan();
const from = smallPlan().from;

/** Two centres with a team each; all they share, a supplier and two companies, has ample room. */
const apart: Overrides = {
  centres: ["north", "south"],
  teams: teams.map((team, centre) => ({ ...team, centre, skills: 0b11111 })),
  routing: Uint8Array.from({ length: 2 * 4 * 5 }, (_, i) => Math.floor(i / 20)),
  pools: [{ id: "school", packages: 0b11111 }],
  agreements: [0, 1].map((kind) => {
    return {
      id: `company${kind}`,
      kind,
      employees: 10_000,
      partnership: true,
      from,
      rampMonths: 0,
    };
  }),
};
const ample = {
  "capacity.places": [10_000],
  "capacity.placementPlaces": [1000, 1000],
  "monthly.transfer": 0,
};
const staff = (north: number, south: number) => ({ "capacity.staff": [north, south] });

describe("one more caseworker", () => {
  it("changes nobody who never met the team's queue", () => {
    const plan = smallPlan({ ...apart, values: { ...ample, ...staff(1.6, 1.4) } });
    const other = smallPlan({ ...apart, values: { ...ample, ...staff(2.6, 1.4) } });
    const [log, changed] = [logOf(plan, "one more"), logOf(other, "one more")];
    const [met, metThen] = [queuesMet(log, plan), queuesMet(changed, other)];
    const differ = citizensThatDiffer(log, changed);
    const hasMet = (citizen: number) =>
      met.get(citizen)?.has("team 0") === true || metThen.get(citizen)?.has("team 0") === true;
    expect([...differ].filter((citizen) => !hasMet(citizen))).toEqual([]);
    const untouched = [...met.keys()].filter((citizen) => !hasMet(citizen));
    expect(differ.size).toBeGreaterThan(50);
    expect(untouched.length).toBeGreaterThan(100);
  });

  it("changes nobody who never met that queue, as an initiative in the middle of the run", () => {
    const plan = smallPlan({ ...apart, values: { ...ample, ...staff(1.6, 1.4) } });
    const hired = { cell: "capacity.staff.adults", value: 2.6, from: "2009-11-02" };
    const levers = [{ ...hired, to: "2010-12-31" }];
    const other = smallPlan({ ...apart, values: { ...ample, ...staff(1.6, 1.4) }, levers });
    const [log, changed] = [logOf(plan, "hired"), logOf(other, "hired")];
    const [met, metThen] = [queuesMet(log, plan), queuesMet(changed, other)];
    const differ = [...citizensThatDiffer(log, changed)];
    const strangers = differ.filter(
      (citizen) => !met.get(citizen)?.has("team 0") && !metThen.get(citizen)?.has("team 0"),
    );
    expect(strangers).toEqual([]);
    expect(differ.length).toBeGreaterThan(50);
  });

  it("reaches others only through queues and places, where these are scarce", () => {
    const plan = smallPlan();
    const other = smallPlan({ values: staff(2.1, 2.4) });
    const [log, changed] = [logOf(plan, "scarce"), logOf(other, "scarce")];
    const differ = citizensThatDiffer(log, changed);
    expect(differ.size).toBeGreaterThan(50);
    expect(differ.size).toBeLessThan(livesIn(log).size);
    expect([...unexplained(plan, log, changed, ["team 1"])]).toEqual([]);
    // The other team was not changed: with it as the cause, those who met it alone stay behind.
    expect(unexplained(plan, log, changed, ["nobody's queue"]).size).toBe(differ.size);
  });
});

describe("more arrivals", () => {
  it("change nobody who was there, when nothing is scarce", () => {
    const plenty = { ...ample, "capacity.staff": [5000, 5000], "capacity.bookableShare": 1 };
    const make = (contacts: number) => {
      const values = { ...plenty, "inflow.contacts": contacts };
      return logOf(smallPlan({ ...apart, values }), "arrivals");
    };
    const [log, changed] = [make(14), make(20)];
    const [lives, then] = [livesIn(log), livesIn(changed)];
    const more = [...then.keys()].filter((citizen) => !lives.has(citizen));
    expect(more.length).toBeGreaterThan(50);
    expect([...citizensThatDiffer(log, changed)].sort()).toEqual(more.sort());
  });
});
