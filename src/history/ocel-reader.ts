/**
 * Event logs in OCEL 2.0 JSON: events that refer to any number of objects. An event is a row; its
 * columns are `ocel:id`, `ocel:type`, `ocel:time`, the names of its attributes, and for each type
 * of object the id of the first one that it refers to, as `object:TYPE`.
 */
import * as Schema from "effect/Schema";
import * as SchemaIssue from "effect/SchemaIssue";

const { Array: List, String: Text, Struct, optionalKey } = Schema;

const value = Schema.Union([Text, Schema.Finite, Schema.Boolean, Schema.Null]);
const Ocel = Struct({
  objects: List(Struct({ id: Text, type: Text })),
  events: List(
    Struct({
      id: Text,
      type: Text,
      time: Text,
      attributes: optionalKey(List(Struct({ name: Text, value }))),
      relationships: optionalKey(List(Struct({ objectId: Text, qualifier: optionalKey(Text) }))),
    }),
  ),
});

/** What stands before a type of object. */
const objectPrefix = "object:";

/** The events of a file as rows under the columns asked for, and the columns there are. */
export interface OcelRows {
  readonly rows: ReadonlyArray<ReadonlyArray<string>>;
  readonly seen: ReadonlySet<string>;
}

const words = SchemaIssue.makeFormatterStandardSchemaV1();

/** @returns rows, or in words what is wrong with the file. */
export function ocelRows(json: unknown, columns: ReadonlyArray<string>): OcelRows | string {
  const decoded = Schema.decodeUnknownResult(Ocel)(json);
  if (decoded._tag === "Failure") {
    const issue = words(decoded.failure.issue).issues[0];
    return `it is no OCEL 2.0: ${issue?.path?.map(String).join(".") ?? ""} ${issue?.message ?? ""}`;
  }
  const { events, objects } = decoded.success;
  const types = new Map(objects.map(({ id, type }) => [id, type]));
  const seen = new Set(["ocel:id", "ocel:type", "ocel:time"]);
  const rows = events.map(({ attributes = [], id, relationships = [], time, type }) => {
    const cells = new Map([
      ["ocel:id", id],
      ["ocel:type", type],
      ["ocel:time", time],
    ]);
    for (const { name, value: said } of attributes)
      cells.set(name, said === null ? "" : String(said));
    for (const { objectId } of relationships) {
      const name = `${objectPrefix}${types.get(objectId) ?? ""}`;
      if (!cells.has(name)) cells.set(name, objectId);
    }
    for (const name of cells.keys()) seen.add(name);
    return columns.map((name) => cells.get(name) ?? "");
  });
  return { rows, seen };
}
