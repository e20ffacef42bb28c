/**
 * A scenario with other values of its numbers. Shares that sum to 1 move together: those that are
 * given a value have it, and the others of their table keep their proportions and fill up the
 * rest; when the given ones alone are more than 1, or the others are all 0, all are divided by
 * their sum. Where a number comes from stays with it, so that a varied scenario still says what is
 * assumed and within which range.
 */
import * as Result from "effect/Result";
import { packages } from "../domain/offer.ts";
import { parameterByPath } from "../model/parameters.ts";
import type { Plan } from "../model/plan.ts";
import { outside } from "./check-initiatives.ts";
import { compileWithExcesses } from "./compile.ts";
import type { Excess } from "./compile-parameters.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Agreement, Initiative, Scenario } from "./scenario.ts";
import type { Stated } from "./statement.ts";
import { type Variable, VariationFault } from "./variables.ts";

/** A number and the value that it is to have. */
export interface Setting {
  readonly variable: Variable;
  readonly value: number;
}

/** The value as the number can have it: whole where it must be. */
export const settled = ({ whole }: Variable, value: number): number =>
  whole ? Math.round(value) : value;

/** The scenario with these values; fails when one of them is impossible. */
export function vary(
  scenario: Scenario,
  settings: ReadonlyArray<Setting>,
): Result.Result<Scenario, VariationFault> {
  for (const { variable, value } of settings) {
    const problem = Number.isFinite(value)
      ? outside(variable, settled(variable, value))
      : `would become ${value}`;
    if (problem !== undefined) {
      const { path, name } = variable;
      return Result.fail(new VariationFault(path, `\`${name}\` ${problem}`));
    }
  }
  const values = new Map(
    settings.map(({ variable, value }) => [variable.path, settled(variable, value)]),
  );
  const number = (path: string, stated: Stated): Stated => {
    const value = values.get(path);
    return value === undefined ? stated : { ...stated, value };
  };
  const cells = new Map(scenario.parameters);
  for (const { variable, value } of settings) {
    if (!variable.path.startsWith("parameters.")) continue;
    cells.set(variable.name, { value: settled(variable, value), from: variable.from });
  }
  const tables = new Set(settings.flatMap(({ variable: { table } }) => table ?? []));
  for (const table of tables) {
    const fault = fillUp(table, cells, values) ?? unsupplied(table, cells, scenario);
    if (fault !== undefined) return Result.fail(fault);
  }
  return Result.succeed({
    ...scenario,
    parameters: cells,
    labourDemand: scenario.labourDemand.map(({ from, index }) => ({
      from,
      index: number(`labourDemand.${from}`, index),
    })),
    agreements: scenario.agreements.map((agreement): Agreement => ({
      ...agreement,
      employees: number(`agreements.${agreement.id}.employees`, agreement.employees),
      rampMonths: number(`agreements.${agreement.id}.rampMonths`, agreement.rampMonths),
    })),
    initiatives: scenario.initiatives.map((initiative): Initiative => ({
      ...initiative,
      levers: initiative.levers.map((lever, i) => ({
        ...lever,
        value: values.get(`initiatives.${initiative.id}.${i + 1}`) ?? lever.value,
      })),
    })),
  });
}

/** Lets the shares of a table that were not given a value fill up what those given leave. */
function fillUp(
  table: string,
  cells: Map<string, Stated>,
  values: ReadonlyMap<string, number>,
): VariationFault | undefined {
  const paths = [...cells.keys()].filter((path) => path.startsWith(`${table}.`));
  const isGiven = (path: string) => values.has(`parameters.${path}`);
  const sumOf = (which: ReadonlyArray<string>) =>
    which.reduce((sum, path) => sum + (cells.get(path)?.value ?? 0), 0);
  const others = paths.filter((path) => !isGiven(path));
  const given = sumOf(paths.filter(isGiven));
  const rest = Math.max(0, 1 - given);
  const filling = sumOf(others);
  const isAlone = paths.length - others.length === 1 && others.length > 0;
  if (given + filling === 0 || (rest > 0 && filling === 0 && isAlone)) {
    const message = `the other shares of \`${table}\` are 0 and cannot fill up what is left of 1`;
    return new VariationFault(`parameters.${table}`, message, "give them values too");
  }
  for (const path of others) {
    const { value, from } = cells.get(path)!;
    cells.set(path, { value: filling === 0 ? 0 : (value / filling) * rest, from });
  }
  const sum = given + (filling === 0 ? 0 : rest);
  if (sum === 1) return undefined;
  for (const path of paths) {
    const { value, from } = cells.get(path)!;
    cells.set(path, { value: value / sum, from });
  }
  return undefined;
}

