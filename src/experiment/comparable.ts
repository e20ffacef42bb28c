/**
 * Whether two scenarios may be set beside each other: the same goals, measured in the same way, of
 * the same run of days. Everything else may differ; that is what is compared.
 */
import type { Plan } from "../model/plan.ts";
import { isoOfDay } from "../domain/moment.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** A scenario with the plan it compiles to. */
export interface Compared {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

/** In what a scenario cannot be compared with a baseline, a sentence each; none when it can. */
export function incomparable(baseline: Compared, other: Compared): ReadonlyArray<string> {
  return [...runs(baseline, other), ...goals(baseline.scenario, other.scenario)];
}

function runs(baseline: Compared, other: Compared): ReadonlyArray<string> {
  const days = ({ plan }: Compared) => `${isoOfDay(plan.from)} to ${isoOfDay(plan.to)}`;
  const contract = ({ scenario }: Compared) => String(scenario.period.contract);
  const differs = (what: string, of: (compared: Compared) => string) =>
    of(baseline) === of(other) ? [] : [`${what} ${of(other)}, in the baseline ${of(baseline)}`];
  return [...differs("it runs from", days), ...differs("its contract is of", contract)];
}

function goals(baseline: Scenario, other: Scenario): ReadonlyArray<string> {
  const found = new Map(other.goals.map((goal) => [goal.id, goal]));
  const known = new Set(baseline.goals.map(({ id }) => id));
  const missing = baseline.goals.flatMap(({ id, measure, window, target }) => {
    const goal = found.get(id);
    if (goal === undefined) return [`goal ${id} is missing`];
    const parts = { measure, window, target };
    return Object.entries(parts).flatMap(([part, asked]) => {
      const [mine, theirs] = [asked, goal[part as keyof typeof parts]].map(written);
      return mine === theirs
        ? []
        : [`the ${part} of goal ${id} is ${theirs}, in the baseline ${mine}`];
    });
  });
  const more = other.goals.filter(({ id }) => !known.has(id));
  return [...missing, ...more.map(({ id }) => `goal ${id} is not in the baseline`)];
}

const written = (part: unknown): string => JSON.stringify(part) ?? "not stated";

/** A comparable scenario with its goals in the baseline's order. */
export function inOrderOf(baseline: Scenario, other: Scenario): Scenario {
  const byId = new Map(other.goals.map((goal) => [goal.id, goal]));
  return { ...other, goals: baseline.goals.flatMap(({ id }) => byId.get(id) ?? []) };
}
