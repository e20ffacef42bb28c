/**
 * A log as tables for questions in SQL. The rows are kept as they are, nine narrow columns; every
 * table that people ask is a view of them, so an index is made as fast as rows are copied, and a
 * question costs what it looks at. Views are made from the vocabulary where they show events, and
 * follow what is under way where they show what people ask for: spells, interviews, obligations.
 *
 * Rows stand in the order of time, and `turn` is their number in it: of two events of one minute,
 * the one with the smaller turn came first.
 */
import {
  type ColumnType,
  type FieldColumn,
  fieldColumns,
  exportedEvents,
  type Reading,
} from "./export-columns.ts";

/** Grows when what the views say changes, so that an index of an older version is made anew. */
export const viewsVersion = 1;

/** The table of rows: name and type of each column, in their order. */
export const rowColumns = [
  ["position", "BIGINT"],
  ["minute", "INTEGER"],
  ["recorded", "INTEGER"],
  ["code", "UTINYINT"],
  ["subject", "UINTEGER"],
  ["a", "UTINYINT"],
  ["b", "USMALLINT"],
  ["x", "INTEGER"],
  ["y", "INTEGER"],
] as const;

const quoted = (name: string): string => `"${name}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

function valueSql(type: ColumnType, { bit, slot, words }: Reading): string {
  switch (type) {
    case "word":
      return `([${words.map(text).join(", ")}])[${slot}::INTEGER + 1]`;
    case "yesNo":
      return bit === undefined ? `${slot} = 1` : `((${slot} >> ${bit}) & 1) = 1`;
    case "real":
      return `real_of_bits(${slot})`;
    case "moment":
      return `civil_time(${slot})`;
    case "day":
      return `DATE '2000-01-01' + ${slot}::INTEGER`;
    case "whole":
      return `${slot}::INTEGER`;
  }
}

/** A column of events: what each event says, null for the others. Alike readings are said once. */
function columnSql({ name, readings, type }: FieldColumn): string {
  const codes = new Map<string, Array<number>>();
  readings.forEach((reading, code) => {
    if (reading === undefined) return;
    const value = valueSql(type, reading);
    codes.set(value, [...(codes.get(value) ?? []), code]);
  });
  const cases = [...codes].map(([value, of]) => `WHEN code IN (${of.join(", ")}) THEN ${value}`);
  return `CASE ${cases.join(" ")} END AS ${quoted(name)}`;
}

const named = (of: (event: (typeof exportedEvents)[number]) => string): string => {
  const cases = exportedEvents.map((event) => `WHEN ${event.code} THEN ${of(event)}`);
  return `CASE code ${cases.join(" ")} END`;
};

const eventsView = `SELECT rowid AS turn, position, civil_time(minute) AS time,
  civil_time(recorded) AS recorded, ${named(({ name }) => text(name))} AS event,
  ${named(({ subject }) => text(subject))} AS about, subject::INTEGER AS subject,
  ${fieldColumns.map(columnSql).join(",\n  ")}
FROM rows`;

/** Events of these names, each with how many of its citizen's (and kind's) have begun so far. */
const numbered = (names: ReadonlyArray<string>, begins: string, within = ""): string =>
  `SELECT *, (count(*) FILTER (WHERE ${begins}) OVER so_far)::INTEGER AS number FROM (
  SELECT *, lag(event) OVER one AS before FROM events WHERE event IN (${names.map(text).join(", ")})
  WINDOW one AS (PARTITION BY subject${within} ORDER BY turn)
) WINDOW so_far AS (PARTITION BY subject${within} ORDER BY turn)`;

/** The first and the last value of a group's events that pass a test. */
const first = (column: string, test = "TRUE"): string =>
  `arg_min(${column}, turn) FILTER (WHERE ${test})`;
const last = (column: string, test = "TRUE"): string =>
  `arg_max(${column}, turn) FILTER (WHERE ${test})`;
const is = (...names: ReadonlyArray<string>): string => `event IN (${names.map(text).join(", ")})`;

const stillOpen = (ends: string): string => `NOT arg_max(${ends}, turn)`;

const benefitEvents = numbered(
  ["BenefitGranted", "BenefitResumed", "BenefitStopped"],
  "event = 'BenefitGranted' OR (event = 'BenefitResumed' AND before IS NULL)",
);

/**
 * Each view with its query; later ones are made of earlier ones. A number of a work item is given
 * again once the item is gone, so an item is told apart by its citizen and its use too.
 */
export const views: Readonly<Record<string, string>> = {
  events: eventsView,
  citizens: `SELECT subject AS citizen, time AS registered, origin, female, "deprivedArea",
  "hasChildren", "qualifyingEducation", born
