/** The same records as separated text, XES, OCEL and Parquet become the same events. */
import * as fs from "node:fs";
import * as zlib from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { workspace } from "./import-workspace.ts";

interface Kept {
  readonly person: string;
  readonly what: string;
  readonly at: string;
  readonly minutes: number;
}

const records: ReadonlyArray<Kept> = [
  { person: "p1", what: "Samtale", at: "2010-02-15T12:00:00", minutes: 30 },
  { person: "p1", what: "Udeblivelse", at: "2010-03-15T08:15:00", minutes: 1 },
  { person: "p2 & Æ", what: "Samtale", at: "2010-03-16T12:00:00", minutes: 45 },
];

const mapping = (kind: string, [person, what, at, minutes]: ReadonlyArray<string>) => `
id: formats
format: { kind: ${kind} }
extract: { on: 2010-07-01 }
citizen: { column: "${person}", kind: text, born: { column: "${at}" } }
rules:
  - id: held
    when: [{ column: "${what}", is: Samtale }]
    event: InterviewHeld
    at: { column: "${at}" }
    fields: { team: { value: 0 }, minutes: { column: "${minutes}" } }
  - id: missed
    when: [{ column: "${what}", is: Udeblivelse }]
    event: InterviewNoShow
    at: { column: "${at}" }
    fields: { team: { value: 0 } }
`;

const escaped = (text: string) => text.replaceAll("&", "&amp;");
const csv = [
  "person;what;at;minutes",
  ...records.map(({ at, minutes, person, what }) => `${person};${what};${at};${minutes}`),
].join("\n");
const csvColumns = ["person", "what", "at", "minutes"];

const xesOf = (kept: ReadonlyArray<Kept>) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">',
    '<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>',
    ...kept.map(
      ({ at, minutes, person, what }) =>
        `<trace><string key="concept:name" value="${escaped(person)}"/><event>` +
        `<string key="concept:name" value="${what}"/>` +
        `<date key="time:timestamp" value="${at}.000+01:00"/>` +
        `<int key="minutes" value="${minutes}"/></event></trace>`,
    ),
    "</log>\n",
  ].join("\n");
const xesColumns = ["case:concept:name", "concept:name", "time:timestamp", "minutes"];

const ocel = JSON.stringify({
  objectTypes: [{ name: "citizen", attributes: [] }],
  eventTypes: [{ name: "Samtale", attributes: [{ name: "minutes", type: "integer" }] }],
  objects: [...new Set(records.map(({ person }) => person))].map((id) => ({ id, type: "citizen" })),
  events: records.map(({ at, minutes, person, what }, i) => ({
    id: `e${i}`,
    type: what,
    time: at,
    attributes: [{ name: "minutes", value: minutes }],
    relationships: [{ objectId: person, qualifier: "about" }],
  })),
});
const ocelColumns = ["object:citizen", "ocel:type", "ocel:time", "minutes"];

const parquet = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: "person", data: records.map(({ person }) => person), type: "STRING" },
      { name: "what", data: records.map(({ what }) => what), type: "STRING" },
      { name: "at", data: records.map(({ at }) => new Date(`${at}Z`)), type: "TIMESTAMP" },
      { name: "minutes", data: records.map(({ minutes }) => minutes), type: "INT32" },
    ],
  }),
);

type Form = readonly [
  name: string,
  content: string | Uint8Array,
  kind: string,
  columns: ReadonlyArray<string>,
];

const forms: ReadonlyArray<Form> = [
  ["x.csv", csv, "csv", csvColumns],
  ["x.xes", xesOf(records), "xes", xesColumns],
  ["x.xes.gz", zlib.gzipSync(xesOf(records)), "xes", xesColumns],
  ["x.json", ocel, "ocel", ocelColumns],
  ["x.parquet", parquet, "parquet", csvColumns],
];

test.each(forms)("%s", async (name, content, kind, columns) => {
  const space = await workspace();
  const map = space.file("map.yaml", mapping(kind, columns));
  const outcome = await space.bring(space.file(name, content), map);
  expect(outcome).toMatchObject({ state: "appended", citizens: 2, counts: { rows: 3 } });
  const events = await space.events();
  expect(events.map(({ _tag, at, minutes, subject }) => [_tag, at, subject, minutes])).toEqual([
    ["ExtractBegun", "2010-02-15T12:00", 0, undefined],
    ["ExtractSource", "2010-02-15T12:00", 0, undefined],
    ["CitizenRegistered", "2010-02-15T12:00", 0, undefined],
    ["InterviewHeld", "2010-02-15T12:00", 0, 30],
    ["InterviewNoShow", "2010-03-15T08:15", 0, undefined],
    ["CitizenRegistered", "2010-03-16T12:00", 1, undefined],
    ["InterviewHeld", "2010-03-16T12:00", 1, 45],
  ]);
});

const strange = { person: "p3", what: "Festtale", at: "2010-04-01T12:00:00", minutes: 5 };
const broken: ReadonlyArray<readonly [string, ...Form, RegExp]> = [
  ["XML cut off", "x.xes", xesOf(records).slice(0, -30), "xes", xesColumns, /x\.xes:\d+ /u],
  ["another XML", "x.xes", "<html></html>", "xes", xesColumns, /expected <log>/u],
  ["wrong bytes", "x.xes", Uint8Array.of(0x3c, 0xe6, 0x20), "xes", xesColumns, /not written in/u],
  ["no such attribute", "x.xes", xesOf(records), "xes", csvColumns, /no column `person`/u],
  ["JSON cut off", "x.json", ocel.slice(0, -30), "ocel", ocelColumns, /breaks off/u],
  ["another JSON", "x.json", "{}", "ocel", ocelColumns, /no OCEL/u],
  ["no Parquet", "x.parquet", "PAR1 and no more", "parquet", csvColumns, /as Parquet/u],
];

test.each(broken)(
  "%s: a clear message and no log",
  async (_, name, content, kind, columns, says) => {
    const space = await workspace();
    const map = space.file("map.yaml", mapping(kind, columns));
    await expect(space.bring(space.file(name, content), map)).rejects.toThrow(says);
    expect(fs.existsSync(`${space.folder}/logs/centre`)).toBe(false);
  },
);

test("an event of XES that no rule is for keeps the file out, with its line", async () => {
  const space = await workspace();
  const map = space.file("map.yaml", mapping("xes", xesColumns));
  const outcome = await space.bring(space.file("x.xes", xesOf([...records, strange])), map);
  expect(outcome.state).toBe("refused");
  expect(outcome.rejects.kept).toMatchObject([{ line: 7, column: "", reason: "noRule" }]);
  expect(await space.head()).toBe(0);
});
