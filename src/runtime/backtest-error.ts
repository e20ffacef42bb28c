/** Why a history cannot be used to test a scenario's forecasts. */
import * as Schema from "effect/Schema";

export const backtestProblems = [
  "emptyHistory",
  "outsideHistory",
  "beyondHistory",
  "beyondScenario",
  "beforeScenario",
  "hardlyKnown",
  "nothingFollowed",
] as const;

export class BacktestError extends Schema.TaggedError<BacktestError>()("BacktestError", {
  why: Schema.Literals(backtestProblems),
  /** Days that the message is about, as text. */
  found: Schema.String,
  from: Schema.String,
  to: Schema.String,
  message: Schema.String,
}) {}
