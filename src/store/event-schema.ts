/**
 * Versions of what events mean. Every batch says which version its rows are of; a reader brings
 * older rows up to its own version as it reads, so a log is never rewritten. Adding an event, or
 * a field in a slot that was free, needs no new version: old rows lack it, and mean what they
 * meant. Changing what a row means does, with an upcaster from the version before.
 *
 * An upcaster takes whole columns and gives whole columns: row by row with objects would cost a
 * hundred times as much. It may change, drop, split or merge rows, and then says which position
 * each row came from.
 */
import { vocabulary } from "../domain/vocabulary.ts";
import { unknownCode } from "./batch.ts";
import type { StoredRows } from "./backing.ts";
import type { Chunk } from "./contract.ts";

/** Brings rows of version `from` to version `from + 1`: pure, and for every row there can be. */
export interface Upcaster {
  readonly from: number;
  /** What changed, in words. */
  readonly what: string;
  readonly upcast: (rows: Chunk) => Chunk;
}

export interface EventSchema {
  readonly version: number;
  /** Codes that are in use. */
  readonly codes: ReadonlySet<number>;
  /** One for each version from 1 to the one before `version`. */
  readonly upcasters: ReadonlyArray<Upcaster>;
}

/** The version that this program writes. */
export const currentSchema: EventSchema = {
  version: 1,
  codes: new Set(vocabulary.map(({ code }) => code)),
  upcasters: [],
};

/** Rows that this schema does not know, in words. */
export interface Unknown {
  readonly found: string;
  readonly expected: string;
}

/** Rows in the words of a schema, whatever version they were written in. */
export function upcast(rows: StoredRows, schema: EventSchema): Chunk | Unknown {
  const { first, columns, recorded } = rows;
  let chunk: Chunk = { first, columns, recorded, positions: undefined };
  if (rows.schema > schema.version || rows.schema < 1) {
    return {
      found: `events of version ${rows.schema}`,
      expected: `versions 1 to ${schema.version}`,
    };
  }
  for (let version = rows.schema; version < schema.version; version++) {
    const step = schema.upcasters.find(({ from }) => from === version);
    if (step === undefined) {
      return { found: `events of version ${version}`, expected: "an upcaster from it" };
    }
    chunk = step.upcast(chunk);
  }
  const code = unknownCode(chunk.columns, schema.codes);
  if (code === undefined) return chunk;
  return { found: `events of code ${code}`, expected: "the codes of its vocabulary" };
}

/** Position of row i of a chunk. */
export const positionOf = ({ first, positions }: Chunk, i: number): number =>
  positions === undefined ? first + i : positions[i];
