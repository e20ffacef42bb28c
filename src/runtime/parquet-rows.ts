/** The rows of a Parquet file as cells, some thousands at a time. */
import * as Effect from "effect/Effect";
import {
  asyncBufferFromFile,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from "hyparquet";
import * as zlib from "node:zlib";
import { cellsOf } from "../history/cells.ts";
import type { Reading } from "../history/import-outcome.ts";
import { cannotImport, type ImportError, wordsOf } from "./import-error.ts";
import type { RowTaker } from "./row-taker.ts";

const rowsAtOnce = 50_000;
const decoder = new TextDecoder();

/** hyparquet unpacks Snappy itself. */
const compressors = {
  ZSTD: (input: Uint8Array) => new Uint8Array(zlib.zstdDecompressSync(input)),
  GZIP: (input: Uint8Array) => new Uint8Array(zlib.gunzipSync(input)),
  BROTLI: (input: Uint8Array) => new Uint8Array(zlib.brotliDecompressSync(input)),
};

export const parquetRows = (file: string, taker: RowTaker): Effect.Effect<Reading, ImportError> =>
  Effect.gen(function* () {
    const { metadata, source } = yield* reading(file, async () => {
      const opened = await asyncBufferFromFile(file);
      return { source: opened, metadata: await parquetMetadataAsync(opened) };
    });
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    taker.header(names, (bytes) => decoder.decode(bytes));
    const rows = Number(metadata.num_rows);
    for (let rowStart = 0; rowStart < rows; rowStart += rowsAtOnce) {
      const rowEnd = Math.min(rows, rowStart + rowsAtOnce);
      const asked = { file: source, metadata, compressors, rowStart, rowEnd };
      const records = yield* reading(file, () => parquetReadObjects(asked));
      const cells = records.map((record) => names.map((name) => textOf(record[name])));
      const numbers = records.map((_, i) => rowStart + i + 1);
      taker.rows(cellsOf(cells, names.length, numbers), 0);
    }
    return { kind: "parquet" as const };
  });

const reading = <A>(file: string, read: () => Promise<A>): Effect.Effect<A, ImportError> =>
  Effect.tryPromise({
    try: read,
    catch: (cause) => cannotImport(file, `it cannot be read as Parquet: ${wordsOf(cause)}`),
  });

/** A date without a time is written as one. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (!(value instanceof Date)) return String(value);
  const iso = value.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19);
}
