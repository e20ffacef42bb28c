/** Why a history cannot be used to test a scenario's forecasts. */
import * as Schema from "effect/Schema";

export const backtestProblems = [
  "emptyHistory",
  "outsideHistory",
  "beyondHistory",
  "outsideScenario",
  "hardlyKnown",
  "noMonth",
  "notFollowed",
] as const;

export class BacktestError extends Schema.TaggedError<BacktestError>()("BacktestError", {
  why: Schema.Literals(backtestProblems),
  /** What it is about, as text: a day and the bounds that it breaks, or numbers, or names. */
  found: Schema.String,
  from: Schema.String,
  to: Schema.String,
  message: Schema.String,
}) {}
