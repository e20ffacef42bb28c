/**
 * A goal of a result contract: a measure, a window and a target with its direction. What a goal
 * says is kept apart from how well it is met; a verdict is one of six words and never a yes or no,
 * because a forecast may be unable to tell, a contract may leave its target open ("x pct.") and a
 * goal may ask for what no process models yet (domain reference §0.3, §0.4).
 */
import * as Schema from "effect/Schema";
import { Measure, Window } from "./measure.ts";

const number = Schema.NullOr(Schema.Finite);

/**
 * A target with its direction; null is a target that the contract leaves open. Shares are stated
 * as numbers from 0 to 1. A value that equals a bound attains it.
 */
export const Target = Schema.Union([
  Schema.Struct({ atLeast: number }),
  Schema.Struct({ atMost: number }),
  Schema.Struct({
    between: Schema.NullOr(
      Schema.Tuple([Schema.Finite, Schema.Finite]).check(
        Schema.makeFilter(([low, high]) => low <= high || "the lower bound exceeds the upper"),
      ),
    ),
  }),
  Schema.Struct({ equals: number }),
]).annotate({ identifier: "Target" });
export type Target = typeof Target.Type;

/** Kinds of goals: result (resultatmål), effort (indsatsmål), follow-up, indicator. */
export const goalKinds = ["result", "effort", "followUp", "indicator"] as const;
export type GoalKind = (typeof goalKinds)[number];

export const Goal = Schema.Struct({
  id: Schema.NonEmptyString,
  name: Schema.Struct({
    en: Schema.NonEmptyString,
    da: Schema.optionalKey(Schema.NonEmptyString),
  }),
  source: Schema.NonEmptyString.annotate({ description: "document and line, such as JKN:136" }),
  kind: Schema.optionalKey(Schema.Literals(goalKinds)),
  note: Schema.optionalKey(Schema.String.annotate({ description: "how the contract was read" })),
  measure: Measure,
  window: Window,
  target: Target,
}).annotate({ identifier: "Goal" });
export type Goal = typeof Goal.Type;

/**
 * What is said of a goal, worst first. `uncertain` is of forecasts only: it could go either way.
 * `noTarget`: the contract leaves the number open, the value stands alone.
 */
export const verdicts = [
  "missed",
  "uncertain",
  "notMeasurable",
  "met",
  "noTarget",
  "notYetModelled",
] as const;
export type Verdict = (typeof verdicts)[number];
