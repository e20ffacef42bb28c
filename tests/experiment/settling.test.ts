/**
 * How a centre settles, against what is known by theory. Where everybody on benefit leaves at one
 * rate μ and nobody comes back, the stock is that of M/M/∞: from anywhere it goes to λ / μ, and
 * its distance from there dies away as e^(−μt).
 */
import { beforeAll, describe, expect, test } from "vitest";
import { heldOpening } from "../../src/experiment/held-opening.ts";
import { fits, type Settling, seriesSettling, settlingOf } from "../../src/experiment/settling.ts";
import {
  type Followings,
  flows,
  seriesNames,
  WeeklySeries,
} from "../../src/experiment/weekly-series.ts";
import { BenefitGranted, BenefitResumed, BenefitStopped } from "../../src/domain/events/benefit.ts";
import { dayOfIso, minutesPerDay } from "../../src/domain/moment.ts";
import { compile } from "../../src/scenario/compile.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import { codeBits } from "../../src/kernel/columns.ts";
import { chanceOf } from "../../src/kernel/chance.ts";
import type { Log } from "../../src/kernel/log.ts";
import type { Plan } from "../../src/model/plan.ts";
import { replicate } from "../../src/model/simulate.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { resultOfSettling } from "../../src/report/result-of-settling.ts";
import { extending, loaded } from "../scenario/files.ts";

/** A scenario of one exit rate and one rate of return, with so many on benefit to begin with. */
function leavingAtOneRate(
  stock: number,
  contacts: number,
  monthly: number,
  returning = 0,
): Scenario {
  const one = (keys: string, value: number) =>
    `{ values: { ${keys
      .split(" ")
      .map((key) => `${key}: ${value}`)
      .join(", ")} }, source: P45 }`;
  const number = (value: number) => `{ value: ${value}, source: P45 }`;
  const levels = "level1 level2 level3 level4 level5";
  const months = "jan feb mar apr may jun jul aug sep oct nov dec";
  const shares = (named: string) => `{ values: { ${named} }, source: P45 }`;
  return extending(`parameters:
  population:
    stock: ${number(stock)}
    formerRecipients: ${number(0)}
    ageGroup: ${shares("under25: 1, from25to29: 0, from30to59: 0, from60: 0")}
  inflow: { contacts: ${number(contacts)}, transfers: ${number(0)}, season: ${one(months, 1)} }
  monthly:
    exit: ${one("under1Month from1To3 from3To6 from6To12 from12", monthly)}
    destinationShort: ${shares("job: 0, education: 0, selfSupport: 0, otherBenefit: 1")}
    destinationLong: ${shares("job: 0, education: 0, selfSupport: 0, otherBenefit: 1")}
    subsidisedJob: ${number(0)}
    pension: ${one(levels, 0)}
    leaveMunicipality: ${number(0)}
    transfer: ${number(0)}
    returnFromOther: ${one("education selfSupport otherBenefit", returning)}
  placements: { referral: ${number(0)}, hired: ${one("internship wageSubsidy", 0)} }
  effect: { lockIn: ${one("course internship wageSubsidy", 1)} }
`).scenario;
}

function follow(plan: Plan, replications: number): ReadonlyArray<Followings> {
  return Array.from({ length: replications }, (_, replication) => {
    const series = new WeeklySeries(plan);
    series.begin();
    const simulation = replicate(plan, "settling", replication, [series]);
    for (let week = -1; week < series.weeks; week += 1) {
      simulation.run(series.endOf(week));
      series.sample(simulation.world, week);
    }
    return series.end();
  });
}

const settlingFor = (scenario: Scenario, years: number, replications: number): Settling => {
  const plan = heldOpening(scenario, years);
  return settlingOf(seriesNames(plan), follow(plan, replications));
};

const onBenefit = ({ series }: Settling) => series.find(({ name }) => name.what === "onBenefit")!;

