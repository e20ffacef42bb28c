/**
 * What a forecast says, complete: the one value from which the terminal's text, the JSON and the
 * exit code are all made, so that they cannot say different things. Its schema is published
 * (`caseflow schema result`). It depends on the scenario, the seed, the replications and the
 * version alone; how many threads computed it and how long they took is not in it.
 */
import * as Schema from "effect/Schema";
import { goalKinds, verdicts } from "../domain/goal.ts";
import { PrecisionResult } from "./precision-result.ts";
import { SeamResult } from "./seam-result.ts";
import { measureUnits } from "./unit.ts";
import { count, day, Probability, said, ScenarioNamed, share, words } from "./result-parts.ts";

const { Array: List, Finite, Int, Literals, NullOr, String: Text, Struct } = Schema;

const number = NullOr(Finite);

const Histogram = said(
  Struct({
    from: said(Finite, "lowest value"),
    to: said(Finite, "highest value"),
    counts: said(List(Int), "replications in twelve classes of equal width"),
  }),
  "How the replications' values lie; null when they are all the same or there are none",
);

const GoalResult = Struct({
  id: Text,
  title: words,
  kind: Literals(goalKinds),
  source: said(Text, "document and line"),
  measure: said(Schema.Json, "the measure as the scenario says it"),
  window: said(Schema.Json, "the window as the scenario says it"),
  unit: said(Literals(measureUnits), "shares are numbers from 0 to 1"),
  comparator: Literals(["atLeast", "atMost", "between", "equals"]),
  target: said(
    NullOr(Schema.Union([Finite, Schema.Tuple([Finite, Finite])])),
    "null is a target that the contract leaves open; two numbers are the bounds of a band",
  ),
  value: said(
    NullOr(Struct({ mean: Finite, median: Finite, lo: Finite, hi: Finite, level: share })),
    "Mean and median of the replications, and the central part in which one future's value lies",
  ),
  meanInterval: said(
    NullOr(Struct({ lo: Finite, hi: Finite, level: share })),
    "Where the mean lies: only this narrows with more replications; null for a single one",
  ),
  probability: said(NullOr(Probability), "that the goal is attained; null without a target"),
  verdict: said(Literals(verdicts), "met and missed: surely so; uncertain: it could go either way"),
  margin: said(number, "how far the mean is on the good side of the target; negative: short"),
  histogram: NullOr(Histogram),
  measured: count("replications that gave a value"),
  open: count("most windows that were still open when a replication ended"),
  partial: said(Schema.Boolean, "the first citizens of the cohort came before the run began"),
  needs: said(NullOr(Text), "what must be modelled before the goal can be forecast"),
}).annotate({ identifier: "GoalResult" });

const Assumption = Struct({
  path: Text,
  value: Finite,
  range: Schema.Tuple([Finite, Finite]),
  reason: Text,
});

const setting = NullOr(Schema.Union([Text, Finite, Schema.Boolean]));
const Changes = Struct({
  baseline: Struct({ id: Text, title: words }),
  settings: List(Struct({ path: Text, old: setting, new: setting })),
  unchanged: count("settings that are the same"),
});

export const ForecastResult = Struct({
  version: said(Text, "of caseflow"),
  scenario: ScenarioNamed,
  seed: Text,
  replications: count("that the result rests on"),
  period: said(Struct({ from: day, to: day }), "first and last day of each replication"),
  level: said(share, "of all intervals"),
  sure: said(share, "probability from which a goal is called met"),
  events: count("in all replications"),
  digest: said(Text, "of the logs of all replications, hexadecimal"),
  changes: said(
    NullOr(Changes),
    "from the scenario that it extends, in a comparison from its baseline; null when it has none",
  ),
  goals: said(List(GoalResult), "worst first"),
  all: said(
    Struct({
      goals: List(Text),
      probability: NullOr(Probability),
      attained: said(List(Int), "replications by how many of these goals they attain, from 0"),
    }),
    "The goals that have a target and a value, counted together in each replication",
  ),
  seam: Schema.optionalKey(SeamResult),
  precision: Schema.optionalKey(said(PrecisionResult, "when a precision was asked for")),
  assumptions: Struct({
    numbers: count("stated in the scenario"),
    assumed: said(List(Assumption), "those that are assumptions, the widest range first"),
  }),
}).annotate({
  identifier: "ForecastResult",
  title: "Caseflow forecast",
  description: "What many replications of a scenario say of the goals of its contract",
});

export type ForecastResult = typeof ForecastResult.Type;
export type GoalResult = typeof GoalResult.Type;
export type AssumptionResult = typeof Assumption.Type;
