/**
 * A simple hazard of leaving benefit for work or education that is fixed before anything happens:
 * the plan's opening rates by time on benefit, level, origin and age, without seasons, levers,
 * offers or labour demand. Controls set draws against it; they need it to be fixed, not exact.
 */
import { ageGroups, origins } from "../domain/citizen.ts";
import { bandDays } from "../model/axes.ts";
import { risks } from "../model/exits/parameters.ts";
import type { Plan } from "../model/plan.ts";
import { cellOf } from "../model/trajectory.ts";
import type { Attributes } from "./likely-citizen.ts";

export interface FixedHazard {
  readonly risk: "exitToJob" | "exitToEducation";
  /** Number of the risk among the model's, by which its thresholds are drawn. */
  readonly number: number;
  /** Hazard met by somebody new to benefit in so many days. */
  readonly of: (attributes: Attributes, days: number) => number;
}

const daysPerMonth = 30.4375;

/** Number of each way out among a plan's destinations, and its relative rates by age. */
const ways = [
  { risk: "exitToJob", destination: 0, byAge: "relative.jobByAge" },
  { risk: "exitToEducation", destination: 1, byAge: "relative.educationByAge" },
] as const;

export function exitHazards(plan: Plan): ReadonlyArray<FixedHazard> {
  const value = (path: string, key: number) => plan.parameters.values[cellOf(plan, path) + key];
  const last = bandDays.length - 1;
  return ways.map(({ risk, destination, byAge }) => {
    const perDay = bandDays.map((_, band) => {
      const destinations = band < last ? "monthly.destinationShort" : "monthly.destinationLong";
      const leaving = -Math.log(1 - value("monthly.exit", band)) / daysPerMonth;
      return leaving * value(destinations, destination);
    });
    const base = (days: number) =>
      perDay.reduce((sum, rate, band) => {
        const end = Math.min(days, bandDays[band + 1] ?? days);
        return sum + rate * Math.max(0, end - bandDays[band]);
      }, 0);
    const of = ({ level, origin, ageGroup }: Attributes, days: number) =>
      base(days) *
      value("relative.level", level - 1) *
      value("relative.origin", origins.indexOf(origin)) *
      value(byAge, ageGroups.indexOf(ageGroup));
    return { risk, number: risks.indexOf(risk), of };
  });
}
