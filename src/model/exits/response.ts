/**
 * How exits answer to caseloads. With fewer cases each, caseworkers see citizens more often and
 * more of them leave [P12, P13]: the hazards of job, education and self-support are multiplied by
 * (caseload / caseload at the start) to an elasticity. Both caseloads are of the team that serves
 * the citizen and both are taken over the cases that the scenario opens with, so what is left of
 * the ratio is staff at the start over staff on the day. It follows staff and nothing else: were
 * it the stock of the day, one citizen's exit would move all others (law 9, chance is local).
 */
import type { Plan } from "../plan.ts";
import { cellOf, trajectory } from "../trajectory.ts";
import { parameters } from "./parameters.ts";

/** Names of the risks that answer: those that an offer's lock-in holds back. */
export const answering: ReadonlySet<string> = new Set([
  "exitToJob",
  "exitToEducation",
  "exitToSelfSupport",
]);

/** A caseload counts as at most ten times that of the start, and at least as a tenth of it. */
const ratioMost = 10;

/** What the caseload of a team multiplies those hazards by, on day `plan.from + i`. */
export function caseloadResponse(plan: Plan, team: number, days: number): Float64Array {
  const elasticity = trajectory(plan, cellOf(plan, parameters.caseload.path), days);
  const staff = trajectory(plan, cellOf(plan, "capacity.staff") + team, days);
  return Float64Array.from(elasticity, (power, i) => {
    if (power === 0 || staff[0] === staff[i]) return 1;
    const ratio = Math.min(Math.max(staff[0] / staff[i], 1 / ratioMost), ratioMost);
    return Math.exp(Math.log(ratio) * power);
  });
}
