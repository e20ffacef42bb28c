/**
 * Random numbers for parameters: what a scenario may state, from one end of what makes sense to
 * the other and at both ends. A few numbers differ from those of the small plan at a time, so that
 * a counterexample shrinks to the numbers that matter.
 */
import * as fc from "fast-check";
import type { Parameter } from "../model/parameter.ts";
import { parameters } from "../model/parameters.ts";
import type { Stated } from "../scenario/statement.ts";
import { stated, type Organisation } from "./organisations.ts";
import { numbers } from "./plan.ts";

/** Where the declared bounds are too wide for small runs: the longest path that fits counts. */
const reaches: ReadonlyArray<readonly [path: string, low: number, high: number]> = [
  ["population.stock", 0, 60],
  ["population.formerRecipients", 0, 20],
  ["population.elapsedTailDays", 0, 2000],
  ["inflow.contacts", 0, 30],
  ["inflow.transfers", 0, 10],
  ["inflow.yearlyTrend", 0.5, 2],
  ["demand.index", 0.2, 3],
  ["demand", -2, 2],
  ["relative", 0, 5],
  ["season", 0, 5],
  ["response", -1, 1],
  ["inflow.season", 0, 4],
  ["hazard.noShow", 0, 1],
  ["hazard.dropout", 0, 1],
  ["hazard", 0, 30],
  ["contact", 0, 60],
  ["offers", 0, 60],
  ["placements.startLagDays", 0, 60],
  ["rule.contactIntervalMonths", 1, 12],
  ["rule.internshipShare", 0, 0.5],
  ["rule.wageSubsidyShare", 0, 0.5],
  ["rule", 0, 400],
  ["duration", 1, 300],
  ["effect.afterDays", 0, 400],
  ["effect", 0, 5],
  ["capacity.staff", 0, 3],
  ["capacity.places", 0, 5],
  ["capacity.placementPlaces", 0, 4],
  ["time.task", 1, 3000],
  ["time.variation", 0, 2],
];

const steps = 20;

/** Lowest and highest value that a random scenario gives the parameter. */
export function reachOf({ path, min, max }: Parameter): readonly [low: number, high: number] {
  const fitting = reaches.filter(([start]) => path === start || path.startsWith(`${start}.`));
  const found = fitting.sort(([one], [other]) => other.length - one.length)[0];
  return found === undefined ? [min, max] : [found[1], found[2]];
}

/** The value so many twentieths of the way from the lowest to the highest. */
export function valueAt(parameter: Parameter, step: number): number {
  const [low, high] = reachOf(parameter);
  const value = low + ((high - low) * step) / steps;
  return parameter.whole ? Math.round(value) : Number(value.toPrecision(6));
}

/** A place between the lowest and the highest value, the ends more often than others. */
export const anyStep: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, steps),
  fc.nat({ max: steps }),
);

/** What a scenario says otherwise than the small plan. */
const deviation = fc.record({
  parameter: fc.constantFrom(...parameters.filter(({ path }) => path !== "demand.index")),
  key: fc.nat({ max: 11 }),
  isWhole: fc.boolean(),
  steps: fc.array(anyStep, { minLength: 12, maxLength: 12 }),
});

type Deviation = typeof deviation extends fc.Arbitrary<infer T> ? T : never;

/** Cells of every parameter for an organisation. */
export function parameterValues(
  organisation: Organisation,
): fc.Arbitrary<ReadonlyMap<string, Stated>> {
  const size = { minLength: 4, maxLength: 4 };
  return fc
    .record({
      deviations: fc.array(deviation, { maxLength: 12 }),
      staff: fc.array(anyStep, size),
      places: fc.array(anyStep, size),
      placementPlaces: fc.array(anyStep, size),
      stock: fc.nat({ max: 60 }),
      formerRecipients: fc.nat({ max: 20 }),
      contacts: anyStep,
    })
    .map((draft) => cellsOf(organisation, draft));
}

