/**
 * What a log says of the goals of a contract: the one value from which the page, the JSON and the
 * exit code are made. There is no interval: it is what was. Of a log of real persons nothing is in
 * it that rests on so few that it might show one. Its schema is published
 * (`caseflow schema measured`).
 */
import * as Schema from "effect/Schema";
import { type Goal, goalKinds, verdicts } from "../domain/goal.ts";
import { isoOfDay } from "../domain/moment.ts";
import { judge, scaleOf } from "../goals/judge.ts";
import { cellLeast, withoutSmall } from "../history/small-cells.ts";
import type { OneOf } from "../measures/needed-events.ts";
import type { Span } from "../measures/months.ts";
import { type Reading, unvalued } from "../measures/reading.ts";
import { comparisonOf } from "./goal-comparison.ts";
import { count, day, said, words } from "./result-parts.ts";
import { measureUnits, unitOf } from "./unit.ts";

const { Array: List, Boolean, Finite, Literals, NullOr, String: Text, Struct } = Schema;

const whyNone = [
  "nothingToMeasure",
  "outsideTheLog",
  "notYetModelled",
  "missingEvents",
  "tooFew",
] as const;
export type WhyNone = (typeof whyNone)[number];

const MonthValue = Struct({
  month: said(Text, "YYYY-MM"),
  value: said(NullOr(Finite), "null where there is none"),
  why: said(NullOr(Literals(whyNone)), "why there is no value"),
});

const MeasuredGoalResult = Struct({
  id: Text,
  title: words,
  kind: Literals(goalKinds),
  source: said(Text, "document and line"),
  measure: said(Schema.Json, "the measure as the contract says it"),
  window: said(Schema.Json, "the window as the contract says it"),
  unit: said(Literals(measureUnits), "shares are numbers from 0 to 1"),
  comparator: Literals(["atLeast", "atMost", "between", "equals"]),
  target: said(
    NullOr(Schema.Union([Finite, Schema.Tuple([Finite, Finite])])),
    "null is a target that the contract leaves open; two numbers are the bounds of a band",
  ),
  value: said(NullOr(Finite), "null where there is none; then `why` says why"),
  base: said(NullOr(Finite), "what a share is of; null of other measures and without a value"),
  verdict: Literals(verdicts.filter((verdict) => verdict !== "uncertain")),
  margin: said(NullOr(Finite), "how far the value is on the good side of the target"),
  why: NullOr(Literals(whyNone)),
  missing: said(List(List(Text)), "events that it needs and the log has none of, either or"),
  open: said(
    NullOr(Schema.Int),
    "windows of the cohort that the log does not see the end of; null where they are too few",
  ),
  partial: said(Boolean, "the first citizens of the cohort came before the log begins"),
  byMonth: said(List(MonthValue), "empty unless asked for"),
}).annotate({ identifier: "MeasuredGoal" });
export type MeasuredGoalResult = typeof MeasuredGoalResult.Type;

export const MeasuredResult = Struct({
  version: said(Text, "of caseflow"),
  log: said(Text, "as it was named to the command"),
  chain: said(Text, "stands for all that is in the log"),
  kind: said(Literals(["history", "forecast"]), "records of what happened, or simulated"),
  data: said(Literals(["personal", "synthetic"]), "of personal data what rests on few is hidden"),
  events: count("in the log"),
  knownOn: said(NullOr(day), "only what was registered by then; null is all that is known now"),
  span: said(Struct({ from: day, to: day }), "first and last day that were looked at"),
  contract: Struct({ id: Text, title: words, file: said(Text, "as it was named") }),
  cellLeast: said(NullOr(Schema.Int), "what rests on fewer is null; null where nothing is hidden"),
  goals: said(List(MeasuredGoalResult), "worst first"),
}).annotate({ identifier: "MeasuredResult" });
export type MeasuredResult = typeof MeasuredResult.Type;

/** What was read for a goal. */
export interface GoalRead {
  readonly goal: Goal;
  readonly reading: Reading;
  readonly missing: ReadonlyArray<OneOf>;
  readonly byMonth: ReadonlyArray<{ readonly month: string; readonly reading: Reading }>;
}

export type MeasuredAbout = Omit<MeasuredResult, "span" | "cellLeast" | "goals"> & {
  readonly span: Span;
};

export function measuredResult(
  { span, ...about }: MeasuredAbout,
  goals: ReadonlyArray<GoalRead>,
): MeasuredResult {
  const isPersonal = about.data === "personal";
  const results = goals.map((goal) => goalResult(goal, isPersonal));
  const rank = ({ verdict }: MeasuredGoalResult) => verdicts.indexOf(verdict);
  const short = goals.map(({ goal }, i) => (results[i].margin ?? 0) / scaleOf(goal.target));
  const order = [...results.keys()].sort(
    (one, other) =>
      rank(results[one]) - rank(results[other]) || short[one] - short[other] || one - other,
  );
  return {
    ...about,
    span: { from: isoOfDay(span.from), to: isoOfDay(span.to) },
    cellLeast: isPersonal ? cellLeast : null,
    goals: order.map((i) => results[i]),
  };
}

function goalResult(read: GoalRead, isPersonal: boolean): MeasuredGoalResult {
  const { goal, missing } = read;
  const { id, kind, measure, name, source, target, window } = goal;
  const isFew = isPersonal && restsOnFew(goal, read.reading);
  const isMissing = missing.length > 0;
  const reading =
    isMissing || isFew ? unvalued("nothingToMeasure", read.reading.open) : read.reading;
  const { margin, verdict } = judge(goal, reading);
  const hasValue = !Number.isNaN(reading.value);
  let why: WhyNone | null = reading.why ?? null;
  if (isFew) why = "tooFew";
  if (isMissing) why = "missingEvents";
  return {
    id,
    title: name,
    kind: kind ?? "result",
    source,
    measure: measure as MeasuredGoalResult["measure"],
    window: window as MeasuredGoalResult["window"],
    unit: unitOf(measure),
    ...comparisonOf(target),
    value: hasValue ? reading.value : null,
    base: hasValue && reading.base > 0 ? reading.base : null,
    verdict,
    margin: margin ?? null,
    why,
    missing: missing.map((names) => [...names]),
    open: isPersonal && isSmall(reading.open) ? null : reading.open,
    partial: reading.partial,
    byMonth: isMissing ? [] : monthValues(read, isPersonal),
  };
}

const isSmall = (number: number): boolean => number > 0 && number < cellLeast;

/** Whether a value might show a person: a share of few, or a count of few. */
function restsOnFew({ measure }: Goal, { base, value }: Reading): boolean {
  if (base > 0) return isSmall(base);
  // The difference of two numbers of persons says nothing of either.
  if (measure.type === "netInflow" || unitOf(measure) === "share") return false;
  return isSmall(value);
}

/** Numbers that add up to the window's number, so that one that is hidden could be told from it. */
const additive = new Set(["inflow", "outflow", "count"]);

function monthValues(
  { byMonth, goal }: GoalRead,
  isPersonal: boolean,
): MeasuredGoalResult["byMonth"] {
  const values = byMonth.map(({ reading }) => reading.value);
  const adds = isPersonal && additive.has(goal.measure.type);
  const kept = adds ? withoutSmall(values.map((value) => value || 0)) : values;
  return byMonth.map(({ month, reading }, i) => {
    const isFew = kept[i] === undefined || (isPersonal && restsOnFew(goal, reading));
    const value = isFew || Number.isNaN(reading.value) ? null : reading.value;
    const why = reading.why ?? (isFew ? "tooFew" : null);
    return { month, value, why };
  });
}
