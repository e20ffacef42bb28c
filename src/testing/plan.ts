/**
 * A small plan, made by hand and complete: one centre with two teams, two suppliers and two
 * agreements, some 240 citizens and nineteen months that see Christmas, two summers and the change
 * of match scheme. Numbers are the domain reference's known facts and defaults (§6); the staff and
 * places are few enough for queues to form. Other tests bend it to their purpose.
 */
import { dayOfIso } from "../domain/moment.ts";
import { ruleSets } from "../domain/rule-set.ts";
import { parameters } from "../model/parameters.ts";
import { demandCause, type Plan, type TargetFilter, type TeamPlan } from "../model/plan.ts";

/** A lever that gives a cell another value from one date to another, both included. */
export interface Lever {
  readonly cell: string;
  readonly value: number;
  readonly from: string;
  readonly to: string;
  /** Whom it aims at; everybody when it is not there. */
  readonly filter?: TargetFilter;
}

export interface Overrides extends Partial<Omit<Plan, "parameters" | "from" | "to" | "closed">> {
  /** Dates. */
  readonly from?: string;
  readonly to?: string;
  readonly closed?: ReadonlyArray<string>;
  /** Values by path, all cells of a parameter or one, e.g. `monthly.exit.under1Month`. */
  readonly values?: Readonly<Record<string, number | ReadonlyArray<number>>>;
  /** One initiative each. */
  readonly levers?: ReadonlyArray<Lever>;
  readonly demand?: ReadonlyArray<{ readonly from: string; readonly index: number }>;
}

/** What the small plan says of every parameter that the rule sets and neutral values leave open. */
export const numbers: Readonly<Record<string, number | ReadonlyArray<number>>> = {
  "population.stock": 240,
  "population.formerRecipients": 60,
  "population.benefit": [0.85, 0.05, 0.04, 0.06],
  "population.level": [0.08, 0.15, 0.12, 0.45, 0.2],
  "population.ageGroup": [0.15, 0.15, 0.6, 0.1],
  "population.origin": [0.55, 0.05, 0.28, 0.12],
  "population.trait": [0.45, 0.25, 0.3, 0.5],
  "population.elapsed": [0.06, 0.1, 0.12, 0.14, 0.58],
  "population.elapsedTailDays": 700,
  "inflow.contacts": 14,
  "inflow.transfers": 2,
  "inflow.level": [0.3, 0.25, 0.15, 0.22, 0.08],
  "inflow.season": [1.15, 1, 1, 0.95, 0.9, 1, 0.8, 1.1, 1.1, 1, 1, 1],
  "inflow.yearlyTrend": 1.03,
  "demand.inflowElasticity": -0.5,
  "demand.jobElasticity": 0.8,
  "demand.lossElasticity": -0.6,
  "monthly.exit": [0.25, 0.18, 0.1, 0.05, 0.0343],
  "monthly.destinationShort": [0.6, 0.2, 0.12, 0.08],
  "monthly.destinationLong": [0.31, 0.2, 0.14, 0.35],
  "monthly.subsidisedJob": 0.003,
  "monthly.pension": [0, 0, 0.001, 0.004, 0.012],
  "monthly.leaveMunicipality": 0.004,
  "monthly.transfer": 0.003,
  "monthly.matchUp": [0, 0.05, 0.04, 0.025, 0.015],
  "monthly.matchDown": [0.03, 0.03, 0.03, 0.02, 0],
  "monthly.returnFromJob": [0.0954, 0.0427, 0.02],
  "monthly.returnFromOther": [0.03, 0.06, 0.03],
  "relative.level": [2.2, 1.8, 1.3, 0.7, 0.35],
  "relative.origin": [1.1, 1, 0.85, 0.95],
  "relative.jobByAge": [1.1, 1.1, 1, 0.7],
  "relative.educationByAge": [2.5, 1.5, 0.7, 0.1],
  "relative.deprivedArea": 0.85,
  "relative.hasChildren": 0.9,
  "season.job": [0.9, 0.95, 1.05, 1.1, 1.1, 1.05, 0.9, 1.05, 1.1, 1, 0.95, 0.85],
  "season.education": [1.2, 0.7, 0.5, 0.5, 0.5, 0.6, 0.8, 3.2, 2, 0.8, 0.6, 0.6],
  "contact.planLeadDays": 28,
  "contact.summonsLeadDays": 10,
  "contact.rebookDays": 21,
  "hazard.noShow": 0.15,
  "capacity.bookableShare": 0.6,
  "rule.visitation": [0.37, 0.19, 0.01, 0.26, 0.17],
  "rule.internshipShare": [0.2, 0.1, 0.1, 0.1, 0.2],
  "rule.wageSubsidyShare": [0.05, 0, 0, 0.3, 0.05],
  "capacity.places": [26, 16],
  "offers.planLeadDays": 28,
  "offers.startLagDays": 7,
  "duration.courseDays": [91, 42, 60, 56, 120],
  "hazard.dropout": [0.15, 0.25, 0.15],
  "effect.lockIn": [0.7, 0.8, 0.6],
  "effect.after": [1.1, 1.15, 1.4],
  "effect.afterDays": 182,
  "placements.referral": 0.08,
  "placements.referralWageSubsidy": 0.3,
  "capacity.placementPlaces": [4.5, 1.5],
  "placements.startLagDays": 7,
  "duration.placementDays": [60, 150],
  "placements.hired": [0.1, 0.25],
  "capacity.staff": [2.1, 1.4],
  "capacity.directShare": 0.6,
  "capacity.plannedAbsence": [0.05, 0.1, 0.05, 0.1, 0.05, 0.1, 0.35, 0.2, 0.05, 0.1, 0.05, 0.15],
  "time.task": [10, 60, 60, 180, 30],
  "time.variation": [0.3, 0.4, 0.5, 0.6, 0.5],
  "priority.task": [2, 0, 1, 1, 3],
};

