/**
 * In what a scenario differs from its base: the settings that changed, each with its old and its
 * new value, and what came or went. It is what a comparison shows first, so that nobody has to
 * guess what was compared.
 */
import type { Agreement, Initiative, Lever, Scenario, Supplier, Team } from "./scenario.ts";
import type { Stated } from "./statement.ts";

/** A setting that differs; `old` is undefined where it is new, `new` where it is gone. */
export interface Difference {
  /** `parameters.hazard.noShow`, `teams.youth.skills`, `goals.JKN-5.target`. */
  readonly path: string;
  readonly old: Plain | undefined;
  readonly new: Plain | undefined;
}

/** A value as a difference shows it. */
export type Plain = string | number | boolean;

/** All settings that differ, in the order of a scenario file. */
export function differences(base: Scenario, changed: Scenario): ReadonlyArray<Difference> {
  const [before, after] = [settings(base), settings(changed)];
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap((path) => {
    const [old, now] = [before.get(path), after.get(path)];
    return old === now ? [] : [{ path, old, new: now }];
  });
}

/** Number of settings that are the same in both. */
export function unchangedSettings(base: Scenario, changed: Scenario): number {
  const after = settings(changed);
  return [...settings(base)].filter(([path, value]) => after.get(path) === value).length;
}

/** Everything that a scenario says of the world, by path; not how it is called or where from. */
function settings(scenario: Scenario): ReadonlyMap<string, Plain> {
  const all = new Map<string, Plain>();
  const { period, centres, teams, suppliers, agreements, closedOn } = scenario;
  all.set("period.from", period.from);
  all.set("period.to", period.to);
  all.set("period.contract", period.contract);
  if (period.warmUpDays !== undefined) all.set("period.warmUpDays", period.warmUpDays.value);
  for (const { id } of centres) all.set(`centres.${id}`, id);
  all.set("hours.closedOn", closedOn.join(", "));
  for (const team of teams) teamSettings(team, all);
  for (const supplier of suppliers) supplierSettings(supplier, all);
  for (const agreement of agreements) agreementSettings(agreement, all);
  for (const [path, stated] of scenario.parameters) all.set(`parameters.${path}`, stated.value);
  for (const { from, index } of scenario.labourDemand) all.set(`labourDemand.${from}`, index.value);
  for (const { id, measure, window, target } of scenario.goals) {
    all.set(`goals.${id}.measure`, JSON.stringify(measure));
    all.set(`goals.${id}.window`, JSON.stringify(window));
    all.set(`goals.${id}.target`, JSON.stringify(target));
  }
  for (const initiative of scenario.initiatives) initiativeSettings(initiative, all);
  return all;
}

function teamSettings({ id, centre, skills, ageGroups, levels, hours }: Team, all: Settings): void {
  all.set(`teams.${id}.centre`, centre);
  all.set(`teams.${id}.skills`, skills.join(", "));
  all.set(`teams.${id}.serves.ageGroups`, ageGroups.join(", "));
  all.set(`teams.${id}.serves.levels`, levels.join(", "));
  all.set(`teams.${id}.hours`, hours.join(", "));
}

function supplierSettings({ id, packages }: Supplier, all: Settings): void {
  all.set(`suppliers.${id}.packages`, packages.join(", "));
}

function agreementSettings(agreement: Agreement, all: Settings): void {
  const { id, kind, employees, partnership, from, rampMonths } = agreement;
  all.set(`agreements.${id}.kind`, kind);
  all.set(`agreements.${id}.employees`, employees.value);
  all.set(`agreements.${id}.partnership`, partnership);
  all.set(`agreements.${id}.from`, from);
  all.set(`agreements.${id}.rampMonths`, rampMonths.value);
}

type Settings = Map<string, Plain>;

function initiativeSettings({ id, levers }: Initiative, all: Settings): void {
  for (const [i, lever] of levers.entries()) {
    const place = levers.length === 1 ? "" : `.${i + 1}`;
    all.set(`initiatives.${id}${place}`, leverText(lever));
  }
}

/** A lever in a line: `capacity.staff.youth add 2 from 2010-01-01`. */
export function leverText(lever: Lever): string {
  const { lever: path, op, value, from, to, ramp, rampDays, target } = lever;
  const ending = to === undefined ? "" : ` to ${to}`;
  const along = ramp === "step" ? "" : ` over ${rampDays} days (${ramp})`;
  const aims = Object.entries(target).map(
    ([dimension, words]) => `${dimension} ${words.join("/")}`,
  );
  const whom = aims.length === 0 ? "" : ` for ${aims.join(", ")}`;
  return `${path} ${op} ${value} from ${from}${ending}${along}${whom}`;
}

/** An assumption of a scenario: a number that no source states. */
export interface Assumption {
  readonly path: string;
  readonly value: number;
  readonly reason: string;
  readonly range: readonly [number, number];
}

/** All assumptions of a scenario, to be shown beside its results and varied over their ranges. */
export function assumptions(scenario: Scenario): ReadonlyArray<Assumption> {
  const found: Assumption[] = [];
  const add = (path: string, { value, from }: Stated) => {
    if (from.kind === "assumption")
      found.push({ path, value, reason: from.reason, range: from.range });
  };
  const { warmUpDays } = scenario.period;
  if (warmUpDays !== undefined) add("period.warmUpDays", warmUpDays);
  for (const [path, stated] of scenario.parameters) add(`parameters.${path}`, stated);
  for (const { from, index } of scenario.labourDemand) add(`labourDemand.${from}`, index);
  for (const { id, employees, rampMonths } of scenario.agreements) {
    add(`agreements.${id}.employees`, employees);
    add(`agreements.${id}.rampMonths`, rampMonths);
  }
  for (const { id, levers } of scenario.initiatives) {
    for (const [i, { value, provenance }] of levers.entries()) {
      add(`initiatives.${id}.${i + 1}`, { value, from: provenance });
    }
  }
  return found;
}
