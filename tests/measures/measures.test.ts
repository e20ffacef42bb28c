/**
 * The fast fold against the slow measures, on arbitrary valid histories, arbitrary measures and
 * arbitrary cuts into chunks; and the laws that measures keep among themselves.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { benefits } from "../../src/domain/benefit.ts";
import { ageGroups, origins, traits } from "../../src/domain/citizen.ts";
import {
  activities,
  anchors,
  type Measure,
  Measure as MeasureSchema,
  type Population,
  type Window,
} from "../../src/domain/measure.ts";
import { obligations } from "../../src/domain/obligation.ts";
import { eventByName } from "../../src/domain/vocabulary.ts";
import { compileMeasures } from "../../src/measures/compile.ts";
import { statusEvents } from "../../src/measures/status-events.ts";
import { centreIds, histories, type History, logOf } from "./histories.ts";
import { SlowLog } from "./slow-measures.ts";

/** All types but notYetModelled are compared. */
const measureTypes = MeasureSchema.members.map((member) => member.fields.type.literal);

const some = <const L extends ReadonlyArray<unknown>>(list: L) =>
  fc.subarray([...list], { minLength: 1 }) as unknown as fc.Arbitrary<[L[number], ...L[number][]]>;

/** Any filter; `parts` says which are stated, so that small ones are common. */
const filters = (without: ReadonlyArray<keyof Population>): fc.Arbitrary<Population> =>
  fc
    .record({
      benefits: some(benefits.slice(1, 4)),
      longerThanMonths: fc.constantFrom(1, 2, 6, 12),
      origins: some(origins),
      ageGroups: some(ageGroups),
      traits: fc.subarray([...traits], { minLength: 1, maxLength: 1 }),
      levels: some([1, 2, 3, 4, 5]),
      workReady: fc.boolean(),
      statuses: some(activities),
      centres: some(centreIds),
    })
    .chain((all) =>
      fc.subarray(Object.keys(all), { maxLength: 2 }).map((keys) => {
        const kept = keys.filter((key) => !without.includes(key as keyof Population));
        return Object.fromEntries(kept.map((key) => [key, all[key as keyof typeof all]]));
      }),
    ) as fc.Arbitrary<Population>;

const population = filters([]);
const per = fc.constantFrom("window" as const, "month" as const);
const duties = some(obligations);
const any = <T extends string, R extends Record<string, fc.Arbitrary<unknown>>>(type: T, rest: R) =>
  fc.record({ type: fc.constant(type), ...rest }) as unknown as fc.Arbitrary<Measure>;

const kOfN = fc
  .record({ of: fc.integer({ min: 1, max: 7 }), share: fc.nat({ max: 6 }) })
  .chain(({ of, share }) =>
    fc.constantFrom(...anchors).chain((anchor) =>
      any("kOfN", {
        anchor: fc.constant(anchor),
        statuses: some(activities),
        months: fc.constant(Math.min(of, share + 1)),
        of: fc.constant(of),
        monthRule: fc.constantFrom("majorityOfDays", "wholeMonth"),
        consecutive: fc.boolean(),
        cohort: fc.constantFrom("closesIn", "startsIn"),
        population: filters(anchor === "contact" ? ["benefits", "longerThanMonths"] : []),
      }),
    ),
  );

const simple: fc.Arbitrary<Measure> = fc.oneof(
  any("stock", { population, at: fc.constantFrom("start", "end") }),
  any("avgStock", { population }),
  any("inflow", { population, per }),
  any("outflow", { population, per }),
  any("netInflow", { population, per }),
  any("exitRate", { population }),
  any("fte", { population }),
  any("fullYear", { population }),
  any("actDegree", { population: filters(["statuses"]) }),
  any("timely", { obligations: duties, average: fc.constantFrom("months", "pooled"), population }),
  any("timelyStock", { obligations: duties, population }),
  any("count", {
    event: fc.constantFrom("BenefitStopped", "CitizenContacted", "MatchAssessed"),
    of: fc.constantFrom("events", "persons"),
    population,
  }),
  any("count", {
    event: fc.constant("PlacementStarted"),
    where: fc.record({
      kind: some(["internship", "wageSubsidy"]),
      viaPartnership: some([true, false]),
    }),
    of: fc.constantFrom("events", "persons"),
    population,
  }),
  kOfN,
  kOfN,
);
const measures: fc.Arbitrary<Measure> = fc.oneof(
  { weight: 12, arbitrary: simple },
  { weight: 1, arbitrary: any("ratio", { of: simple, to: simple }) },
  {
    weight: 1,
    arbitrary: any("change", {
      of: simple,
      since: fc.constant({ from: "2008-03", to: "2008-05" }),
    }),
  },
);

