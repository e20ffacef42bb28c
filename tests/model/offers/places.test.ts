/** Places and the lines for them, against what queueing theory and arithmetic say. */
import { describe, expect, it } from "vitest";
import * as event from "../../../src/domain/events/offer.ts";
import { chanceOf } from "../../../src/kernel/chance.ts";
import { batchMeans } from "../work/driver.ts";
import { at, monday, type Person, planFor, type Ran, runScript } from "./fixture.ts";

/** Work is planned as soon as the case opens, so visitations come when the citizens do. */
const atOnce = { "offers.planLeadDays": 365, "offers.startLagDays": 0 };
const chance = chanceOf("places", 0);

/** Citizens who come at random, so many a day, from the first morning until a day. */
function poisson(perDay: number, until: number): Person[] {
  const people: Person[] = [];
  for (let day = 1, i = 0; day < until; i += 1) {
    day += chance.exponential(i, 200, 0) / perDay;
    people.push({ at: at(0, Math.round(day * 1440)) });
  }
  return people;
}

/** Probability that all of c servers are busy under a load of `load` erlangs. */
function erlangC(servers: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) blocked = (load * blocked) / (n + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Minutes from the case's opening until a place was given, in order of coming. */
function waits({ of }: Ran, people: ReadonlyArray<Person>): number[] {
  const issued = new Map(of(event.OfferIssued).map(({ subject, minute }) => [subject, minute]));
  return people.flatMap((person, citizen) => {
    const minute = issued.get(citizen);
    return minute === undefined ? [] : [minute - person.at];
  });
}

describe("a pool of c places with random comers and exponential stays", () => {
  const [places, perDay, stay] = [4, 2.4, 1_440];
  const values = { ...atOnce, "capacity.places": places, "duration.courseDays": 2_000 };
  const plan = planFor({ values, to: "2029-12-31" });
  const people = poisson(perDay, plan.to - plan.from);
  const ran = runScript(plan, {
    people,
    stay: (_, citizen) => Math.max(1, Math.round(chance.exponential(citizen, 201, 0) * stay)),
  });

  it("has Erlang's share of comers wait, for Erlang's mean time", () => {
    const all = waits(ran, people);
    const load = (perDay * stay) / 1440;
    const expected = erlangC(places, load);
    expect(expected).toBeCloseTo(0.287, 3);
    // Twenty batches; t with 19 degrees of freedom at 99.9 % is 3.883.
    const share = batchMeans(
      all.map((wait) => (wait > 0 ? 1 : 0)),
      20,
      3.883,
    );
    expect(Math.abs(share.mean - expected)).toBeLessThan(share.half);
    const mean = batchMeans(all, 20, 3.883);
    expect(Math.abs(mean.mean - (expected * stay) / (places - load))).toBeLessThan(mean.half);
    // A tolerance that lets everything pass would be no test.
    expect([share.half < 0.04, mean.half < 100]).toEqual([true, true]);
  });

  it("keeps Little's law exactly, in the line and at the supplier", () => {
    const end = (plan.to + 1) * 1440 - 1;
    expect(ran.of(event.OfferWaitlisted).length).toBeGreaterThan(1_000);
    const { inLine, atSupplier } = areas(ran, end);
    expect(inLine.area).toBe(inLine.sum);
    expect(atSupplier.area).toBe(atSupplier.sum);
    expect(inLine.now).toBe(ran.world.offers.lines.waiting(0));
    expect(atSupplier.now).toBe(ran.world.offers.occupied(0));
  });
});

/** Number over time summed over minutes, against the minutes of each citizen, to the end. */
function areas({ rows }: Ran, end: number) {
  const inLine = { area: 0, sum: 0, now: 0, since: 0, from: new Map<number, number>() };
  const atSupplier = { area: 0, sum: 0, now: 0, since: 0, from: new Map<number, number>() };
  const step = (place: typeof inLine, minute: number, by: number) => {
    place.area += place.now * (minute - place.since);
    place.since = minute;
    place.now += by;
  };
  const enter = (place: typeof inLine, minute: number, citizen: number) => {
    step(place, minute, 1);
    place.from.set(citizen, minute);
  };
  const leave = (place: typeof inLine, minute: number, citizen: number) => {
    const from = place.from.get(citizen);
    if (from === undefined) return;
    step(place, minute, -1);
    place.sum += minute - from;
    place.from.delete(citizen);
  };
  for (const { code, minute, subject, a } of rows) {
    if (code === event.OfferWaitlisted.code) enter(inLine, minute, subject);
    if (code === event.OfferIssued.code) {
      leave(inLine, minute, subject);
      enter(atSupplier, minute, subject);
    }
    if (code === event.OfferInterrupted.code) {
      leave(a === 1 ? atSupplier : inLine, minute, subject);
    }
    if (code === event.OfferCompleted.code || code === event.OfferDroppedOut.code) {
      leave(atSupplier, minute, subject);
    }
  }
  for (const place of [inLine, atSupplier]) {
    step(place, end, 0);
    for (const from of place.from.values()) place.sum += end - from;
  }
  return { inLine, atSupplier };
}

describe("dropout", () => {
  const share = Math.fround(0.3);
  const values = { ...atOnce, "hazard.dropout": share, "duration.courseDays": 100 };
  const people = poisson(50, 80);
  const plan = planFor({ values });
  const { rows } = runScript(plan, { people });
  const ended = new Set([event.OfferCompleted.code, event.OfferDroppedOut.code]);
  const ofCitizen = Map.groupBy(rows, ({ subject }) => subject);

  /** For the first offer of each citizen: the part of its length after which it ended. */
  const parts = people.map((_, citizen) => {
    const issued = ofCitizen.get(citizen)!.find(({ code }) => code === event.OfferIssued.code)!;
    const end = ofCitizen.get(citizen)!.find(({ code }) => ended.has(code))!;
    return (end.minute - issued.x) / (issued.y - issued.x);
  });

  it("happens to its share", () => {
    const early = parts.filter((part) => part < 1).length;
    const deviation = Math.sqrt(share * (1 - share) * people.length);
    expect(people.length).toBeGreaterThan(3_500);
    expect(Math.abs(early - share * people.length)).toBeLessThan(4 * deviation);
  });

  it("comes evenly over the length", () => {
    const early = parts.filter((part) => part < 1).toSorted((a, b) => a - b);
    // Kolmogorov's distance from the uniform, at 99.9 %.
    const distance = Math.max(...early.map((part, i) => Math.abs(part - i / early.length)));
    expect(early.length).toBeGreaterThan(1_000);
    expect(distance).toBeLessThan(1.95 / Math.sqrt(early.length));
  });
});

describe("places", () => {
  /** Citizens who come on so many days, one a minute from nine. */
  const comers = (count: number, day = 0): Person[] =>
    Array.from({ length: count }, (_, i) => ({ at: at(day, 540 + i) }));

  it("that are cut leave those inside until their end, and take nobody until there is room", () => {
    const values = { ...atOnce, "capacity.places": 5, "duration.courseDays": 30 };
    const levers = [
      { cell: "capacity.places.school", value: 2.9, from: "2009-06-11", to: "2009-12-31" },
    ];
    const plan = planFor({ values, levers, to: "2009-12-31" });
    const ran = runScript(plan, { people: [...comers(5), ...comers(5, 20)] });
    const days = ran.of(event.OfferIssued).map(({ minute }) => Math.floor(minute / 1440) - monday);
    // Five begin; from day 30, three of them must end before the first of the others gets in.
    expect(days.slice(0, 10)).toEqual([0, 0, 0, 0, 0, 30, 30, 60, 60, 90]);
    const ends = ran.of(event.OfferCompleted).map(({ minute }) => minute);
    expect(ran.of(event.OfferIssued)[5].minute).toBe(ends[3]);
  });

  it("that are added are filled at once, in the order of the line", () => {
    const values = { ...atOnce, "capacity.places": 0, "duration.courseDays": 30 };
    const levers = [
      { cell: "capacity.places.school", value: 2, from: "2009-06-11", to: "2010-12-31" },
    ];
    const ran = runScript(planFor({ values, levers }), { people: comers(4) });
    const issued = ran.of(event.OfferIssued).slice(0, 4);
    expect(issued.map(({ subject }) => subject)).toEqual([0, 1, 2, 3]);
    expect(issued.map(({ minute }) => minute)).toEqual([at(10), at(10), at(40, 480), at(40, 480)]);
  });

  it("are given in turn when some leave the line from its middle and its ends", () => {
    const values = { ...atOnce, "capacity.places": 1, "duration.courseDays": 30 };
    const people = comers(7).map((person, i) =>
      i === 1 || i === 3 || i === 6 ? { ...person, stops: at(1, i) } : person,
    );
    const ran = runScript(planFor({ values, to: "2009-12-31" }), { people });
    const first = ran.of(event.OfferIssued).map(({ subject }) => subject);
    expect(first.slice(0, 4)).toEqual([0, 2, 4, 5]);
  });

  it("are sought in the pool with most of them, the first of equals", () => {
    const pools = [
      { id: "none", packages: 0b11110 },
      { id: "few", packages: 0b00001 },
      { id: "many", packages: 0b00001 },
      { id: "as many", packages: 0b11111 },
    ];
    const values = { ...atOnce, "capacity.places": [9, 1, 3, 3] };
    const ran = runScript(planFor({ pools, values, to: "2009-06-20" }), { people: comers(9) });
    expect(ran.of(event.OfferIssued).map(({ b }) => b)).toEqual([2, 3, 2, 3, 1, 2, 3]);
    // All full: the first carrier.
    expect(ran.of(event.OfferWaitlisted).map(({ b }) => b)).toEqual([1, 1]);
  });

  it("must exist for what is visitated to", () => {
    const plan = planFor({ pools: [{ id: "none", packages: 0b11110 }], values: atOnce });
    expect(() => runScript(plan, { people: comers(1) })).toThrow("no place pool runs package");
  });
});

describe("visitation", () => {
  it("follows the shares of packages and kinds", () => {
    const shares = [0.37, 0.19, 0.01, 0.26, 0.17];
    const values = {
      ...atOnce,
      "rule.visitation": shares,
      "rule.internshipShare": [0.2, 0.1, 0.1, 0.1, 0.2],
      "rule.wageSubsidyShare": [0.05, 0, 0, 0.3, 0.05],
    };
    const people = poisson(100, 80);
    const decided = runScript(planFor({ values, to: "2009-09-01" }), { people }).of(
      event.VisitationDecided,
    );
    const near = (count: number, share: number, among: number) =>
      expect(Math.abs(count - share * among)).toBeLessThan(
        4 * Math.sqrt(share * (1 - share) * among) + 1e-9,
      );
    for (const [i, share] of shares.entries()) {
      const those = decided.filter(({ a }) => a === i);
      near(those.length, share, decided.length);
      for (const [kind, cells] of [
        [1, values["rule.internshipShare"]],
        [2, values["rule.wageSubsidyShare"]],
      ] as const) {
        near(those.filter(({ b }) => b === kind).length, cells[i], those.length);
      }
    }
  });
});
