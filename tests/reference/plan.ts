/** The small plan lives in the testing kit; tests of the reference model find it here. */
export { type Lever, numbers, type Overrides, smallPlan } from "../../src/testing/plan.ts";
