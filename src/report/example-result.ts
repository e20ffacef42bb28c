/**
 * What is said of an example that was written, of numbers that changed, and of published figures.
 * Their schemas are published (`caseflow schema example`, `merge`, `observations`).
 */
import * as Schema from "effect/Schema";
import { Observation } from "../history/observation.ts";

const { Array: List, Int, NullOr, String: Text, Struct } = Schema;

const said = <S extends Schema.Top>(schema: S, description: string) =>
  schema.annotate({ description });

export const ExampleResult = Struct({
  folder: Text,
  seed: Text,
  citizens: said(Int, "on benefit when the records begin"),
  years: Int,
  files: Int,
  rows: said(Int, "of records, in all files"),
  bytes: Int,
  extracts: said(List(Text), "days of the extracts, YYYY-MM-DD"),
  coversFrom: said(Text, "first day that the second covers, YYYY-MM-DD"),
  changedNumbers: said(Int, "persons who have another personal number in the second"),
});
export type ExampleResult = typeof ExampleResult.Type;

export const MergeResult = Struct({
  file: Text,
  log: Text,
  rows: Int,
  joined: said(Int, "persons whom the log had as two"),
  renamed: said(Int, "persons whom the log had by one of the numbers"),
  known: said(Int, "persons whom the log had as one already"),
  unknown: said(Int, "persons whom the log does not have"),
  appended: said(
    NullOr(Struct({ from: Int, to: Int })),
    "positions of the new events in the log; null when there are none",
  ),
});
export type MergeResult = typeof MergeResult.Type;

export const ObservationList = Struct({
  file: Text,
  knownOn: said(NullOr(Text), "only what was retrieved by then, YYYY-MM-DD; null is all"),
  observations: said(Int, "in the file, retrieved by then"),
  figures: List(
    Struct({
      ...Observation.fields,
      versions: said(Int, "times it was published otherwise, and once"),
    }),
  ),
});
export type ObservationList = typeof ObservationList.Type;
