/**
 * Choices given in a line, `capacity.staff.effort=12..20:2@560000`: the number, its lowest and
 * highest value, the step between values (1 unless said) and what one more costs, kr. a year. A
 * number that the scenario lets choose already keeps what the line does not say.
 */
import * as Result from "effect/Result";
import { outside } from "./check-initiatives.ts";
import { statedNow } from "./choices.ts";
import type { Choice, Scenario } from "./scenario.ts";
import { type Variable, variableAt, VariationFault } from "./variables.ts";

const form = "PATH=LOW..HIGH, with :STEP and @COST where they are wanted";
const number = String.raw`(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)`;
const pattern = new RegExp(
  String.raw`^([^=\s]+)=${number}(?:\.\.${number})?(?::${number})?(?:@${number})?$`,
  "u",
);
const levelsMost = 1000;

/** The scenario's choices with those of the lines in their place, or after them. */
export function withChoices(
  scenario: Scenario,
  lines: ReadonlyArray<string>,
): Result.Result<ReadonlyArray<Choice>, VariationFault> {
  const choices = [...(scenario.choices ?? [])];
  for (const line of lines) {
    const given = choiceOf(scenario, choices, line);
    if (given._tag === "Failure") return Result.fail(given.failure);
    const place = choices.findIndex(({ lever }) => lever === given.success.lever);
    if (place === -1) choices.push(given.success);
    else choices[place] = given.success;
  }
  return Result.succeed(choices);
}

function choiceOf(
  scenario: Scenario,
  known: ReadonlyArray<Choice>,
  line: string,
): Result.Result<Choice, VariationFault> {
  const parts = pattern.exec(line);
  const fail = (message: string, mend?: string) =>
    Result.fail(new VariationFault(line, `${line}: ${message}`, mend));
  if (parts === null) return fail("this is no choice", `write ${form}`);
  const [, path, low, high = low, by, price] = parts;
  const found = variableAt(scenario, path);
  if (found._tag === "Failure") return Result.fail(found.failure);
  const variable = found.success;
  const before = known.find(({ lever }) => lever === variable.name);
  const [from, to] = [Number(low), Number(high)];
  const step = by === undefined ? (before?.values.step ?? 1) : Number(by);
  const wrong = wrongValues(variable, from, to, step);
  if (wrong !== undefined) return fail(wrong);
  if (statedNow(scenario, variable.name) === undefined) {
    return fail(`the scenario states no number for \`${path}\``);
  }
  const rival = scenario.initiatives.find(({ levers }) =>
    levers.some(({ lever }) => lever === variable.name || variable.name.startsWith(`${lever}.`)),
  );
  if (rival !== undefined) return fail(`the initiative \`${rival.id}\` moves \`${path}\` too`);
  if (before !== undefined) {
    const cost = price === undefined ? before.cost : { ...before.cost, ...priceOf(price) };
    return Result.succeed({ ...before, values: { from, to, step }, cost });
  }
  if (price === undefined) {
    return fail(
      `nothing says what \`${path}\` costs`,
      "add @ and the cost of one more, kr. a year",
    );
  }
  return Result.succeed(newChoice(scenario, variable, { from, to, step }, price));
}

function newChoice(
  { period }: Scenario,
  { name }: Variable,
  values: Choice["values"],
  price: string,
): Choice {
  const year = `${period.contract}-01-01`;
  return {
    id: name.replaceAll(".", "-"),
    title: { en: name, da: name },
    lever: name,
    values,
    from: year < period.from ? period.from : year,
    ramp: "step",
    rampDays: 1,
    cost: { ...priceOf(price), each: { en: name, da: name } },
  };
}

const priceOf = (price: string) => ({
  value: Number(price),
  from: { kind: "source", source: "--choice", mark: "D" } as const,
});

/** What is wrong with the values; undefined when nothing is. */
function wrongValues(
  variable: Variable,
  from: number,
  to: number,
  step: number,
): string | undefined {
  const { path, name, table, whole } = variable;
  if (!path.startsWith("parameters.")) return `\`${name}\` is no parameter`;
  if (table !== undefined) return `\`${table}\` is shares of one, which cannot be chosen singly`;
  if (to < from) return `the values end before they begin`;
  if (!(step > 0)) return `the step is not above 0`;
  const steps = (to - from) / step;
  if (Math.abs(steps - Math.round(steps)) > 1e-9) {
    const last = Number((from + Math.floor(steps) * step).toPrecision(12));
    return `steps of ${step} from ${from} do not end at ${to} but at ${last}`;
  }
  if (steps >= levelsMost) return `there would be more than ${levelsMost} values to choose from`;
  if (whole && !(Number.isInteger(from) && Number.isInteger(step))) {
    return `\`${name}\` is a whole number`;
  }
  const problem = outside(variable, from) ?? outside(variable, to);
  return problem === undefined ? undefined : `\`${name}\` ${problem}`;
}
