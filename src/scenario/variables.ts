/**
 * The numbers of a scenario that can be given other values, each with its bounds and with the
 * range in which its assumption says the truth may lie. Paths are those of differences, and the
 * prefix `parameters.` may be left out; what is silently taken from the law or has no effect can
 * be varied as well, for it is a number that the model runs on.
 */
import * as Result from "effect/Result";
import { dayOfIso } from "../domain/moment.ts";
import { ruleSets } from "../domain/rule-set.ts";
import type { Parameter } from "../model/parameter.ts";
import { parameterByPath, parameters } from "../model/parameters.ts";
import { ruleSetsBetween } from "./base-values.ts";
import { listedIdsOf } from "./compile.ts";
import { leverText } from "./differences.ts";
import { aimOf, cellKeys, cellPath, type ListedIds } from "./lever-path.ts";
import type { Lever, Scenario } from "./scenario.ts";
import { didYouMean, oneOfWords } from "./spelling.ts";
import type { Provenance, Range } from "./statement.ts";

/** A number that can be varied. */
export interface Variable {
  /** As in differences: `parameters.hazard.noShow`, `agreements.partners.employees`. */
  readonly path: string;
  /** The same as a reader sees it, without `parameters.`. */
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly from: Provenance;
  /** Bounds of the model, both included. */
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** The table whose shares sum to 1 that it is one of; `population.level`. */
  readonly table: string | undefined;
  /** The lever that it belongs to, in a line. */
  readonly lever?: string;
}

/** What a scenario was asked to be and cannot: said to whoever asked, with how to mend it. */
export class VariationFault extends Error {
  readonly _tag = "VariationFault";
  readonly path: string;
  readonly suggestion: string | undefined;

  constructor(path: string, found: string, suggestion?: string) {
    super(suggestion === undefined ? `${found}.` : `${found}; ${suggestion}`);
    this.path = path;
    this.suggestion = suggestion;
  }
}

/** All numbers of a scenario that can be varied, in the order of a scenario file. */
export function variablesOf(scenario: Scenario): ReadonlyArray<Variable> {
  const ids = listedIdsOf(scenario);
  return [
    ...parameters.flatMap((parameter) =>
      cellKeys(parameter, ids).map((key) => cellVariable(scenario, parameter, key)),
    ),
    ...scenario.labourDemand.map(({ from, index }): Variable => {
      const { min, max, unit } = parameterByPath.get("demand.index")!;
      const path = `labourDemand.${from}`;
      return { ...index, path, name: path, unit, min, max, whole: false, table: undefined };
    }),
    ...scenario.agreements.flatMap(({ id, employees, rampMonths }): ReadonlyArray<Variable> => {
      const path = `agreements.${id}`;
      const any = { min: 0, table: undefined };
      const companies = { ...any, ...employees, unit: "persons", max: 1_000_000, whole: true };
      const ramp = { ...any, ...rampMonths, unit: "months", max: 120, whole: false };
      return [
        { ...companies, path: `${path}.employees`, name: `${path}.employees` },
        { ...ramp, path: `${path}.rampMonths`, name: `${path}.rampMonths` },
      ];
    }),
    ...scenario.initiatives.flatMap(({ id, levers }) =>
      levers.map((lever, i) => leverVariable(`initiatives.${id}.${i + 1}`, lever, ids)),
    ),
  ];
}

/** What a cell is said to be, or what holds where nothing is said. */
function cellVariable(scenario: Scenario, parameter: Parameter, key: string): Variable {
  const name = cellPath(parameter, key);
  const { unit, min, max, whole, sumsToOne } = parameter;
  const stated = scenario.parameters.get(name) ?? unsaid(scenario, parameter, name);
  const table = sumsToOne ? parameter.path : undefined;
  return { path: `parameters.${name}`, name, unit, ...stated, min, max, whole, table };
}

function unsaid({ period }: Scenario, { fromRules, neutral }: Parameter, name: string) {
  const day = dayOfIso(period.from);
  const [inForce] = ruleSetsBetween(day, day);
  const ruled = fromRules ? ruleSets[inForce.ruleSet].numbers[name] : undefined;
  const value = ruled?.value ?? neutral ?? 0;
  const from: Provenance =
    ruled !== undefined && ruled.mark !== "A"
      ? { kind: "source", source: ruled.source, mark: ruled.mark }
      : { kind: "assumption", reason: ruled?.source ?? "No effect.", range: [value, value] };
  return { value, from };
}

/** A lever that sets a number has that number's bounds; what another adds is bounded when run. */
function leverVariable(path: string, whole: Lever, ids: ListedIds): Variable {
  const { lever, op, value, provenance } = whole;
  const parameter = aimOf(lever, ids)?.parameter;
  const sets = op === "set" && parameter !== undefined;
  return {
    path,
    name: path,
    unit: op === "multiply" ? "factor" : (parameter?.unit ?? ""),
    value,
    from: provenance,
    min: sets ? parameter.min : op === "multiply" ? 0 : -1_000_000,
    max: sets ? parameter.max : 1_000_000,
    whole: sets && parameter.whole,
    table: undefined,
    lever: leverText(whole),
  };
}

/** The range of a number's assumption within its bounds; undefined when it has a source. */
export function rangeOf({ from, min, max }: Variable): Range | undefined {
  if (from.kind === "source") return undefined;
  const [low, high] = from.range;
  return [Math.max(min, low), Math.min(max, high)];
}

/** The number of a path, or what was probably meant. */
export function variableAt(
  scenario: Scenario,
  path: string,
): Result.Result<Variable, VariationFault> {
  const all = variablesOf(scenario);
  const bare = path.replace(/^parameters\./u, "");
  const found = all.find(({ name }) => name === bare || name === `${bare}.1`);
  if (found !== undefined && (found.name === bare || isOnly(all, bare))) {
    return Result.succeed(found);
  }
  const within = all.filter(({ name }) => name.startsWith(`${bare}.`)).map(({ name }) => name);
  if (within.length > 0) {
    const suggestion = `name one of them: ${oneOfWords(within)}`;
    return Result.fail(new VariationFault(path, `\`${path}\` is several numbers`, suggestion));
  }
  const names = all.map(({ name }) => name);
  const near = didYouMean(bare, names) ?? "`caseflow measures` lists the parameters";
  return Result.fail(new VariationFault(path, `there is no number \`${path}\``, near));
}

/** An initiative of one lever is named without its number. */
const isOnly = (all: ReadonlyArray<Variable>, initiative: string): boolean =>
  initiative.startsWith("initiatives.") &&
  all.filter(({ name }) => name.startsWith(`${initiative}.`)).length === 1;
