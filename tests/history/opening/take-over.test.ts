/**
 * A caseload out of any records whatever: nothing they say breaks the model, whose laws hold in
 * the forecast that goes on from them. And each rule by which a contradiction is resolved.
 */
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { benefits, stopReasons } from "../../../src/domain/benefit.ts";
import * as benefit from "../../../src/domain/events/benefit.ts";
import * as cases from "../../../src/domain/events/case.ts";
import * as contact from "../../../src/domain/events/contact.ts";
import * as offer from "../../../src/domain/events/offer.ts";
import * as people from "../../../src/domain/events/population.ts";
import { minutesPerDay, minuteOfIso } from "../../../src/domain/moment.ts";
import type { Beginning } from "../../../src/experiment/beginning.ts";
import { Departure } from "../../../src/experiment/departure.ts";
import { Observation } from "../../../src/experiment/observation.ts";
import { stage, standing } from "../../../src/history/opening/caseload.ts";
import { continueSpells } from "../../../src/history/opening/continued-spells.ts";
import { deriveDuties } from "../../../src/history/opening/derived-duties.ts";
import { readCaseload } from "../../../src/history/opening/read-caseload.ts";
import { renumber } from "../../../src/history/opening/renumber.ts";
import { breachesOf } from "../../../src/kernel/law.ts";
import { Log } from "../../../src/kernel/log.ts";
import { lawsOf } from "../../../src/model/laws.ts";
import { smallPlan } from "../../../src/testing/plan.ts";
import { goalsFor } from "../../experiment/every-measure.ts";

const plan = smallPlan({ to: "2010-09-30" });
const day = plan.from + 214;
const seam = day * minutesPerDay;

interface Said {
  readonly code: number;
  readonly minute: number;
  readonly citizen: number;
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

/** Events that records may hold, with anything at all in their fields that they may have. */
const minutes = fc.integer({ min: seam - 900 * minutesPerDay, max: seam - 1 });
const around = fc.integer({ min: seam - 900 * minutesPerDay, max: seam + 200 * minutesPerDay });
const something = (
  code: number,
  a: number,
  b: number,
  x = fc.constant<number>(0),
  y = fc.constant<number>(0),
) =>
  fc.record({
    code: fc.constant(code),
    minute: minutes,
    citizen: fc.nat({ max: 11 }),
    a: fc.nat({ max: a }),
    b: fc.nat({ max: b }),
    x,
    y,
  });
const anything: fc.Arbitrary<Said> = fc.oneof(
  { weight: 4, arbitrary: something(benefit.BenefitGranted.code, benefits.length - 1, 0, minutes) },
  something(benefit.BenefitResumed.code, benefits.length - 1, 0, minutes),
  something(benefit.BenefitStopped.code, stopReasons.length - 1, 0),
  something(benefit.JobStarted.code, 1, 0),
  something(benefit.JobEnded.code, 0, 0),
  something(benefit.EducationStarted.code, 0, 0),
  something(cases.CaseOpened.code, 3, 9),
  something(cases.CaseTransferred.code, 3, 9),
  something(cases.MatchAssessed.code, 1, 5, fc.nat({ max: 5 })),
  something(contact.ObligationCreated.code, 2, 0, around),
  something(contact.ObligationFulfilled.code, 2, 1, around),
  something(contact.InterviewScheduled.code, 5, 90, around),
  something(contact.InterviewHeld.code, 5, 90),
  something(contact.InterviewNoShow.code, 5, 0),
  something(offer.VisitationDecided.code, 4, 2),
  something(offer.OfferWaitlisted.code, 0, 9),
  something(offer.OfferIssued.code, 4, 9, around, around),
  { weight: 2, arbitrary: something(offer.OfferStarted.code, 0, 9) },
  something(offer.OfferCompleted.code, 0, 9),
  something(offer.OfferInterrupted.code, 1, 9),
  something(offer.PlacementBooked.code, 1, 9),
  { weight: 2, arbitrary: something(offer.PlacementStarted.code, 1, 9, around) },
  something(offer.PlacementEnded.code, 3, 9),
  something(people.CitizenMoved.code, 0, 0),
  something(people.CitizenRetired.code, 0, 0),
);

/** Records in the order of their time, everybody registered before anything else. */
function recordsOf(said: ReadonlyArray<Said>, born: ReadonlyArray<number>): Log {
  const log = new Log();
  const first = seam - 901 * minutesPerDay;
  for (const [citizen, birth] of born.entries()) {
    log.append(people.CitizenRegistered.code, first, citizen * 3, 0, 0, birth, citizen * 3);
  }
  for (const { code, minute, citizen, a, b, x, y } of said.toSorted(
    (one, other) => one.minute - other.minute,
  )) {
    log.beginBatch();
    log.append(code, minute, citizen * 3, a, b, x, y);
  }
  return log;
}

function beginningOf(records: Log): Beginning {
  const { columns, citizens } = renumber(records);
  const told = continueSpells(columns, citizens);
  const caseload = readCaseload(told, citizens);
  const happened = deriveDuties(told, plan, caseload, day);
  return { key: "records", day, from: plan.from, happened, way: { _tag: "Records", caseload } };
}

test("whatever records say, the model goes on and keeps its laws", { timeout: 120_000 }, () => {
  const born = fc.array(fc.integer({ min: -25_000, max: -6_000 }), {
    minLength: 12,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 120 }), born, (said, births) => {
      const beginning = beginningOf(recordsOf(said, births));
      const arm = { plan, goals: goalsFor(plan), beginning };
      const log = new Log();
      const reader = {
        read: (rows: Log, from: number, to: number) => log.appendColumns(rows, from, to),
      };
      const observation = new Observation(arm);
      const run = new Departure(arm, beginning, "any").begin(0, observation, [reader]);
      run.run(run.agenda.to);
      expect(breachesOf(lawsOf(plan), log).slice(0, 3)).toEqual([]);
      expect(observation.outcome(0).readings).toHaveLength(arm.goals.length);
    }),
    { numRuns: 60 },
  );
});

