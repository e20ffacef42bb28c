/**
 * Controls: numbers of a replication whose expectation is exactly 0, and which move with a goal.
 * A regression on them takes out the part of a goal's noise that came into the centre from outside
 * (`src/statistics/control-variates.ts`). Since chance is addressed, they are found without running
 * the replication: the draws that it makes are made again here, and each is set against what was to
 * be expected of it.
 *
 * - **leavers**, for a share of those who contact the centre: of everybody new, whether the first
 *   threshold for work or education is so low that a hazard fixed in advance crosses it in time,
 *   less the probability of that. Thresholds are unit exponentials that depend on nothing, so with
 *   the hazard H of the citizen's attributes the expectation is 1 − e^−H exactly, whatever H is;
 *   the nearer H is to the model's, the more the control explains.
 * - **arrivals**, for stocks, flows and timely interviews: those who come until the goal's window
 *   ends, less the sum of the days' means (Poisson).
 * - **long-term recipients** in the opening stock, for the same: their number less its mean
 *   (binomial).
 *
 * What comes of citizens who return, of staff and of places is inside the loop and not here; so
 * counts of offers and placements have no control. What each brings was measured on the scenario
 * of Nyropsgade: see `tests/statistics/CONTROLS.md`.
 */
import type { Goal } from "../domain/goal.ts";
import type { Activity, Measure, Population } from "../domain/measure.ts";
import { workReadyLevelMax } from "../domain/match-scheme.ts";
import { type Chance, chanceOf } from "../kernel/chance.ts";
import { monthStart } from "../kernel/civil-time.ts";
import { monthsOf } from "../measures/months.ts";
import { arrivalStream, comersPerDayMax } from "../model/identity.ts";
import type { Plan } from "../model/plan.ts";
import { comers, dailyMeans } from "../model/population/intake.ts";
import { purpose } from "../model/purpose.ts";
import { exitHazards, type FixedHazard } from "./fixed-hazard.ts";
import { type Attributes, attributesOf } from "./likely-citizen.ts";

/** Gives a replication's controls; always as many, often none. */
export type Controls = (replication: number) => ReadonlyArray<number>;

const none: Controls = () => [];
const daysPerMonth = 30.4375;
/** A new citizen's first period on benefit: the thresholds of it are drawn at this index. */
const firstPeriod = 1;

/** The controls of a goal's mean under a plan and seed. */
export function controlsOf(goal: Goal, plan: Plan, seed: string): Controls {
  const { measure } = goal;
  if (measure.type === "kOfN") return leaversOf(goal, plan, seed);
  if (!answersToStock(measure)) return none;
  const means = dailyMeans(plan, "inflow.contacts");
  const days = Math.min(means.length, monthStart(monthsOf(goal.window).last + 1) - plan.from);
  const stock = openingStock(plan);
  return (replication) => {
    const chance = chanceOf(seed, replication);
    return [moreThanExpected(chance, means, days), stock(chance)];
  };
}

const flowsAndStocks: ReadonlySet<Measure["type"]> = new Set([
  "stock",
  "avgStock",
  "inflow",
  "outflow",
  "netInflow",
  "fte",
  "fullYear",
]);

/** Stocks, flows, and whether interviews are on time: more citizens are more of them, or later. */
function answersToStock(measure: Measure): boolean {
  if (measure.type === "timely" || measure.type === "timelyStock") {
    return measure.obligations.includes("contactInterview");
  }
  return flowsAndStocks.has(measure.type);
}

function moreThanExpected(chance: Chance, means: Float64Array, days: number): number {
  let more = 0;
  for (let day = 0; day < days; day += 1) {
    more += comers(chance, means, purpose.arrivals, day) - means[day];
  }
  return more;
}

/** Citizens of the opening stock in the last band of duration, less their expected number. */
function openingStock(plan: Plan): (chance: Chance) => number {
  const { band, stock } = attributesOf(plan);
  const last = band.length - 1;
  const short = last === 0 ? 0 : band[last - 1];
  return (chance) => {
    let long = 0;
    for (let i = 0; i < stock; i += 1) {
      if (chance.uniform(i, purpose.elapsedBand, 0) >= short) long += 1;
    }
    return long - stock * (1 - short);
  };
}

/** Risks by which a citizen comes to a status that a cohort asks for. */
const waysTo: Partial<Record<Activity, FixedHazard["risk"]>> = {
  job: "exitToJob",
  ordinaryJob: "exitToJob",
  education: "exitToEducation",
};

function leaversOf({ measure, window }: Goal, plan: Plan, seed: string): Controls {
  if (measure.type !== "kOfN" || (measure.anchor !== "contact" && measure.anchor !== "case")) {
    return none;
  }
  const ways = new Set(measure.statuses.flatMap((status) => waysTo[status] ?? []));
  const hazards = exitHazards(plan).filter(({ risk }) => ways.has(risk));
  if (hazards.length === 0) return none;
  const means = dailyMeans(plan, "inflow.contacts");
  const { first, last } = monthsOf(window);
  const shift = measure.cohort === "startsIn" ? 0 : measure.of;
  const from = Math.max(0, monthStart(first - shift) - plan.from);
  const to = Math.min(means.length, monthStart(last - shift + 1) - plan.from);
  // Who is to hold k of n months must have come to them before the last k begin.
  const within = (measure.of - measure.months + 1) * daysPerMonth;
  const belongs = belonging(measure.population ?? {});
  const { draw } = attributesOf(plan);
  return (replication) => {
    const chance = chanceOf(seed, replication);
    let more = 0;
    for (let day = from; day < to; day += 1) {
      const days = Math.min(within, means.length - day);
      const count = comers(chance, means, purpose.arrivals, day);
      for (let k = 0; k < count; k += 1) {
        const identity = arrivalStream + day * comersPerDayMax + k;
        const attributes = draw(chance, identity);
        if (belongs(attributes)) more += leaver(chance, identity, hazards, attributes, days);
      }
    }
    return [more];
  };
}

/** 1 for somebody who leaves within so many days, or 0; less the probability of it. */
function leaver(
  chance: Chance,
  identity: number,
  hazards: ReadonlyArray<FixedHazard>,
  attributes: Attributes,
  days: number,
): number {
  let [met, leaves] = [0, 0];
  for (const { number, of } of hazards) {
    const hazard = of(attributes, days);
    met += hazard;
    if (chance.exponential(identity, purpose.risk + number, firstPeriod) <= hazard) leaves = 1;
  }
  return leaves - (1 - Math.exp(-met));
}

/** Whether somebody new is of a population, as far as what they are drawn with says. */
function belonging({
  origins,
  ageGroups,
  levels,
  workReady,
}: Population): (attributes: Attributes) => boolean {
  return ({ origin, ageGroup, level }) =>
    (origins === undefined || origins.includes(origin)) &&
    (ageGroups === undefined || ageGroups.includes(ageGroup)) &&
    (levels === undefined || levels.includes(level)) &&
    (workReady === undefined || workReady === level <= workReadyLevelMax);
}
