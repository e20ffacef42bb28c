/**
 * Random scenarios, as objects that compile: small, valid and wild. Each is a day's work for a
 * machine to simulate a thousand times over: at most sixty citizens at the start, four teams, four
 * suppliers, four companies, five hundred days. Periods like to lie across a change of rule set.
 */
import * as fc from "fast-check";
import { dayOfIso, isoOfDay } from "../domain/moment.ts";
import { ruleSets } from "../domain/rule-set.ts";
import { compileWithExcesses } from "../scenario/compile.ts";
import type { Initiative, Period, Scenario } from "../scenario/scenario.ts";
import { initiatives } from "./initiatives.ts";
import { organisations, stated } from "./organisations.ts";
import { anyStep, parameterValues } from "./parameter-values.ts";

const earliest = dayOfIso(ruleSets[0].from);
const latest = dayOfIso("2013-06-01");

/** First and last day of a run. */
const periods: fc.Arbitrary<readonly [from: number, to: number]> = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...ruleSets.slice(1).map((set) => dayOfIso(set.from))), fc.nat(100))
        .map(([day, before]) => day - before),
      fc.integer({ min: earliest, max: latest }),
    ),
    fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 200 }), fc.nat({ max: 499 })),
  )
  .map(([from, days]) => [from, from + days] as const);

/** Labour demand on some days of the run, in the order of the days. */
function labourDemand(from: number): fc.Arbitrary<Scenario["labourDemand"]> {
  const change = fc.tuple(fc.integer({ min: -50, max: 300 }), anyStep);
  return fc.array(change, { maxLength: 3 }).map((changes) =>
    [...new Map(changes)]
      .sort(([one], [other]) => one - other)
      .map(([after, step]) => ({
        from: isoOfDay(from + after),
        index: stated(Number((0.2 + step / 10).toFixed(2))),
      })),
  );
}

/** Days of warm-up: mostly none, as in most scenarios, and few, for they are run like any other. */
const warmUps: fc.Arbitrary<Pick<Period, "warmUpDays">> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
  )
  .map((days) => (days === 0 ? {} : { warmUpDays: stated(days) }));

/** Any small scenario. */
export function scenarios(): fc.Arbitrary<Scenario> {
  return periods.chain(([from, to]) =>
    organisations(from, to).chain((organisation) =>
      fc
        .record({
          warmUp: warmUps,
          parameters: parameterValues(organisation),
          labourDemand: labourDemand(from),
          initiatives: initiatives(organisation, from, to),
        })
        .map(({ warmUp, ...said }) =>
          withinBounds({
            id: "random",
            title: { en: "", da: "" },
            period: { from: isoOfDay(from), to: isoOfDay(to), contract: 2010, ...warmUp },
            ...organisation,
            goals: [],
            ...said,
          }),
        ),
    ),
  );
}

/** Leaves out the levers that bring a number outside its bounds, until none does. */
function withinBounds(scenario: Scenario): Scenario {
  const { excesses } = compileWithExcesses(scenario);
  if (excesses.length === 0) return scenario;
  const isKept = (initiative: number, lever: number): boolean =>
    !excesses.some((excess) => excess.initiative === initiative && excess.lever === lever);
  const kept = scenario.initiatives.map((initiative, i): Initiative => ({
    ...initiative,
    levers: initiative.levers.filter((_, j) => isKept(i, j)),
  }));
  return withinBounds({
    ...scenario,
    initiatives: kept.filter(({ levers }) => levers.length > 0),
  });
}

/** The same scenario before anybody tried anything. */
export function withoutInitiatives(scenario: Scenario): Scenario {
  return { ...scenario, initiatives: [] };
}