describe("a stock that leaves at one rate", () => {
  const [contacts, monthly] = [20, 0.2];
  const truth = contacts / -Math.log(1 - monthly);

  test.each([
    ["far above", 300],
    ["far below", 5],
  ])("settles at inflow by rate from %s", (_, stock) => {
    const scenario = leavingAtOneRate(stock, contacts, monthly);
    const settling = settlingFor(scenario, 5, 6);
    const found = onBenefit(settling);
    expect(found).toMatchObject({ given: stock, course: "settled" });
    // The week is seen on its Sunday, after two days without arrivals: by half a person too few.
    expect(Math.abs(found.level - truth)).toBeLessThan(0.06 * truth);
    expect(found.interval.low).toBeLessThan(truth);
    expect(found.interval.high).toBeGreaterThan(truth - 2);
    // The distance has fallen to a tenth after ln 10 / μ, some 45 weeks.
    expect(found.weeks).toBeGreaterThan(20);
    expect(found.weeks).toBeLessThan(90);
    expect(fits(found)).toBe(false);
    const result = resultOfSettling({ file: "", scenario, seed: "" }, settling);
    expect(result.contactsThatKeep! / (contacts * (stock / truth))).toBeCloseTo(1, 1);
    // Who leaves follows the stock and holds it back; nothing drives it.
    expect(settling.driver).toBeUndefined();
  });

  test("that is given at its level is in accord with the rates, and settled at once", () => {
    const stock = Math.round(truth);
    const found = onBenefit(settlingFor(leavingAtOneRate(stock, contacts, monthly), 5, 6));
    expect(found.course).toBe("settled");
    expect(found.weeks).toBeLessThan(20);
    expect(fits(found)).toBe(true);
  });

  test("has settled when the period begins, if it was let warm up", () => {
    const scenario = leavingAtOneRate(400, contacts, monthly);
    const warmUpDays = { value: 700, from: { kind: "source", source: "P45", mark: "P" } } as const;
    const plan = compile({
      ...scenario,
      period: { ...scenario.period, warmUpDays },
      goals: [],
    });
    const simulation = replicate(plan, "warm", 0);
    simulation.run(dayOfIso(scenario.period.from) * minutesPerDay);
    const { population } = simulation.world;
    let found = 0;
    for (let i = 0; i < population.count; i += 1) if (population.onBenefit(i)) found += 1;
    // The stock is Poisson: within four standard deviations.
    expect(Math.abs(found - truth)).toBeLessThan(4 * Math.sqrt(truth));
  });

  test("is driven by who comes back, when they do", () => {
    const scenario = leavingAtOneRate(90, contacts, monthly, 0.03);
    expect(settlingFor(scenario, 5, 3).driver).toBe("fromOther");
  });

  test("that hardly leaves is seen to be rising still", () => {
    const found = onBenefit(settlingFor(leavingAtOneRate(50, 4, 0.005), 4, 3));
    expect(found).toMatchObject({ course: "rising", weeks: undefined });
    expect(found.drift).toBeGreaterThan(25);
    expect(fits(found)).toBeUndefined();
  });
});

describe("a series by itself", () => {
  const noise = (run: number, week: number) => chanceOf("series", run).uniform(1, 1, week) - 0.5;
  const made = (runs: number, level: (week: number) => number) =>
    Array.from({ length: runs }, (_, run) =>
      Float64Array.from({ length: 312 }, (__, week) => level(week) + 4 * noise(run, week)),
    );
  const of = (runs: number, level: (week: number) => number) =>
    seriesSettling({ what: "onBenefit" }, 100, made(runs, level));

  test("is not taken for moving because of its seasons", () => {
    const found = of(5, (week) => 100 + 20 * Math.sin((2 * Math.PI * week) / 52));
    expect(found).toMatchObject({ course: "settled" });
    expect(found.weeks).toBeLessThan(30);
    expect(found.level).toBeCloseTo(100, 0);
    expect(found.spread.high - found.spread.low).toBeLessThan(8);
  });

  test("rises or falls when it does, by as much as it does", () => {
    expect(of(5, (week) => 100 + (week * 5) / 52)).toMatchObject({ course: "rising" });
    const falling = of(5, (week) => 400 - (week * 26) / 52);
    expect(falling.course).toBe("falling");
    expect(falling.drift).toBeCloseTo(-26, 0);
  });

  test("has settled when it moves by less than a per cent a year", () => {
    expect(of(5, (week) => 400 + (week * 3) / 52).course).toBe("settled");
    expect(of(5, (week) => 400 + (week * 6) / 52).course).toBe("rising");
  });

  test("settles where its step is, a batch of weeks more or less", () => {
    const found = of(5, (week) => (week < 60 ? 150 : 100));
    expect(found.course).toBe("settled");
    expect([60, 65]).toContain(found.weeks);
    expect(found.level).toBeCloseTo(100, 0);
  });

  test("is unsettled when its step comes late", () => {
    expect(of(2, (week) => (week < 290 ? 100 : 300)).course).not.toBe("settled");
  });

  test("of a single run has an interval too, from its batches", () => {
    const { interval, course } = of(1, () => 100);
    expect(course).toBe("settled");
    expect(interval.low).toBeLessThan(100);
    expect(interval.high).toBeGreaterThan(100);
    expect(interval.high - interval.low).toBeLessThan(1);
  });
});

