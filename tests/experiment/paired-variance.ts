/**
 * What addressed chance is worth in a comparison: each arm beside the baseline under the same
 * chance, and for each goal the variance that the difference would have if the arms were run apart,
 * over the one it has. Both are of the same replications, for what the arms do apart is what each
 * of them does alone.
 */
import type { Goal } from "../../src/domain/goal.ts";
import type { Measure } from "../../src/domain/measure.ts";
import type { Arm } from "../../src/experiment/experiment.ts";
import { PairedReplicator } from "../../src/experiment/paired-replicator.ts";
import type { Plan } from "../../src/model/plan.ts";
import { pairingGain, type Ratio } from "../../src/statistics/variance-ratio.ts";

export interface Gain {
  readonly goal: Goal;
  /** Mean of the paired difference, arm less baseline. */
  readonly difference: number;
  /** Variance unpaired by paired, with its interval; Infinity when the difference never varies. */
  readonly gain: Ratio;
  /** Whether the arm's value is the baseline's in every replication, to the last bit. */
  readonly isSame: boolean;
}

export interface ArmGains {
  readonly arm: Arm;
  readonly gains: ReadonlyArray<Gain>;
  /** Citizens who lived otherwise, a replication, of how many. */
  readonly changed: number;
  readonly citizens: number;
}

/** Of the intervals. */
const level = 0.9;

/** Runs the arms, the baseline first, and gives what pairing is worth for each goal of each. */
export function pairedGains(
  arms: ReadonlyArray<Arm>,
  seed: string,
  replications: number,
): ReadonlyArray<ArmGains> {
  const [{ goals }, ...others] = arms;
  const paired = new PairedReplicator(arms, seed);
  const runs = Array.from({ length: replications }, (_, replication) => paired.run(replication));
  const valuesOf = (arm: number, goal: number) =>
    Float64Array.from(runs, ({ outcomes }) => outcomes[arm].readings[goal].value);
  return others.map((arm, place) => ({
    arm,
    gains: goals.map((goal, i): Gain => {
      const [before, after] = [valuesOf(0, i), valuesOf(place + 1, i)];
      const differences = after.map((value, run) => value - before[run]);
      return {
        goal,
        difference: meanOf(differences),
        gain: pairingGain(before, after, level),
        isSame: after.every((value, run) => Object.is(value, before[run])),
      };
    }),
    changed: meanOf(runs.map(({ fates }) => fates[place].changed)),
    citizens: meanOf(runs.map(({ fates }) => fates[place].citizens)),
  }));
}

function meanOf(values: Iterable<number>): number {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

/** Measures that the claims are about, beside a contract's own. */
const asked: ReadonlyArray<readonly [id: string, name: string, measure: Measure]> = [
  ["exits", "Exits from benefit", { type: "count", event: "BenefitStopped" }],
  [
    "on-time",
    "Interviews held on time, pooled",
    { type: "timely", obligations: ["contactInterview"], average: "pooled" },
  ],
  ["registrations", "Citizens registered", { type: "count", event: "CitizenRegistered" }],
];

/** Those measures as goals over a window. */
export const askedOver = (window: Goal["window"]): ReadonlyArray<Goal> =>
  asked.map(([id, name, measure]) => ({
    id,
    name: { en: name },
    source: "the variance report",
    measure,
    window,
    target: { atLeast: 0 },
  }));

/** The plan with so many times the staff of every team, from the start and after every lever. */
export function withStaff(plan: Plan, factor: number): Plan {
  const { cells, values, changes } = plan.parameters;
  const grown = (cell: number, value: number) =>
    cells[cell].startsWith("capacity.staff.") ? value * factor : value;
  const parameters = {
    ...plan.parameters,
    values: values.map((value, cell) => grown(cell, value)),
    changes: { ...changes, value: changes.value.map((value, i) => grown(changes.cell[i], value)) },
  };
  return { ...plan, parameters };
}