const windows: fc.Arbitrary<Window> = fc.constantFrom(
  2008 as Window,
  { from: "2008-02", to: "2008-02" },
  { from: "2008-03", to: "2008-12" },
  { from: "2008-04", to: "2009-01" },
);

/** Reads measures off a history in chunks of any sizes, with a fold that was used before. */
function fast(
  history: History,
  asked: ReadonlyArray<{ measure: Measure; window: Window }>,
  cuts: ReadonlyArray<number> = [],
) {
  const log = logOf(history.events);
  const fold = compileMeasures(asked, centreIds, history.span);
  const once = () => {
    let from = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      if (cut <= from || cut >= log.length) continue;
      fold.read(log, from, cut);
      from = cut;
    }
    fold.read(log, from, log.length);
    return fold.readings();
  };
  const first = once();
  fold.reset();
  expect(once()).toEqual(first);
  return first;
}

test("the fold equals the slow measures on every valid history", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      histories,
      fc.array(fc.record({ measure: measures, window: windows }), { minLength: 8, maxLength: 24 }),
      fc.array(fc.nat({ max: 200 })),
      (history, asked, cuts) => {
        const slow = new SlowLog(history);
        const readings = fast(history, asked, cuts);
        for (const [i, { measure, window }] of asked.entries()) {
          const { value, why } = readings[i]!;
          if (why === "outsideTheLog") continue;
          const expected = slow.value(measure, window);
          if (Number.isNaN(expected)) {
            expect(value, JSON.stringify({ measure, window })).toBeNaN();
            continue;
          }
          const count = seen.get(measure.type) ?? 0;
          seen.set(measure.type, count + (expected !== 0 && expected !== 1 ? 1 : 0));
          expect(value, JSON.stringify({ measure, window })).toBeCloseTo(expected, 9);
        }
      },
    ),
    { numRuns: 120 },
  );
  // The comparison is worth nothing if all values are 0 or 1.
  expect(seen.size).toBe(measureTypes.length - 1);
  for (const [type, count] of seen) expect(count, type).toBeGreaterThan(2);
});

test("a measure reads the same alone as in the company of others", () => {
  fc.assert(
    fc.property(
      histories,
      fc.array(fc.record({ measure: measures, window: windows }), { minLength: 8, maxLength: 16 }),
      (history, asked) => {
        const together = fast(history, asked);
        for (const [i, one] of asked.entries()) {
          expect(fast(history, [one])[0], JSON.stringify(one)).toEqual(together[i]);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("net inflow is the change of the stock", () => {
  fc.assert(
    fc.property(histories, population, (history, who) => {
      const window = { from: "2008-03", to: "2008-12" } as const;
      const [net, inflow, outflow, start, end] = fast(
        history,
        (
          [
            { type: "netInflow", population: who },
            { type: "inflow", population: who },
            { type: "outflow", population: who },
            { type: "stock", population: who, at: "start" },
            { type: "stock", population: who, at: "end" },
          ] as const
        ).map((measure) => ({ measure, window })),
      ).map(({ value }) => value);
      expect(net).toBe(end! - start!);
      expect(net).toBe(inflow! - outflow!);
    }),
    { numRuns: 100 },
  );
});

test("the codes that the fold switches on are those of the vocabulary", () => {
  const names: Record<keyof typeof statusEvents, string> = {
    registered: "CitizenRegistered",
    ageCrossed: "AgeBoundaryCrossed",
    contacted: "CitizenContacted",
    moved: "CitizenMoved",
    retired: "CitizenRetired",
    granted: "BenefitGranted",
    resumed: "BenefitResumed",
    stopped: "BenefitStopped",
    jobStarted: "JobStarted",
    jobEnded: "JobEnded",
    educationStarted: "EducationStarted",
    educationEnded: "EducationEnded",
    caseOpened: "CaseOpened",
    caseTransferred: "CaseTransferred",
    assessed: "MatchAssessed",
    obligationCreated: "ObligationCreated",
    obligationFulfilled: "ObligationFulfilled",
    obligationCancelled: "ObligationCancelled",
    offerStarted: "OfferStarted",
    offerCompleted: "OfferCompleted",
    offerDroppedOut: "OfferDroppedOut",
    offerInterrupted: "OfferInterrupted",
    placementStarted: "PlacementStarted",
    placementEnded: "PlacementEnded",
  };
  for (const [key, name] of Object.entries(names)) {
    expect(statusEvents[key as keyof typeof statusEvents], name).toBe(eventByName.get(name)?.code);
  }
});
