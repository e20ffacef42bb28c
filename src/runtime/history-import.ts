/**
 * An extract brought into a log in two phases. First everything is read and judged in memory, and
 * held against what the log has; then it is appended, in batches whose names follow from the file
 * and the mapping. Whatever goes wrong in the first phase leaves the log as it was; what is cut
 * off in the second does not count, and is taken up where it stopped when the same import is run
 * again.
 */
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { minutesPerDay } from "../domain/moment.ts";
import { CitizenIndex } from "../history/citizen-index.ts";
import { difference } from "../history/difference.ts";
import { datasetOf, type ExtractName, headOf } from "../history/extract-batches.ts";
import { columnsOf } from "../history/file-columns.ts";
import type { Changes, ImportOutcome, Reading } from "../history/import-outcome.ts";
import { InvalidMapping, type LoadedMapping, loadMapping } from "../history/load-mapping.ts";
import { Mapper, type RowCounts } from "../history/mapper.ts";
import { qualityOf } from "../history/quality.ts";
import type { Rejects } from "../history/rejects.ts";
import { type Extract, settle } from "../history/settle.ts";
import { StagedEvents } from "../history/staging.ts";
import { withRegistrations } from "../history/registration.ts";
import type { Standing } from "../history/standing.ts";
import type { LogStoreShape } from "../store/contract.ts";
import type { StoreFailure } from "../store/failures.ts";
import { appendExtract, firstPosition, standingOf } from "./append-extract.ts";
import { survey } from "./extract-file.ts";
import { rowsOf } from "./extract-rows.ts";
import { cannotImport, type ImportError, wordsOf } from "./import-error.ts";
import { type Keys, pseudonymsBy, readKeys } from "./key-file.ts";
import { openStoreAt } from "./open-store.ts";
import { type RowTaker, StopReading } from "./row-taker.ts";
import { readVault } from "./vault-file.ts";

export interface ImportRequest {
  readonly file: string;
  readonly mapping: string;
  /** Folder or database of the store, and the log in it. */
  readonly store: string;
  readonly log: string;
  readonly key: string;
  readonly vault: string;
  /** Day of the extract, days since 2000-01-01; that of the mapping unless given. */
  readonly extractDay: number | undefined;
  /** First day that the extract covers; undefined when it covers everything. */
  readonly coversFrom: number | undefined;
  /** Share of the rows that may be rejected. */
  readonly rejectsMost: number;
  readonly synthetic: boolean;
  readonly dryRun: boolean;
}

type Failure = ImportError | InvalidMapping | StoreFailure;

/** Retractions beyond this share of what the extract covers are taken for a mistake. */
const retractedMost = 0.1;

export const importExtract = Effect.fnUntraced(function* (
  asked: ImportRequest,
): Effect.fn.Return<ImportOutcome, Failure> {
  const loaded = yield* readMapping(asked.mapping);
  const extractDay = asked.extractDay ?? loaded.mapping.extractDay;
  if (extractDay === undefined) {
    const text =
      "when was the extract made? Say `extract: { on: … }` in the mapping, or --extract-date";
    return yield* Effect.fail(cannotImport(asked.file, text));
  }
  const keys = yield* readKeys(asked.key, asked.store);
  const vault = yield* readVault(asked.vault, asked.log, keys);
  const store = yield* openStoreAt(asked.store);
  const standing = yield* standingOf(store, asked.log);
  if (standing.citizens > vault.length) {
    const text =
      `the log has ${standing.citizens} citizens and its vault ${vault.length}: give the log's ` +
      "own vault with --vault";
    return yield* Effect.fail(cannotImport(asked.vault, text));
  }
  const logged = vault.slice(0, standing.citizens);
  const staged = yield* stage(asked, loaded, keys, personsOf(logged, standing), extractDay);
  return yield* decide(asked, loaded, { keys, vault, store, standing, staged, extractDay });
});

const readMapping = (file: string): Effect.Effect<LoadedMapping, ImportError | InvalidMapping> =>
  Effect.suspend((): Effect.Effect<LoadedMapping, ImportError | InvalidMapping> => {
    let text: string;
    try {
      text = fs.readFileSync(file, "utf8");
    } catch (cause) {
      return Effect.fail(cannotImport(file, `the mapping cannot be read: ${wordsOf(cause)}`));
    }
    const loaded = loadMapping(text, file);
    return Result.isSuccess(loaded) ? Effect.succeed(loaded.success) : Effect.fail(loaded.failure);
  });

interface Staged {
  readonly reading: Reading;
  readonly digest: string;
  readonly counts: RowCounts;
  readonly rejects: Rejects;
  readonly extract: Extract;
  readonly citizens: CitizenIndex;
  readonly outdated: ReadonlySet<string>;
}

/** Who goes by which pseudonym, and which of these are no longer their owners'. */
interface Persons {
  readonly count: number;
  readonly byPseudonym: ReadonlyMap<string, number>;
  readonly outdated: ReadonlySet<string>;
}

function personsOf(logged: ReadonlyArray<string>, standing: Standing): Persons {
  const byPseudonym = new Map(logged.map((one, number) => [one, standing.personOf(number)]));
  const newest = new Map(logged.map((one, number) => [standing.personOf(number), one]));
  const isNewest = (one: string) => newest.get(byPseudonym.get(one)!) === one;
  const outdated = new Set(logged.filter((one) => !isNewest(one)));
  return { count: logged.length, byPseudonym, outdated };
}

