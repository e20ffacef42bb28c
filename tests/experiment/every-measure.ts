/**
 * Goals that between them make every handler of a log work, over months that a plan covers, so
 * that what is taken over at a branch is taken over of all of them.
 */
import type { Goal } from "../../src/domain/goal.ts";
import type { Measure } from "../../src/domain/measure.ts";
import { isoOfDay } from "../../src/domain/moment.ts";
import type { Plan } from "../../src/model/plan.ts";

const long = { longerThanMonths: 3 };
const measures: ReadonlyArray<Measure> = [
  { type: "stock", population: { ageGroups: ["under25"] } },
  { type: "exitRate" },
  { type: "fullYear", population: long },
  { type: "actDegree" },
  { type: "count", event: "BenefitStopped", where: { reason: ["job"] } },
  { type: "count", event: "InterviewHeld", of: "persons", population: { levels: [1, 4] } },
  { type: "timely", obligations: ["contactInterview"], average: "pooled" },
  { type: "timely", obligations: ["firstOffer", "repeatOffer"], population: long },
  { type: "timelyStock", obligations: ["contactInterview"] },
  { type: "kOfN", anchor: "contact", statuses: ["ordinaryJob"], months: 1, of: 2 },
  { type: "kOfN", anchor: "case", statuses: ["offBenefit"], months: 2, of: 3, population: long },
  { type: "kOfN", anchor: "offer", statuses: ["course"], months: 1, of: 2, consecutive: true },
  {
    type: "kOfN",
    anchor: "offerEnd",
    statuses: ["ordinaryJob", "education"],
    months: 1,
    of: 2,
    monthRule: "wholeMonth",
  },
];

/** One goal a measure, over all whole months from the second on. */
export function goalsFor({ from, to }: Pick<Plan, "from" | "to">): ReadonlyArray<Goal> {
  const first = isoOfDay(from + 31).slice(0, 7);
  const last = isoOfDay(to - 31).slice(0, 7);
  return measures.map((measure, i) => ({
    id: `G${i}`,
    name: { en: measure.type },
    source: "test",
    measure,
    window: { from: first, to: last < first ? first : last },
    target: { atLeast: 0 },
  }));
}
