/** With constant rates, levels and exits are a Markov chain, whose occupancies are known. */
import { describe, expect, it } from "vitest";
import { statuses } from "../../../src/domain/benefit.ts";
import { occupancy } from "../../oracles/markov.ts";
import { smallPlan } from "../../../src/testing/plan.ts";
import { reduced } from "../reduced.ts";

const stock = 20_000;
const perDay = (perMonth: number) => -Math.log1p(-perMonth) / 30.4375;

const up = [0, 0.06, 0.05, 0.04, 0.03];
const down = [0.05, 0.04, 0.03, 0.02, 0];
const relative = [2, 1.5, 1.2, 0.7, 0.3];
const pension = [0, 0, 0.002, 0.006, 0.02];
const begun = [0.1, 0.2, 0.2, 0.3, 0.2];
const destination = [0.6, 0.2, 0.12, 0.08];
const exit = 0.06;
const flex = 0.01;
const moving = 0.008;

const plan = smallPlan({
  values: {
    "population.stock": stock,
    "population.formerRecipients": 0,
    "population.level": begun,
    "population.ageGroup": [0, 0, 1, 0],
    "inflow.contacts": 0,
    "inflow.transfers": 0,
    "monthly.exit": exit,
    "monthly.destinationShort": destination,
    "monthly.destinationLong": destination,
    "monthly.subsidisedJob": flex,
    "monthly.pension": pension,
    "monthly.leaveMunicipality": moving,
    "monthly.transfer": 0,
    "monthly.matchUp": up,
    "monthly.matchDown": down,
    "monthly.returnFromJob": 0,
    "monthly.returnFromOther": 0,
    "relative.level": relative,
    "relative.origin": 1,
    "relative.jobByAge": 1,
    "relative.educationByAge": 1,
    "relative.deprivedArea": 1,
    "relative.hasChildren": 1,
    "season.job": 1,
    "season.education": 1,
    "demand.index": 1,
  },
});

/** States: levels 1 to 5, then job, education, flex job, other benefit, pension, self, moved. */
const generator = (() => {
  const q = Array.from({ length: 12 }, () => Array.from({ length: 12 }, () => 0));
  for (let level = 0; level < 5; level += 1) {
    const go = (to: number, rate: number) => {
      q[level][to] += rate;
      q[level][level] -= rate;
    };
    if (level > 0) go(level - 1, perDay(up[level]));
    if (level < 4) go(level + 1, perDay(down[level]));
    go(5, perDay(exit) * destination[0] * relative[level]);
    go(6, perDay(exit) * destination[1] * relative[level]);
    go(7, perDay(flex) * relative[level]);
    go(8, perDay(exit) * destination[3]);
    go(9, perDay(pension[level]));
    go(10, perDay(exit) * destination[2]);
    go(11, perDay(moving));
  }
  return q;
})();

const stateOf = [
  "employed",
  "inEducation",
  "inSubsidisedJob",
  "onOtherBenefit",
  "pensioned",
  "selfSupporting",
  "movedOut",
] as const;

describe("levels and exits with constant rates", () => {
  const simulation = reduced(plan);
  const { population } = simulation.world;
  const start = plan.from * 1440;
  simulation.run(start);

  for (const day of [1, 10, 30, 60, 91, 150, 182, 300, 400, 570]) {
    it(`are where the matrix exponential says after ${day} days`, () => {
      simulation.run(start + day * 1440);
      const counts = Array.from({ length: 12 }, () => 0);
      for (let citizen = 0; citizen < stock; citizen += 1) {
        const status = statuses[population.status(citizen)];
        const left = stateOf.indexOf(status as (typeof stateOf)[number]);
        counts[left < 0 ? population.level(citizen) - 1 : 5 + left] += 1;
      }
      const p = occupancy(generator, [...begun, 0, 0, 0, 0, 0, 0, 0], day);
      for (const [state, count] of counts.entries()) {
        const sd = Math.sqrt(stock * p[state] * (1 - p[state]));
        // Ten dates of twelve states: 4.5 standard deviations leave a false alarm of one in 1,000.
        expect(Math.abs(count - stock * p[state]), `state ${state}`).toBeLessThan(4.5 * sd + 1);
      }
    });
  }
});
