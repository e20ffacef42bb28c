/**
 * The reference model by itself: what must hold in each of its logs, and what is known in closed
 * form when all but one thing is switched off. A yardstick has to be true before it measures.
 */
import { describe, expect, test } from "vitest";
import { dayOfIso, minuteOfIso } from "./calendar.ts";
import type { Event } from "./centre.ts";
import { type Overrides, smallPlan } from "../../src/testing/plan.ts";
import { runSlowly } from "./slow-model.ts";
import { statisticsOf } from "./statistics.ts";

/** Nothing ever happens to anybody by chance, nobody comes, and all hazards are alike. */
const still: NonNullable<Overrides["values"]> = {
  "population.formerRecipients": 0,
  "inflow.contacts": 0,
  "inflow.transfers": 0,
  "inflow.yearlyTrend": 1,
  "inflow.season": Array(12).fill(1),
  "monthly.exit": Array(5).fill(0),
  "monthly.subsidisedJob": 0,
  "monthly.pension": Array(5).fill(0),
  "monthly.leaveMunicipality": 0,
  "monthly.transfer": 0,
  "monthly.matchUp": Array(5).fill(0),
  "monthly.matchDown": Array(5).fill(0),
  "relative.level": Array(5).fill(1),
  "relative.origin": Array(4).fill(1),
  "relative.jobByAge": Array(4).fill(1),
  "relative.educationByAge": Array(4).fill(1),
  "relative.deprivedArea": 1,
  "relative.hasChildren": 1,
  "season.job": Array(12).fill(1),
  "season.education": Array(12).fill(1),
  "placements.hired": [0, 0],
  "effect.lockIn": [1, 1, 1],
  "effect.after": [1, 1, 1],
  "population.ageGroup": [0, 0, 1, 0],
};

/** So many staff and places that nobody ever waits for one. */
const plenty: NonNullable<Overrides["values"]> = {
  "capacity.staff": [1000, 1000],
  "capacity.places": [1000, 1000],
  "capacity.bookableShare": 1,
};

const tagged = (events: ReadonlyArray<Event>, ...tags: ReadonlyArray<string>) =>
  events.filter(({ _tag }) => tags.includes(_tag));

/** Standard errors that a count of a binomial or Poisson experiment is off. */
const off = (count: number, mean: number, variance: number) =>
  Math.abs(count - mean) / Math.sqrt(variance);

