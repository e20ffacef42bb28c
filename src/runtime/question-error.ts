/** A question that a scenario cannot be asked, with what is wrong and how to mend it. */
import * as Schema from "effect/Schema";

export class QuestionError extends Schema.TaggedError<QuestionError>()("QuestionError", {
  message: Schema.String,
}) {}
