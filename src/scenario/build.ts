/**
 * A checked tree as a scenario. Nothing can go wrong here any more; what a file may leave out is
 * filled in.
 */
import { ageGroups, employabilityLevels } from "../domain/citizen.ts";
import { parameters } from "../model/parameters.ts";
import type { Agreement, Choice, Initiative, Lever, Scenario, Team } from "./scenario.ts";
import { type ScenarioFile, weekdays } from "./shape.ts";
import { markOf, type Provenance, type Range, type Stated } from "./statement.ts";
import { at, type MapTree, plain } from "./tree.ts";

/** A statement as the tree has it. */
interface StatementFile {
  readonly value: number;
  readonly source?: string;
  readonly mark?: "S" | "D" | "P" | "K";
  readonly assumption?: string;
  readonly range?: Range;
  readonly rangeFactor?: Range;
}

/** The scenario that a tree holds, when all checks have passed. */
export function build(whole: MapTree): Scenario {
  const file = plain(whole) as Required<ScenarioFile>;
  return {
    id: file.id,
    title: file.title,
    ...(file.question === undefined ? {} : { question: file.question }),
    period: periodOf(file.period),
    centres: file.centres.map(({ id, name }) => ({ id, name: name ?? id })),
    teams: file.teams.map((team) => teamOf(team, file)),
    closedOn: file.hours.closedOn ?? [],
    suppliers: (file.suppliers ?? []).map(({ id, name, packages }) => ({
      id,
      name: name ?? id,
      packages: packages as Scenario["suppliers"][number]["packages"],
    })),
    agreements: (file.agreements ?? []).map((agreement) => agreementOf(agreement)),
    parameters: cellsOf(whole),
    labourDemand: (file.labourDemand ?? []).map(({ from, index }) => ({
      from,
      index: statedOf(index as StatementFile),
    })),
    goals: (file.goals ?? []) as Scenario["goals"],
    initiatives: (file.initiatives ?? []).map((initiative) => initiativeOf(initiative)),
    ...((file.choices ?? []).length === 0
      ? {}
      : { choices: file.choices.map((choice) => choiceOf(choice)) }),
  };
}

function periodOf({ warmUpDays, ...period }: ScenarioFile["period"] & {}): Scenario["period"] {
  const days = warmUpDays && { warmUpDays: statedOf(warmUpDays as StatementFile) };
  return { ...(period as Scenario["period"]), ...days };
}

/** What is stated of each cell. */
function cellsOf(whole: MapTree): ReadonlyMap<string, Stated> {
  const cells = new Map<string, Stated>();
  for (const { path, keys } of parameters) {
    const found = at(whole, ["parameters", ...path.split(".")]);
    if (found === undefined) continue;
    if (keys.length === 0) {
      cells.set(path, statedOf(plain(found) as StatementFile));
      continue;
    }
    const values = at(found, ["values"]);
    for (const [key, { value }] of values?.kind === "map" ? values.entries : []) {
      cells.set(`${path}.${key}`, statedOf(plain(value) as StatementFile));
    }
  }
  return cells;
}

function statedOf(statement: StatementFile): Stated {
  return { value: statement.value, from: provenanceOf(statement) };
}

/** Where a number comes from; a range as factors becomes one of values. */
function provenanceOf(statement: StatementFile): Provenance {
  const { value, source, mark, assumption, range, rangeFactor } = statement;
  if (source !== undefined) return { kind: "source", source, mark: mark ?? markOf(source) ?? "K" };
  const factors = rangeFactor ?? [1, 1];
  const [one, other] = range ?? [value * factors[0], value * factors[1]];
  const ordered: Range = [Math.min(one, other), Math.max(one, other)];
  return { kind: "assumption", reason: assumption ?? "", range: ordered };
}

type Item<K extends "teams" | "agreements" | "initiatives" | "choices"> = NonNullable<
  ScenarioFile[K]
>[number];

function teamOf(team: Item<"teams">, file: Required<ScenarioFile>): Team {
  const centre = file.centres.find(({ id }) => id === team.centre);
  const { serves } = team;
  return {
    id: team.id,
    name: team.name ?? team.id,
    centre: team.centre ?? "",
    skills: (team.skills ?? []) as Team["skills"],
    ageGroups: serves === undefined ? [] : ((serves.ageGroups ?? ageGroups) as Team["ageGroups"]),
    levels: serves === undefined ? [] : (serves.levels ?? employabilityLevels),
    hours: weekdays.map(
      (day) => team.hours?.[day] ?? centre?.hours?.[day] ?? file.hours[day] ?? "closed",
    ),
  };
}

function agreementOf(agreement: Item<"agreements">): Agreement {
  return {
    id: agreement.id,
    name: agreement.name ?? agreement.id,
    kind: agreement.kind as Agreement["kind"],
    employees: statedOf(agreement.employees as StatementFile),
    partnership: agreement.partnership ?? false,
    from: agreement.from ?? "",
    rampMonths: statedOf(agreement.rampMonths as StatementFile),
  };
}

function initiativeOf(initiative: Item<"initiatives">): Initiative {
  const source = initiative.line ?? initiative.source;
  return {
    id: initiative.id,
    title: initiative.title as Initiative["title"],
    ...(initiative.question === undefined ? {} : { question: initiative.question }),
    ...(source === undefined ? {} : { source }),
    levers: (initiative.levers ?? []).map((lever): Lever => ({
      lever: lever.lever,
      op: lever.op as Lever["op"],
      value: lever.value,
      provenance: provenanceOf(lever as StatementFile),
      from: lever.from,
      ...(lever.to === undefined ? {} : { to: lever.to }),
      ramp: (lever.ramp ?? "step") as Lever["ramp"],
      rampDays: lever.rampDays ?? 1,
      target: (lever.target ?? {}) as Lever["target"],
    })),
  };
}

function choiceOf(choice: Item<"choices">): Choice {
  const { values, cost } = choice as Required<typeof choice>;
  const { value, from } = statedOf(cost as StatementFile);
  return {
    id: choice.id,
    title: choice.title as Choice["title"],
    lever: choice.lever ?? "",
    values: { from: values.from, to: values.to, step: values.step ?? 1 },
    from: choice.from ?? "",
    ramp: (choice.ramp ?? "step") as Choice["ramp"],
    rampDays: choice.rampDays ?? 1,
    cost: { value, from, each: cost.each },
  };
}
