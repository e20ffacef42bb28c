/**
 * One number of a scenario and the values that a sweep gives it, as they are asked for:
 * `hazard.noShow=0.05..0.3`, with a step after a colon, as a list, or by the path alone, which is
 * the range in which the scenario's own assumption says the truth may lie.
 */
import * as Result from "effect/Result";
import type { Scenario } from "../scenario/scenario.ts";
import type { Range } from "../scenario/statement.ts";
import { rangeOf, type Variable, variableAt, VariationFault } from "../scenario/variables.ts";
import { settled } from "../scenario/vary.ts";

export interface Axis {
  readonly variable: Variable;
  readonly from: number;
  readonly to: number;
  /** The values that were asked for; undefined when only the range was. */
  readonly values: ReadonlyArray<number> | undefined;
}

type Asked = Result.Result<Axis, VariationFault>;

const number = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
const rangeForm = new RegExp(`^(${number})\\.\\.(${number})(?::(${number}))?$`, "iu");
const listForm = new RegExp(`^${number}(?:,${number})*$`, "iu");
const valuesMost = 10_000;

/** The axis that a text asks for. */
export function axisOf(scenario: Scenario, asked: string): Asked {
  const sign = asked.indexOf("=");
  const path = (sign === -1 ? asked : asked.slice(0, sign)).trim();
  const found = variableAt(scenario, path);
  if (found._tag === "Failure") return Result.fail(found.failure);
  const variable = found.success;
  if (sign === -1) return assumed(variable);
  const said = asked.slice(sign + 1).replaceAll(/\s/gu, "");
  const range = rangeForm.exec(said);
  if (range !== null) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return between(variable, low, high, range[3] === undefined ? undefined : Number(range[3]));
  }
  if (listForm.test(said)) return listed(variable, said.split(",").map(Number));
  const form = "write low..high, low..high:step, or values with commas; decimals have a point";
  return Result.fail(new VariationFault(path, `\`${said}\` is no range of values`, form));
}

function assumed(variable: Variable): Asked {
  const { path, name, from } = variable;
  const range = rangeOf(variable);
  if (range === undefined || range[0] === range[1]) {
    const why =
      from.kind === "source" ? `has a source (${from.source}) and no range` : "has no range";
    const suggestion = `give one: --vary ${name}=low..high`;
    return Result.fail(new VariationFault(path, `\`${name}\` ${why}`, suggestion));
  }
  return between(variable, ...range, undefined);
}

function between(variable: Variable, low: number, high: number, step: number | undefined): Asked {
  const { path, name } = variable;
  const say = (what: string, suggestion?: string) =>
    Result.fail(new VariationFault(path, `\`${name}\` ${what}`, suggestion));
  if (low >= high) return say(`goes from ${low} to ${high}`, "begin with the lower of the two");
  if (step === undefined) return within({ variable, from: low, to: high, values: undefined });
  const steps = Math.floor((high - low) / step + 1e-9);
  if (!(step > 0) || steps > valuesMost) return say(`has the step ${step} from ${low} to ${high}`);
  // Binary sums of decimal steps are rounded to what a person would have written.
  const values = Array.from({ length: steps + 1 }, (_, i) =>
    Number((low + i * step).toPrecision(12)),
  );
  return within({
    variable,
    from: low,
    to: values.at(-1) ?? high,
    values: distinct(variable, values),
  });
}

function listed(variable: Variable, said: ReadonlyArray<number>): Asked {
  const values = distinct(variable, said).toSorted((one, other) => one - other);
  return within({ variable, from: values[0], to: values[values.length - 1], values });
}

const distinct = (variable: Variable, values: ReadonlyArray<number>) => [
  ...new Set(values.map((value) => settled(variable, value))),
];

/** The axis, when both its ends are within the bounds of the number. */
function within(axis: Axis): Asked {
  const { name, path, min, max, unit } = axis.variable;
  for (const end of [axis.from, axis.to]) {
    if (end >= min && end <= max) continue;
    const message = `\`${name}\` cannot be ${end} ${unit}`;
    return Result.fail(new VariationFault(path, message, `it lies between ${min} and ${max}`));
  }
  return Result.succeed(axis);
}

/** So many values of an axis that has only a range, evenly spread with both ends. */
export function spreadValues({ variable, from, to }: Axis, count: number): ReadonlyArray<number> {
  const values = Array.from({ length: count }, (_, i) =>
    Number((from + ((to - from) * i) / (count - 1)).toPrecision(12)),
  );
  return distinct(variable, values);
}

/** The value at a place of 0 to 1 along a range; whole numbers have equal parts of it. */
export function valueAt({ whole }: Variable, [low, high]: Range, place: number): number {
  if (!whole) return low + place * (high - low);
  const [first, last] = [Math.ceil(low), Math.floor(high)];
  return Math.min(last, first + Math.floor(place * (last - first + 1)));
}
