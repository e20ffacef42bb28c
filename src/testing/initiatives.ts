/**
 * Random initiatives: levers of every kind on any parameter, aimed at all or at some, stepping or
 * ramped, overlapping as they like, before, in and beyond the run. They shrink to none.
 */
import * as fc from "fast-check";
import { ageGroups, origins, traits } from "../domain/citizen.ts";
import { isoOfDay } from "../domain/moment.ts";
import { packages } from "../domain/offer.ts";
import type { Parameter } from "../model/parameter.ts";
import { parameters } from "../model/parameters.ts";
import type { Initiative, Lever, Target } from "../scenario/scenario.ts";
import { stated, type Organisation } from "./organisations.ts";
import { anyStep, reachOf, valueAt } from "./parameter-values.ts";

/** Levers on these move what scarcity is about, so they come more often. */
const capacities = parameters.filter(({ path }) => path.startsWith("capacity."));
/** What says whether a course is offered; safe to move only when every package is run. */
const visitation = ["rule.visitation", "rule.internshipShare", "rule.wageSubsidyShare"];

const draft = fc.record({
  parameter: fc.oneof(fc.constantFrom(...capacities), fc.constantFrom(...parameters)),
  /** Which of its cells; undefined is all of them. */
  key: fc.option(fc.nat({ max: 11 }), { nil: undefined }),
  op: fc.constantFrom("set" as const, "multiply" as const, "add" as const),
  step: anyStep,
  from: fc.integer({ min: -60, max: 500 }),
  days: fc.option(fc.nat({ max: 300 }), { nil: undefined }),
  ramp: fc.constantFrom("step" as const, "linear" as const, "sCurve" as const),
  rampDays: fc.integer({ min: 1, max: 90 }),
  target: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
});

type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

function targets({ centres }: Organisation): fc.Arbitrary<Target> {
  const some = <T>(words: ReadonlyArray<T>) => fc.subarray([...words], { minLength: 1 });
  return fc
    .record(
      {
        origin: some(origins),
        ageGroup: some(ageGroups),
        level: some([1, 2, 3, 4, 5]),
        trait: some(traits),
        centre: some(centres.map(({ id }) => id)),
      },
      { requiredKeys: [] },
    )
    .filter((target) => Object.keys(target).length > 0);
}

/** Initiatives for a run from day `from` to day `to`. */
export function initiatives(
  organisation: Organisation,
  from: number,
  to: number,
): fc.Arbitrary<ReadonlyArray<Initiative>> {
  const lists = fc.array(fc.array(draft, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
  const aims = fc.array(targets(organisation), { minLength: 3, maxLength: 3 });
  return fc.tuple(lists, aims).map(([drafts, aimed]) =>
    drafts
      .map((levers) => levers.flatMap((one) => leverOf(one, organisation, aimed, from, to)))
      .filter((levers) => levers.length > 0)
      .map((levers, i) => ({ id: `initiative${i}`, title: { en: "", da: "" }, levers })),
  );
}

/** The lever of a draft; none when the organisation has nothing that it could move. */
function leverOf(
  { parameter, key, op, step, from: after, days, ramp, rampDays, target }: Draft,
  organisation: Organisation,
  aimed: ReadonlyArray<Target>,
  from: number,
  to: number,
): ReadonlyArray<Lever> {
  const keys = keysOf(parameter, organisation);
  if (keys.length === 0 && parameter.keys.length > 0) return [];
  if (visitation.includes(parameter.path) && !runsEverything(organisation)) return [];
  const path =
    key === undefined || keys.length === 0
      ? parameter.path
      : `${parameter.path}.${keys[key % keys.length]}`;
  const start = Math.min(to, from + after);
  const end = days === undefined ? undefined : Math.max(start + days, from);
  const value = operand(parameter, op, step);
  const isAimed = target !== undefined && parameter.perCitizen;
  return [
    {
      lever: path,
      op,
      value,
      provenance: stated(value).from,
      from: isoOfDay(start),
      ...(end === undefined ? {} : { to: isoOfDay(end) }),
      ramp,
      rampDays: ramp === "step" ? 1 : rampDays,
      target: isAimed ? aimed[target] : {},
    },
  ];
}

/** What the lever sets the cell to, adds to it (or takes from it), or multiplies it by. */
function operand(parameter: Parameter, op: Lever["op"], step: number): number {
  if (op === "multiply") return Number((step / 10).toFixed(2));
  if (op === "set") return valueAt(parameter, step);
  const [low, high] = reachOf(parameter);
  const by = ((high - low) * (step - 10)) / 20;
  return parameter.whole ? Math.round(by) : Number(by.toPrecision(4));
}

function keysOf({ keys }: Parameter, organisation: Organisation): ReadonlyArray<string> {
  if (typeof keys !== "string") return keys;
  const { teams, suppliers, agreements } = organisation;
  return { team: teams, pool: suppliers, agreement: agreements }[keys].map(({ id }) => id);
}

const runsEverything = ({ suppliers }: Organisation): boolean =>
  packages.every((word) => suppliers.some((supplier) => supplier.packages.includes(word)));
