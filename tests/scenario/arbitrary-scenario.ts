/** Arbitrary scenarios that are right: two centres at most, levers anywhere, dates anywhere. */
import * as fc from "fast-check";
import { ageGroups, origins, traits } from "../../src/domain/citizen.ts";
import { isoOfDay } from "../../src/domain/moment.ts";
import { packages, placementKinds } from "../../src/domain/offer.ts";
import { tasks } from "../../src/domain/task.ts";
import { cellKeys, cellPath, type ListedIds } from "../../src/scenario/lever-path.ts";
import { listedIdsOf } from "../../src/scenario/compile.ts";
import type { Parameter } from "../../src/model/parameter.ts";
import { parameters } from "../../src/model/parameters.ts";
import type { Lever, Scenario, Target } from "../../src/scenario/scenario.ts";
import type { Provenance, Stated } from "../../src/scenario/statement.ts";

/** 2009-01-01; runs last up to 400 days from there. */
export const firstDay = 3288;
const text = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });
const words = fc.record({ en: text, da: text });

const provenance = (value: number): fc.Arbitrary<Provenance> =>
  fc.oneof(
    fc.record({
      kind: fc.constant("source" as const),
      source: text,
      mark: fc.constantFrom("S", "D", "P", "K"),
    }),
    fc.record({
      kind: fc.constant("assumption" as const),
      reason: text,
      range: fc
        .tuple(
          fc.double({ min: 0, max: 5, noNaN: true }),
          fc.double({ min: 0, max: 5, noNaN: true }),
        )
        .map(([below, above]) => [value - below, value + above] as const),
    }),
  );

const stated = (value: fc.Arbitrary<number>): fc.Arbitrary<Stated> =>
  value.chain((given) => provenance(given).map((from) => ({ value: given, from })));

/** A value that a parameter may have, not near its bounds, so that levers have room. */
function valueOf({ min, max, whole }: Parameter): fc.Arbitrary<number> {
  const [low, high] = [Math.max(min, 0.01), Math.min(max, 60)];
  const middle = low + (high - low) * 0.5;
  if (whole) return fc.integer({ min: Math.ceil(low), max: Math.floor(middle) });
  return fc.double({ min: low, max: middle, noNaN: true });
}

function cellsOf(ids: ListedIds): fc.Arbitrary<ReadonlyMap<string, Stated>> {
  const tables = parameters.map((parameter) => {
    const keys = cellKeys(parameter, ids);
    const table = fc.tuple(...keys.map(() => stated(valueOf(parameter)))).map((values) => {
      const sum = values.reduce((total, { value }) => total + value, 0);
      return values.map(({ value, from }, i): [string, Stated] => {
        const share = parameter.sumsToOne ? value / sum : value;
        const range: readonly [number, number] = [share / 2, share * 2];
        const moved = from.kind === "assumption" ? { ...from, range } : from;
        const whence = parameter.sumsToOne ? moved : from;
        return [cellPath(parameter, keys[i]), { value: share, from: whence }];
      });
    });
    const silent = parameter.fromRules || parameter.neutral !== undefined;
    return silent ? fc.oneof(fc.constant([]), table) : table;
  });
  return fc.tuple(...tables).map((all) => new Map(all.flat() as Array<[string, Stated]>));
}

const some = <T>(all: ReadonlyArray<T>) =>
  fc.subarray([...all], { minLength: 1 }) as fc.Arbitrary<ReadonlyArray<T>>;

const targets = fc.constantFrom<Target>(
  {},
  {},
  { level: [1, 2] },
  { origin: origins.slice(2), level: [3] },
  { ageGroup: [ageGroups[0]], trait: [traits[1]] },
);

