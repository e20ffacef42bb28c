/**
 * The values of parameters as they would be without any initiative: what the scenario states,
 * else what the rule set in force says, else that there is no effect. The law and the demand for
 * labour change on their own dates.
 */
import { dayOfIso } from "../domain/moment.ts";
import { type RuleSet, ruleSets } from "../domain/rule-set.ts";
import type { Parameter } from "../model/parameter.ts";
import { demandCause, ruleCause } from "../model/plan.ts";
import { cellPath } from "./lever-path.ts";
import type { Scenario } from "./scenario.ts";

/** Values of a parameter's cells from a day on. */
export interface BaseValues {
  readonly day: number;
  readonly values: ReadonlyArray<number>;
  readonly cause: number;
}

const demandPath = "demand.index";

/**
 * Rule sets in force during a run: number in `ruleSets` and first day, the first at `from`. A
 * warm-up may reach back beyond the oldest one known, which is then taken to have been in force.
 */
export function ruleSetsBetween(from: number, to: number) {
  const days = ruleSets.map((ruleSet) => dayOfIso(ruleSet.from));
  const first = Math.max(
    0,
    days.findLastIndex((day) => day <= from),
  );
  return days.flatMap((day, ruleSet) => {
    if (ruleSet < first || day > to) return [];
    return [{ day: ruleSet === first ? from : day, ruleSet }];
  });
}

/** The values of a parameter's cells: those of the first day, then every change by its date. */
export function baseValues(
  scenario: Scenario,
  parameter: Parameter,
  keys: ReadonlyArray<string>,
  from: number,
  to: number,
): ReadonlyArray<BaseValues> {
  if (parameter.path === demandPath) return demandValues(scenario, parameter, from, to);
  const valuesUnder = (ruleSet: RuleSet) =>
    keys.map((key) => {
      const path = cellPath(parameter, key);
      const value =
        scenario.parameters.get(path)?.value ??
        (parameter.fromRules ? ruleSet.numbers[path]?.value : parameter.neutral);
      if (value === undefined) throw new Error(`${path} has no value under ${ruleSet.id}`);
      return value;
    });
  const inForce = parameter.fromRules
    ? ruleSetsBetween(from, to)
    : ruleSetsBetween(from, to).slice(0, 1);
  return inForce.map(({ day, ruleSet }) => ({
    day,
    values: sharesOfOne(parameter, valuesUnder(ruleSets[ruleSet])),
    cause: ruleCause,
  }));
}

function demandValues(
  { labourDemand, parameters }: Scenario,
  parameter: Parameter,
  from: number,
  to: number,
): ReadonlyArray<BaseValues> {
  const before = labourDemand.findLast((entry) => dayOfIso(entry.from) <= from);
  const stated = parameters.get(parameter.path)?.value ?? parameter.neutral ?? 1;
  const first = { day: from, values: [before?.index.value ?? stated], cause: demandCause };
  const later = labourDemand.flatMap((entry) => {
    const day = dayOfIso(entry.from);
    if (day <= from || day > to) return [];
    return [{ day, values: [entry.index.value], cause: demandCause }];
  });
  return [first, ...later];
}

/** Shares that sum to 1 exactly, where the parameter's cells are such. */
export function sharesOfOne(
  { sumsToOne }: Parameter,
  values: ReadonlyArray<number>,
): ReadonlyArray<number> {
  if (!sumsToOne) return values;
  const sum = values.reduce((total, value) => total + value, 0);
  return sum === 1 || sum === 0 ? values : values.map((value) => value / sum);
}
