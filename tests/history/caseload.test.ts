/**
 * The state that a log folds to: of simulated logs it is the model's own, citizen by citizen; of
 * any valid history it is what a slow recount of the events says.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { statuses } from "../../src/domain/benefit.ts";
import { minutesPerDay } from "../../src/domain/moment.ts";
import { Caseload, cell, groupOf, none, offerStages } from "../../src/history/caseload.ts";
import { censusOf } from "../../src/history/census.ts";
import { phase as contactPhase } from "../../src/model/contact-course/state.ts";
import { phase as offerPhase } from "../../src/model/offers/state.ts";
import { phase as placementPhase } from "../../src/model/placements/state.ts";
import { replicate } from "../../src/model/simulate.ts";
import type { World } from "../../src/model/world.ts";
import { plan } from "../laws/valid-log.ts";
import { histories, logOf } from "../measures/histories.ts";
import { slowCensus } from "./slow-census.ts";

/** A citizen's row as the model's own state has it. */
function rowOf({ population, matchGroups, contact, offers, placements, plan: { pools } }: World) {
  const status = (citizen: number) => statuses[population.status(citizen)];
  const booked = [contactPhase.scheduled, contactPhase.attending, contactPhase.interviewDone];
  const agreed = [placementPhase.booked, placementPhase.setUp] as ReadonlyArray<number>;
  const underWay = [placementPhase.underWay, placementPhase.followedUp] as ReadonlyArray<number>;
  return (citizen: number) => {
    const onBenefit = population.onBenefit(citizen);
    const phase = placements.phase(citizen);
    const kind = offers.obligation(citizen);
    const isBooked = booked.some((one) => one === contact.phase(citizen));
    let line = 0;
    if (offers.phase(citizen) === offerPhase.waiting) line = 1 + offers.pool(citizen);
    if (phase === placementPhase.waiting) line = 1 + pools.length + placements.kind(citizen);
    let course: number = offerStages.none;
    if (offers.phase(citizen) === offerPhase.issued) course = offerStages.agreed;
    if (offers.phase(citizen) === offerPhase.inOffer) course = offerStages.underWay;
    let placement: number = offerStages.none;
    if (agreed.includes(phase)) placement = offerStages.agreed;
    if (underWay.includes(phase)) placement = offerStages.underWay;
    return {
      benefit: onBenefit ? population.benefit(citizen) : 0,
      spellFrom: onBenefit ? population.spellFrom(citizen) : 0,
      hasCase: population.hasCase(citizen),
      team: population.hasCase(citizen) ? population.team(citizen) : 0,
      level: matchGroups.assessedLevel(citizen),
      interviewDue: contact.isOpen(citizen) ? contact.due(citizen) : none,
      offerDue: kind === 0 ? [0, none] : [kind, offers.due(citizen)],
      interview: isBooked ? contact.planned(citizen) : none,
      line,
      course,
      placement: placement === 0 ? 0 : [placement, placements.kind(citizen)],
      job: status(citizen) === "employed" ? 1 : status(citizen) === "inSubsidisedJob" ? 2 : 0,
      education: status(citizen) === "inEducation" ? 1 : 0,
    };
  };
}

/** The same of a caseload. */
const rowIn = (caseload: Caseload) => (citizen: number) => {
  const get = (what: number) => caseload.get(citizen, what);
  const onBenefit = get(cell.benefit) > 0;
  const kind = [1, 2].find((one) => get(cell.due + one) !== none) ?? 0;
  return {
    benefit: get(cell.benefit),
    spellFrom: onBenefit ? get(cell.spellFrom) : 0,
    hasCase: get(cell.hasCase) === 1,
    team: get(cell.hasCase) === 1 ? get(cell.team) : 0,
    level: get(cell.level),
    interviewDue: get(cell.due),
    offerDue: kind === 0 ? [0, none] : [kind, get(cell.due + kind)],
    interview: get(cell.interview),
    line: get(cell.line),
    course: get(cell.course),
    placement: get(cell.placement) === 0 ? 0 : [get(cell.placement), get(cell.placementKind)],
    job: get(cell.job),
    education: get(cell.education),
  };
};

test("a simulated log folds to the state that the model had, at the end of any day", () => {
  const run = replicate(plan, "caseload", 0, [], true);
  const seen = { line: 0, course: 0, placement: 0, interview: 0, job: 0, education: 0 };
  for (const day of [0, 1, 40, 151, 275, 400, plan.to - plan.from]) {
    const now = (plan.from + day + 1) * minutesPerDay - 1;
    run.run(now);
    const caseload = new Caseload();
    caseload.take(run.log);
    expect(caseload.citizens).toBe(run.world.population.count);
    const [model, fold] = [rowOf(run.world), rowIn(caseload)];
    for (let citizen = 0; citizen < caseload.citizens; citizen++) {
      const row = fold(citizen);
      expect(row, `day ${day}, citizen ${citizen}`).toEqual(model(citizen));
      for (const what of ["line", "course", "job", "education"] as const) seen[what] += row[what];
      if (row.placement !== 0) seen.placement += 1;
      if (row.interview !== none) seen.interview += 1;
    }
    const overdue = censusOf(caseload, now).deadlines[0].overdue;
    const { contact } = run.world;
    const breached = Array.from({ length: caseload.citizens }, (_, c) => contact.breached(c));
    expect(overdue).toBe(breached.filter(Boolean).length);
  }
  // Nothing is learned from comparing what never occurs.
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0);
});

test("any history is counted as a slow recount of its events counts it", () => {
  fc.assert(
    fc.property(
      histories,
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ events, span }, share) => {
        const day = Math.floor(span.from + share * (span.to - span.from));
        const now = (day + 1) * minutesPerDay - 1;
        const log = logOf(events);
        let length = 0;
        while (length < log.length && log.minute[length] <= now) length += 1;
        const caseload = new Caseload();
        caseload.take({ ...log, length });
        const { courses, interviews, jobs, onBenefit, waiting, ...rest } = censusOf(caseload, now);
        const slow = slowCensus(events, now);
        expect(interviews).toEqual({ ahead: 0, passed: 0 });
        expect([...waiting]).toEqual([]);
        expect({
          ...rest,
          courses: courses.underWay,
          jobs: [jobs.ordinary, jobs.subsidised],
          onBenefit: onBenefit.map(({ benefit, byMatch, days }) => ({
            benefit,
            byGroup: [...byMatch].map(([match, count]) => [groupOf(match), count]),
            days: [...days],
          })),
        }).toEqual(slow);
      },
    ),
    { numRuns: 150 },
  );
});
