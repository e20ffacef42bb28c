/** The rows of an extract, whatever kind of file it is, handed on as cells. */
import * as Effect from "effect/Effect";
import type { Cells, Decode } from "../history/cells.ts";
import { CsvReader } from "../history/csv-reader.ts";
import { type Encoding, encodingOf } from "../history/encoding.ts";
import type { Reading } from "../history/import-outcome.ts";
import type { Mapping } from "../history/mapping.ts";
import { separatorByte, separatorOf } from "../history/separator.ts";
import { type Survey, walk } from "./extract-file.ts";
import { cannotImport, ImportError } from "./import-error.ts";

/** What takes the rows of a file. */
export interface RowTaker {
  /** The names of the columns, once, before any row. */
  readonly header: (names: ReadonlyArray<string>, decode: Decode) => void;
  /** Rows from `from` on; they are good until the call returns. */
  readonly rows: (cells: Cells, from: number) => void;
}

/** Thrown by a taker to end the reading with its own reason. */
export class StopReading extends Error {
  readonly reason: unknown;

  constructor(reason: unknown) {
    super("stop");
    this.reason = reason;
  }
}

const decoderOf = (encoding: Encoding): Decode => {
  const decoder = new TextDecoder(encoding);
  return (bytes) => decoder.decode(bytes);
};

/** Reads separated text. */
export const csvRows = Effect.fnUntraced(function* (
  file: string,
  { encoding: found, head, bytes: size }: Survey,
  mapping: Mapping,
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
