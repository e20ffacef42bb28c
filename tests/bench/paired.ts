/**
 * What addressed chance is worth: 60 caseworkers against 61 in a centre of 4,000 citizens, each
 * replication of one paired with the same replication of the other. The variance of the paired
 * difference is held against that of two independent runs. A number that the change cannot reach
 * differs by nothing at all.
 */
import type { Goal } from "../../src/domain/goal.ts";
import type { Measure } from "../../src/domain/measure.ts";
import type { Plan } from "../../src/model/plan.ts";
import { centreOf, replicatorOf, withCell } from "./centre.ts";
import { atLeast, type Measurement, type Row } from "./row.ts";
import { digits } from "./timing.ts";

const citizens = 4000;
const pairs = 100;
const caseworkers = 60;

const asked: ReadonlyArray<readonly [what: string, measure: Measure]> = [
  ["exits", { type: "count", event: "BenefitStopped" }],
  ["interviews held", { type: "count", event: "InterviewHeld" }],
  ["placements", { type: "count", event: "PlacementStarted" }],
  [
    "interviews in time, share",
    { type: "timely", obligations: ["contactInterview"], average: "pooled" },
  ],
  ["registrations, which staff cannot reach", { type: "count", event: "CitizenRegistered" }],
];

/** The whole span of the plan. */
const wholeMonths = { from: "2009-06", to: "2010-05" };

const goals: ReadonlyArray<Goal> = asked.map(([what, measure], i) => ({
  id: `G${i}`,
  name: { en: what },
  source: "the bench",
  measure,
  window: wholeMonths,
  target: { atLeast: 0 },
}));

/** The plan with so many caseworkers in all, shared out among the teams as they were. */
function withCaseworkers(plan: Plan, count: number): Plan {
  const cells = plan.teams.map(({ id }) => `capacity.staff.${id}`);
  const { values, cells: paths } = plan.parameters;
  const total = cells.reduce((sum, path) => sum + values[paths.indexOf(path)], 0);
  return cells.reduce(
    (changed, path) => withCell(changed, path, (value) => (value * count) / total),
    plan,
  );
}

/** What each goal's measure read, by goal and replication. */
function readingsOf(plan: Plan, seedless: number): ReadonlyArray<ReadonlyArray<number>> {
  const replicator = replicatorOf({ plan, goals });
  const outcomes = Array.from({ length: pairs }, (_, i) => replicator.run(seedless + i));
  return goals.map((_, goal) => outcomes.map(({ readings }) => readings[goal].value));
}

function variance(numbers: ReadonlyArray<number>): number {
  const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
  return numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (numbers.length - 1);
}

export const paired: Measurement = {
  name: "paired",
  run: async () => {
    const { plan } = centreOf(citizens);
    const before = readingsOf(withCaseworkers(plan, caseworkers), 0);
    const after = readingsOf(withCaseworkers(plan, caseworkers + 1), 0);
    return asked.map(([what], goal): Row => {
      const differences = after[goal].map((value, i) => value - before[goal][i]);
      const apart = variance(before[goal]) + variance(after[goal]);
      const together = variance(differences);
      const ratio = together === 0 ? Number.POSITIVE_INFINITY : apart / together;
      const isExits = goal === 0;
      const unreachable = goal === asked.length - 1;
      const never = unreachable && differences.every((difference) => difference === 0);
      const words = together === 0 ? "exactly 0" : digits(ratio);
      return {
        what: `60 against 61 caseworkers: variance unpaired by paired, ${what}`,
        measured: unreachable ? `differences ${never ? "exactly 0" : "not 0"}` : words,
        bar: isExits ? "≥ 30" : unreachable ? "exactly 0" : "",
        beyond: "",
        verdict: isExits ? atLeast(ratio, 30) : unreachable ? (never ? "ok" : "short") : "",
        numbers: { unpaired: apart, paired: together },
      };
    });
  },
};
