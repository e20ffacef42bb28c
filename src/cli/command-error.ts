/** Something that the command was asked for and cannot do, as a sentence for whoever asked. */
import * as Schema from "effect/Schema";

export class CommandError extends Schema.TaggedError<CommandError>()("CommandError", {
  message: Schema.String,
}) {}

export const cannot = (message: string): CommandError => new CommandError({ message });
