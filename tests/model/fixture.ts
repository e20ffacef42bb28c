/**
 * A small world to try processes in: a plan made by hand, the state of the processes under test,
 * and citizens who are there from the start. Nothing here draws chance or decides anything.
 */
import { statuses } from "../../src/domain/benefit.ts";
import { chanceOf } from "../../src/kernel/chance.ts";
import { type Reader, Simulation } from "../../src/kernel/loop.ts";
import { NEVER } from "../../src/kernel/pending-table.ts";
import type { Process } from "../../src/kernel/process.ts";
import { citizenTable } from "../../src/model/citizen-row.ts";
import { ContactState } from "../../src/model/contact-course/state.ts";
import { ParameterState } from "../../src/model/initiatives/state.ts";
import { kind, lanes, order } from "../../src/model/order.ts";
import { parameters } from "../../src/model/parameters.ts";
import type { ParameterPlan, Plan, TeamPlan } from "../../src/model/plan.ts";
import {
  column,
  packing,
  PopulationState,
  stride as citizenStride,
} from "../../src/model/population/state.ts";
import { WorkState } from "../../src/model/work/state.ts";
import type { World } from "../../src/model/world.ts";

export const minutesPerDay = 1440;
export const aroundTheClock: TeamPlan["hours"] = Array.from({ length: 7 }, () => [0, 1440]);
/** Monday to Friday from eight to four. */
export const officeHours: TeamPlan["hours"] = [1, 1, 1, 1, 1, 0, 0].map((open) =>
  open === 1 ? [480, 960] : null,
);
/** 2010-01-01, a Friday. */
export const newYear2010 = 3653;

export interface Given {
  readonly from?: number;
  readonly to?: number;
  readonly teams: ReadonlyArray<Partial<TeamPlan>>;
  readonly centres?: number;
  /** Days that the plan closes. */
  readonly closed?: ReadonlyArray<number>;
  /** Value by path, for all cells of the parameter or one by one. */
  readonly values?: Readonly<Record<string, number | ReadonlyArray<number>>>;
}

/** Cells for every declared parameter; those with lists have one for each team. */
export function parameterPlan(given: Given): ParameterPlan {
  const cells: string[] = [];
  const offsets: Record<string, number> = {};
  const values: number[] = [];
  for (const { path, keys, neutral } of parameters) {
    const names = typeof keys === "string" ? given.teams.map((_, i) => String(i)) : keys;
    const wanted = given.values?.[path] ?? neutral ?? 0;
    offsets[path] = cells.length;
    for (const [i, name] of (names.length === 0 ? [""] : names).entries()) {
      cells.push(name === "" ? path : `${path}.${name}`);
      values.push(typeof wanted === "number" ? wanted : wanted[i]);
    }
  }
  return {
    cells,
    offsets,
    values: Float32Array.from(values),
    segmentCells: new Int32Array(cells.length),
    segments: 1,
    changes: {
      day: new Int32Array(0),
      cell: new Int32Array(0),
      value: new Float32Array(0),
      cause: new Uint8Array(0),
    },
  };
}

export function planOf(given: Given): Plan {
  const from = given.from ?? newYear2010;
  const to = given.to ?? from + 364;
  const closed = new Uint8Array((to - from + 8) >> 3);
  for (const day of given.closed ?? []) closed[(day - from) >> 3] |= 1 << ((day - from) & 7);
  return {
    scenario: "fixture",
    hash: "",
    from,
    to,
    centres: Array.from({ length: given.centres ?? 1 }, (_, i) => `centre${i}`),
    teams: given.teams.map((team, i) => ({
      id: `team${i}`,
      centre: 0,
      skills: 31,
      hours: officeHours,
      ...team,
    })),
    routing: new Uint8Array(100),
    pools: [],
    agreements: [],
    closed,
    parameters: parameterPlan(given),
    filters: [],
    initiatives: [],
    ruleSets: [{ day: from, ruleSet: 0 }],
  };
}

/** A world with the states that work and the contact course need; the other parts are missing. */
export function worldOf(plan: Plan, citizens = 0, seed = "fixture", replication = 0): World {
  const rows = citizenTable();
  const states = {
    parameters: new ParameterState(plan),
    population: new PopulationState(plan, rows),
    work: new WorkState(plan, rows),
    contact: new ContactState(plan, rows),
  };
  const tables = [rows, ...Object.values(states).flatMap((state) => state.tables)];
  const chance = chanceOf(seed, replication);
  const world = { plan, seed, replication, chance, tables, ...states } as unknown as World;
  for (let citizen = 0; citizen < citizens; citizen += 1) addCitizen(world, citizen);
  return world;
}

/** A citizen on benefit without a case, whose identity is their number. */
export function addCitizen({ population }: World, citizen: number): void {
  population.citizens.extend(citizen + 1);
  population.citizens.ints[citizen * citizenStride + column.identity] = citizen;
  setWord(population, citizen, "status", statuses.indexOf("onBenefit"));
}

/** Sets one of the packed words of a citizen's row. */
export function setWord(
  population: PopulationState,
  citizen: number,
  word: keyof typeof packing,
  value: number,
): void {
  const { shift, mask } = packing[word];
  const cell = citizen * citizenStride + column.packed;
  const { ints } = population.citizens;
  ints[cell] = (ints[cell] & ~(mask << shift)) | (value << shift);
}

/** A run of some processes over a world, with everything pending that its state says. */
export function simulationOf(
  world: World,
  processes: ReadonlyArray<Process<World>>,
  readers: ReadonlyArray<Reader> = [],
  keep = true,
): Simulation<World> {
  const { from, to } = world.plan;
  const span = { from: from * minutesPerDay, to: (to + 1) * minutesPerDay - 1 };
  const simulation = new Simulation<World>({ order, lanes, processes }, world, span, readers, keep);
  simulation.resume(span.from);
  return simulation;
}

/** All that is pending for the first subjects of every lane: kind, subject, minute. */
export function pendingOf(
  { agenda }: Simulation<World>,
  subjects: number,
): ReadonlyArray<readonly [kind: number, subject: number, minute: number]> {
  const found: Array<readonly [number, number, number]> = [];
  for (const number of Object.values(kind)) {
    for (let subject = 0; subject < subjects; subject += 1) {
      const minute = agenda.pendingMinute(number, subject);
      if (minute !== NEVER) found.push([number, subject, minute]);
    }
  }
  return found;
}
