/** Why an extract was not imported, in a sentence; the log is as it was. */
import * as Schema from "effect/Schema";

export class ImportError extends Schema.TaggedError<ImportError>()("ImportError", {
  /** File that is the matter. */
  file: Schema.String,
  message: Schema.String,
}) {}

export const cannotImport = (file: string, what: string): ImportError =>
  new ImportError({ file, message: `${file}: ${what}` });

/** What a failed call to the machine says. */
export const wordsOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
