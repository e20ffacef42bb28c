/**
 * What a seed means is frozen: the log of the small plan with the seed "frozen" has this digest on
 * every machine. It may change only in a version that says so in its notes, because then every
 * published forecast must be made again; whoever changes it by accident has changed the model.
 */
import { expect, test } from "vitest";
import { digestOf } from "../../src/kernel/digest.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { logOf } from "../../src/testing/runs.ts";

test("the seed `frozen` gives the log that it always gave", () => {
  const log = logOf(smallPlan(), "frozen");
  expect({ events: log.length, digest: digestOf(log) }).toEqual({
    events: 34_422,
    digest: "a3ba8dba7007d6b0",
  });
});
