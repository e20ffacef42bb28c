/**
 * What follows from a plan alone is worked out once a plan, not once a replication: cell numbers,
 * daily sums, calendars. Such things are never state.
 */
import type { Plan } from "./plan.ts";

/** A function of the plan that remembers its answers for as long as the plan lives. */
export function perPlan<T>(build: (plan: Plan) => T): (plan: Plan) => T {
  const known = new WeakMap<Plan, T>();
  return (plan) => {
    const before = known.get(plan);
    if (before !== undefined) return before;
    const built = build(plan);
    known.set(plan, built);
    return built;
  };
}
