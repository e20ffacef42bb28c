/**
 * An experiment's plan as one line: `3 scenarios × 200 replications = 600 runs, 150 known
 * already, 450 to run, about 3 min on 2 threads`.
 */
import type { ExperimentPlan } from "../experiment/experiment-plan.ts";
import type { Tongue } from "../language/language.ts";

export function experimentPlanText(plan: ExperimentPlan, tongue: Tongue): string {
  const { experiment: say } = tongue.say;
  const { runs, known, toRun, threads, expectedMs, atMost } = plan;
  const size = say.size({
    scenarios: tongue.number(plan.scenarios),
    points: plan.points === 1 ? undefined : tongue.number(plan.points),
    replications: tongue.number(plan.replications),
    runs: tongue.number(runs),
    atMost,
  });
  if (toRun === 0) return `${size}, ${say.allKnown}`;
  const before =
    known === 0 ? say.noneKnown : say.someKnown(tongue.number(known), tongue.number(toRun));
  if (expectedMs === null) return `${size}, ${before}`;
  const time = say.expected(durationText(expectedMs, tongue), tongue.number(threads));
  return `${size}, ${before}, ${time}`;
}

/** So long, in the unit that takes fewest digits and never as nothing. */
export function durationText(ms: number, tongue: Tongue): string {
  const { experiment: say } = tongue.say;
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 100) return say.seconds(tongue.number(seconds));
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100
    ? say.minutes(tongue.number(minutes))
    : say.hours(tongue.number(minutes / 60, minutes < 600 ? 1 : 0));
}
