/**
 * What a sensitivity analysis varies: every assumption of a scenario over the range that it was
 * given, the levers of initiatives among them, and nothing that has a source. So the question
 * "what is this forecast built on?" needs no input beside the scenario.
 */
import * as Result from "effect/Result";
import { assumptions } from "../scenario/differences.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { didYouMean } from "../scenario/spelling.ts";
import type { Range } from "../scenario/statement.ts";
import {
  rangeOf,
  type Variable,
  variableAt,
  variablesOf,
  VariationFault,
} from "../scenario/variables.ts";
import { type Setting, settled, vary } from "../scenario/vary.ts";

/** An assumption and the range that it is varied over, its ends within the model's bounds. */
export interface Input {
  readonly variable: Variable;
  readonly range: Range;
}

export interface Inputs {
  readonly varied: ReadonlyArray<Input>;
  /** Assumptions whose range is a single value, or that no other value is possible for. */
  readonly fixed: ReadonlyArray<string>;
  /** Number of assumptions that were not asked for. */
  readonly leftOut: number;
}

/**
 * The assumptions to vary.
 * @param patterns paths in which `*` stands for anything, or the beginnings of paths; none is all
 */
export function inputsOf(
  scenario: Scenario,
  patterns: ReadonlyArray<string>,
): Result.Result<Inputs, VariationFault> {
  const assumed = new Set(assumptions(scenario).map(({ path }) => path));
  const all = variablesOf(scenario).filter(({ path }) => assumed.has(path));
  for (const pattern of patterns) {
    if (all.some(({ name }) => fits(name, pattern))) continue;
    return Result.fail(unfit(scenario, pattern, all));
  }
  const asked = all.filter(
    ({ name }) => patterns.length === 0 || patterns.some((pattern) => fits(name, pattern)),
  );
  const varied: Input[] = [];
  const fixed: string[] = [];
  for (const variable of asked) {
    const range = reachable(scenario, variable);
    if (range === undefined) fixed.push(variable.name);
    else varied.push({ variable, range });
  }
  return Result.succeed({ varied, fixed, leftOut: all.length - asked.length });
}

function fits(name: string, asked: string): boolean {
  const pattern = asked.replace(/^parameters\./u, "");
  if (!pattern.includes("*")) return name === pattern || name.startsWith(`${pattern}.`);
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/gu, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "u").test(name);
}

/** What is wrong with a pattern that no assumption fits. */
function unfit(scenario: Scenario, pattern: string, all: ReadonlyArray<Variable>): VariationFault {
  if (pattern.includes("*")) {
    return new VariationFault(pattern, `no assumption fits \`${pattern}\``);
  }
  const found = variableAt(scenario, pattern);
  if (found._tag === "Failure") {
    const near = didYouMean(
      pattern,
      all.map(({ name }) => name),
    );
    return near === undefined
      ? found.failure
      : new VariationFault(pattern, found.failure.message.split(";")[0], near);
  }
  const { name, from } = found.success;
  const what = from.kind === "source" ? `has a source (${from.source})` : "is not stated";
  const suggestion = `sweep it over a range: caseflow sweep … --vary ${name}=low..high`;
  return new VariationFault(pattern, `\`${name}\` ${what} and is no assumption`, suggestion);
}

/** The range of an assumption, whole numbers at its ends where it must; undefined when a point. */
function reachable(scenario: Scenario, variable: Variable): Range | undefined {
  const [low, high] = rangeOf(variable) ?? [variable.value, variable.value];
  const ends: Range = variable.whole ? [Math.ceil(low), Math.floor(high)] : [low, high];
  if (!(ends[0] < ends[1])) return undefined;
  const possible = ends.every((value) => vary(scenario, [{ variable, value }])._tag === "Success");
  return possible ? ends : undefined;
}

/** The value at a place of 0 to 1 along an input's range. */
export function settingAt({ variable, range: [low, high] }: Input, place: number): Setting {
  return { variable, value: settled(variable, low + place * (high - low)) };
}

/** The place of a value along an input's range. */
export const placeOf = ({ range: [low, high] }: Input, value: number): number =>
  (value - low) / (high - low);
