/** The rows of an extract, whatever kind of file it is, handed on as cells. */
import * as Effect from "effect/Effect";
import { type Cells, cellsOf, type Decode } from "../history/cells.ts";
import { CsvReader } from "../history/csv-reader.ts";
import { type Encoding, encodingOf } from "../history/encoding.ts";
import type { Reading } from "../history/import-outcome.ts";
import type { Mapping } from "../history/mapping.ts";
import { ocelRows } from "../history/ocel-reader.ts";
import { separatorByte, separatorOf } from "../history/separator.ts";
import { XesReader, XmlFault } from "../history/xes-reader.ts";
import { type Survey, walk } from "./extract-file.ts";
import { cannotImport, ImportError } from "./import-error.ts";
import { parquetRows } from "./parquet-rows.ts";
import { type RowTaker, StopReading } from "./row-taker.ts";

/** What of a mapping says how a file is read. */
type HowToRead = Pick<Mapping, "kind" | "encoding" | "separator" | "columns">;

/** Reads all rows of a file. */
export function rowsOf(
  file: string,
  surveyed: Survey,
  mapping: HowToRead,
  taker: RowTaker,
): Effect.Effect<Reading, ImportError> {
  switch (mapping.kind) {
    case "csv":
      return csvRows(file, surveyed, mapping, taker);
    case "xes":
      return xesRows(file, surveyed, mapping, taker);
    case "ocel":
      return jsonRows(file, mapping, taker);
    case "parquet":
      return parquetRows(file, taker);
  }
}

const decoderOf = (encoding: Encoding): Decode => {
  const decoder = new TextDecoder(encoding);
  return (bytes) => decoder.decode(bytes);
};

/** Reads separated text. */
const csvRows = Effect.fnUntraced(function* (
  file: string,
  { encoding: found, head, bytes: size }: Survey,
  mapping: HowToRead,
  taker: RowTaker,
): Effect.fn.Return<Reading, ImportError> {
  const said = encodingOf(found, mapping.encoding);
  if ("fault" in said) return yield* Effect.fail(cannotImport(file, said.fault));
  const { encoding } = said;
  const decode = decoderOf(encoding);
  const lineEnd = head.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const firstLine = decode(head.subarray(0, lineEnd < 0 ? head.length : lineEnd));
  if (firstLine.trim() === "") {
    return yield* Effect.fail(cannotImport(file, "it begins with an empty line; a header must"));
  }
  const columns = new Set(mapping.columns.keys());
  const separator = mapping.separator ?? separatorOf(firstLine, columns);
  const reader = new CsvReader(separatorByte[separator]);
  let isHeader = true;
  let taken = 0;
  const take = (block: Uint8Array): void => {
    taken += block.length;
    const cells = reader.feed(block, taken === size);
    if ("message" in cells) {
      const { line, message } = cells;
      throw new StopReading(new ImportError({ file, message: `${file}:${line} ${message}` }));
    }
    if (cells.rows === 0) return;
    if (isHeader) taker.header(namesIn(cells, decode), decode);
    taker.rows(cells, isHeader ? 1 : 0);
    isHeader = false;
  };
  yield* walk(file, take);
  return { kind: "csv", encoding, separator };
});

const namesIn = ({ bytes, ends, starts, width }: Cells, decode: Decode): ReadonlyArray<string> =>
  Array.from({ length: width }, (_, c) => decode(bytes.subarray(starts[c], ends[c])));

const xmlEncoding = /^\ufeff?<\?xml[^>]*encoding=["']([\w-]+)["']/u;

/** Reads XES. */
const xesRows = Effect.fnUntraced(function* (
  file: string,
  { encoding: { kind }, head }: Survey,
  mapping: HowToRead,
  taker: RowTaker,
): Effect.fn.Return<Reading, ImportError> {
  const begin = new TextDecoder().decode(head.subarray(0, 200));
  const stated = xmlEncoding.exec(begin)?.[1] ?? (kind === "utf-16" ? "utf-16" : "utf-8");
  const columns = [...mapping.columns.keys()];
  taker.header(columns, decoderOf("utf-8"));
  const reader = new XesReader(columns, (cells) => taker.rows(cells, 0));
  const decoder = yield* Effect.try({
    try: () => new TextDecoder(stated, { fatal: true }),
    catch: () => cannotImport(file, `its encoding ${stated} is not known: save it as UTF-8`),
  });
  const fault = (cause: unknown): never => {
    if (cause instanceof StopReading) throw cause;
    if (!(cause instanceof XmlFault)) {
      throw new StopReading(cannotImport(file, `it is not written in ${stated}`));
    }
    const { line, message } = cause;
    throw new StopReading(new ImportError({ file, message: `${file}:${line} ${message}` }));
  };
  yield* walk(file, (block) => {
    try {
      reader.write(decoder.decode(block, { stream: true }));
    } catch (cause) {
      fault(cause);
    }
  });
  yield* Effect.sync(() => {
    try {
      reader.end();
    } catch (cause) {
      fault(cause);
    }
  });
  taker.seen(reader.seen);
  return { kind: "xes" };
});

/** Reads OCEL 2.0 in JSON, which has to be in memory as a whole. */
const jsonRows = Effect.fnUntraced(function* (
  file: string,
  mapping: HowToRead,
  taker: RowTaker,
): Effect.fn.Return<Reading, ImportError> {
  const decoder = new TextDecoder();
  let text = "";
  yield* walk(file, (block) => {
    text += decoder.decode(block, { stream: true });
  });
  const json = yield* Effect.try({
    try: () => JSON.parse(text) as unknown,
    // What the engine says quotes the file, which may be about persons.
    catch: () => cannotImport(file, "it is no JSON, or breaks off before its end"),
  });
  const columns = [...mapping.columns.keys()];
  const found = ocelRows(json, columns);
  if (typeof found === "string") return yield* Effect.fail(cannotImport(file, found));
  taker.header(columns, decoderOf("utf-8"));
  taker.rows(cellsOf(found.rows, columns.length), 0);
  taker.seen(found.seen);
  return { kind: "ocel" };
});
