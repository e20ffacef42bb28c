/**
 * The measure language: what can be counted in a log, said as data. A scenario's goals are written
 * in it, and so is everything else that is ever read off a run, so that a contract's number on
 * last year's real log and on next year's simulated ones is the same number. The words follow the
 * metric notation of the domain reference §0.4; what each means to the minute is said in
 * `src/measures`, which folds them.
 */
import * as Schema from "effect/Schema";
import { benefits } from "./benefit.ts";
import { ageGroups, origins, traits } from "./citizen.ts";
import { obligations } from "./obligation.ts";
import { eventByName } from "./vocabulary.ts";

/**
 * What a citizen may be doing that a goal asks for. `job` is work of either kind outside the
 * benefit system; wage subsidy and internship are placements under way, a course an offer at a
 * supplier under way; `offBenefit` is having no open spell of any benefit. More than one may hold.
 */
export const activities = [
  "job",
  "ordinaryJob",
  "subsidisedJob",
  "education",
  "wageSubsidy",
  "internship",
  "course",
  "offBenefit",
] as const;
export type Activity = (typeof activities)[number];

/** Events that open a window of months: a contact, a case, an offer's start or its end. */
export const anchors = ["contact", "case", "offer", "offerEnd"] as const;
export type Anchor = (typeof anchors)[number];

const words = <const L extends ReadonlyArray<string>>(list: L) =>
  Schema.NonEmptyArray(Schema.Literals(list));
const months = (most: number) => Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: most }));

/** A filter of citizens: all that is stated must hold; nothing stated is everybody. */
export const Population = Schema.Struct({
  benefits: Schema.optionalKey(
    words(benefits).annotate({ description: "an open spell of one of these benefits" }),
  ),
  longerThanMonths: Schema.optionalKey(
    months(600).annotate({
      description: "an open spell that has reached so many civil months; see src/measures",
    }),
  ),
  origins: Schema.optionalKey(words(origins)),
  ageGroups: Schema.optionalKey(words(ageGroups)),
  traits: Schema.optionalKey(words(traits).annotate({ description: "all of these hold" })),
  levels: Schema.optionalKey(
    Schema.NonEmptyArray(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 5 }))).annotate({
      description: "the employability level registered last, at a contact or an assessment",
    }),
  ),
  workReady: Schema.optionalKey(
    Schema.Boolean.annotate({ description: "registered level 1 to 3, or 4 and 5 when false" }),
  ),
  statuses: Schema.optionalKey(words(activities).annotate({ description: "any of these holds" })),
  centres: Schema.optionalKey(
    Schema.NonEmptyArray(Schema.String).annotate({ description: "ids of the scenario's centres" }),
  ),
}).annotate({ identifier: "Population", description: "Citizens for whom all that is said holds" });
export type Population = typeof Population.Type;

const year = Schema.Int.check(Schema.isBetween({ minimum: 1950, maximum: 2090 }));
const month = Schema.String.check(Schema.isPattern(/^(19[5-9]\d|20[0-8]\d)-(0[1-9]|1[0-2])$/u));

/** A year, or whole months from the first to the last, both included. */
export const Window = Schema.Union([
  year,
  Schema.Struct({ from: month, to: month }).check(
    Schema.makeFilter(({ from, to }) => from <= to || "`to` comes before `from`"),
  ),
]).annotate({
  identifier: "Window",
  description: "a year, or months { from: 2010-01, to: 2010-06 }",
});
export type Window = typeof Window.Type;

const population = Schema.optionalKey(Population);
const measure = <const T extends string, const F extends Schema.Struct.Fields>(
  type: T,
  description: string,
  fields: F,
) =>
  Schema.Struct({ type: Schema.Literal(type), ...fields }).annotate({
    identifier: `measure.${type}`,
    description,
  });
const flow = {
  population,
  per: Schema.optionalKey(
    Schema.Literals(["window", "month"]).annotate({
      description: "the sum over the window (default) or the mean of its months",
    }),
  ),
};
const duty = { obligations: words(obligations), population };

