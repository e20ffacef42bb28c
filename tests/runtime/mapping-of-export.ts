/**
 * The mapping by which Caseflow reads its own exports back in: every event about a citizen by a
 * rule of its own, every field from its column. It is made from the columns of an export, so it
 * speaks of all events there are.
 */
import { traits } from "../../src/domain/citizen.ts";
import {
  exportedEvents,
  fieldColumns,
  fieldsByCode,
} from "../../src/history/export/export-columns.ts";

/** What the formats call the columns that every event has. */
const namesOf = {
  csv: { citizen: "subject", event: "event", time: "time", recorded: "recorded" },
  parquet: { citizen: "subject", event: "event", time: "time", recorded: "recorded" },
  xes: {
    citizen: "case:citizen",
    event: "concept:name",
    time: "time:timestamp",
    recorded: undefined,
  },
  ocel: {
    citizen: "object:citizen",
    event: "ocel:type",
    time: "ocel:time",
    recorded: "recorded",
  },
} as const;

/** @param written names of the events in the file: a column that none of them has is not there */
export function mappingOfExport(
  kind: keyof typeof namesOf,
  written: ReadonlySet<string>,
  extract: string,
): string {
  const { citizen, event, recorded, time } = namesOf[kind];
  const lists: Record<string, unknown> = {
    yesNo: { assumption: "ours", values: { true: true, false: false } },
  };
  const rules: Array<unknown> = [];
  for (const declared of exportedEvents) {
    const { code, name } = declared;
    if (!written.has(name)) continue;
    const when = [{ column: event, is: name }];
    if (declared.subject !== "citizen" || name === "CitizenRegistered") {
      rules.push({ id: name, when, ignore: true });
      continue;
    }
    const fields: Record<string, unknown> = {};
    for (const { column, reading } of fieldsByCode[code]) {
      const field = column.name.replace(/(?:Number|Time)$/u, "");
      const list = column.type === "word" ? `${name}-${field}` : "yesNo";
      if (column.type === "word") {
        const values = Object.fromEntries(reading.words.map((word) => [word, word]));
        lists[list] = { assumption: "ours", values };
      }
      const isCoded = column.type === "word" || column.type === "yesNo";
      fields[field] = { column: column.name, ...(isCoded ? { codes: list } : {}) };
    }
    const known = recorded === undefined ? "happened" : { column: recorded };
    rules.push({ id: name, when, event: name, at: { column: time }, fields, recorded: known });
  }
  const fact = kind === "xes" ? "case:" : "";
  const origin = fieldColumns.find(({ name }) => name === "origin")!.readings[1]!.words;
  lists["origins"] = {
    assumption: "ours",
    values: Object.fromEntries(origin.map((word) => [word, word])),
  };
  const yes = (column: string) => ({ column: `${fact}${column}`, codes: "yesNo" });
  const mapping = {
    id: "export",
    format: { kind, decimal: ".", ...(kind === "csv" ? { separator: "," } : {}) },
    extract: { on: extract },
    citizen: {
      column: citizen,
      kind: "text",
      born: { column: `${fact}born` },
      origin: { column: `${fact}origin`, codes: "origins" },
      traits: Object.fromEntries(traits.map((trait) => [trait, yes(trait)])),
    },
    codes: lists,
    rules,
  };
  return JSON.stringify(mapping);
}
