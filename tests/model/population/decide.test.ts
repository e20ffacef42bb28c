/** Birthdays, as stories. */
import { describe, it } from "vitest";
import { citizen } from "../../../src/testing/citizens.ts";
import { given } from "../../../src/testing/given.ts";
import { smallPlan } from "../../../src/testing/plan.ts";

const plan = smallPlan();
const at = "2009-06-02T09:00";
const day = "2009-12-01T00:00";

describe("a birthday", () => {
  it("moves a citizen to the next age group", () => {
    given(plan, citizen(plan, 0, { age: 24, at }))
      .when("crossAge", 0, day)
      .then([{ _tag: "AgeBoundaryCrossed", boundary: 25 }]);
  });

  it("retires who turns 65 on benefit", () => {
    given(plan, citizen(plan, 0, { age: 64, at }))
      .when("crossAge", 0, day)
      .then([
        { _tag: "AgeBoundaryCrossed", boundary: 65 },
        { _tag: "BenefitStopped", reason: "retired" },
        { _tag: "CitizenRetired" },
      ]);
  });
});