/** Citizens must not be sent where there is no supplier. */
function unsupplied(
  table: string,
  cells: ReadonlyMap<string, Stated>,
  { suppliers }: Scenario,
): VariationFault | undefined {
  if (table !== "rule.visitation") return undefined;
  const lacking = packages.find(
    (word) =>
      (cells.get(`${table}.${word}`)?.value ?? 0) > 0 &&
      !suppliers.some((supplier) => supplier.packages.includes(word)),
  );
  if (lacking === undefined) return undefined;
  const message = `citizens would be sent to ${lacking}, which no supplier runs`;
  return new VariationFault(`parameters.${table}.${lacking}`, message);
}

/** The plan of a varied scenario; fails where levers bring a number outside its bounds. */
export function variedPlan(
  scenario: Scenario,
  settings: ReadonlyArray<Setting>,
): Result.Result<Plan, VariationFault> {
  const varied = vary(scenario, settings);
  if (varied._tag === "Failure") return Result.fail(varied.failure);
  const { plan, excesses } = compileWithExcesses(varied.success);
  if (excesses[0] === undefined) return Result.succeed(plan);
  // A ramp goes on after the day on which it first leaves the bounds.
  const same = excesses.filter(({ path: where }) => where === excesses[0].path);
  const worst = same.reduce((one, other) => (beyond(other) > beyond(one) ? other : one));
  const { path, parameter, value, initiative } = worst;
  const by = scenario.initiatives[initiative]?.id ?? "";
  const message = `\`${path}\` ${outside(parameter, value)}, by the levers of \`${by}\``;
  return Result.fail(new VariationFault(`parameters.${path}`, message));
}

const beyond = ({ parameter: { min, max }, value }: Excess): number =>
  Math.max(value - max, min - value);

/** A plan in which no number leaves its bounds. */
export interface HeldPlan {
  readonly plan: Plan;
  /** Whether levers would have brought a number outside its bounds, and were held at them. */
  readonly held: boolean;
}

/**
 * The plan of a varied scenario where many numbers are varied at once and nobody chose them one by
 * one: what levers would bring outside its bounds stays at them.
 */
export function heldPlan(
  scenario: Scenario,
  settings: ReadonlyArray<Setting>,
): Result.Result<HeldPlan, VariationFault> {
  const varied = vary(scenario, settings);
  if (varied._tag === "Failure") return Result.fail(varied.failure);
  const { plan, excesses } = compileWithExcesses(varied.success);
  if (excesses.length === 0) return Result.succeed({ plan, held: false });
  const { changes, cells } = plan.parameters;
  const value = changes.value.map((reached, i) => {
    const parameter = parameterOf(cells[changes.cell[i]]);
    return Math.min(parameter.max, Math.max(parameter.min, reached));
  });
  const parameters = { ...plan.parameters, changes: { ...changes, value } };
  const { scenario: id, hash: _, ...body } = { ...plan, parameters };
  return Result.succeed({
    plan: { scenario: id, hash: fingerprint(body), ...body },
    held: true,
  });
}

/** The parameter of a cell; cells of segments end with `@n`. */
function parameterOf(cell: string) {
  const path = cell.replace(/@\d+$/u, "");
  const parameter =
    parameterByPath.get(path) ?? parameterByPath.get(path.slice(0, path.lastIndexOf(".")));
  if (parameter === undefined) throw new Error(`no parameter has the cell ${cell}`);
  return parameter;
}