/** Reads the whole file through the mapping. */
const stage = Effect.fnUntraced(function* (
  { file }: ImportRequest,
  loaded: LoadedMapping,
  keys: Keys,
  logged: Persons,
  extractDay: number,
): Effect.fn.Return<Staged, ImportError | InvalidMapping> {
  const { mapping } = loaded;
  const surveyed = yield* survey(file);
  let mapper: Mapper | undefined;
  const taker: RowTaker = {
    header: (names, decode) => {
      const places = columnsOf(names, loaded);
      if (places instanceof InvalidMapping) throw new StopReading(places);
      const { kind } = mapping.citizen;
      const citizens = new CitizenIndex(kind, decode, pseudonymsBy(keys), logged.byPseudonym);
      mapper = new Mapper(mapping, places, decode, citizens, extractDay);
    },
    rows: (cells, from) => mapper?.take(cells, from),
    seen: (names) => {
      const places = columnsOf([...names], loaded);
      if (places instanceof InvalidMapping) throw new StopReading(places);
    },
  };
  const reading = yield* rowsOf(file, surveyed, mapping, taker).pipe(
    Effect.catchDefect((defect) =>
      defect instanceof StopReading
        ? Effect.fail(defect.reason as ImportError | InvalidMapping)
        : Effect.die(defect),
    ),
  );
  if (mapper === undefined) return yield* Effect.fail(cannotImport(file, "it has no rows"));
  const { citizens, counts, events, rejects, spells } = mapper;
  const extract = settle(events, spells, mapping, citizens, logged.count);
  const { outdated } = logged;
  return { reading, digest: surveyed.digest, counts, rejects, extract, citizens, outdated };
});

interface Ready {
  readonly keys: Keys;
  readonly vault: ReadonlyArray<string>;
  readonly store: LogStoreShape;
  readonly standing: Standing;
  readonly staged: Staged;
  readonly extractDay: number;
}

/** Holds what was read against the log, and appends what is new. */
const decide = Effect.fnUntraced(function* (
  asked: ImportRequest,
  { mapping }: LoadedMapping,
  ready: Ready,
): Effect.fn.Return<ImportOutcome, Failure> {
  const { extractDay, staged, standing } = ready;
  const { counts, extract, reading, rejects } = staged;
  const name: ExtractName = {
    dataset: datasetOf(sha256(mapping.id)),
    until: (extractDay + 1) * minutesPerDay - 1,
    source: staged.digest,
    mapping: sha256(mapping.text),
  };
  const change = yield* changeOf(asked, extract, standing, name);
  const { citizens, outdated } = staged;
  const base = firstPosition(standing, name.source);
  const who = { citizens, outdated, says: mapping.citizen, until: name.until, base };
  const settled = withRegistrations(change?.events ?? new StagedEvents(), standing, who);
  const outcome = {
    reading,
    extractDay,
    counts,
    rejects,
    citizens: extract.citizens,
    newcomers: extract.newcomers.length,
    merged: extract.merged,
    duplicates: extract.duplicates,
    quality: qualityOf(extract.events),
    changes: change?.changes,
    changedFacts: change === undefined ? 0 : settled.changed,
    events: extract.events,
    appended: undefined,
  };
  const isRefused = rejects.rows > asked.rejectsMost * counts.rows;
  if (asked.dryRun) return { ...outcome, state: "dryRun" };
  if (isRefused) return { ...outcome, state: "refused" };
  if (change === undefined) return { ...outcome, state: "known" };
  if (settled.events.length === 0) return { ...outcome, state: "unchanged" };
  const { keys, store, vault } = ready;
  const appended = yield* appendExtract({
    store,
    log: asked.log,
    standing,
    events: settled.events,
    name,
    data: asked.synthetic ? "synthetic" : "personal",
    vault: { file: asked.vault, keys, known: vault, newcomers: extract.newcomers },
  });
  return { ...outcome, state: "appended", appended };
});

const sha256 = (text: string): string => crypto.createHash("sha256").update(text).digest("hex");

/** What there is to append; undefined when this very extract is in the log. */
const changeOf = Effect.fnUntraced(function* (
  { coversFrom, file }: ImportRequest,
  { events }: Extract,
  standing: Standing,
  { dataset, mapping, source, until }: ExtractName,
): Effect.fn.Return<
  { readonly events: StagedEvents; readonly changes: Changes | undefined } | undefined,
  ImportError
> {
  const before = standing.extracts.filter(
    (extract) => extract.dataset === dataset && standing.isWhole(extract),
  );
  const isKnown = before.some(
    (extract) =>
      extract.source === headOf(source) &&
      extract.mapping === headOf(mapping) &&
      extract.until === until,
  );
  if (isKnown) return undefined;
  const last = before.at(-1);
  if (last === undefined) return { events, changes: undefined };
  if (last.until > until) {
    const text = "an extract that was made later is in the log already; import them in their order";
    return yield* Effect.fail(cannotImport(file, text));
  }
  const from = coversFrom === undefined ? -Infinity : coversFrom * minutesPerDay;
  const found = difference(events, standing, { dataset, from, until, before: last.until });
  const share = found.covered === 0 ? 0 : found.retracted / found.covered;
  if (coversFrom === undefined && share > retractedMost) {
    const text =
      `it lacks ${found.retracted} of the ${found.covered} events of the extracts before it: if ` +
      "it covers a part of the time only, say from which day with --covers-from";
    return yield* Effect.fail(cannotImport(file, text));
  }
  const { added, corrected, retracted } = found;
  return { events: found.events, changes: { added, corrected, retracted } };
});
