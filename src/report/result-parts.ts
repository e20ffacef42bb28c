/**
 * Parts that the schemas of several results have in common, so that a share, a day or a
 * probability is the same thing in all of them.
 */
import * as Schema from "effect/Schema";

const { Finite, Int, String: Text, Struct } = Schema;

/** A schema with a description for whoever reads the published one. */
export const said = <S extends Schema.Top>(schema: S, description: string) =>
  schema.annotate({ description });

/** A whole number from 0 on. */
export const count = (description: string) =>
  Int.check(Schema.isGreaterThanOrEqualTo(0)).annotate({ description });

/** From 0 to 1. */
export const share = Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }));

/** `YYYY-MM-DD`. */
export const day = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/u));

/** Text in the languages of the program; English where there is no Danish. */
export const words = Struct({ en: Text, da: Schema.optionalKey(Text) });

export const Probability = said(
  Struct({ estimate: share, lo: share, hi: share }),
  "Share of replications with Wilson's interval of the result's level",
);

/** Which scenario a result is about. */
export const ScenarioNamed = Struct({
  id: Text,
  title: words,
  file: said(Text, "as it was named to the command"),
  hash: said(Text, "of all that the run depends on"),
});