describe("what is followed", () => {
  const { scenario } = loaded("tests/cli/small.yaml");
  const plan = heldOpening(scenario, 4);
  let followed: Followings;
  let log: Log;
  beforeAll(() => {
    [followed] = follow(plan, 1);
    const simulation = replicate(plan, "settling", 0, [], true);
    simulation.run(simulation.agenda.to);
    log = simulation.log;
  });

  test("adds up: stock at the end is stock at the start, and who came less who left", () => {
    const stock = seriesNames(plan).findIndex(({ what }) => what === "onBenefit");
    const sum = (from: number, to: number) =>
      followed.yearly
        .slice(from, to)
        .reduce((all, years) => all + years.reduce((a, b) => a + b), 0);
    const [came, left] = [sum(0, 5), sum(5, flows.length)];
    expect(followed.weekly[stock].at(-1)).toBe(followed.opening[stock] + came - left);
    let granted = -followed.opening[stock];
    let stopped = 0;
    for (let i = 0; i < log.length; i += 1) {
      const code = log.tag[i] & codeBits;
      if (code === BenefitGranted.code || code === BenefitResumed.code) granted += 1;
      if (code === BenefitStopped.code) stopped += 1;
    }
    expect([came, left]).toEqual([granted, stopped]);
  });

  test("levels add up to all who are on benefit, and those for over a year are among them", () => {
    const names = seriesNames(plan);
    const at = (what: string, week: number) =>
      names.reduce(
        (all, name, i) => (name.what === what ? all + followed.weekly[i][week] : all),
        0,
      );
    for (let week = 0; week < 4 * 52; week += 1) {
      expect(at("level", week)).toBe(at("onBenefit", week));
      expect(at("longTerm", week)).toBeLessThanOrEqual(at("onBenefit", week));
      expect(at("inOffer", week) + at("waiting", week)).toBeLessThanOrEqual(at("onBenefit", week));
      expect(at("onTime", week)).toBeLessThanOrEqual(1);
    }
  });

  test("counts interviews on time as the goals do, month by month of the deadline", () => {
    const measure = { type: "timely", obligations: ["contactInterview"] } as const;
    const goals = [2010, 2011, 2012].map((window) => ({
      id: `${window}`,
      name: { en: "", da: "" },
      source: "",
      measure,
      window,
      target: { atLeast: 0 },
    }));
    const { readings } = new Replicator({ plan, goals }, "settling").run(0);
    const onTime = followed.weekly[seriesNames(plan).findIndex(({ what }) => what === "onTime")];
    for (const [i, year] of [2010, 2011, 2012].entries()) {
      const first = Math.ceil((dayOfIso(`${year}-01-01`) - plan.from) / 7);
      const weeks = onTime.subarray(first, first + 52);
      const mean = weeks.reduce((sum, share) => sum + share / weeks.length, 0);
      // Weeks count alike here and obligations there, and there are few of them in a hamlet.
      expect(Math.abs(mean - readings[i].value!)).toBeLessThan(0.08);
    }
  });

  test("opens with what the scenario gives", () => {
    const opening = (what: string) =>
      followed.opening[seriesNames(plan).findIndex((name) => name.what === what)];
    expect(opening("onBenefit")).toBe(40);
    expect(opening("formerRecipients")).toBe(10);
  });
});

describe("the opening, held", () => {
  test("has no initiatives, no changes and no growth, and stays on one law", () => {
    const { scenario } = loaded("scenarios/partnership-placements.yaml");
    const plan = heldOpening(scenario, 5);
    expect(plan).toMatchObject({ initiatives: [], filters: [], ruleSets: [{ ruleSet: 0 }] });
    expect(plan.to - plan.from + 1).toBe(5 * 364);
    expect(plan.parameters.changes.day.length).toBe(0);
    const demand = plan.parameters.values[plan.parameters.offsets["demand.index"]];
    expect(demand).toBeCloseTo(0.92, 6);
  });

  test("leaves a warm-up out, for it is the given stock that is asked about", () => {
    const text = "period: { warmUpDays: { value: 90, source: P45 } }\n";
    const plan = heldOpening(extending(text).scenario, 4);
    expect(plan.warmUpDays).toBeUndefined();
    expect(plan.from).toBe(heldOpening(loaded("scenarios/tutorial.yaml").scenario, 4).from);
  });
});