interface Draft {
  readonly deviations: ReadonlyArray<Deviation>;
  readonly staff: ReadonlyArray<number>;
  readonly places: ReadonlyArray<number>;
  readonly placementPlaces: ReadonlyArray<number>;
  readonly stock: number;
  readonly formerRecipients: number;
  readonly contacts: number;
}

function cellsOf(organisation: Organisation, draft: Draft): ReadonlyMap<string, Stated> {
  const values = new Map<string, number[]>();
  const lists = {
    team: { ids: organisation.teams, steps: draft.staff },
    pool: { ids: organisation.suppliers, steps: draft.places },
    agreement: { ids: organisation.agreements, steps: draft.placementPlaces },
  };
  for (const parameter of parameters) {
    const { path, keys } = parameter;
    const known = numbers[path];
    if (typeof keys === "string") {
      const { ids, steps: at } = lists[keys];
      values.set(
        path,
        ids.map((_, i) => valueAt(parameter, at[i % at.length])),
      );
    } else if (known !== undefined)
      values.set(path, typeof known === "number" ? [known] : [...known]);
  }
  values.set("population.stock", [draft.stock]);
  values.set("population.formerRecipients", [draft.formerRecipients]);
  values.set("inflow.contacts", [draft.contacts]);
  for (const change of draft.deviations) deviate(values, change);
  visitateToWhatIsRun(organisation, values);
  return new Map(
    parameters.flatMap((parameter) =>
      (values.get(parameter.path) ?? []).map((value, i) => [
        pathOf(parameter, i, organisation),
        stated(value),
      ]),
    ),
  );
}

function pathOf({ path, keys }: Parameter, i: number, organisation: Organisation): string {
  if (keys.length === 0) return path;
  const { teams, suppliers, agreements } = organisation;
  const lists = { team: teams, pool: suppliers, agreement: agreements };
  return `${path}.${typeof keys === "string" ? lists[keys][i].id : keys[i]}`;
}

/** Gives one cell another value, or all of them; shares that must sum to 1 always do. */
function deviate(values: Map<string, number[]>, change: Deviation): void {
  const { parameter, key, isWhole, steps: at } = change;
  const { path, keys, sumsToOne } = parameter;
  if (typeof keys === "string") return;
  const count = Math.max(1, keys.length);
  const fresh = Array.from({ length: count }, (_, i) => valueAt(parameter, at[i]));
  const before = values.get(path);
  if (sumsToOne) {
    const sum = fresh.reduce((total, share) => total + share, 0);
    values.set(
      path,
      sum === 0 ? fresh.map((_, i) => (i === 0 ? 1 : 0)) : fresh.map((w) => w / sum),
    );
  } else if (isWhole || before === undefined) values.set(path, fresh);
  else values.set(path, before.with(key % count, fresh[key % count]));
}

/** Nobody is visitated to a course that no supplier runs. */
function visitateToWhatIsRun({ suppliers }: Organisation, values: Map<string, number[]>): void {
  const words = parameters.find(({ path }) => path === "rule.visitation")?.keys;
  if (words === undefined || typeof words === "string") return;
  const runs = words.map((word) =>
    suppliers.some(({ packages }) => packages.some((p) => p === word)),
  );
  if (runs.includes(true)) {
    const shares = (values.get("rule.visitation") ?? []).map((share, i) => (runs[i] ? share : 0));
    const sum = shares.reduce((total, share) => total + share, 0);
    const first = runs.indexOf(true);
    const whole =
      sum > 0 ? shares.map((s) => s / sum) : shares.map((_, i) => (i === first ? 1 : 0));
    values.set("rule.visitation", whole);
    return;
  }
  values.set(
    "rule.internshipShare",
    words.map(() => 0.5),
  );
  values.set(
    "rule.wageSubsidyShare",
    words.map(() => 0.5),
  );
}