FROM events WHERE ${is("CitizenRegistered")}`,
  spells: `SELECT subject AS citizen, number AS spell, ${first("benefit", "benefit IS NOT NULL")}
    AS benefit,
  ${first('"fromTime"', '"fromTime" IS NOT NULL')} AS began, min(time) AS granted,
  CASE WHEN ${stillOpen(is("BenefitStopped"))} THEN NULL ELSE max(time) END AS ended,
  CASE WHEN ${stillOpen(is("BenefitStopped"))} THEN NULL
    ELSE ${last("reason", is("BenefitStopped"))} END AS reason,
  count(*) FILTER (WHERE ${is("BenefitResumed")}) AS resumed
FROM (${benefitEvents}) WHERE number > 0 GROUP BY subject, number`,
  payments: `SELECT subject AS citizen, number AS spell, benefit, time AS began, after AS ended,
  after_reason AS reason
FROM (SELECT *, lead(time) OVER next AS after, lead(reason) OVER next AS after_reason
  FROM (${benefitEvents}) WINDOW next AS (PARTITION BY subject ORDER BY turn))
WHERE event <> 'BenefitStopped'`,
  cases: `SELECT subject AS citizen, number AS "case", min(time) AS opened,
  CASE WHEN ${stillOpen(is("CaseClosed"))} THEN NULL ELSE max(time) END AS closed,
  ${last("centre")} AS centre, ${last("team", "team IS NOT NULL")} AS team,
  count(*) FILTER (WHERE ${is("CaseTransferred")}) AS transfers
FROM (${numbered(["CaseOpened", "CaseTransferred", "CaseClosed"], is("CaseOpened"))})
WHERE number > 0 GROUP BY subject, number`,
  matches: `SELECT subject AS citizen, time AS assessed, scheme, "group" AS match_group, level
FROM events WHERE ${is("MatchAssessed")}`,
  obligations: `SELECT subject AS citizen, kind, number, min(time) AS created,
  ${last("due")} AS due,
  min(time) FILTER (WHERE ${is("ObligationBreached")}) AS breached,
  min(time) FILTER (WHERE ${is("ObligationFulfilled", "ObligationCancelled")}) AS ended,
  CASE ${last("event", is("ObligationFulfilled", "ObligationCancelled"))}
    WHEN 'ObligationFulfilled' THEN CASE WHEN ${last("late", "late IS NOT NULL")} THEN 'late'
      ELSE 'met' END
    WHEN 'ObligationCancelled' THEN 'cancelled' ELSE 'open' END AS outcome
FROM (${numbered(
    ["ObligationCreated", "ObligationFulfilled", "ObligationBreached", "ObligationCancelled"],
    is("ObligationCreated"),
    ", kind",
  )}) WHERE number > 0 GROUP BY subject, kind, number`,
  interviews: `SELECT subject AS citizen, number AS interview,
  min(time) FILTER (WHERE ${is("InterviewScheduled")}) AS scheduled,
  min(time) FILTER (WHERE ${is("SummonsIssued")}) AS summoned,
  ${first("planned", "planned IS NOT NULL")} AS planned,
  min(time) FILTER (WHERE NOT ${is("InterviewScheduled", "SummonsIssued")}) AS ended,
  ${last("team", "team IS NOT NULL")} AS team, ${last("minutes", "minutes IS NOT NULL")} AS minutes,
  CASE ${last("event", `NOT ${is("InterviewScheduled", "SummonsIssued")}`)}
    WHEN 'InterviewHeld' THEN 'held' WHEN 'InterviewNoShow' THEN 'noShow'
    WHEN 'InterviewCancelled' THEN 'cancelled' ELSE 'planned' END AS outcome
