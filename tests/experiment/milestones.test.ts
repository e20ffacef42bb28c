/** Milestones double. */
import { expect, test } from "vitest";
import { milestones } from "../../src/experiment/milestones.ts";

test("milestones double from twenty and end with all", () => {
  expect(milestones(200)).toEqual([20, 40, 80, 160, 200]);
  expect(milestones(20)).toEqual([20]);
  expect(milestones(7)).toEqual([7]);
});
