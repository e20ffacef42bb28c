/**
 * What is said of an import: the one value from which its page and its JSON are made. No count of
 * a month is in it that is so small that it might show a person. Its schema is published
 * (`caseflow schema import`).
 */
import * as Schema from "effect/Schema";
import { eventOfRow } from "../domain/event.ts";
import { isoOfDay, isoOfMinute } from "../domain/moment.ts";
import { eventByCode, Event } from "../domain/vocabulary.ts";
import { type ImportOutcome, importStates } from "../history/import-outcome.ts";
import { lateDays } from "../history/quality.ts";
import { rejectReasons } from "../history/rejects.ts";
import { cellLeast, withoutSmall } from "../history/small-cells.ts";
import { rowAt } from "../kernel/columns.ts";

const { Array: List, Finite, Int, Literals, NullOr, String: Text, Struct } = Schema;

const said = <S extends Schema.Top>(schema: S, description: string) =>
  schema.annotate({ description });

export const ImportResult = Struct({
  state: said(Literals(importStates), "what was done"),
  file: Text,
  log: Text,
  reading: Struct({
    kind: Literals(["csv", "xes", "ocel", "parquet"]),
    encoding: Schema.optionalKey(Text),
    separator: Schema.optionalKey(Text),
  }),
  extract: said(Text, "day of the extract, YYYY-MM-DD"),
  rows: Int,
  ignored: said(Int, "rows that the mapping passes over"),
  planned: said(Int, "events and spells after the extract"),
  openSpells: said(Int, "spells that had not ended"),
  merged: said(Int, "rows put together with the spell they belong to"),
  duplicates: said(Int, "rows and events that say what another has said"),
  doubtfulNumbers: said(Int, "persons whose number fails its check digit"),
  rejects: Struct({
    rows: Int,
    share: said(Finite, "of all rows"),
    reasons: List(
      Struct({ reason: Literals(rejectReasons), column: Text, expected: Text, rows: Int }),
    ),
  }),
  events: Int,
  citizens: Int,
  newcomers: said(Int, "citizens whom the log did not know"),
  changedFacts: said(Int, "citizens of whom it says something else than the log had"),
  changes: said(
    NullOr(Struct({ added: Int, corrected: Int, retracted: Int })),
    "against the extracts of the same series before it; null for the first",
  ),
  appended: said(
    NullOr(Struct({ from: Int, to: Int, chain: Text })),
    "positions of the new events in the log; null when there are none",
  ),
  preview: said(List(Event), "the first events"),
  quality: Struct({
    months: said(NullOr(Struct({ first: Text, last: Text })), "YYYY-MM"),
    cellLeast: said(Int, "smaller counts are null"),
    coverage: List(
      Struct({
        event: Text,
        total: said(NullOr(Int), "null where it is so small"),
        byMonth: List(NullOr(Int)),
        gaps: said(List(Text), "months between its first and last that have none"),
      }),
    ),
    late: List(Struct({ days: said(Int, "registered more days late than this"), events: Int })),
    early: said(Int, "events registered before they happened"),
    laws: List(
      Struct({
        law: Text,
        doc: Text,
        count: Int,
        examples: List(Struct({ line: Int, at: Text, what: Text })),
      }),
    ),
  }),
});
export type ImportResult = typeof ImportResult.Type;

const previewed = 8;

export function resultOfImport(file: string, log: string, outcome: ImportOutcome): ImportResult {
  const { appended, changes, counts, events, extractDay, reading, rejects } = outcome;
  const shown = Math.min(previewed, events.length);
  return {
    state: outcome.state,
    file,
    log,
    reading,
    extract: isoOfDay(extractDay),
    rows: counts.rows,
    ignored: counts.ignored,
    planned: counts.planned,
    openSpells: counts.open,
    merged: outcome.merged,
    duplicates: outcome.duplicates,
    doubtfulNumbers: counts.doubtfulNumbers,
    rejects: {
      rows: rejects.rows,
      share: counts.rows === 0 ? 0 : rejects.rows / counts.rows,
      reasons: reasonsOf(outcome),
    },
    events: events.length,
    citizens: outcome.citizens,
    newcomers: outcome.newcomers,
    changedFacts: outcome.changedFacts,
    changes: changes ?? null,
    appended: appended ?? null,
    preview: Array.from({ length: shown }, (_, i) => {
      const row = rowAt(events.log, i);
      return eventOfRow(eventByCode[row.code]!, row) as ImportResult["preview"][number];
    }),
    quality: qualityResult(outcome),
  };
}

function reasonsOf({ rejects }: ImportOutcome): ImportResult["rejects"]["reasons"] {
  return [...rejects.counts.values()].toSorted((one, other) => other.rows - one.rows);
}

function qualityResult({ quality }: ImportOutcome): ImportResult["quality"] {
  return {
    months: quality.months ?? null,
    cellLeast,
    coverage: quality.coverage.map(({ byMonth, event, gaps, total }) => ({
      event,
      total: total < cellLeast ? null : total,
      byMonth: withoutSmall(byMonth).map((count) => count ?? null),
      gaps,
    })),
    late: lateDays.map((days, i) => ({ days, events: quality.late[i] })),
    early: quality.early,
    laws: quality.laws.map(({ count, doc, examples, law }) => ({
      law,
      doc,
      count,
      examples: examples.map(({ line, minute, what }) => ({ line, at: isoOfMinute(minute), what })),
    })),
  };
}
