/** New citizens' exits by cause against the closed form for piecewise-constant competing risks. */
import { expect, it } from "vitest";
import { BenefitStopped } from "../../../src/domain/events/benefit.ts";
import { stopReasons } from "../../../src/domain/benefit.ts";
import { bandDays } from "../../../src/model/axes.ts";
import { type Band, cumulativeIncidence } from "../../oracles/incidence.ts";
import { smallPlan } from "../../../src/testing/plan.ts";
import { reduced } from "../reduced.ts";

const perDay = (perMonth: number) => -Math.log1p(-perMonth) / 30.4375;
const exit = [0.25, 0.18, 0.1, 0.05, 0.0343];
const short = [0.6, 0.2, 0.12, 0.08];
const long = [0.31, 0.2, 0.14, 0.35];
const stock = 20_000;
const causes = ["job", "education", "selfSupport", "otherBenefit", "moved"] as const;

/** Everybody is in their first month, at an elapsed time spread evenly over 0 to 30 days. */
const plan = smallPlan({
  values: {
    "population.stock": stock,
    "population.formerRecipients": 0,
    "population.elapsed": [1, 0, 0, 0, 0],
    "population.ageGroup": [0, 0, 1, 0],
    "inflow.contacts": 0,
    "inflow.transfers": 0,
    "monthly.exit": exit,
    "monthly.destinationShort": short,
    "monthly.destinationLong": long,
    "monthly.subsidisedJob": 0,
    "monthly.pension": 0,
    "monthly.leaveMunicipality": 0.01,
    "monthly.transfer": 0,
    "monthly.matchUp": 0,
    "monthly.matchDown": 0,
    "monthly.returnFromJob": 0,
    "monthly.returnFromOther": 0,
    "relative.level": 1,
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

const bands: ReadonlyArray<Band> = bandDays.map((from, band) => ({
  from,
  hazards: [...(band < 4 ? short : long).map((share) => perDay(exit[band]) * share), perDay(0.01)],
}));

/** Incidence of each cause `days` into the run, averaged over the elapsed times of the stock. */
function expected(days: number): ReadonlyArray<number> {
  const points = 400;
  const sum = causes.map(() => 0);
  for (let i = 0; i < points; i += 1) {
    const entered = (30 * (i + 0.5)) / points;
    for (const [cause, p] of cumulativeIncidence(bands, entered, entered + days).entries()) {
      sum[cause] += p / points;
    }
  }
  return sum;
}

it("agrees with the closed form in every band and for every cause", () => {
  const simulation = reduced(plan);
  simulation.run(simulation.agenda.to);
  const { log } = simulation;
  for (const days of [5, 20, 45, 90, 150, 200, 364, 450, 570]) {
    const until = (plan.from + days) * 1440;
    const counts = causes.map(() => 0);
    for (let i = 0; i < log.length; i += 1) {
      if (log.codeAt(i) !== BenefitStopped.code || log.minute[i] > until) continue;
      const cause = causes.indexOf(stopReasons[log.a[i]] as (typeof causes)[number]);
      if (cause >= 0) counts[cause] += 1;
    }
    for (const [cause, p] of expected(days).entries()) {
      const sd = Math.sqrt(stock * p * (1 - p));
      const gap = Math.abs(counts[cause] - stock * p);
      expect(gap, `${causes[cause]} after ${days} days`).toBeLessThan(4.5 * sd + 1);
    }
  }
});
