/**
 * Checks of initiatives. A lever must name something that exists, on days that the run has, for
 * citizens who can be told apart, and must not fight with another one over the same number.
 */
import { isoOfDay } from "../domain/moment.ts";
import type { Parameter } from "../model/parameter.ts";
import type { Check } from "./check.ts";
import { type Aim, aimOf, cellPath, leverPaths, type ListedIds } from "./lever-path.ts";
import type { Target } from "./scenario.ts";
import type { ScenarioFile } from "./shape.ts";
import { didYouMean, oneOfWords } from "./spelling.ts";
import { at, child, type Path, plain, written } from "./tree.ts";

type InitiativeFile = NonNullable<ScenarioFile["initiatives"]>[number];
type LeverFile = NonNullable<InitiativeFile["levers"]>[number];

/** Causes of changes are numbered in a byte, and two numbers are taken. */
const initiativesMax = 254;
/** A citizen's segment has a bit for each different target. */
export const targetsMax = 6;

/** A lever that could be read, with what it names and the days on which it acts. */
interface Dated {
  readonly path: Path;
  readonly lever: LeverFile;
  readonly aim: Aim;
  readonly from: number;
  readonly to: number;
}

export function checkInitiatives(check: Check): void {
  const ids = listedIds(check);
  const dated: Dated[] = [];
  const list = at(check.whole, ["initiatives"]);
  for (const [i, initiative] of (list?.kind === "list" ? list.items : []).entries()) {
    check.has(["initiatives", i], ["title", "levers"]);
    const levers = child(initiative, "levers");
    for (const [j, lever] of (levers?.kind === "list" ? levers.items : []).entries()) {
      const path: Path = ["initiatives", i, "levers", j];
      if (lever.kind !== "map") continue;
      const found = checkLever(check, path, plain(lever) as LeverFile, ids);
      if (found !== undefined && check.fits(path)) dated.push(found);
    }
  }
  const count = check.ids("initiatives").length;
  if (count > initiativesMax) {
    check.say(["initiatives"], `${count} initiatives: at most ${initiativesMax} can be told apart`);
  }
  checkTargets(check, dated);
  checkConflicts(check, dated);
}

/** Ids of the lists that give parameters their keys. */
export function listedIds(check: Check): ListedIds {
  return {
    team: check.ids("teams"),
    pool: check.ids("suppliers"),
    agreement: check.ids("agreements"),
  };
}

function checkLever(check: Check, path: Path, lever: LeverFile, ids: ListedIds): Dated | undefined {
  const aim = typeof lever.lever === "string" ? aimOf(lever.lever, ids) : undefined;
  if (typeof lever.lever === "string" && aim === undefined) {
    const suggestion = suggestPath(lever.lever, ids);
    check.say([...path, "lever"], `there is no parameter \`${lever.lever}\``, suggestion);
  }
  // What does not fit has been said; the rest of the lever would only be guessed at.
  if (!check.fits(path)) return undefined;
  if (aim !== undefined) checkAim(check, path, lever, aim);
  for (const [i, centre] of (lever.target?.centre ?? []).entries()) {
    if (check.ids("centres").includes(centre)) continue;
    const suggestion = didYouMean(centre, check.ids("centres"));
    check.say([...path, "target", "centre", i], `there is no centre \`${centre}\``, suggestion);
  }
  if (lever.ramp !== undefined && lever.ramp !== "step" && lever.rampDays === undefined) {
    check.say([...path, "ramp"], "the ramp has no length", "add `rampDays:`");
  }
  if ((lever.ramp ?? "step") === "step" && lever.rampDays !== undefined) {
    check.say([...path, "rampDays"], "a step has no ramp", "add `ramp: linear`, or leave it out");
  }
  const from = check.day([...path, "from"]);
  const to = lever.to === undefined ? Number.POSITIVE_INFINITY : check.day([...path, "to"]);
  if (from === undefined || to === undefined) return undefined;
  checkDays(check, path, from, to);
  return aim === undefined ? undefined : { path, lever, aim, from, to };
}

function checkDays(check: Check, path: Path, from: number, to: number): void {
  const first = check.day(["period", "from"]);
  const last = check.day(["period", "to"]);
  if (to < from) check.say([...path, "to"], "the lever ends before it begins");
  if (last !== undefined && from > last) {
    check.say([...path, "from"], `the run ends before that, on ${isoOfDay(last)}`);
  }
  if (first !== undefined && to < first && to >= from) {
    check.say([...path, "to"], `the run begins after that, on ${isoOfDay(first)}`);
  }
}

/** The path that was meant, or what there is in its group. */
export function suggestPath(path: string, ids: ListedIds): string | undefined {
  const known = leverPaths(ids);
  const near = didYouMean(path, known);
  if (near !== undefined) return near;
  const group = path.split(".")[0];
  const same = known.filter((candidate) => candidate.startsWith(`${group}.`));
  return same.length === 0 ? undefined : `there are ${oneOfWords(same)}`;
}

