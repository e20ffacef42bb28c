/** The shape of mapping files as JSON Schema draft-07, which editors complete and check by. */
import * as JsonSchema from "effect/JsonSchema";
import * as Schema from "effect/Schema";
import { mappingShape } from "./mapping-shape.ts";

/** The JSON Schema of mapping files, as text. */
export function mappingJsonSchema(): string {
  const document = Schema.toJsonSchemaDocument(mappingShape, { onExcessProperty: "error" });
  const { schema, definitions } = JsonSchema.toDocumentDraft07(document);
  const $schema = JsonSchema.META_SCHEMA_URI_DRAFT_07;
  const whole = { $schema, title: "Caseflow mapping", ...schema, definitions };
  return `${JSON.stringify(whole, undefined, 1)}\n`;
}
