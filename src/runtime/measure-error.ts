/** A goal whose measure cannot be read off a run of its scenario. */
import * as Schema from "effect/Schema";

export class MeasureError extends Schema.TaggedError<MeasureError>()("MeasureError", {
  /** `goals.JKN-2.measure.population.benefits`. */
  path: Schema.String,
  message: Schema.String,
}) {}