/** Workdays on which the centre is closed in 2009 and 2010. */
const closedDates = `
  2009-06-01 2009-06-05 2009-12-24 2009-12-25 2009-12-31 2010-01-01
  2010-04-01 2010-04-02 2010-04-05 2010-04-30 2010-05-13 2010-05-24 2010-12-24 2010-12-31
`
  .trim()
  .split(/\s+/);

/** Four long days and a short Friday. */
function workWeek(open: number, close: number): TeamPlan["hours"] {
  const long = [open, close] as const;
  return [long, long, long, long, [open, 840], null, null];
}

/** The plan with what a test wants otherwise. */
export function smallPlan(overrides: Overrides = {}): Plan {
  const from = dayOfIso(overrides.from ?? "2009-06-01");
  const to = dayOfIso(overrides.to ?? "2010-12-31");
  const closed = new Uint8Array(((to - from) >> 3) + 1);
  for (const date of overrides.closed ?? closedDates) {
    const bit = dayOfIso(date) - from;
    if (bit >= 0 && bit <= to - from) closed[bit >> 3] |= 1 << (bit & 7);
  }
  const { values: _values, levers = [], demand: _demand, ...stated } = overrides;
  // The young and those nearest to work go to the second team, who set up no placements.
  const routing = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
  const base = {
    scenario: "small plan",
    hash: "5ca1ab1e",
    centres: ["centre"],
    teams: [
      { id: "adults", centre: 0, skills: 0b11111, hours: workWeek(480, 960) },
      { id: "youth", centre: 0, skills: 0b00111, hours: workWeek(540, 1020).with(2, null) },
    ],
    routing: Uint8Array.from(routing),
    pools: [
      { id: "school", packages: 0b01111 },
      { id: "workshop", packages: 0b11001 },
    ],
    agreements: [
      { id: "hospital", kind: 0, employees: 60, partnership: true, from, rampMonths: 0 },
      { id: "shops", kind: 1, employees: 22, partnership: false, from: from + 92, rampMonths: 3 },
    ],
    ruleSets: rulesBetween(from, to),
  };
  const initiatives = levers.map((lever, i) => ({
    id: `initiative ${i}`,
    from: dayOfIso(lever.from),
    to: dayOfIso(lever.to),
  }));
  const plan = { ...base, initiatives, ...stated, from, to, closed };
  const filters = levers.flatMap(({ filter }) => (filter ? [filter] : []));
  return { ...plan, filters, parameters: layOut(plan, overrides) };
}

