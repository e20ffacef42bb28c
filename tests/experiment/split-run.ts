/**
 * Split runs beside whole ones. A split run is the history of one replication up to a day, and
 * from there a forecast under a chance of its own; over many histories it must be distributed as
 * whole replications are, in every goal and in where everybody stands at the end.
 */
import type { Beginning } from "../../src/experiment/beginning.ts";
import { Departure } from "../../src/experiment/departure.ts";
import { Observation } from "../../src/experiment/observation.ts";
import { statuses } from "../../src/domain/benefit.ts";
import type { Simulation } from "../../src/kernel/loop.ts";
import type { Log } from "../../src/kernel/log.ts";
import type { Plan } from "../../src/model/plan.ts";
import { replicate } from "../../src/model/simulate.ts";
import type { World } from "../../src/model/world.ts";
import { logOf } from "../../src/testing/runs.ts";
import { goalsFor } from "./every-measure.ts";
import { distance, probabilityOfDistance } from "./two-samples.ts";

/** What is compared of a run, by name. */
type Values = Record<string, number>;

/** How a log becomes where a forecast begins. */
export type Begin = (plan: Plan, log: Log, day: number, history: number) => Beginning;

function valuesOf(run: Simulation<World>, observation: Observation, plan: Plan): Values {
  const { population, offers, contact, work } = run.world;
  const values: Values = {};
  const { readings } = observation.outcome(0);
  for (const [i, { id, measure }] of goalsFor(plan).entries()) {
    values[`${id} ${measure.type}`] = readings[i].value;
  }
  for (const status of statuses) values[`at the end ${status}`] = 0;
  values["open contact deadlines breached"] = 0;
  values["open offer obligations"] = 0;
  for (let citizen = 0; citizen < population.count; citizen += 1) {
    values[`at the end ${statuses[population.status(citizen)]}`] += 1;
    if (contact.breached(citizen)) values["open contact deadlines breached"] += 1;
    if (offers.obligation(citizen) > 0) values["open offer obligations"] += 1;
  }
  values.waiting = plan.teams.reduce((sum, _, team) => sum + work.waiting(team), 0);
  return values;
}

/** Values of whole replications. */
export function wholeRuns(plan: Plan, count: number): ReadonlyArray<Values> {
  return Array.from({ length: count }, (_, replication) => {
    const observation = new Observation({ plan, goals: goalsFor(plan) });
    const run = replicate(plan, "whole", replication, [observation]);
    run.run(run.agenda.to);
    return valuesOf(run, observation, plan);
  });
}

/** Values of split runs, each from a history of its own. */
export function splitRuns(
  plan: Plan,
  count: number,
  day: number,
  begin: Begin,
  tamper: (run: Simulation<World>) => void = () => {},
): ReadonlyArray<Values> {
  return Array.from({ length: count }, (_, history) => {
    const arm = { plan, goals: goalsFor(plan) };
    const beginning = begin(plan, logOf(plan, "histories", history), day, history);
    const observation = new Observation({ ...arm, beginning });
    // Another chance for each, or all would have the same newcomers.
    const run = new Departure(arm, beginning, "forecast").begin(history, observation);
    tamper(run);
    run.run(run.agenda.to);
    return valuesOf(run, observation, plan);
  });
}

/** What is distributed otherwise, with how improbable that is where it is the same. */
export function differing(
  one: ReadonlyArray<Values>,
  other: ReadonlyArray<Values>,
  level: number,
): ReadonlyArray<{ readonly name: string; readonly distance: number; readonly p: number }> {
  const names = Object.keys(one[0]);
  const found = names.map((name) => {
    const of = (runs: ReadonlyArray<Values>) =>
      runs.map((values) => values[name]).filter((value) => !Number.isNaN(value));
    const d = distance(of(one), of(other));
    return { name, distance: d, p: probabilityOfDistance(d, of(one).length, of(other).length) };
  });
  return found.filter(({ p }) => p * names.length < level);
}
