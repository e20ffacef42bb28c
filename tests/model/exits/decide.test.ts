/** Exits and returns, as stories: where each way leads, and when an old spell goes on [P04]. */
import { describe, expect, it } from "vitest";
import { citizen } from "../../../src/testing/citizens.ts";
import { given } from "../../../src/testing/given.ts";
import { smallPlan } from "../../../src/testing/plan.ts";

const plan = smallPlan();
const at = "2009-06-02T09:00";
const someone = citizen(plan, 0, { at });
const leaves = (reason: string, day: string) => [
  { _tag: "BenefitStopped", at: day, subject: 0, reason },
  { _tag: "CaseClosed", at: day, subject: 0, centre: 0 },
];
const worksFrom = (day: string) => [
  ...someone,
  leaves("job", day)[0],
  { _tag: "JobStarted", at: day, subject: 0, kind: "ordinary" },
  leaves("job", day)[1],
];

describe("who leaves benefit", () => {
  const pension = [{ _tag: "BenefitStopped", reason: "pension" }, { _tag: "CitizenRetired" }];
  const moved = [{ _tag: "BenefitStopped", reason: "moved" }, { _tag: "CitizenMoved" }];
  const job = [
    { _tag: "BenefitStopped", reason: "job" },
    { _tag: "JobStarted", kind: "ordinary" },
  ];

  it.each([
    ["exitToJob", job],
    [
      "exitToEducation",
      [{ _tag: "BenefitStopped", reason: "education" }, { _tag: "EducationStarted" }],
    ],
    ["exitToSelfSupport", [{ _tag: "BenefitStopped", reason: "selfSupport" }]],
    ["exitToPension", pension],
    ["leaveMunicipality", moved],
    ["transfer", [{ _tag: "BenefitStopped", reason: "transferred" }]],
  ])("by %s arrives where it leads", (command, events) => {
    given(plan, someone).when(command, 0, "2009-07-01T12:34").then(events);
  });

  it("for another centre of the scenario keeps the benefit, and the case goes along", () => {
    const two = smallPlan({ centres: ["north", "south"], routing: new Uint8Array(40) });
    given(two, citizen(two, 0, { at }))
      .when("transfer", 0, "2009-07-01T12:34")
      .then([{ _tag: "CaseTransferred", centre: 1, team: 0 }]);
  });

  it("has the case closed at once, and is at risk of coming back", () => {
    const stop = {
      _tag: "BenefitStopped",
      at: "2009-07-01T12:34",
      subject: 0,
      reason: "selfSupport",
    };
    const next = given(plan, someone).reacts([stop]);
    const at1234 = next.filter((pending) => pending.at === "2009-07-01T12:34");
    expect(at1234.map(({ command }) => command)).toContain("closeCase");
  });
});

describe("who comes back", () => {
  it("within a month goes on with the old spell", () => {
    given(plan, worksFrom("2009-07-10T08:00"))
      .when("returnToCentre", 0, "2009-08-20T11:00")
      .then([
        { _tag: "JobEnded" },
        { _tag: "CitizenContacted", centre: 0, level: 2 },
        { _tag: "BenefitResumed", benefit: "cashBenefit", from: at, gapDays: 41 },
        { _tag: "CaseOpened", centre: 0, team: 1 },
      ]);
  });

  it("after a whole calendar month begins a new spell", () => {
    given(plan, worksFrom("2009-07-10T08:00"))
      .when("returnToCentre", 0, "2009-09-01T11:00")
      .then([
        { _tag: "JobEnded" },
        { _tag: "CitizenContacted" },
        { _tag: "BenefitGranted", benefit: "cashBenefit", from: "2009-09-01T11:00" },
        { _tag: "CaseOpened" },
      ]);
  });
});