describe("in every log", () => {
  const plan = smallPlan({
    demand: [{ from: "2009-10-01", index: 0.8 }],
    levers: [
      { cell: "capacity.staff.adults", value: 1, from: "2009-09-01", to: "2009-11-30" },
      { cell: "capacity.places.school", value: 5, from: "2009-11-01", to: "2010-02-28" },
    ],
  });
  const events = runSlowly(plan, "laws");

  test("equal seeds give equal logs, others do not", () => {
    const text = JSON.stringify(events);
    expect(JSON.stringify(runSlowly(plan, "laws")) === text).toBe(true);
    expect(JSON.stringify(runSlowly(plan, "other")) === text).toBe(false);
  });

  test("time never goes back", () => {
    const moments = events.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted());
  });

  test("nobody is lost, and nothing happens after the end", () => {
    const onBenefit = new Set<number>();
    const open = new Set<number>();
    const gone = new Map<number, string>();
    for (const { _tag, subject, at } of events) {
      if (_tag === "BenefitGranted" || _tag === "BenefitResumed") {
        expect(onBenefit.has(subject)).toBe(false);
        onBenefit.add(subject);
      }
      if (_tag === "BenefitStopped") expect(onBenefit.delete(subject)).toBe(true);
      if (_tag === "CaseOpened") open.add(subject);
      if (_tag === "CaseClosed") expect(open.delete(subject)).toBe(true);
      if (_tag === "CitizenRetired" || _tag === "CitizenMoved") gone.set(subject, at);
      // Work in hand about one who is gone is finished, and what stood open falls away at once.
      const isOfCitizen = ["BenefitGranted", "MatchAssessed", "OfferStarted"].includes(_tag);
      if (isOfCitizen) expect(gone.has(subject)).toBe(false);
    }
    expect(open).toEqual(onBenefit);
    const net = tagged(events, "BenefitGranted", "BenefitResumed").length;
    expect(onBenefit.size).toBe(net - tagged(events, "BenefitStopped").length);
  });

  test("every obligation ends at most once, and none outlives its case", () => {
    const open = new Map<string, number>();
    const nameOf = ({ subject, kind }: Event) => `${subject} ${kind === "contactInterview"}`;
    for (const event of events) {
      const key = nameOf(event);
      if (event._tag === "ObligationCreated") {
        expect(open.has(key)).toBe(false);
        open.set(key, minuteOfIso(String(event["due"])));
      }
      if (event._tag === "ObligationBreached") {
        expect(minuteOfIso(event.at)).toBe((open.get(key) ?? 0) + 1);
      }
      if (["ObligationFulfilled", "ObligationCancelled"].includes(event._tag)) {
        expect(open.delete(key)).toBe(true);
      }
      if (event._tag === "CaseClosed") {
        expect(open.has(`${event.subject} true`) || open.has(`${event.subject} false`)).toBe(false);
      }
    }
  });

  test("no place is used twice, and lost places are not given again", () => {
    const occupied = [0, 0];
    const stock = { places: [26, 16] };
    for (const event of events) {
      if (
        event._tag === "LeverApplied" &&
        plan.parameters.cells[Number(event["cell"])].endsWith("school")
      ) {
        stock.places = [Number(event["new"]), 16];
      }
      const pool = Number(event["pool"]);
      if (event._tag === "OfferIssued") {
        occupied[pool] += 1;
        expect(occupied[pool]).toBeLessThanOrEqual(stock.places[pool]);
      }
      const isEnd = ["OfferCompleted", "OfferDroppedOut"].includes(event._tag);
      if (isEnd || (event._tag === "OfferInterrupted" && event["held"])) occupied[pool] -= 1;
    }
    expect(Math.min(...occupied)).toBeGreaterThanOrEqual(0);
  });

  test("no more work is begun than there are people at work", () => {
    const present = [0, 0];
    const busy = [0, 0];
    for (const event of events) {
      const team = Number(event["team"]);
      if (event._tag === "CapacityChanged") present[event.subject] = Number(event["present"]);
      if (event._tag === "WorkItemCompleted") busy[team] -= 1;
      if (event._tag !== "WorkItemStarted") continue;
      busy[team] += 1;
      expect(busy[team]).toBeLessThanOrEqual(present[team]);
    }
  });
});

