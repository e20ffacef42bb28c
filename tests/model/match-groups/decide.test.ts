/** Assessment, as stories: the group follows the scheme in force, and the case the routing. */
import { describe, it } from "vitest";
import { citizen } from "../../../src/testing/citizens.ts";
import { given } from "../../../src/testing/given.ts";
import { smallPlan } from "../../../src/testing/plan.ts";

const plan = smallPlan();
const at = "2009-06-02T09:00";
const later = "2009-06-30T10:00";
const threeGroups = { _tag: "RulesetActivated", at: "2010-04-01T00:00", subject: 0, ruleSet: 1 };
const assessed = { _tag: "MatchAssessed", at, subject: 0, scheme: "five", group: 4, level: 4 };
const changesTo = (level: number, from = 4) => ({
  _tag: "EmployabilityChanged",
  at: later,
  subject: 0,
  from,
  to: level,
});

describe("an assessment", () => {
  it("sees the true level and gives its group in the scheme of five", () => {
    given(plan, citizen(plan, 0, { level: 4, at }))
      .when("assess", 0, at)
      .then([{ _tag: "MatchAssessed", scheme: "five", group: 4, level: 4 }]);
  });

  it("tells of another group than the one that stood", () => {
    given(plan, [...citizen(plan, 0, { level: 4, at }), assessed, changesTo(5)])
      .when("assess", 0, later)
      .then([
        { _tag: "MatchAssessed", group: 5, level: 5 },
        { _tag: "MatchChanged", from: 4, to: 5 },
      ]);
  });

  it("uses the scheme of three once it is in force, and a change of scheme is no change", () => {
    given(plan, [...citizen(plan, 0, { level: 4, at }), assessed, threeGroups])
      .when("assess", 0, "2010-04-06T10:00")
      .then([{ _tag: "MatchAssessed", scheme: "three", group: 2, level: 4 }]);
  });

  it("gives the case to the team that serves the new level", () => {
    const levels = [0, 0, 0, 1, 1];
    const routing = Uint8Array.from({ length: 20 }, (_, i) => levels[i % 5]);
    const byLevel = smallPlan({ routing });
    given(byLevel, [...citizen(byLevel, 0, { level: 3, at }), changesTo(4, 3)])
      .when("assess", 0, later)
      .then([
        { _tag: "MatchAssessed", level: 4 },
        { _tag: "CaseTransferred", centre: 0, team: 1 },
      ]);
  });

  it("is due as the case opens and as an interview is held, at once", () => {
    const held = { _tag: "InterviewHeld", at: later, subject: 0, team: 0, minutes: 60 };
    const story = given(plan, [...citizen(plan, 0, { level: 4, at }), assessed]);
    const due = story.reacts([held]).filter(({ command }) => command === "assess");
    if (due.length !== 1 || due[0].at !== later) throw new Error(JSON.stringify(due));
  });
});
