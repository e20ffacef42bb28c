/** Checks of the parameters as a whole: nothing missing, nothing unknown, shares that sum to 1. */
import { isoOfDay } from "../domain/moment.ts";
import { ruleSets } from "../domain/rule-set.ts";
import type { Listed, Parameter } from "../model/parameter.ts";
import { parameters } from "../model/parameters.ts";
import type { Check } from "./check.ts";
import { didYouMean, oneOfWords } from "./spelling.ts";
import { at, type Path } from "./tree.ts";

/** The list of a scenario that gives a parameter its keys. */
export const listOf: Record<Listed, "teams" | "suppliers" | "agreements"> = {
  team: "teams",
  pool: "suppliers",
  agreement: "agreements",
};

/** How far the shares of a table may be from 1 in all. */
const sumTolerance = 0.005;

export function checkParameters(check: Check): void {
  if (!check.has([], ["parameters"])) return;
  for (const parameter of parameters) {
    const path: Path = ["parameters", ...parameter.path.split(".")];
    if (!check.fits(path) && at(check.whole, path) === undefined) continue;
    if (parameter.keys.length === 0) checkNumber(check, parameter, path);
    else checkTable(check, parameter, path);
  }
  checkDemand(check);
}

function mayBeSilent({ fromRules, neutral }: Parameter): boolean {
  return fromRules || neutral !== undefined;
}

function checkNumber(check: Check, parameter: Parameter, path: Path): void {
  if (at(check.whole, path) !== undefined || mayBeSilent(parameter)) return;
  check.say(path, "the number is missing", wanted(parameter));
}

function checkTable(check: Check, parameter: Parameter, path: Path): void {
  const keys = keysOf(check, parameter);
  const values = at(check.whole, [...path, "values"]);
  const stated = values?.kind === "map" ? [...values.entries.keys()] : [];
  if (typeof parameter.keys === "string") {
    for (const key of stated.filter((word) => !keys.includes(word))) {
      const message = `there is no ${parameter.keys} \`${key}\``;
      check.sayOfKey([...path, "values", key], message, didYouMean(key, keys));
    }
  }
  const missing = keys.filter((key) => !stated.includes(key));
  if (typeof parameter.keys === "string") {
    for (const key of missing) sayNumberOf(check, parameter, key);
    return;
  }
  const excused = missing.filter((key) => !check.fits([...path, "values", key]));
  if (missing.length > excused.length && !mayBeSilent(parameter)) {
    const what = missing.length === 1 ? "the number" : "the numbers";
    const verb = missing.length === 1 ? "is" : "are";
    const message = `${what} for ${missing.join(", ")} ${verb} missing`;
    check.say(path, message, wanted(parameter));
  } else if (parameter.sumsToOne && missing.length === 0) {
    checkSum(check, keys, path);
  }
}

/** A team, a supplier or an agreement has not been given its number. */
function sayNumberOf(check: Check, { path, keys, unit }: Parameter, key: string): void {
  const list = listOf[keys as Listed];
  const [group, name] = path.split(".");
  if (!check.fits(["parameters", group, name, "values", key])) return;
  const whose: Path = [list, check.ids(list).indexOf(key), "id"];
  const form = `{ ${group}: { ${name}: { values: { ${key}: { value: …, source: … } } } } }`;
  const suggestion = `add \`parameters: ${form}\` (${unit})`;
  check.say(whose, `\`${key}\` has no number in parameters.${path}`, suggestion);
}

function checkSum(check: Check, keys: ReadonlyArray<string>, path: Path): void {
  const shares = keys.map((key) => check.number([...path, "values", key, "value"]));
  const sum = shares.reduce<number>((total, share) => total + (share ?? Number.NaN), 0);
  if (!(Math.abs(sum - 1) > sumTolerance)) return;
  check.say(path, `the shares sum to ${Number(sum.toPrecision(6))}, not to 1`);
}

/** Keys of a parameter's table in this scenario. */
function keysOf(check: Check, { keys }: Parameter): ReadonlyArray<string> {
  return typeof keys === "string" ? check.ids(listOf[keys]) : keys;
}

function wanted({ path, doc, unit, keys }: Parameter): string {
  const name = path.slice(path.indexOf(".") + 1);
  const form = keys.length === 0 ? "{ value: …" : "{ values: { … }";
  return `${doc} Add \`${name}: ${form}, source: … }\` (${unit})`;
}

function checkDemand(check: Check): void {
  const list = at(check.whole, ["labourDemand"]);
  let before = Number.NEGATIVE_INFINITY;
  const last = check.day(["period", "to"]) ?? Number.POSITIVE_INFINITY;
  for (const i of (list?.kind === "list" ? list.items : []).keys()) {
    const path: Path = ["labourDemand", i, "from"];
    const day = check.day(path);
    if (day === undefined) continue;
    if (day <= before) {
      check.say(path, "labour demand must be in the order of its dates", "sort by `from`");
    }
    if (day > last) check.say(path, `the run ends before that, on ${isoOfDay(last)}`);
    before = day;
  }
}

export function checkPeriod(check: Check): void {
  if (!check.has([], ["period"]) || !check.has(["period"], ["from", "to", "contract"])) return;
  const from = check.day(["period", "from"]);
  const to = check.day(["period", "to"]);
  const contract = check.number(["period", "contract"]);
  if (from === undefined || to === undefined || contract === undefined) return;
  if (from >= to) {
    check.say(["period", "to"], "the run ends before it begins", "exchange `from` and `to`");
    return;
  }
  const years = [from, to].map((day) => Number(isoOfDay(day).slice(0, 4)));
  if (contract < years[0] || contract > years[1]) {
    const message = `the contract year ${contract} lies outside the run`;
    const all = Array.from(
      { length: Math.max(0, years[1] - years[0] + 1) },
      (_, i) => `${years[0] + i}`,
    );
    check.say(["period", "contract"], message, `it may be ${oneOfWords(all)}`);
  }
  if (isoOfDay(from) < ruleSets[0].from) {
    const message = `no rule set is known before ${ruleSets[0].from}`;
    check.say(["period", "from"], message, "begin the run on that day or later");
  }
}
