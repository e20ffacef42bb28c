/**
 * The contact course against renewal counts, hand-made cases, and itself: a log cut anywhere and
 * resumed goes on as if it had never stopped.
 */
import { describe, expect, it } from "vitest";
import { CaseClosed } from "../../../src/domain/events/case.ts";
import * as contact from "../../../src/domain/events/contact.ts";
import { LeverApplied } from "../../../src/domain/events/run.ts";
import { addMonths } from "../../../src/kernel/civil-time.ts";
import { breachesOf } from "../../../src/kernel/law.ts";
import type { Simulation } from "../../../src/kernel/loop.ts";
import type { Process } from "../../../src/kernel/process.ts";
import { firstDifference } from "../../../src/kernel/table.ts";
import { laws } from "../../../src/model/contact-course/laws.ts";
import { contactCourse } from "../../../src/model/contact-course/process.ts";
import { laws as workLaws } from "../../../src/model/work/laws.ts";
import { work } from "../../../src/model/work/process.ts";
import type { World } from "../../../src/model/world.ts";
import { type Given, newYear2010, pendingOf, planOf, simulationOf, worldOf } from "../fixture.ts";
import { cases } from "./cases.ts";

const dayOf = (minute: number) => Math.floor(minute / 1440);
const endOfDay = (day: number) => day * 1440 + 1439;

const values = {
  "capacity.staff": 100_000,
  "capacity.directShare": 1,
  "capacity.bookableShare": 1,
  "time.task": [5, 45, 5, 5, 5],
  "rule.contactIntervalMonths": 3,
  "contact.planLeadDays": 21,
  "contact.summonsLeadDays": 10,
  "contact.rebookDays": 7,
};

function make(
  given: Partial<Given>,
  citizens: number,
  process: Process<World>,
  seed = "contact course",
) {
  const plan = planOf({ teams: [{}], ...given, values: { ...values, ...given.values } });
  return simulationOf(worldOf(plan, citizens, seed), [work, contactCourse, process]);
}

function run(simulation: Simulation<World>) {
  const { plan } = simulation.world;
  simulation.run((plan.to + 1) * 1440 - 1);
  expect(breachesOf([...laws(plan), ...workLaws(plan)], simulation.log)).toEqual([]);
  return Array.from({ length: simulation.log.length }, (_, i) => simulation.log.at(i));
}

const of = (rows: ReturnType<typeof run>, { code: wanted }: { readonly code: number }) =>
  rows.filter((row) => row.code === wanted);

const monday = newYear2010 + 3;

