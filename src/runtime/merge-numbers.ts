/** A list of changed personal numbers brought into a log: who was two there is one from now on. */
import * as crypto from "node:crypto";
import * as Effect from "effect/Effect";
import { minutesPerDay } from "../domain/moment.ts";
import type { Cells, Decode } from "../history/cells.ts";
import { datasetOf, type ExtractName } from "../history/extract-batches.ts";
import { type ChangedNumber, mergesOf } from "../history/merge.ts";
import { identityOf } from "../history/personal-number.ts";
import type { StoreFailure } from "../store/failures.ts";
import { appendExtract, standingOf } from "./append-extract.ts";
import { survey } from "./extract-file.ts";
import { rowsOf } from "./extract-rows.ts";
import { cannotImport, type ImportError } from "./import-error.ts";
import { pseudonymsBy, readKeys } from "./key-file.ts";
import { StopReading } from "./row-taker.ts";
import { openStoreAt } from "./open-store.ts";
import { readVault } from "./vault-file.ts";

export interface MergeRequest {
  readonly file: string;
  /** Columns with the number that persons had, and the one they have. */
  readonly old: string;
  readonly new: string;
  readonly store: string;
  readonly log: string;
  readonly key: string;
  readonly vault: string;
  /** Day on which the list was made, days since 2000-01-01. */
  readonly day: number;
}

export interface Merged {
  readonly rows: number;
  readonly joined: number;
  readonly renamed: number;
  readonly known: number;
  readonly unknown: number;
  readonly appended: { readonly from: number; readonly to: number } | undefined;
}

export const mergeNumbers = Effect.fnUntraced(function* (
  asked: MergeRequest,
): Effect.fn.Return<Merged, ImportError | StoreFailure> {
  const keys = yield* readKeys(asked.key, asked.store);
  const vault = yield* readVault(asked.vault, asked.log, keys);
  const store = yield* openStoreAt(asked.store);
  const { data } = yield* store.header(asked.log);
  const standing = yield* standingOf(store, asked.log);
  if (standing.citizens > vault.length) {
    const text = `the log has ${standing.citizens} citizens and this vault ${vault.length}`;
    return yield* Effect.fail(cannotImport(asked.vault, text));
  }
  const { changed, digest } = yield* listOf(asked, pseudonymsBy(keys));
  const known = vault.slice(0, standing.citizens);
  const numbers = new Map(known.map((pseudonym, number) => [pseudonym, number]));
  const until = (asked.day + 1) * minutesPerDay - 1;
  const merges = mergesOf(changed, numbers, standing, until);
  const { events, joined, newcomers, renamed, unknown } = merges;
  const counts = { rows: changed.length, joined, renamed, known: merges.known, unknown };
  if (events.length === 0) return { ...counts, appended: undefined };
  const name: ExtractName = {
    dataset: datasetOf(sha256("changed numbers")),
    until,
    source: digest,
    mapping: sha256(`${asked.old} ${asked.new}`),
  };
  const files = { file: asked.vault, keys, known, newcomers };
  const { log } = asked;
  const appended = yield* appendExtract({ store, log, standing, events, name, data, vault: files });
  return { ...counts, appended };
});

const sha256 = (text: string): string => crypto.createHash("sha256").update(text).digest("hex");

/** Reads the list. Numbers leave this as pseudonyms. */
const listOf = Effect.fnUntraced(function* (
  { file, new: later, old: earlier }: MergeRequest,
  pseudonym: (identity: string) => string,
): Effect.fn.Return<
  { readonly changed: ReadonlyArray<ChangedNumber>; readonly digest: string },
  ImportError
> {
  const surveyed = yield* survey(file);
  const changed: Array<ChangedNumber> = [];
  let places: ReadonlyArray<number> = [];
  let decode: Decode = () => "";
  const identityAt = (cells: Cells, row: number, place: number): string => {
    const at = row * cells.width + place;
    const identity = identityOf(cells.bytes.subarray(cells.starts[at], cells.ends[at]), decode);
    const isWhole = cells.counts[row] === cells.width;
    if (isWhole && identity !== "") return identity;
    const text = `line ${cells.lines[row]}: expected two numbers, of before and of now`;
    throw new StopReading(cannotImport(file, text));
  };
  const taker = {
    header: (names: ReadonlyArray<string>, said: Decode) => {
      decode = said;
      places = [earlier, later].map((column) => {
        const place = names.findIndex((name) => name.trim() === column);
        if (place >= 0) return place;
        throw new StopReading(cannotImport(file, `it has no column \`${column}\``));
      });
    },
    rows: (cells: Cells, from: number) => {
      for (let row = from; row < cells.rows; row++) {
        const [one, other] = places.map((place) => pseudonym(identityAt(cells, row, place)));
        changed.push({ old: one, new: other, line: cells.lines[row] });
      }
    },
    seen: () => {},
  };
  const columns = new Map([earlier, later].map((name) => [name, []]));
  const shape = { kind: "csv", encoding: undefined, separator: undefined, columns } as const;
  yield* rowsOf(file, surveyed, shape, taker).pipe(
    Effect.catchDefect((defect) =>
      defect instanceof StopReading
        ? Effect.fail(defect.reason as ImportError)
        : Effect.die(defect),
    ),
  );
  return { changed, digest: surveyed.digest };
});