const Stock = measure("stock", "Persons at the end (default) or the start of the window", {
  population,
  at: Schema.optionalKey(Schema.Literals(["start", "end"])),
});
const Timely = measure("timely", "Share of obligations due in the window that were met in time", {
  ...duty,
  average: Schema.optionalKey(
    Schema.Literals(["months", "pooled"]).annotate({
      description: "the mean of monthly shares (default), or one share of all",
    }),
  ),
});

const whereValue = Schema.Union([Schema.String, Schema.Finite, Schema.Boolean]);
const Count = measure("count", "Events in the window, or the persons who had one", {
  event: Schema.String,
  where: Schema.optionalKey(
    Schema.Record(Schema.String, Schema.NonEmptyArray(whereValue)).annotate({
      description: "fields of the event, each with the values that count",
    }),
  ),
  of: Schema.optionalKey(Schema.Literals(["events", "persons"])),
  population,
}).check(Schema.makeFilter(({ event, where }) => countable(event, where ?? {})));

const KOfN = measure("kOfN", "Share of anchors followed by so many months of a status", {
  anchor: Schema.Literals(anchors),
  statuses: words(activities),
  months: months(60).annotate({ description: "k: at least so many months" }),
  of: months(60).annotate({ description: "n: of the calendar months after the anchor's month" }),
  monthRule: Schema.optionalKey(
    Schema.Literals(["majorityOfDays", "wholeMonth"]).annotate({
      description: "a month counts when the status holds more than half of it (default) or all",
    }),
  ),
  consecutive: Schema.optionalKey(
    Schema.Boolean.annotate({ description: "the k months follow each other; default false" }),
  ),
  cohort: Schema.optionalKey(
    Schema.Literals(["closesIn", "startsIn"]).annotate({
      description: "anchors whose n-th month lies in the window (default), or that lie in it",
    }),
  ),
  population: Schema.optionalKey(
    Population.annotate({ description: "who counts, judged at the anchor" }),
  ),
}).check(Schema.makeFilter((m) => m.months <= m.of || "`months` exceeds `of`"));

const simple = [
  Stock,
  measure("avgStock", "Persons, mean of the window's month-ends", { population }),
  measure("inflow", "Citizens who come to belong to the population", flow),
  measure("outflow", "Citizens who cease to belong to the population", flow),
  measure("netInflow", "Inflow less outflow", flow),
  measure("exitRate", "Mean of the months' outflow per person at the month's start", {
    population,
  }),
  measure("fte", "Full-time persons, mean of the window's months", { population }),
  measure("fullYear", "Full-year persons: days in the population per day of the window", {
    population,
  }),
  measure("actDegree", "Activation degree: mean share of full-time persons in an offer", {
    population,
  }),
  Timely,
  measure("timelyStock", "Share of open obligations not overdue, mean of month-ends", duty),
  Count,
  KOfN,
] as const;

/** A measure that is read off a log by itself. */
export const SimpleMeasure = Schema.Union(simple);
export type SimpleMeasure = typeof SimpleMeasure.Type;

/** A measure of any kind. */
export const Measure = Schema.Union([
  ...simple,
  measure("ratio", "One measure divided by another; not measurable when that is 0", {
    of: SimpleMeasure,
    to: SimpleMeasure,
  }),
  measure("change", "Relative change of a measure since an earlier window", {
    of: SimpleMeasure,
    since: Window,
  }),
  measure("notYetModelled", "Stands for a goal that no process of the model can carry yet", {
    needs: Schema.String,
  }),
]).annotate({ identifier: "Measure" });
export type Measure = typeof Measure.Type;

/** Why an event cannot be counted so; true when it can. */
function countable(
  name: string,
  where: Readonly<Record<string, ReadonlyArray<string | number | boolean>>>,
): true | string {
  const event = eventByName.get(name);
  if (!event) return `no event is called ${name}`;
  if (event.subject !== "citizen") return `${name} is about a ${event.subject}, not a citizen`;
  for (const [field, values] of Object.entries(where)) {
    const declared = event.fields[field];
    if (!declared) {
      const fields = Object.keys(event.fields).join(", ") || "no fields";
      return `${name} has no ${field}; it has ${fields}`;
    }
    const is = Schema.is(declared[1].schema);
    const wrong = values.find((value) => !is(value));
    if (wrong !== undefined) return `${name}.${field} (${declared[1].what}) is never ${wrong}`;
  }
  return true;
}
