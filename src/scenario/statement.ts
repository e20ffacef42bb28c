/**
 * Statements: numbers with where they come from. No number of a scenario goes without: either a
 * source states it, or it is an assumption with its reason and the range in which the truth may
 * lie. Results are only as good as these, so they are shown beside every result.
 */
import * as Schema from "effect/Schema";
import type { Parameter } from "../model/parameter.ts";

/** Certainty marks: stated in a document, derived, public source, recollection to be confirmed. */
export const marks = ["S", "D", "P", "K"] as const;
export type Mark = (typeof marks)[number];

/** Where a number comes from. */
export type Provenance =
  | { readonly kind: "source"; readonly source: string; readonly mark: Mark }
  | { readonly kind: "assumption"; readonly reason: string; readonly range: Range };

export type Range = readonly [low: number, high: number];

/** A number of a scenario. */
export interface Stated {
  readonly value: number;
  readonly from: Provenance;
}

const pair = (identifier: string, description: string) =>
  Schema.optionalKey(
    Schema.Tuple([Schema.Finite, Schema.Finite]).annotate({ identifier, description }),
  );

/** The keys with which a statement says where its numbers come from. */
export const provenanceKeys = {
  source: Schema.optionalKey(
    Schema.String.annotate({
      identifier: "source",
      description:
        "Where the number is stated: a document line (JKN:133), a public source key (P45), " +
        "or how it is derived (mark D).",
    }),
  ),
  mark: Schema.optionalKey(
    Schema.Literals(marks).annotate({
      identifier: "mark",
      description:
        "S: stated in a document; D: derived from such; P: public source; K: recollection, to be " +
        "confirmed. Document lines are S and keys like P45 are P unless said otherwise.",
    }),
  ),
  assumption: Schema.optionalKey(
    Schema.String.annotate({
      identifier: "assumption",
      description: "Why the number is taken to be so, when no source states it. Needs a range.",
    }),
  ),
  range: pair("range", "Lowest and highest value that the assumed number may have."),
  rangeFactor: pair(
    "rangeFactor",
    "The same as factors of the value: [0.5, 1.5] is half to one and a half.",
  ),
};

/** Schema of one stated number. */
export function statement(value: Schema.Codec<number>, description: string, unit: string) {
  return Schema.Struct({
    value,
    unit: Schema.optionalKey(Schema.Literal(unit)),
    ...provenanceKeys,
  }).annotate({ description });
}

/** Schema of what a scenario says of a parameter: one statement, or a table with one a key. */
export function parameterStatement(parameter: Parameter): Schema.Codec<unknown> {
  const { keys, doc, unit } = parameter;
  const value = parameterValue(parameter);
  const description = `${doc} Unit: ${unit}.${neutralWords(parameter)}`;
  if (keys.length === 0) return statement(value, description, unit);
  const cell = Schema.Union([value, statement(value, description, unit)]).annotate({
    identifier: `number.${parameter.path}`,
    description,
  });
  const values =
    typeof keys === "string"
      ? Schema.Record(Schema.String, cell).annotate({ description: `One for each ${keys}, by id.` })
      : Schema.Struct(Object.fromEntries(keys.map((key) => [key, Schema.optionalKey(cell)])));
  return Schema.Struct({
    values,
    unit: Schema.optionalKey(Schema.Literal(unit)),
    ...provenanceKeys,
  }).annotate({ description }) as unknown as Schema.Codec<unknown>;
}

/** Schema of a parameter's number, with its bounds. */
function parameterValue({ min, max, whole }: Parameter): Schema.Codec<number> {
  const bounds = Schema.isBetween({ minimum: min, maximum: max });
  return whole ? Schema.Int.check(bounds) : Schema.Finite.check(bounds);
}

function neutralWords({ neutral, fromRules }: Parameter): string {
  if (fromRules) return " Where nothing is said the rule set in force says it.";
  return neutral === undefined ? "" : ` Where nothing is said it is ${neutral}.`;
}

const documentLine = /^(?:JKS|JKN|BA08|DEL|ALB):\d+/u;
const publicKey = /^\[?[PM]\d{1,2}\]?(?:\W|$)/u;

/** The mark that a source has by itself; undefined when it must be said. */
export function markOf(source: string): Mark | undefined {
  if (documentLine.test(source)) return "S";
  return publicKey.test(source) ? "P" : undefined;
}
