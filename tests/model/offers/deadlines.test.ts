/** When an offer is due, on either side of every boundary, and whether it comes in time. */
import { describe, expect, it } from "vitest";
import * as obligation from "../../../src/domain/events/contact.ts";
import * as event from "../../../src/domain/events/offer.ts";
import { obligations } from "../../../src/domain/obligation.ts";
import { ageAt } from "../../../src/kernel/civil-time.ts";
import { at, born, monday, type Person, planFor, runScript } from "./fixture.ts";

const [firstOffer, repeatOffer] = [1, 2];
expect(obligations[firstOffer]).toBe("firstOffer");

const endOf = (day: number) => at(day, 1439);

describe("the first obligation", () => {
  // Rule set of 2007: 91, 274, 182 and 365 days; the case opens on day 10 at noon.
  const opens = at(10, 720);
  it.each<[who: string, person: Partial<Person>, kind: number, dueDay: number]>([
    ["a 29-year-old who turns 30 tomorrow", { born: born(1979, 6, 12) }, firstOffer, 10 + 91],
    ["a 30-year-old of today", { born: born(1979, 6, 11) }, firstOffer, 10 + 274],
    ["a 59-year-old who turns 60 tomorrow", { born: born(1949, 6, 12) }, firstOffer, 10 + 274],
    ["a 60-year-old of today", { born: born(1949, 6, 11) }, firstOffer, 10 + 182],
    ["a 60-year-old of level 5", { born: born(1949, 6, 11), level: 5 }, firstOffer, 10 + 182],
    ["a 29-year-old of level 5", { born: born(1979, 6, 12), level: 5 }, firstOffer, 10 + 91],
    ["someone of level 3", { level: 3 }, firstOffer, 10 + 274],
    ["someone of level 4", { level: 4 }, firstOffer, 10 + 365],
    ["274 days into the spell", { from: at(10 - 274) }, firstOffer, 10],
    ["275 days into the spell", { from: at(10 - 275, 1439) }, repeatOffer, 10 + 182],
    ["365 days into it, level 4", { from: at(10 - 365), level: 4 }, firstOffer, 10],
    ["366 days into it, level 4", { from: at(10 - 366), level: 4 }, repeatOffer, 10 + 365],
  ])("of %s", (_who, person, kind, dueDay) => {
    const ran = runScript(planFor(), { people: [{ at: opens, ...person }] });
    const [created] = ran.of(obligation.ObligationCreated);
    expect([created.a, created.x, created.minute]).toEqual([kind, endOf(dueDay), opens]);
  });

  it("knows ages as the calendar does", () => {
    expect([ageAt(born(1979, 6, 12), monday + 10), ageAt(born(1979, 6, 11), monday + 10)]).toEqual([
      29, 30,
    ]);
  });

  it("of the opening stock lies evenly over the interval", () => {
    const people = Array.from({ length: 3_000 }, () => ({ at: at(0), from: at(-2_000) }));
    const days = runScript(planFor({ to: "2009-06-02" }), { people })
      .of(obligation.ObligationCreated)
      .map(({ x }) => (x + 1) / 1440 - monday - 1);
    expect([Math.min(...days), Math.max(...days)]).toEqual([1, 182]);
    // The mean of 3,000 draws among 1 to 182; four standard errors are 3.9 days.
    const mean = days.reduce((sum, day) => sum + day, 0) / days.length;
    expect(Math.abs(mean - 91.5)).toBeLessThan(3.9);
  });
});

describe("an offer with places enough", () => {
  it.each<[lead: number, lag: number, late: number]>([
    [14, 14, 0],
    [14, 15, 1],
    [0, 0, 0],
    [0, 1, 1],
  ])("planned %i days ahead that starts %i days later is late: %i", (lead, lag, late) => {
    const values = { "offers.planLeadDays": lead, "offers.startLagDays": lag };
    const people = [{ at: at(3, 700), born: born(1985, 1, 1) }];
    const ran = runScript(planFor({ values }), { people });
    const [issued] = ran.of(event.OfferIssued);
    const [fulfilled] = ran.of(obligation.ObligationFulfilled);
    expect(issued.minute).toBe(at(3 + 91 - lead, 480));
    expect(issued.x).toBe(at(3 + 91 - lead + lag, 480));
    expect([fulfilled.a, fulfilled.b, fulfilled.x]).toEqual([firstOffer, late, endOf(94)]);
    expect(ran.of(obligation.ObligationBreached)).toEqual([]);
  });

  it.each<[bornYear: number, course: number, rule: string, days: number]>([
    [1985, 20, "rule of half a year for the young", 182],
    [1985, 200, "the course's own length", 200],
    [1970, 20, "four weeks", 28],
    [1970, 28.6, "a length that is no whole day", 29],
  ])("born %i, course of %d days: %s", (year, course, _rule, days) => {
    const values = { "duration.courseDays": course };
    const people = [{ at: at(0, 700), born: born(year, 1, 1) }];
    const [issued] = runScript(planFor({ values }), { people }).of(event.OfferIssued);
    expect((issued.y - issued.x) / 1440).toBe(days);
  });

  it("follows another in a known cycle", () => {
    // First after 91 days; then the course, and 182 − 10 days after its end the next is planned.
    const values = { "offers.planLeadDays": 10, "offers.startLagDays": 7 };
    const plan = planFor({ values, to: "2019-12-31" });
    const people = [{ at: at(0, 700), born: born(1984, 1, 1) }];
    const starts = runScript(plan, { people })
      .of(event.OfferStarted)
      .map(({ minute }) => minute);
    const expected = [at(91 - 10 + 7, 480)];
    // The young one's first course is half a year, the others are as long as the course is.
    for (let length = 182; ; length = 91) {
      const start = expected[expected.length - 1] + (length + 182 - 10 + 7) * 1440;
      if (start >= (plan.to + 1) * 1440) break;
      expected.push(start);
    }
    expect(starts).toEqual(expected);
  });

  it("begins now when its morning has passed", () => {
    // Due on the day that the case opens, at noon.
    const people = [{ at: at(5, 720), from: at(5 - 274) }];
    const [issued] = runScript(planFor(), { people }).of(event.OfferIssued);
    expect([issued.minute, issued.x]).toEqual([at(5, 720), at(5, 720)]);
  });
});

describe("a deadline that passes", () => {
  it("is breached a minute later, and ends when the benefit does", () => {
    const values = { "capacity.places": 0 };
    const people = [{ at: at(3), born: born(1985, 1, 1), stops: at(200, 77) }];
    const ran = runScript(planFor({ values }), { people });
    const [breached, ...others] = ran.of(obligation.ObligationBreached);
    expect([breached.minute, breached.x, others]).toEqual([endOf(94) + 1, endOf(94), []]);
    const [cancelled] = ran.of(obligation.ObligationCancelled);
    expect([cancelled.minute, cancelled.x]).toEqual([at(200, 77), endOf(94)]);
    const [interrupted] = ran.of(event.OfferInterrupted);
    expect([interrupted.minute, interrupted.a, interrupted.b]).toEqual([at(200, 77), 0, 0]);
    expect(ran.world.offers.lines.waiting(0)).toBe(0);
  });

  it("is not breached when it is met before", () => {
    const people = [{ at: at(3), born: born(1985, 1, 1) }];
    expect(runScript(planFor(), { people }).of(obligation.ObligationBreached)).toEqual([]);
  });
});
