/** Which team serves a citizen: a table of centre, age group and level that the plan gives. */
import { ageGroups } from "../domain/citizen.ts";
import type { Plan } from "./plan.ts";

const levelCount = 5;

/** Number of the team for a citizen of a centre, age group (index) and level (1 to 5). */
export function teamFor(plan: Plan, centre: number, ageGroup: number, level: number): number {
  return plan.routing[(centre * ageGroups.length + ageGroup) * levelCount + level - 1];
}
