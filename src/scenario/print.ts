/**
 * A scenario as the text of a file that reads back as the same scenario. It is for scenarios that
 * a program made: those of planners keep the comments and the order that they gave them.
 */
import { stringify } from "yaml";
import { parameters } from "../model/parameters.ts";
import type { Agreement, Choice, Lever, Period, Scenario, Team } from "./scenario.ts";
import { weekdays } from "./shape.ts";
import type { Provenance, Stated } from "./statement.ts";

const schemaLine = "# yaml-language-server: $schema=./scenario.schema.json\n";

/** The text of a scenario file. */
export function printScenario(scenario: Scenario): string {
  const { id, title, question, period, centres, suppliers, agreements, goals } = scenario;
  const file = {
    id,
    title,
    ...(question === undefined ? {} : { question }),
    period: periodFile(period),
    centres,
    hours: { ...weekOf(scenario.teams[0]?.hours ?? []), closedOn: scenario.closedOn },
    teams: scenario.teams.map((team) => teamFile(team)),
    suppliers,
    agreements: agreements.map((agreement) => agreementFile(agreement)),
    parameters: parametersFile(scenario.parameters),
    labourDemand: scenario.labourDemand.map(({ from, index }) => ({ from, index: number(index) })),
    goals,
    initiatives: scenario.initiatives.map(({ levers, ...about }) => ({
      ...about,
      levers: levers.map((lever) => leverFile(lever)),
    })),
    ...(scenario.choices === undefined
      ? {}
      : { choices: scenario.choices.map((choice) => choiceFile(choice)) }),
  };
  return schemaLine + stringify(file, { lineWidth: 100, aliasDuplicateObjects: false });
}

const periodFile = ({ warmUpDays, ...period }: Period) =>
  warmUpDays === undefined ? period : { ...period, warmUpDays: number(warmUpDays) };

const weekOf = (hours: ReadonlyArray<string>) =>
  Object.fromEntries(weekdays.map((day, i) => [day, hours[i] ?? "closed"]));

function teamFile({ ageGroups, levels, hours, ...team }: Team) {
  const serves = ageGroups.length === 0 ? {} : { serves: { ageGroups, levels } };
  return { ...team, ...serves, hours: weekOf(hours) };
}

function agreementFile({ employees, rampMonths, ...agreement }: Agreement) {
  return { ...agreement, employees: number(employees), rampMonths: number(rampMonths) };
}

function parametersFile(cells: ReadonlyMap<string, Stated>) {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { path, keys } of parameters) {
    const [group, name] = path.split(".");
    const single = cells.get(path);
    const values = [...cells]
      .filter(([cell]) => keys.length > 0 && cell.startsWith(`${path}.`))
      .map(([cell, stated]) => [cell.slice(path.length + 1), number(stated)]);
    if (single === undefined && values.length === 0) continue;
    groups[group] ??= {};
    groups[group][name] =
      single === undefined ? { values: Object.fromEntries(values) } : number(single);
  }
  return groups;
}

function leverFile({ provenance, ramp, rampDays, target, ...lever }: Lever) {
  return {
    ...lever,
    ...(ramp === "step" ? {} : { ramp, rampDays }),
    ...(Object.keys(target).length === 0 ? {} : { target }),
    ...whence(provenance),
  };
}

function choiceFile({ ramp, rampDays, cost: { each, ...cost }, ...choice }: Choice) {
  return {
    ...choice,
    ...(ramp === "step" ? {} : { ramp, rampDays }),
    cost: { ...number(cost), each },
  };
}

const number = ({ value, from }: Stated) => ({ value, ...whence(from) });

function whence(provenance: Provenance) {
  return provenance.kind === "source"
    ? { source: provenance.source, mark: provenance.mark }
    : { assumption: provenance.reason, range: provenance.range };
}