describe("the contact course", () => {
  it("renews as often as the calendar says when staff is plenty and all come", () => {
    const opening = (citizen: number) => (monday + citizen * 3) * 1440 + 540;
    const simulation = make(
      { to: newYear2010 + 3 * 365 },
      60,
      cases(opening, () => undefined),
    );
    const rows = run(simulation);
    const { plan } = simulation.world;
    const calendar = simulation.world.work.calendar(0);
    for (let citizen = 0; citizen < 60; citizen += 1) {
      // The renewal by hand: planned 21 days ahead, written within minutes, held 10 days later.
      const expected: number[] = [];
      for (let from = opening(citizen); ;) {
        const due = dayOf(addMonths(from, 3));
        const written = calendar.nextOpen((due - 21) * 1440 + 480) + 5;
        const held = calendar.nextOpen((dayOf(written) + 10) * 1440) + 45;
        from = calendar.nextOpen(held);
        if (held > endOfDay(plan.to)) break;
        expected.push(dayOf(held));
      }
      const held = of(rows, contact.InterviewHeld).filter(({ subject }) => subject === citizen);
      expect(held.map(({ minute }) => dayOf(minute))).toEqual(expected);
    }
    expect(of(rows, contact.ObligationBreached)).toEqual([]);
    expect(of(rows, contact.ObligationFulfilled).every(({ b }) => b === 0)).toBe(true);
  });

  it("misses interviews as often as the probability says, a geometric number before each", () => {
    const noShow = 0.3;
    const rows = run(
      make(
        { to: newYear2010 + 4 * 365, values: { "hazard.noShow": noShow } },
        2000,
        cases(
          () => monday * 1440 + 540,
          () => undefined,
        ),
      ),
    );
    const missed = of(rows, contact.InterviewNoShow).length;
    const held = of(rows, contact.InterviewHeld).length;
    // Each attendance is missed with the same probability: a binomial share, at 4 deviations.
    const attended = missed + held;
    const deviation = Math.sqrt((noShow * (1 - noShow)) / attended);
    expect(Math.abs(missed / attended - noShow)).toBeLessThan(4 * deviation);
    // Missed before one is held, for the first eight held of each citizen: geometric.
    const runs: number[] = [];
    const current = new Map<number, { missed: number; held: number }>();
    for (const { code: event, subject } of rows) {
      const series = current.get(subject) ?? { missed: 0, held: 0 };
      current.set(subject, series);
      if (event === contact.InterviewNoShow.code) series.missed += 1;
      if (event !== contact.InterviewHeld.code) continue;
      series.held += 1;
      if (series.held <= 8) runs.push(series.missed);
      series.missed = 0;
    }
    expect(runs.length).toBe(16_000);
    const mean = runs.reduce((sum, one) => sum + one, 0) / runs.length;
    const spread = Math.sqrt(noShow) / (1 - noShow) / Math.sqrt(runs.length);
    expect(Math.abs(mean - noShow / (1 - noShow))).toBeLessThan(4 * spread);
    const twice = runs.filter((one) => one >= 2).length / runs.length;
    const share = noShow ** 2;
    const width = 4 * Math.sqrt((share * (1 - share)) / runs.length);
    expect(Math.abs(twice - share)).toBeLessThan(width);
  });

  it("spreads the deadlines of those who were there before the run over the interval", () => {
    const start = newYear2010 * 1440;
    const rows = run(
      make(
        { to: newYear2010 + 5 },
        3000,
        cases(
          () => start,
          () => undefined,
        ),
      ),
    );
    const dues = of(rows, contact.ObligationCreated).map(
      ({ x }) => (x - 1439) / 1440 - newYear2010,
    );
    expect(dues.length).toBeGreaterThanOrEqual(3000);
    expect(Math.min(...dues.slice(0, 3000))).toBe(1);
    expect(Math.max(...dues.slice(0, 3000))).toBe(89);
    const mean = dues.slice(0, 3000).reduce((sum, day) => sum + day, 0) / 3000;
    // Uniform over 0 to 89, 0 counted as 1: mean 44.51, deviation 26 over the root of 3,000.
    expect(Math.abs(mean - 44.51)).toBeLessThan((4 * 26) / Math.sqrt(3000));
  });

  it("cancels what is planned when the citizen leaves, and frees the book", () => {
    const opening = () => monday * 1440 + 540;
    const left = dayOf(addMonths(opening(), 3)) - 15;
    const simulation = make(
      {},
      3,
      cases(opening, (citizen) => left * 1440 + citizen),
    );
    const rows = run(simulation);
    expect(of(rows, contact.InterviewCancelled).length).toBe(3);
    expect(of(rows, contact.ObligationCancelled).length).toBe(3);
    expect(of(rows, CaseClosed).length).toBe(3);
    expect(simulation.world.contact.book.ints.every((minutes) => minutes === 0)).toBe(true);
  });

  it("is late and breached when staff is short, and books no more than there is room for", () => {
    const opening = (citizen: number) => (monday + (citizen % 40)) * 1440 + 540;
    const rows = run(
      make(
        { values: { "capacity.staff": 1, "capacity.bookableShare": 0.6 } },
        800,
        cases(opening, () => undefined),
      ),
    );
    expect(of(rows, contact.ObligationBreached).length).toBeGreaterThan(300);
    const late = of(rows, contact.ObligationFulfilled).filter(({ b }) => b === 1);
    expect(late.length).toBeGreaterThan(100);
    const byDay = new Map<number, number>();
    for (const { x, b } of of(rows, contact.InterviewScheduled)) {
      byDay.set(dayOf(x), (byDay.get(dayOf(x)) ?? 0) + b);
    }
    expect(Math.max(...byDay.values())).toBeLessThanOrEqual(288);
  });

  it("goes on as if it had never stopped, wherever its log is cut", () => {
    const opening = (citizen: number) => newYear2010 * 1440 + (citizen % 3) * 30_011;
    const closing = (citizen: number) =>
      citizen % 4 === 0 ? newYear2010 * 1440 + 70_000 + citizen * 1009 : undefined;
    const lever = { minute: (newYear2010 + 45) * 1440, path: "contact.planLeadDays", value: 35 };
    const given: Partial<Given> = {
      to: newYear2010 + 200,
      values: {
        "capacity.staff": 1.7,
        "capacity.bookableShare": 0.6,
        "hazard.noShow": 0.25,
        "time.variation": 0.5,
      },
    };
    const build = () => make(given, 60, cases(opening, closing, lever));
    const whole = build();
    const rows = run(whole);
    for (const event of [contact.InterviewCancelled, contact.InterviewNoShow, LeverApplied]) {
      expect(of(rows, event).length).toBeGreaterThan(0);
    }
    const end = (whole.world.plan.to + 1) * 1440 - 1;
    const again = build();
    for (let batch = 0; again.step(end); batch += 1) {
      if (batch % 7 !== 0) continue;
      const folded = build();
      folded.fold(again.log);
      expect(firstDifference(again.world.tables, folded.world.tables)).toBeUndefined();
      folded.resume(again.agenda.now);
      expect(pendingOf(folded, 100), `cut after ${again.log.length} events`).toEqual(
        pendingOf(again, 100),
      );
      if (batch % 84 !== 0) continue;
      folded.run(end);
      for (let i = 0; i < folded.log.length; i += 1) {
        expect(folded.log.at(i)).toEqual(rows[again.log.length + i]);
      }
      expect(again.log.length + folded.log.length).toBe(rows.length);
    }
  });
});
