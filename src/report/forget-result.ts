/**
 * What came of forgetting a person: the one value from which its text and its JSON are made. Its
 * schema is published (`caseflow schema forgotten`).
 */
import * as Schema from "effect/Schema";
import type { Tongue } from "../language/language.ts";

const { Array: List, Boolean: Truth, Int, NullOr, String: Text, Struct } = Schema;

const said = <S extends Schema.Top>(schema: S, description: string) =>
  schema.annotate({ description });

export const ForgetResult = Struct({
  log: Text,
  wasKnown: said(Truth, "whether the log's vault knew the person"),
  rewritten: said(
    NullOr(
      Struct({
        removed: said(Int, "events taken out"),
        before: said(Text, "the chain that the log had"),
        after: said(Text, "the chain that it has"),
      }),
    ),
    "null when the log was not to be written anew",
  ),
  dropped: said(List(Text), "files that were made of the log as it was, and are deleted"),
  searched: said(Int, "files searched"),
  left: said(List(Text), "files that still name the person"),
  derived: said(List(Text), "files that tell of the log as it was"),
});
export type ForgetResult = typeof ForgetResult.Type;

/** The result as lines for people. */
export function forgetText(result: ForgetResult, tongue: Tongue): string {
  const { derived, dropped, left, log, rewritten, wasKnown } = result;
  const { forgetting: say } = tongue.say;
  const lines = [wasKnown ? say.forgotten : say.neverKnown];
  if (rewritten !== null) {
    const { after, before, removed } = rewritten;
    const isSame = before === after;
    lines.push(
      isSame
        ? say.nothingToRewrite(log)
        : say.rewritten(log, tongue.number(removed), before, after),
    );
  }
  if (dropped.length > 0)
    lines.push(say.dropped(tongue.number(dropped.length)), ...indented(dropped));
  const searched = tongue.number(result.searched);
  lines.push(left.length === 0 ? say.nothingLeft(searched) : say.left(searched), ...indented(left));
  if (derived.length > 0) lines.push(say.derived, ...indented(derived));
  return `${lines.join("\n")}\n`;
}

const indented = (files: ReadonlyArray<string>): ReadonlyArray<string> =>
  files.map((file) => `  ${file}`);
