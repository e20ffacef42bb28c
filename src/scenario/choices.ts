/**
 * Choices at work: the values that each may take, what it is now, what it costs, and the scenario
 * in which something has been chosen. What is chosen acts as an initiative that sets its number
 * from the choice's date on; where it is what it is already there is none, so that choosing to
 * change nothing gives the very same plan.
 */
import { parameterByPath } from "../model/parameters.ts";
import type { Choice, Initiative, Lever, Scenario } from "./scenario.ts";

/** Id of the initiative that stands for what was chosen. */
const chosenId = "chosen";

/** The values of a choice in rising order, without the noise of adding decimals. */
export function levelsOf({ values: { from, to, step } }: Choice): ReadonlyArray<number> {
  const count = Math.round((to - from) / step) + 1;
  return Array.from({ length: count }, (_, i) => Number((from + i * step).toPrecision(12)));
}

/** What is chosen, as the scenario states it. */
export function valueNow(scenario: Scenario, { lever }: Choice): number {
  const stated = statedNow(scenario, lever);
  if (stated === undefined) throw new Error(`the scenario states no ${lever}`);
  return stated;
}

/** The same for any cell; undefined where the law alone says it, or nobody. */
export const statedNow = (scenario: Scenario, path: string): number | undefined =>
  scenario.parameters.get(path)?.value ?? neutralOf(path);

/** Where a scenario says nothing of a cell: its parameter's neutral value, if it has one. */
export const neutralOf = (path: string): number | undefined =>
  (parameterByPath.get(path) ?? parameterByPath.get(path.slice(0, path.lastIndexOf("."))))?.neutral;

/** What values of all choices cost together, kr. a year. */
export const costOf = (choices: ReadonlyArray<Choice>, values: ReadonlyArray<number>): number =>
  choices.reduce((sum, { cost }, i) => sum + cost.value * values[i], 0);

/** The scenario in which these values have been chosen, one for each of the choices. */
export function choosing(
  scenario: Scenario,
  choices: ReadonlyArray<Choice>,
  values: ReadonlyArray<number>,
): Scenario {
  const levers = choices.flatMap((choice, i): ReadonlyArray<Lever> => {
    if (values[i] === valueNow(scenario, choice)) return [];
    const { lever, from, ramp, rampDays } = choice;
    const provenance = { kind: "source", source: `choice ${choice.id}`, mark: "D" } as const;
    return [{ lever, op: "set", value: values[i], provenance, from, ramp, rampDays, target: {} }];
  });
  if (levers.length === 0) return scenario;
  const title = { en: "What was chosen", da: "Det valgte" };
  const chosen: Initiative = { id: chosenId, title, levers };
  return { ...scenario, initiatives: [...scenario.initiatives, chosen] };
}
