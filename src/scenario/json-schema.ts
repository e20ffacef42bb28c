/**
 * The shape of scenario files as JSON Schema draft-07, which is what editors read: it gives them
 * the words to offer, the text to show over a key, and the first errors while one types.
 */
import * as JsonSchema from "effect/JsonSchema";
import * as Schema from "effect/Schema";
import { leverPaths } from "./lever-path.ts";
import { scenarioShape } from "./shape.ts";

type Json = { [key: string]: unknown };

/** The JSON Schema of scenario files, as text to be written to `scenario.schema.json`. */
export function scenarioJsonSchema(): string {
  const document = Schema.toJsonSchemaDocument(scenarioShape, { onExcessProperty: "error" });
  const { schema, definitions } = JsonSchema.toDocumentDraft07(document);
  const whole = {
    $schema: JsonSchema.META_SCHEMA_URI_DRAFT_07,
    title: "Caseflow scenario",
    ...schema,
    definitions,
  };
  offerLeverPaths(whole);
  return `${JSON.stringify(whole, undefined, 1)}\n`;
}

/** Offers what a lever may name; ids of the scenario's own lists are free text to an editor. */
function offerLeverPaths(json: unknown): void {
  if (json === null || typeof json !== "object") return;
  const { properties } = json as { properties?: Json };
  if (properties?.["lever"] !== undefined && properties["op"] !== undefined) {
    const known = leverPaths({ team: [], pool: [], agreement: [] });
    properties["lever"] = {
      ...(properties["lever"] as Json),
      anyOf: [{ enum: known }, { pattern: "^capacity\\.(staff|places|placementPlaces)\\." }],
    };
  }
  for (const inner of Object.values(json)) offerLeverPaths(inner);
}
