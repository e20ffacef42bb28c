/**
 * Checks of choices: each must name one number that the scenario states, take values that the
 * number may have, begin on a day of the run, and not be fought over by an initiative.
 */
import { isoOfDay } from "../domain/moment.ts";
import type { Check } from "./check.ts";
import { listedIds, outside, suggestPath } from "./check-initiatives.ts";
import { type Aim, aimOf, cellPath, type ListedIds } from "./lever-path.ts";
import { neutralOf } from "./choices.ts";
import type { ScenarioFile } from "./shape.ts";
import { oneOfWords } from "./spelling.ts";
import { at, type Path, plain } from "./tree.ts";

type ChoiceFile = Required<NonNullable<ScenarioFile["choices"]>[number]>;
type LeverFile = { readonly lever?: unknown };

/** Most values that one choice may have. */
const levelsMost = 1000;
/** How far the number of steps may be from a whole one, for steps of a tenth and the like. */
const rounding = 1e-9;

export function checkChoices(check: Check): void {
  const ids = listedIds(check);
  const needed = ["title", "lever", "values", "from", "cost"];
  const chosen = new Map<string, Path>();
  for (const [path, choice] of check.items<ChoiceFile>("choices", needed)) {
    const aim = aimOf(choice.lever, ids);
    if (aim === undefined) {
      const suggestion = suggestPath(choice.lever, ids);
      check.say([...path, "lever"], `there is no parameter \`${choice.lever}\``, suggestion);
    } else {
      checkOne(check, path, choice, aim);
      checkRivals(check, path, aim, ids);
      const before = chosen.get(choice.lever);
      if (before !== undefined) {
        check.say([...path, "lever"], `\`${choice.lever}\` is chosen twice`);
      }
      chosen.set(choice.lever, path);
    }
    checkSteps(check, path, choice);
    checkDay(check, path, choice);
  }
}

/** The choice names one number, and no value lies outside what that may be. */
function checkOne(check: Check, path: Path, choice: ChoiceFile, { parameter, moved }: Aim): void {
  const cells = moved.map((key) => cellPath(parameter, key));
  if (cells[0] !== choice.lever) {
    const message = `\`${choice.lever}\` is a table, and a choice is of one number`;
    check.say([...path, "lever"], message, `choose ${oneOfWords(cells)}`);
    return;
  }
  if (parameter.sumsToOne) {
    const message = `\`${parameter.path}\` is shares of one, which cannot be chosen singly`;
    check.say([...path, "lever"], message);
    return;
  }
  const cell = cellPath(parameter, moved[0]);
  if (
    statedIn(check, cell, parameter.keys.length > 0) === undefined &&
    neutralOf(cell) === undefined
  )
    check.say([...path, "lever"], `the scenario states no number for \`${cell}\``);
  for (const end of ["from", "to"] as const) {
    const problem = outside(parameter, choice.values[end]);
    if (problem !== undefined) check.say([...path, "values", end], `\`${cell}\` ${problem}`);
  }
  const { from, step = 1 } = choice.values;
  if (parameter.whole && !(Number.isInteger(from) && Number.isInteger(step))) {
    check.say([...path, "values"], `\`${cell}\` is a whole number, and these are not`);
  }
}

function statedIn(check: Check, cell: string, isTable: boolean): number | undefined {
  const [group, name, key] = cell.split(".");
  const statement = isTable ? [group, name, "values", key] : [group, name];
  return check.number(["parameters", ...statement, "value"]);
}

function checkSteps(check: Check, path: Path, { values }: ChoiceFile): void {
  const { from, to, step = 1 } = values;
  const here: Path = [...path, "values"];
  if (!(step > 0)) {
    check.say([...here, "step"], "the step is not above 0");
  } else if (to < from) {
    check.say([...here, "to"], "the values end before they begin", "exchange `from` and `to`");
  } else if (Math.abs((to - from) / step - Math.round((to - from) / step)) > rounding) {
    const last = Number((from + Math.floor((to - from) / step) * step).toPrecision(12));
    check.say(
      [...here, "to"],
      `steps of ${step} from ${from} do not end at ${to}`,
      `write ${last}`,
    );
  } else if ((to - from) / step >= levelsMost) {
    check.say([...here, "step"], `there would be more than ${levelsMost} values to choose from`);
  }
}

function checkDay(check: Check, path: Path, choice: ChoiceFile): void {
  if (choice.ramp !== undefined && choice.ramp !== "step" && choice.rampDays === undefined) {
    check.say([...path, "ramp"], "the ramp has no length", "add `rampDays:`");
  }
  if ((choice.ramp ?? "step") === "step" && choice.rampDays !== undefined) {
    check.say([...path, "rampDays"], "a step has no ramp", "add `ramp: linear`, or leave it out");
  }
  const day = check.day([...path, "from"]);
  const [first, last] = [check.day(["period", "from"]), check.day(["period", "to"])];
  if (day === undefined || first === undefined || last === undefined) return;
  if (day > last) check.say([...path, "from"], `the run ends before that, on ${isoOfDay(last)}`);
  if (day < first) check.say([...path, "from"], `the run begins after that, on ${isoOfDay(first)}`);
}

/** An initiative that moves the same number would leave open what was chosen. */
function checkRivals(check: Check, path: Path, { parameter, moved }: Aim, ids: ListedIds): void {
  const list = at(check.whole, ["initiatives"]);
  for (const [i, initiative] of (list?.kind === "list" ? list.items : []).entries()) {
    const levers = (plain(initiative) as { levers?: ReadonlyArray<LeverFile> }).levers;
    for (const { lever } of Array.isArray(levers) ? (levers as ReadonlyArray<LeverFile>) : []) {
      const aim = typeof lever === "string" ? aimOf(lever, ids) : undefined;
      if (aim?.parameter !== parameter || !aim.moved.some((key) => moved.includes(key))) continue;
      const id = check.text(["initiatives", i, "id"]) ?? `${i + 1}`;
      const message = `the initiative \`${id}\` moves \`${String(lever)}\` too`;
      check.say([...path, "lever"], message, "leave it to one of the two");
      return;
    }
  }
}