describe("what contradicts itself", () => {
  const at = (iso: string) => minuteOfIso(iso);
  const say = (code: number, iso: string, a = 0, x = 0, b = 0): Said => {
    return { code, minute: at(iso), citizen: 0, a, b, x, y: 0 };
  };
  const read = (...said: ReadonlyArray<Said>) => {
    const { columns, citizens } = renumber(recordsOf(said, [-15_000]));
    return readCaseload(continueSpells(columns, citizens), citizens);
  };
  const granted = (iso: string) => say(benefit.BenefitGranted.code, iso, 1, at(iso));
  const stopped = (iso: string) => say(benefit.BenefitStopped.code, iso);

  it("is a spell within a spell: the later one counts", () => {
    const { columns, contradictions } = read(granted("2009-01-01"), granted("2009-03-01"));
    expect(contradictions.spellWithinSpell).toBe(1);
    expect(columns.spellFrom[0]).toBe(at("2009-03-01"));
  });

  it("is a stop without a spell: it is passed over", () => {
    const { columns, contradictions } = read(stopped("2009-01-01"));
    expect(contradictions.stopWithoutSpell).toBe(1);
    expect(columns.standing[0]).toBe(standing.unknown);
  });

  it("is an offer within an offer: the later one counts", () => {
    const { columns, contradictions } = read(
      granted("2009-01-01"),
      say(offer.OfferStarted.code, "2009-02-01", 0, 0, 1),
      say(offer.OfferStarted.code, "2009-03-01", 0, 0, 0),
    );
    expect(contradictions.offerWithinOffer).toBe(1);
    expect([columns.stage[0], columns.place[0]]).toEqual([stage.inCourse, 1]);
  });

  it("is somebody who left for good and is there again", () => {
    const { columns, contradictions } = read(
      say(people.CitizenMoved.code, "2009-01-01"),
      granted("2009-02-01"),
    );
    expect(contradictions.backFromNowhere).toBe(1);
    expect(columns.standing[0]).toBe(standing.onBenefit);
  });

  it("is not a spell that goes on after a gap without a whole calendar month", () => {
    const { columns } = read(granted("2009-01-01"), stopped("2009-05-20"), granted("2009-06-10"));
    expect(columns.spellFrom[0]).toBe(at("2009-01-01"));
    const anew = read(granted("2009-01-01"), stopped("2009-05-20"), granted("2009-07-10"));
    expect(anew.columns.spellFrom[0]).toBe(at("2009-07-10"));
  });
});
