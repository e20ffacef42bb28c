/**
 * A scenario compiled to the plan that the model runs on. Everything dated is worked out here, so
 * that the model only carries it out. Names, questions and sources do not reach the plan's hash:
 * two scenarios that say the same are the same, and one without initiatives is its baseline.
 */
import { ageGroups, employabilityLevels } from "../domain/citizen.ts";
import { dayOfIso } from "../domain/moment.ts";
import { packages, placementKinds } from "../domain/offer.ts";
import { tasks } from "../domain/task.ts";
import { requiredEnd } from "../measures/needs.ts";
import type { AgreementPlan, InitiativePlan, Plan, TeamPlan } from "../model/plan.ts";
import { ruleSetsBetween } from "./base-values.ts";
import { closedDays } from "./closed-days.ts";
import { compileParameters, type Excess } from "./compile-parameters.ts";
import { fingerprint } from "./fingerprint.ts";
import { minuteOfDay } from "./check-organisation.ts";
import type { ListedIds } from "./lever-path.ts";
import { type LeverPlan, planLevers } from "./lever-plan.ts";
import type { Agreement, Scenario, Team } from "./scenario.ts";

export interface Compiled {
  readonly plan: Plan;
  /** Values that levers together bring outside their bounds; none in a checked scenario. */
  readonly excesses: ReadonlyArray<Excess>;
}

/** The plan of a scenario. */
export function compile(scenario: Scenario): Plan {
  return compileWithExcesses(scenario).plan;
}

/** The plan, and what in it lies outside its bounds. */
export function compileWithExcesses(scenario: Scenario): Compiled {
  const warmUpDays = scenario.period.warmUpDays?.value ?? 0;
  const from = dayOfIso(scenario.period.from) - warmUpDays;
  const to = lastDay(scenario);
  const ids = listedIdsOf(scenario);
  const levers = planLevers(scenario, ids, to);
  const { plan: parameters, excesses } = compileParameters(scenario, ids, levers, from, to);
  const centres = scenario.centres.map(({ id }) => id);
  const body = {
    from,
    to,
    ...(warmUpDays === 0 ? {} : { warmUpDays }),
    centres,
    teams: scenario.teams.map((team) => teamPlan(team, centres)),
    routing: routingOf(scenario),
    pools: scenario.suppliers.map(({ id, packages: runs }) => ({
      id,
      packages: bits(runs, packages),
    })),
    agreements: scenario.agreements.map((agreement) => agreementPlan(agreement)),
    closed: closedDays(scenario.closedOn, from, to),
    parameters,
    filters: levers.filters,
    initiatives: scenario.initiatives.map(({ id }, i) => initiativePlan(id, i, levers.levers)),
    ruleSets: ruleSetsBetween(from, to),
  };
  return { plan: { scenario: scenario.id, hash: fingerprint(body), ...body }, excesses };
}

/** Last day of the run: the period's, or later when a goal's window closes later. */
export function lastDay({ period, goals }: Scenario): number {
  const ends = goals.map(({ measure, window }) => requiredEnd(measure, window) ?? 0);
  return Math.max(dayOfIso(period.to), ...ends);
}

export function listedIdsOf({ teams, suppliers, agreements }: Scenario): ListedIds {
  return {
    team: teams.map(({ id }) => id),
    pool: suppliers.map(({ id }) => id),
    agreement: agreements.map(({ id }) => id),
  };
}

function teamPlan(team: Team, centres: ReadonlyArray<string>): TeamPlan {
  return {
    id: team.id,
    centre: centres.indexOf(team.centre),
    skills: bits(team.skills, tasks),
    hours: team.hours.map((hours) => {
      if (hours === "closed") return null;
      const [open, close] = hours.split("-").map((time) => minuteOfDay(time));
      return [open, close] as const;
    }),
  };
}

/** Number of the first team that serves a citizen, at [centre][age group][level - 1]. */
function routingOf({ centres, teams }: Scenario): Uint8Array {
  return Uint8Array.from(
    centres.flatMap(({ id }) =>
      ageGroups.flatMap((ageGroup) =>
        employabilityLevels.map((level) =>
          teams.findIndex(
            (team) =>
              team.centre === id &&
              team.ageGroups.includes(ageGroup) &&
              team.levels.includes(level),
          ),
        ),
      ),
    ),
  );
}

function agreementPlan(agreement: Agreement): AgreementPlan {
  return {
    id: agreement.id,
    kind: placementKinds.indexOf(agreement.kind),
    employees: agreement.employees.value,
    partnership: agreement.partnership,
    from: dayOfIso(agreement.from),
    rampMonths: agreement.rampMonths.value,
  };
}

function initiativePlan(id: string, i: number, levers: ReadonlyArray<LeverPlan>): InitiativePlan {
  const own = levers.filter(({ initiative }) => initiative === i);
  return {
    id,
    from: Math.min(...own.map(({ from }) => from)),
    to: Math.max(...own.map(({ to }) => to)),
  };
}

function bits<T>(words: ReadonlyArray<T>, all: ReadonlyArray<T>): number {
  return words.reduce((sum, word) => sum | (1 << all.indexOf(word)), 0);
}