/** A lever that adds or multiplies by little, so that no bound is reached. */
function leverIn(ids: ListedIds, days: number): fc.Arbitrary<Lever> {
  const movable = parameters.filter(
    (parameter) => !parameter.sumsToOne && cellKeys(parameter, ids).length > 0,
  );
  return fc
    .record({
      parameter: fc.constantFrom(...movable),
      op: fc.constantFrom("multiply" as const, "add" as const),
      size: fc.double({ min: 0.001, max: 0.01, noNaN: true }),
      start: fc.integer({ min: -30, max: days - 1 }),
      length: fc.option(fc.integer({ min: 40, max: 200 }), { nil: undefined }),
      ramp: fc.constantFrom("step" as const, "linear" as const, "sCurve" as const),
      rampDays: fc.integer({ min: 1, max: 50 }),
      target: targets,
      key: fc.nat(),
    })
    .chain(({ parameter, op, size, start, length, ramp, rampDays, target, key }) => {
      const keys = cellKeys(parameter, ids);
      const path = key % 2 === 0 ? parameter.path : cellPath(parameter, keys[key % keys.length]);
      const value = op === "multiply" ? 1 + size : size;
      return provenance(value).map((from): Lever => ({
        lever: path,
        op,
        value,
        provenance: from,
        from: isoOfDay(firstDay + start),
        ...(length === undefined ? {} : { to: isoOfDay(firstDay + start + length) }),
        ramp,
        rampDays: ramp === "step" ? 1 : rampDays,
        target: parameter.perCitizen ? target : {},
      }));
    });
}

const organisation = fc
  .record({ second: fc.boolean(), skills: some(tasks), runs: some(packages) })
  .map(({ second, skills, runs }) => ({
    centres: [{ id: "A", name: "A" }, ...(second ? [{ id: "B", name: "The other" }] : [])],
    teams: [
      {
        id: "all",
        name: "Everything",
        centre: "A",
        skills: [...tasks],
        ageGroups: [...ageGroups],
        levels: [1, 2, 3, 4, 5],
        hours: [
          "08:00-15:24",
          "08:00-15:24",
          "closed",
          "09:00-24:00",
          "closed",
          "closed",
          "closed",
        ],
      },
      {
        id: "some",
        name: "Some",
        centre: second ? "B" : "A",
        skills,
        ageGroups: [...ageGroups],
        levels: [1, 2, 3, 4, 5],
        hours: Array.from({ length: 7 }, () => "08:00-12:00"),
      },
    ],
    suppliers: [
      { id: "wide", name: "Wide", packages: [...packages] },
      { id: "narrow", name: "narrow", packages: runs },
    ],
  }));

/** An arbitrary scenario. */
export const scenarios: fc.Arbitrary<Scenario> = organisation.chain((parts) => {
  const agreement = fc.record({
    id: fc.constant("deal"),
    name: text,
    kind: fc.constantFrom(...placementKinds),
    employees: stated(fc.integer({ min: 0, max: 9000 })),
    partnership: fc.boolean(),
    from: fc.integer({ min: -100, max: 30 }).map((day) => isoOfDay(firstDay + day)),
    rampMonths: stated(fc.integer({ min: 0, max: 12 })),
  });
  const ids = listedIdsOf({ ...parts, agreements: [{ id: "deal" }] } as unknown as Scenario);
  const days = 400;
  const initiative = (id: string) =>
    fc.record({
      id: fc.constant(id),
      title: words,
      levers: fc.array(leverIn(ids, days), { minLength: 1, maxLength: 3 }),
    });
  return fc.record({
    id: fc.constantFrom("one", "two-2"),
    title: words,
    period: fc.constant({
      from: isoOfDay(firstDay),
      to: isoOfDay(firstDay + days),
      contract: 2009,
    }),
    centres: fc.constant(parts.centres),
    teams: fc.constant(parts.teams),
    closedOn: some(["publicHolidays", "24-12", "2009-05-22"]),
    suppliers: fc.constant(parts.suppliers),
    agreements: fc.tuple(agreement),
    parameters: cellsOf(ids),
    labourDemand: fc
      .tuple(stated(fc.double({ min: 0.5, max: 2, noNaN: true })))
      .map(([index]) => [{ from: isoOfDay(firstDay + 20), index }]),
    goals: fc.constant([
      {
        id: "stock",
        name: { en: "Stock" },
        source: "JKN:136",
        measure: { type: "stock" as const },
        window: 2009,
        target: { atMost: 10 },
      },
    ]),
    initiatives: fc.tuple(initiative("first"), initiative("second")),
  });
}) as fc.Arbitrary<Scenario>;
