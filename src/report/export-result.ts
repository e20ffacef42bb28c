/** What is said of an export: which file holds what of which log (`caseflow schema export`). */
import * as Schema from "effect/Schema";
import type { Tongue } from "../language/language.ts";

const { Int, Literals, NullOr, String: Text, Struct } = Schema;
const said = <S extends Schema.Top>(schema: S, description: string) =>
  schema.annotate({ description });

export const ExportResult = Struct({
  file: Text,
  format: Literals(["parquet", "ocel", "xes", "csv"]),
  log: said(Text, "as it was named"),
  chain: said(Text, "what stands for all that is in the log"),
  data: said(Literals(["personal", "synthetic"]), "whether real persons are in it"),
  events: said(Int, "events written"),
  leftOut: said(Int, "chosen events that are of no case; XES has no place for them"),
  cases: said(NullOr(Int), "traces of XES"),
  objects: said(NullOr(Int), "objects of OCEL"),
  bytes: said(Int, "size of the file"),
});
export type ExportResult = typeof ExportResult.Type;

const megabyte = 1_000_000;

/** The same for people. */
export function exportText(result: ExportResult, tongue: Tongue): string {
  const { exporting: say } = tongue.say;
  const size = `${tongue.number(result.bytes / megabyte, result.bytes < 10 * megabyte ? 1 : 0)} MB`;
  const parts = [say.done(tongue.number(result.events), result.file, size)];
  if (result.cases !== null) parts.push(say.cases(tongue.number(result.cases)));
  if (result.objects !== null) parts.push(say.objects(tongue.number(result.objects)));
  const lines = [parts.join(" ")];
  if (result.leftOut > 0) lines.push(say.leftOut(tongue.number(result.leftOut)));
  return `${lines.join("\n")}\n`;
}