FROM (${numbered(
    [
      "InterviewScheduled",
      "SummonsIssued",
      "InterviewHeld",
      "InterviewNoShow",
      "InterviewCancelled",
    ],
    `event = 'InterviewScheduled' OR before IS NULL
    OR before NOT IN ('InterviewScheduled', 'SummonsIssued')`,
  )}) GROUP BY subject, number`,
  offers: `SELECT subject AS citizen, number AS offer, ${first("package", "package IS NOT NULL")}
    AS package,
  ${last("pool", "pool IS NOT NULL")} AS pool,
  min(time) FILTER (WHERE ${is("OfferWaitlisted")}) AS waitlisted,
  min(time) FILTER (WHERE ${is("OfferIssued")}) AS issued,
  min(time) FILTER (WHERE ${is("OfferStarted")}) AS started,
  min(time) FILTER (WHERE ${is("OfferCompleted", "OfferDroppedOut", "OfferInterrupted")}) AS ended,
  CASE ${last("event", is("OfferCompleted", "OfferDroppedOut", "OfferInterrupted"))}
    WHEN 'OfferCompleted' THEN 'completed' WHEN 'OfferDroppedOut' THEN 'droppedOut'
    WHEN 'OfferInterrupted' THEN 'interrupted' ELSE 'open' END AS outcome
FROM (${numbered(
    [
      "OfferWaitlisted",
      "OfferIssued",
      "OfferStarted",
      "OfferCompleted",
      "OfferDroppedOut",
      "OfferInterrupted",
    ],
    `before IS NULL OR before IN ('OfferCompleted', 'OfferDroppedOut', 'OfferInterrupted')`,
  )}) GROUP BY subject, number`,
  placements: `SELECT subject AS citizen, number AS placement, ${last("kind")} AS kind,
  ${last("agreement")} AS agreement,
  min(time) FILTER (WHERE ${is("PlacementBooked")}) AS booked,
  min(time) FILTER (WHERE ${is("PlacementStarted")}) AS started,
  ${last('"end"', is("PlacementStarted"))} AS planned_end,
  ${last('"viaPartnership"', is("PlacementStarted"))} AS via_partnership,
  min(time) FILTER (WHERE ${is("PlacementEnded")}) AS ended,
  coalesce(${last("outcome", is("PlacementEnded"))}, 'open') AS outcome
FROM (${numbered(
    ["PlacementBooked", "PlacementStarted", "PlacementEnded"],
    "before IS NULL OR before = 'PlacementEnded'",
  )}) GROUP BY subject, number`,
  work_items: `SELECT subject AS citizen, item, number AS use, ${last("team")} AS team,
  ${last("task")} AS task,
  min(time) FILTER (WHERE ${is("WorkItemQueued")}) AS queued, ${last("due", "due IS NOT NULL")}
    AS due,
  min(time) FILTER (WHERE ${is("WorkItemStarted")}) AS started,
  ${last("minutes", "minutes IS NOT NULL")} AS minutes,
  min(time) FILTER (WHERE ${is("WorkItemCompleted", "WorkItemExpired")}) AS ended,
  CASE ${last("event")} WHEN 'WorkItemCompleted' THEN 'completed'
    WHEN 'WorkItemExpired' THEN 'expired' WHEN 'WorkItemStarted' THEN 'inHand'
    ELSE 'waiting' END AS outcome
FROM (${numbered(
    ["WorkItemQueued", "WorkItemStarted", "WorkItemCompleted", "WorkItemExpired"],
    is("WorkItemQueued"),
    ", item",
  )}) GROUP BY subject, item, number`,
};

/** What makes the tables, statement by statement; the rows are copied in between. */
export const tableStatement = `CREATE TABLE rows (${rowColumns
  .map(([name, type]) => `${name} ${type} NOT NULL`)
  .join(", ")})`;

export const viewStatements: ReadonlyArray<string> = [
  `CREATE MACRO civil_time(minute) AS
    make_timestamp(946684800000000 + minute::BIGINT * 60000000)`,
  // The 32 bits of a real number, read as such: sign, exponent, fraction.
  `CREATE MACRO real_of_bits(bits) AS CAST(
    (CASE WHEN bits < 0 THEN -1.0 ELSE 1.0 END)::DOUBLE *
    CASE WHEN ((bits::BIGINT >> 23) & 255) = 0
      THEN (bits::BIGINT & 8388607)::DOUBLE * pow(2.0::DOUBLE, -149)
      ELSE (1.0::DOUBLE + (bits::BIGINT & 8388607)::DOUBLE / 8388608) *
        pow(2.0::DOUBLE, ((bits::BIGINT >> 23) & 255) - 127) END AS FLOAT)`,
  ...Object.entries(views).map(([name, query]) => `CREATE VIEW ${name} AS ${query}`),
];