function rulesBetween(from: number, to: number): Plan["ruleSets"] {
  const begun = ruleSets.findLastIndex((ruleSet) => dayOfIso(ruleSet.from) <= from);
  return ruleSets
    .map((ruleSet, index) => ({ day: Math.max(from, dayOfIso(ruleSet.from)), ruleSet: index }))
    .filter(({ day, ruleSet }) => ruleSet >= begun && day <= to);
}

/** Lays the parameters' cells side by side, then the segments of those that a filter concerns. */
function layOut(
  plan: Pick<Plan, "teams" | "pools" | "agreements" | "ruleSets" | "to">,
  { values = {}, levers = [], demand = [] }: Overrides,
): Plan["parameters"] {
  const cells: string[] = [];
  const starting: number[] = [];
  const offsets: Record<string, number> = {};
  const lists = { team: plan.teams, pool: plan.pools, agreement: plan.agreements };
  const rules = ruleSets[plan.ruleSets[0].ruleSet].numbers;
  for (const { path, keys: declared, neutral } of parameters) {
    const keys = typeof declared === "string" ? lists[declared].map(({ id }) => id) : declared;
    offsets[path] = cells.length;
    const names =
      keys.length === 0 && declared.length === 0 ? [path] : keys.map((key) => `${path}.${key}`);
    for (const [key, name] of names.entries()) {
      const whole = values[path] ?? numbers[path];
      const listed = typeof whole === "number" ? whole : whole?.[key];
      const value = values[name] ?? listed ?? rules[name]?.value ?? neutral;
      if (typeof value !== "number") throw new Error(`${name} has no value`);
      cells.push(name);
      starting.push(value);
    }
  }
  const aimed = levers.filter(({ filter }) => filter);
  const segments = 2 ** aimed.length;
  const segmentCells: number[] = cells.map(() => 0);
  for (const name of new Set(aimed.map(({ cell }) => cell))) {
    const cell = cellOf(cells, name);
    segmentCells[cell] = cells.length;
    for (let segment = 0; segment < segments; segment += 1) {
      cells.push(`${name}@${segment}`);
      starting.push(starting[cell]);
      segmentCells.push(0);
    }
  }
  const sized = { cells, starting, segmentCells, segments, to: plan.to };
  return {
    cells,
    offsets,
    values: Float32Array.from(starting),
    segmentCells: Int32Array.from(segmentCells),
    segments,
    changes: changesOf(sized, levers, demand),
  };
}

interface Sized {
  readonly cells: ReadonlyArray<string>;
  readonly starting: ReadonlyArray<number>;
  readonly segmentCells: ReadonlyArray<number>;
  readonly segments: number;
  readonly to: number;
}

interface Change {
  readonly day: number;
  readonly cell: number;
  readonly value: number;
  readonly cause: number;
}

function cellOf(cells: ReadonlyArray<string>, name: string): number {
  const cell = cells.indexOf(name);
  if (cell < 0) throw new Error(`${name} is no cell`);
  return cell;
}

function changesOf(
  { cells, starting, segmentCells, segments, to }: Sized,
  levers: ReadonlyArray<Lever>,
  demand: NonNullable<Overrides["demand"]>,
): Plan["parameters"]["changes"] {
  const changes: Change[] = demand.map(({ from, index }) => ({
    day: dayOfIso(from),
    cell: cellOf(cells, "demand.index"),
    value: index,
    cause: demandCause,
  }));
  let filter = 0;
  for (const [cause, lever] of levers.entries()) {
    const cell = cellOf(cells, lever.cell);
    const ofSegments = Array.from({ length: segments }, (_, segment) => segment)
      .filter((segment) => (segment >> filter) & 1)
      .map((segment) => segmentCells[cell] + segment);
    const aims = lever.filter ? ofSegments : [cell];
    if (lever.filter) filter += 1;
    for (const aim of aims) {
      changes.push({ day: dayOfIso(lever.from), cell: aim, value: lever.value, cause });
      const day = dayOfIso(lever.to) + 1;
      if (day <= to) changes.push({ day, cell: aim, value: starting[cell], cause });
    }
  }
  changes.sort((a, b) => a.day - b.day || a.cause - b.cause || a.cell - b.cell);
  return {
    day: Int32Array.from(changes, ({ day }) => day),
    cell: Int32Array.from(changes, ({ cell }) => cell),
    value: Float32Array.from(changes, ({ value }) => value),
    cause: Uint8Array.from(changes, ({ cause }) => cause),
  };
}
