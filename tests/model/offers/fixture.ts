/**
 * A centre with nothing but offers and placements: a script says who comes, when they are
 * interviewed and when their benefit stops, and staff do any work in the minute it is queued. So
 * what offers and placements do can be worked out by hand.
 */
import { stopReasons } from "../../../src/domain/benefit.ts";
import type { EventDeclaration, Row } from "../../../src/domain/event.ts";
import { BenefitGranted, BenefitStopped } from "../../../src/domain/events/benefit.ts";
import { CaseClosed, CaseOpened } from "../../../src/domain/events/case.ts";
import { InterviewHeld } from "../../../src/domain/events/contact.ts";
import { OfferIssued, PlacementEnded } from "../../../src/domain/events/offer.ts";
import { CitizenRegistered, EmployabilityChanged } from "../../../src/domain/events/population.ts";
import { RulesetActivated, SimulationStarted } from "../../../src/domain/events/run.ts";
import {
  WorkItemCompleted,
  WorkItemQueued,
  WorkItemStarted,
} from "../../../src/domain/events/work.ts";
import { minutesPerDay } from "../../../src/domain/moment.ts";
import { placementOutcomes } from "../../../src/domain/offer.ts";
import type { Agenda } from "../../../src/kernel/agenda.ts";
import { chanceOf } from "../../../src/kernel/chance.ts";
import { dayOf } from "../../../src/kernel/civil-time.ts";
import { breachesOf } from "../../../src/kernel/law.ts";
import { Simulation } from "../../../src/kernel/loop.ts";
import type { Process } from "../../../src/kernel/process.ts";
import { initiatives } from "../../../src/model/initiatives/process.ts";
import { laws as offerLaws } from "../../../src/model/offers/laws.ts";
import { offers } from "../../../src/model/offers/process.ts";
import { kind, lanes, order } from "../../../src/model/order.ts";
import { laws as placementLaws } from "../../../src/model/placements/laws.ts";
import { placements } from "../../../src/model/placements/process.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { population } from "../../../src/model/population/process.ts";
import { spanOf } from "../../../src/model/simulate.ts";
import { work } from "../../../src/model/work/process.ts";
import { World } from "../../../src/model/world.ts";
import { type Overrides, smallPlan } from "../../../src/testing/plan.ts";

/** Monday 2009-06-01, the plan's first day. */
export const monday = dayOf(2009, 6, 1);
export const at = (day: number, minute = 0): number => (monday + day) * minutesPerDay + minute;
export const born = (year: number, month: number, date: number): number => dayOf(year, month, date);

export interface Person {
  /** Minute at which the case opens. */
  readonly at: number;
  /** Start of the spell; the same minute when nothing is said. */
  readonly from?: number;
  readonly born?: number;
  readonly level?: number;
  /** Minute at which the benefit stops. */
  readonly stops?: number;
  readonly interviews?: ReadonlyArray<number>;
}

export interface Script {
  readonly people: ReadonlyArray<Person>;
  /** Minutes from the issue of an offer until the benefit stops. */
  readonly stay?: (world: World, citizen: number) => number;
}

/** Enough places of every kind, no dropout, no lag, work planned on the day it is due. */
export const plain = {
  "capacity.places": 1_000_000,
  "capacity.placementPlaces": 0,
  "hazard.dropout": 0,
  "offers.planLeadDays": 0,
  "offers.startLagDays": 0,
  "placements.startLagDays": 0,
  "placements.referral": 0,
  "placements.hired": 0,
  "rule.visitation": [1, 0, 0, 0, 0],
  "rule.internshipShare": 0,
  "rule.wageSubsidyShare": 0,
} as const;

/** The small plan with one pool and one agreement of each kind, and the plain values. */
export function planFor({ values, ...overrides }: Overrides = {}): Plan {
  return smallPlan({
    pools: [{ id: "school", packages: 0b11111 }],
    ...overrides,
    values: { ...plain, ...values },
  });
}

/** What runs of the script leave behind. */
export interface Ran {
  readonly world: World;
  readonly rows: ReadonlyArray<Row>;
  /** Rows of an event, of one citizen when asked. */
  of(event: EventDeclaration<any, any>, subject?: number): ReadonlyArray<Row>;
}

/** Runs a script to the plan's end; a log that breaks a law is an error. */
export function runScript(plan: Plan, script: Script, seed = "script"): Ran {
  const world = new World(plan, seed, 0, chanceOf(seed, 0));
  const processes = [
    initiatives,
    evolvingOnly(population),
    evolvingOnly(work),
    offers,
    placements,
    director(plan, script),
  ];
  const model = { order, lanes, processes };
  const run = new Simulation<World>(model, world, spanOf(plan), [], true);
  run.resume(run.agenda.now);
  run.run(run.agenda.to);
  const [breach] = breachesOf([...offerLaws(plan), ...placementLaws(plan)], run.log);
  if (breach !== undefined) throw new Error(`${breach.law}, event ${breach.event}: ${breach.what}`);
  const rows = Array.from({ length: run.log.length }, (_, i) => run.log.at(i));
  const of = ({ code }: EventDeclaration<any, any>, subject?: number) =>
    rows.filter((row) => row.code === code && (subject ?? row.subject) === row.subject);
  return { world, rows, of };
}

