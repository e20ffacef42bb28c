/**
 * The JSON Schemas (draft 2020-12) of what the program writes, for whoever reads it with another
 * program. They are made from the schemas that write it, so they cannot fall behind.
 */
import * as Schema from "effect/Schema";
import { Event } from "../domain/vocabulary.ts";
import { ForecastResult } from "./forecast-result.ts";

const draft = "https://json-schema.org/draft/2020-12/schema";
const about = {
  result: "A Caseflow forecast: what `caseflow run --format json` prints",
  event: "An event of a Caseflow log: a line of `caseflow log show --format json`",
};

/** A JSON Schema complete in itself. */
export function publishedSchema(of: "result" | "event"): Record<string, unknown> {
  const written: Schema.Top = of === "result" ? ForecastResult : Event;
  const document = Schema.toJsonSchemaDocument(written, { onExcessProperty: "error" });
  return { $schema: draft, title: about[of], ...document.schema, $defs: document.definitions };
}
