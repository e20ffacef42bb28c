/**
 * Writes a log as a file for other tools. What formats know of the log as a whole (which program
 * wrote it, from which log, by which chain and vocabulary) is said in the file itself, so that an
 * export can be told from another, and held against the log that it is of.
 */
import * as Effect from "effect/Effect";
import { version } from "../experiment/version.ts";
import { CsvExport, type CsvForm } from "../history/export/csv-export.ts";
import type { Selection } from "../history/export/export-selection.ts";
import { OcelExport } from "../history/export/ocel-export.ts";
import { type LogFacts, XesExport } from "../history/export/xes-export.ts";
import type { CaseNotion } from "../history/log-distance/lens.ts";
import type { Bounds, Chunk } from "../store/contract.ts";
import type { ReadFailure } from "../store/failures.ts";
import { vocabularyHash } from "../store/vocabulary-hash.ts";
import { noteDerived } from "./derived-files.ts";
import {
  type ExportError,
  exportError,
  type WholeFile,
  withAside,
  withWholeFile,
  writing,
} from "./export-file.ts";
import { happenedChunks, pause } from "./happened-chunks.ts";
import type { LogFileError } from "./log-file-error.ts";
import { happenedWithin, type OpenLog } from "./open-log.ts";

export const exportFormats = ["parquet", "ocel", "xes", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportAsked {
  readonly to: ExportFormat;
  readonly file: string;
  readonly force: boolean;
  readonly selection: Selection;
  /** Last civil minute by which an event must have been registered. */
  readonly knownOn: number | undefined;
  /** Of XES. */
  readonly by: CaseNotion;
  readonly csv: CsvForm;
  /** Is told how far the work is, in events of the log. */
  readonly progress: (done: number) => void;
}

export interface Exported {
  readonly events: number;
  /** Chosen events that the format has no place for. */
  readonly leftOut: number;
  /** Cases of XES, objects of OCEL. */
  readonly cases: number | undefined;
  readonly objects: number | undefined;
  readonly bytes: number;
}

export type ExportFailure = ExportError | ReadFailure | LogFileError;

/** Exports a log; the file is there when this has succeeded, and only then. */
export const exportLog = (
  log: OpenLog,
  asked: ExportAsked,
): Effect.Effect<Exported, ExportFailure> =>
  withWholeFile(asked.file, asked.force, (file) =>
    writers[asked.to](log, asked, file).pipe(
      Effect.map((done) => ({ ...nothing, ...done, bytes: 0, file })),
    ),
  ).pipe(
    Effect.tap(() => writing(asked.file, () => noteDerived(log.folder, asked.file))),
    Effect.map(({ file, ...done }) => ({ ...done, bytes: file.bytes })),
  );

const nothing = { leftOut: 0, cases: undefined, objects: undefined };

type Done = Pick<Exported, "events"> & Partial<Exported>;
type Write = (
  log: OpenLog,
  asked: ExportAsked,
  file: WholeFile,
) => Effect.Effect<Done, ExportFailure>;

const boundsOf = ({ knownOn, selection }: ExportAsked): Bounds => ({
  knownOn,
  validTo: selection.to === Infinity ? undefined : selection.to,
});

/** Shows a writer all that happened. A disk that fails while it writes fails the whole. */
const fed = (
  log: OpenLog,
  asked: ExportAsked,
  take: (chunk: Chunk) => void,
): Effect.Effect<void, ExportFailure> => {
  let fault: ExportError | undefined;
  let done = 0;
  const guarded = (chunk: Chunk): void => {
    if (fault !== undefined) return;
    try {
      take(chunk);
    } catch (cause) {
      fault = exportError(asked.file, cause);
      return;
    }
    done += chunk.columns.length;
    asked.progress(done);
  };
  return happenedChunks(log, boundsOf(asked), guarded).pipe(
    Effect.flatMap(() => (fault === undefined ? Effect.void : Effect.fail(fault))),
  );
};

const csv: Write = Effect.fnUntraced(function* (log, asked, file) {
  const made = new CsvExport(asked.selection, asked.csv, (text) => file.text(text));
  yield* fed(log, asked, (chunk) => made.take(chunk));
  return { events: made.events };
});

const ocel: Write = (log, asked, file) =>
  withAside(`${asked.file}.${process.pid}.objects.partial`, (aside) =>
    Effect.gen(function* () {
      const made = new OcelExport(
        asked.selection,
        (text) => file.text(text),
        (text) => aside.text(text),
      );
      yield* fed(log, asked, (chunk) => made.take(chunk));
      yield* writing(asked.file, () => {
        made.endEvents();
        aside.readBack((bytes) => file.bytesOf(bytes));
        made.end();
      });
      return { events: made.events, objects: made.objects };
    }),
  );

const parquet: Write = Effect.fnUntraced(function* (log, asked, file) {
  const { ParquetExport } = yield* Effect.promise(() => import("./parquet-export.ts"));
  const facts = factsOf(log).map(([key, , value]) => ({ key, value }));
  const made = new ParquetExport(
    log.events,
    asked.selection,
    facts,
    `caseflow ${version}`,
    (bytes) => file.block(bytes),
  );
  yield* fed(log, asked, (chunk) => made.take(chunk));
  yield* writing(asked.file, () => made.end());
  return { events: made.events };
});

/** Citizens written between two moments at which the program can be stopped. */
const citizensAtOnce = 1000;

const xes: Write = Effect.fnUntraced(function* (log, asked, file) {
  const happened = yield* happenedWithin(log, boundsOf(asked));
  const made = new XesExport(happened, asked.selection, asked.by, (text) => file.text(text));
  yield* writing(asked.file, () =>
    made.begin([["concept:name", "string", log.name], ...factsOf(log)]),
  );
  for (let from = 0; from < made.citizens; from += citizensAtOnce) {
    const to = Math.min(made.citizens, from + citizensAtOnce);
    yield* writing(asked.file, () => made.take(from, to));
    asked.progress(Math.round((happened.columns.length * to) / made.citizens));
    yield* pause;
  }
  yield* writing(asked.file, () => made.end());
  return { events: made.events, cases: made.traces, leftOut: made.leftOut };
});

const writers: Readonly<Record<ExportFormat, Write>> = { csv, ocel, parquet, xes };

/** What is said of the log in the file. */
function factsOf({ chain, data, kind, name, run }: OpenLog): LogFacts {
  const facts: Array<LogFacts[number]> = [
    ["caseflow.log", "string", name],
    ["caseflow.version", "string", version],
    ["caseflow.chain", "string", chain],
    ["caseflow.vocabulary", "string", vocabularyHash()],
    ["caseflow.kind", "string", kind],
    ["caseflow.data", "string", data],
  ];
  if (run !== undefined) {
    facts.push(
      ["caseflow.scenario", "string", run.scenario],
      ["caseflow.seed", "string", run.seed],
      ["caseflow.replication", "int", String(run.replication)],
      ["caseflow.model", "string", run.model],
    );
  }
  return facts;
}