const evolvingOnly = ({ name, evolve }: Process<World>): Process<World> => ({
  name,
  decide: [],
  evolve,
  react: [],
  resume: () => {},
});

const job = stopReasons.indexOf("job");
const hired = placementOutcomes.indexOf("hired");
const grown = dayOf(1970, 1, 1);

/** Items of work that have been queued: whom, which team and what task each is about. */
type Items = Map<number, readonly [citizen: number, team: number, task: number]>;

/** Carries out the script. */
function director(plan: Plan, script: Script): Process<World> {
  const items: Items = new Map();
  return {
    name: "director",
    decide: decisions(plan, script, items),
    evolve: [],
    react: reactions(script, items),
    resume: (_, agenda) => agenda.schedule(kind.start, 0, plan.from * minutesPerDay),
  };
}

function decisions(plan: Plan, { people }: Script, items: Items): Process<World>["decide"] {
  return [
    [
      kind.start,
      (_, minute, _subject, out) => {
        out.append(SimulationStarted.code, minute, 0, 0, 0, 0, 0);
        out.append(RulesetActivated.code, minute, 0, plan.ruleSets[0].ruleSet, 0, 0, 0);
      },
    ],
    [
      kind.arrive,
      (world, minute, _subject, out) => {
        const citizen = world.population.count;
        const { from = minute, born: bornDay = grown, level = 2 } = people[citizen];
        out.append(CitizenRegistered.code, minute, citizen, 0, 0, bornDay, citizen);
        out.append(EmployabilityChanged.code, minute, citizen, 0, level, 0, 0);
        out.append(BenefitGranted.code, minute, citizen, 1, 0, from, 0);
        out.append(CaseOpened.code, minute, citizen, 0, 0, 0, 0);
      },
    ],
    [
      kind.holdInterview,
      (_, minute, citizen, out) => out.append(InterviewHeld.code, minute, citizen, 0, 30, 0, 0),
    ],
    [
      kind.exitToJob,
      (_, minute, citizen, out) => out.append(BenefitStopped.code, minute, citizen, job, 0, 0, 0),
    ],
    [
      kind.closeCase,
      (_, minute, citizen, out) => out.append(CaseClosed.code, minute, citizen, 0, 0, 0, 0),
    ],
    [
      kind.finishWork,
      (_, minute, item, out) => {
        const [citizen, team, task] = items.get(item)!;
        out.append(WorkItemStarted.code, minute, citizen, team, task, item, 1);
        out.append(WorkItemCompleted.code, minute, citizen, team, task, item, 0);
      },
    ],
  ];
}

function reactions({ people, stay }: Script, items: Items): Process<World>["react"] {
  const awaited = (citizen: number, agenda: Agenda) => {
    if (citizen < people.length) agenda.schedule(kind.arrive, 0, people[citizen].at);
  };
  return [
    [SimulationStarted, (_, agenda) => awaited(0, agenda)],
    [
      CitizenRegistered,
      (_, agenda, _minute, citizen) => {
        const { stops, interviews } = people[citizen];
        if (stops !== undefined) agenda.schedule(kind.exitToJob, citizen, stops);
        if (interviews) agenda.schedule(kind.holdInterview, citizen, interviews[0]);
        awaited(citizen + 1, agenda);
      },
    ],
    [
      InterviewHeld,
      (_, agenda, minute, citizen) => {
        const later = people[citizen].interviews!.find((other) => other > minute);
        if (later !== undefined) agenda.schedule(kind.holdInterview, citizen, later);
      },
    ],
    [
      WorkItemQueued,
      (_, agenda, minute, citizen, team, task, item) => {
        items.set(item, [citizen, team, task]);
        agenda.schedule(kind.finishWork, item, minute);
      },
    ],
    [
      OfferIssued,
      (world, agenda, minute, citizen) => {
        if (stay) agenda.schedule(kind.exitToJob, citizen, minute + stay(world, citizen));
      },
    ],
    [
      PlacementEnded,
      (_, agenda, minute, citizen, outcome) => {
        if (outcome === hired) agenda.schedule(kind.exitToJob, citizen, minute);
      },
    ],
    [
      BenefitStopped,
      (_, agenda, minute, citizen) => agenda.schedule(kind.closeCase, citizen, minute),
    ],
  ];
}