describe("in closed form", () => {
  test("a constant hazard leaves a known share after twelve months", () => {
    const values = { ...still, "population.stock": 1000, "monthly.leaveMunicipality": 0.1 };
    const plan = smallPlan({ to: "2009-12-31", values: { ...values, ...plenty } });
    const events = runSlowly(plan, "hazard");
    const days = plan.to - plan.from + 1;
    const gone = 1 - 0.9 ** (days / 30.4375);
    const moved = tagged(events, "CitizenMoved").length;
    // Some retire first in the half year; that is less than one in a hundred of those at risk.
    expect(off(moved, 1000 * gone, 1000 * gone * (1 - gone))).toBeLessThan(4);
  });

  test("competing hazards divide by their size, and seasons and demand multiply them", () => {
    const values = {
      ...still,
      "population.stock": 1000,
      "monthly.exit": Array(5).fill(0.05),
      "monthly.destinationShort": [0.5, 0.3, 0.2, 0],
      "monthly.destinationLong": [0.5, 0.3, 0.2, 0],
      "monthly.returnFromJob": [0, 0, 0],
      "monthly.returnFromOther": [0, 0, 0],
      "demand.jobElasticity": 1,
      "season.education": Array(12).fill(2),
    };
    const demand = [{ from: "2009-06-02", index: 3 }];
    const events = runSlowly(smallPlan({ to: "2009-08-31", demand, values }), "risks");
    const reasons = tagged(events, "BenefitStopped").map(({ reason }) => reason);
    const count = (reason: string) => reasons.filter((each) => each === reason).length;
    const all = count("job") + count("education") + count("selfSupport");
    const total = 3 * 0.5 + 2 * 0.3 + 0.2;
    for (const [reason, size] of [
      ["job", 1.5],
      ["education", 0.6],
      ["selfSupport", 0.2],
    ] as const) {
      const share = size / total;
      expect(off(count(reason), all * share, all * share * (1 - share))).toBeLessThan(4);
    }
  });

  test("arrivals are Poisson, on workdays at nine", () => {
    const values = { ...still, ...plenty, "population.stock": 0, "inflow.contacts": 40 };
    const plan = smallPlan({ values });
    const contacts = tagged(runSlowly(plan, "arrivals"), "CitizenContacted");
    const months = 19;
    expect(off(contacts.length, 40 * months, 40 * months)).toBeLessThan(4);
    expect(contacts.every(({ at }) => at.endsWith("09:00"))).toBe(true);
    const byMonth = new Map<string, number>();
    for (const { at } of contacts) {
      byMonth.set(at.slice(0, 7), (byMonth.get(at.slice(0, 7)) ?? 0) + 1);
    }
    const squares = [...byMonth.values()].reduce((sum, count) => sum + (count - 40) ** 2, 0);
    // Chi-square of 19 degrees of freedom: 5 to 45 but for one in a thousand.
    expect(squares / 40).toBeGreaterThan(5);
    expect(squares / 40).toBeLessThan(45);
  });

  test("with staff and places for all, everything is in time and nobody waits", () => {
    const values = { ...still, ...plenty, "hazard.noShow": 0, "placements.referral": 0 };
    const noPlacements = {
      "rule.internshipShare": Array(5).fill(0),
      "rule.wageSubsidyShare": Array(5).fill(0),
    };
    const plan = smallPlan({ values: { ...values, ...noPlacements } });
    const events = runSlowly(plan, "plenty");
    const statistics = statisticsOf(events, plan.to);
    // The opening stock may be due before a summons can reach it; who is due later is in time.
    const late = tagged(events, "ObligationFulfilled").filter(({ late: isLate }) => isLate);
    const firstDue = (days: number) => (plan.from + days) * 1440;
    for (const { due } of late) expect(minuteOfIso(String(due))).toBeLessThan(firstDue(30));
    expect(tagged(events, "OfferWaitlisted")).toEqual([]);
    expect(statistics.get("mean in time, contactInterview due in 2010-03")).toBe(1);
    expect(statistics.get("mean in time, repeatOffer due in 2010-03")).toBe(1);
    expect(tagged(events, "BenefitStopped")).toHaveLength(tagged(events, "CitizenRetired").length);
  });

  test("a no-show comes as often as told and moves the interview by the days told", () => {
    const plan = smallPlan({ values: { ...still, ...plenty, "hazard.noShow": 0.4 } });
    const events = runSlowly(plan, "no-show");
    const missed = tagged(events, "InterviewNoShow").length;
    const all = missed + tagged(events, "InterviewHeld").length;
    expect(off(missed, 0.4 * all, 0.24 * all)).toBeLessThan(4);
    const lastMissed = new Map<number, string>();
    for (const { _tag, subject, at, planned } of events) {
      if (_tag === "InterviewNoShow") lastMissed.set(subject, at);
      if (_tag !== "InterviewScheduled") continue;
      const before = lastMissed.get(subject);
      if (before === undefined) continue;
      const days = dayOfIso(String(planned).slice(0, 10)) - dayOfIso(before.slice(0, 10));
      expect(days).toBeGreaterThanOrEqual(21);
    }
  });
});
