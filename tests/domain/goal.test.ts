/** Goals as a scenario states them: what the schema takes, what it refuses, and why. */
import * as Exit from "effect/Exit";
import * as Schema from "effect/Schema";
import { describe, expect, test } from "vitest";
import { Goal } from "../../src/domain/goal.ts";

const decode = Schema.decodeUnknownExit(Goal, { errors: "all", onExcessProperty: "error" });
const goal = (rest: object) => ({
  id: "JKN-1",
  name: { en: "Work-ready in work after contact" },
  source: "JKN:133",
  window: 2010,
  target: { atLeast: 0.445 },
  measure: { type: "stock" },
  ...rest,
});
const problems = (rest: object): string => {
  const exit = decode(goal(rest));
  return Exit.isSuccess(exit) ? "" : String(exit.cause);
};
const kOfN = { type: "kOfN", anchor: "contact", statuses: ["job"], months: 1, of: 3 };

describe("a goal", () => {
  test.each([
    [{ measure: kOfN }],
    [{ measure: { type: "netInflow", population: { longerThanMonths: 12 }, per: "month" } }],
    [{ measure: { type: "count", event: "PlacementStarted", where: { kind: ["internship"] } } }],
    [{ measure: { type: "change", of: { type: "stock" }, since: 2009 } }],
    [{ measure: { type: "notYetModelled", needs: "a call centre" }, target: { atLeast: null } }],
    [{ window: { from: "2010-01", to: "2010-01" }, target: { between: [0.85, 1] } }],
  ])("takes %j and gives it back as it stands", (rest) => {
    const exit = decode(goal(rest));
    expect(exit).toMatchObject({ _tag: "Success", value: goal(rest) });
  });

  test.each([
    [{ measure: { ...kOfN, months: 4 } }, "`months` exceeds `of`"],
    [{ measure: { ...kOfN, statuses: ["jobb"] } }, '"job" | "ordinaryJob"'],
    [{ measure: { ...kOfN, off: 3 } }, "Expected no excess property"],
    [
      { measure: { type: "count", event: "PlacementStarted", where: { kind: ["course"] } } },
      "never",
    ],
    [{ measure: { type: "count", event: "PlacementStarted", where: { kin: [1] } } }, "it has kind"],
    [{ measure: { type: "count", event: "CapacityChanged" } }, "is about a team"],
    [{ measure: { type: "count", event: "Nothing" } }, "no event is called Nothing"],
    [{ measure: { type: "ratio", of: { type: "ratio" }, to: { type: "stock" } } }, "of"],
    [{ window: { from: "2010-06", to: "2010-05" } }, "`to` comes before `from`"],
    [{ window: { from: "2010-13", to: "2011-01" } }, "from"],
    [{ target: { between: [1, 0.85] } }, "the lower bound exceeds the upper"],
    [{ target: { atLeast: 1, atMost: 2 } }, "target"],
  ])("refuses %j and says why", (rest, why) => {
    expect(problems(rest)).toContain(why);
  });
});
