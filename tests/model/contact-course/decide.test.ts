/** The contact course, as stories: deadline, summons, interview, no-show and breach. */
import { describe, expect, it } from "vitest";
import { citizen } from "../../../src/testing/citizens.ts";
import { given, type Told } from "../../../src/testing/given.ts";
import { smallPlan } from "../../../src/testing/plan.ts";

const plan = smallPlan();
const at = "2009-06-03T09:00";
const due = "2009-09-03T23:59";
const about = { subject: 0 };
const contact = { kind: "contactInterview", due };
const item = (task: string) => ({ ...about, team: 0, task, item: 0 });

const open: ReadonlyArray<Told> = [
  ...citizen(plan, 0, { level: 4, at }),
  { _tag: "ObligationCreated", at, ...about, ...contact },
];
const summoned: ReadonlyArray<Told> = [
  ...open,
  { _tag: "WorkItemQueued", at: "2009-08-06T08:00", ...item("summons"), due: "2009-08-24T00:00" },
  { _tag: "WorkItemStarted", at: "2009-08-06T08:00", ...item("summons"), minutes: 10 },
  { _tag: "WorkItemCompleted", at: "2009-08-06T08:10", ...item("summons"), moot: false },
];
const planned = "2009-08-17T08:00";
const scheduled: ReadonlyArray<Told> = [
  ...summoned,
  { _tag: "InterviewScheduled", at: "2009-08-06T08:10", ...about, team: 0, minutes: 60, planned },
  { _tag: "SummonsIssued", at: "2009-08-06T08:10", ...about, leadDays: 11 },
];

describe("the contact course", () => {
  it("sets a deadline three civil months after the case opens", () => {
    given(plan, citizen(plan, 0, { at }))
      .when("openContact", 0, at)
      .then([{ _tag: "ObligationCreated", kind: "contactInterview", due }]);
  });

  it("plans the interview 28 days before its deadline, and breaches it the minute after", () => {
    const pending = given(plan, open).pending();
    const own = pending.filter(({ command }) => /Interview|breachContact/.test(command));
    expect(own).toEqual([
      { command: "planInterview", subject: 0, at: "2009-08-06T08:00" },
      { command: "breachContact", subject: 0, at: "2009-09-04T00:00" },
    ]);
  });

  it("gives an interview a time, with ten days of notice or more", () => {
    // Ten days on is a Sunday.
    given(plan, summoned)
      .when("summon", 0, "2009-08-06T08:10")
      .then([
        { _tag: "InterviewScheduled", team: 0, minutes: 60, planned },
        { _tag: "SummonsIssued", leadDays: 11 },
      ]);
  });

  it("lets a citizen who comes wait for the team", () => {
    const always = smallPlan({ values: { "hazard.noShow": 0 } });
    given(always, scheduled)
      .when("attend", 0, planned)
      .then([{ _tag: "WorkItemQueued", team: 0, task: "interview", due: planned }]);
  });

  it("summons a citizen who does not come once more", () => {
    const never = smallPlan({ values: { "hazard.noShow": 1 } });
    given(never, scheduled)
      .when("attend", 0, planned)
      .then([
        { _tag: "InterviewNoShow", team: 0 },
        { _tag: "WorkItemQueued", team: 0, task: "summons" },
      ]);
  });

  it("breaches a deadline that passes", () => {
    given(plan, open)
      .when("breachContact", 0, "2009-09-04T00:00")
      .then([{ _tag: "ObligationBreached", ...contact }]);
  });

  it("cancels what is left when the benefit stops", () => {
    const stop = { _tag: "BenefitStopped", at: "2009-08-10T12:00", ...about, reason: "job" };
    given(plan, [...scheduled, stop])
      .when("closeContact", 0, "2009-08-10T12:00")
      .then([
        { _tag: "InterviewCancelled", team: 0, minutes: 60, planned },
        { _tag: "ObligationCancelled", ...contact, reason: "exit" },
      ]);
  });
});