function checkAim(check: Check, path: Path, lever: LeverFile, { parameter, moved }: Aim): void {
  const target = Object.keys(lever.target ?? {});
  if (target.length > 0 && !parameter.perCitizen) {
    const message = `\`${parameter.path}\` is one number for all citizens and takes no target`;
    check.sayOfKey([...path, "target"], message, "leave `target` out");
  }
  for (const key of moved) {
    const reached = reachedBy(check, lever, parameter, key);
    if (reached === undefined) continue;
    const problem = outside(parameter, reached);
    if (problem === undefined) continue;
    check.say([...path, "value"], `\`${cellPath(parameter, key)}\` ${problem}`);
    return;
  }
  checkShares(check, path, lever, parameter, moved);
}

/** Shares stay shares of something, and nobody is sent where there is no supplier. */
function checkShares(
  check: Check,
  path: Path,
  { op, value }: LeverFile,
  parameter: Parameter,
  moved: ReadonlyArray<string>,
): void {
  if (!parameter.sumsToOne) return;
  if (value === 0 && op !== "add" && moved.length === parameter.keys.length) {
    check.say([...path, "value"], `all shares of \`${parameter.path}\` would become 0`);
  }
  if (parameter.path !== "rule.visitation" || op === "multiply" || value <= 0) return;
  const run = new Set(
    check.ids("suppliers").flatMap((_, i) => {
      const list = at(check.whole, ["suppliers", i, "packages"]);
      return list?.kind === "list" ? list.items.map((item) => plain(item)) : [];
    }),
  );
  const lacking = moved.filter((word) => !run.has(word));
  if (lacking.length === 0) return;
  const message = `citizens would be sent to ${oneOfWords(lacking)}, which no supplier runs`;
  check.say([...path, "lever"], message, "add it to the `packages` of a supplier");
}

/** Value that the lever alone would bring its cell to, where that can be told. */
function reachedBy(
  check: Check,
  { op, value }: LeverFile,
  parameter: Parameter,
  key: string,
): number | undefined {
  if (op === "set") return value;
  const path: Path = ["parameters", ...parameter.path.split(".")];
  const statement = key === "" ? path : [...path, "values", key];
  const base = check.number([...statement, "value"]) ?? parameter.neutral;
  if (base === undefined) return undefined;
  return op === "add" ? base + value : base * value;
}

/** What is wrong with a value of a parameter; undefined when nothing is. */
export function outside(
  { min, max, unit }: Pick<Parameter, "min" | "max" | "unit">,
  value: number,
): string | undefined {
  if (value >= min && value <= max) return undefined;
  const reached = Number(value.toPrecision(6));
  return `would become ${reached} ${unit}, outside ${min} to ${max}`;
}

function checkTargets(check: Check, dated: ReadonlyArray<Dated>): void {
  const different = new Set<string>();
  for (const { path, lever } of dated) {
    if (Object.keys(lever.target ?? {}).length === 0) continue;
    different.add(targetKey(lever.target as Target));
    if (different.size <= targetsMax) continue;
    const message = `levers have ${different.size} different targets, at most ${targetsMax}`;
    check.sayOfKey([...path, "target"], message, "let levers share a target");
    return;
  }
}

/** The same for targets that say the same, in whatever order. */
export function targetKey(target: Target): string {
  const said = Object.entries(target)
    .map(([dimension, words]) => [dimension, [...words].map(String).sort()] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(said);
}

/** Levers that both say what the same number is on the same day. */
function checkConflicts(check: Check, dated: ReadonlyArray<Dated>): void {
  const sets = dated.filter(({ lever }) => lever.op === "set");
  for (const [i, one] of sets.entries()) {
    for (const other of sets.slice(i + 1)) {
      const meet =
        one.aim.parameter === other.aim.parameter &&
        one.aim.moved.some((key) => other.aim.moved.includes(key)) &&
        one.from <= other.to &&
        other.from <= one.to &&
        !disjoint(one.lever.target as Target, other.lever.target as Target);
      if (!meet) continue;
      const initiative = written(check.whole, one.path.slice(0, 2));
      const rival = `${initiative} lever ${Number(one.path[3]) + 1}`;
      const message = `${rival} sets \`${one.lever.lever}\` on the same days`;
      const suggestion = "end the first with `to`, or use add or multiply";
      check.say([...other.path, "lever"], message, suggestion);
    }
  }
}

/** Whether nobody can fall under both targets. */
function disjoint(one: Target | undefined, other: Target | undefined): boolean {
  return (["origin", "ageGroup", "level", "centre"] as const).some((dimension) => {
    const [mine, yours] = [one?.[dimension], other?.[dimension]];
    if (mine === undefined || yours === undefined) return false;
    return !mine.some((word) => (yours as ReadonlyArray<unknown>).includes(word));
  });
}
