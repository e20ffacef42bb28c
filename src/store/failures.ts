/**
 * How a store can fail, as values: which log, what was found, what was expected, and what to do.
 * None of them leaves a log other than it was.
 */
import * as Schema from "effect/Schema";

/** There is no log of that name. */
export class NoSuchLog extends Schema.TaggedError<NoSuchLog>()("NoSuchLog", {
  log: Schema.String,
  message: Schema.String,
}) {}

/** There is a log of that name, with another header. */
export class LogExists extends Schema.TaggedError<LogExists>()("LogExists", {
  log: Schema.String,
  message: Schema.String,
}) {}

/** The head is not the one expected: somebody else appended. Read on, and append again. */
export class Conflict extends Schema.TaggedError<Conflict>()("Conflict", {
  log: Schema.String,
  expected: Schema.Int,
  head: Schema.Int,
  message: Schema.String,
}) {}

/** The batch id belongs to another batch, which lies at `from` up to `to`. */
export class BatchIdReused extends Schema.TaggedError<BatchIdReused>()("BatchIdReused", {
  log: Schema.String,
  batchId: Schema.String,
  from: Schema.Int,
  to: Schema.Int,
  message: Schema.String,
}) {}

/** The log is not what was written. Its events before `head` are good and can be read. */
export class LogCorrupt extends Schema.TaggedError<LogCorrupt>()("LogCorrupt", {
  log: Schema.String,
  head: Schema.Int,
  /** The file or row that is damaged, and the byte in it. */
  place: Schema.String,
  at: Schema.Int,
  why: Schema.String,
  message: Schema.String,
}) {}

/** There is no room left to write in. */
export class NoSpace extends Schema.TaggedError<NoSpace>()("NoSpace", {
  log: Schema.String,
  message: Schema.String,
}) {}

/** The log was ended for good at `head`. Branch from it to go on. */
export class Sealed extends Schema.TaggedError<Sealed>()("Sealed", {
  log: Schema.String,
  head: Schema.Int,
  message: Schema.String,
}) {}

/** Written by a version that knew more than this one. */
export class UnsupportedFormat extends Schema.TaggedError<UnsupportedFormat>()(
  "UnsupportedFormat",
  {
    log: Schema.String,
    place: Schema.String,
    found: Schema.String,
    expected: Schema.String,
    message: Schema.String,
  },
) {}

/** What was asked for cannot be: a name, a batch or a position out of bounds. */
export class Refused extends Schema.TaggedError<Refused>()("Refused", {
  log: Schema.String,
  message: Schema.String,
}) {}

/**
 * The machine failed: a disk, a permission, a connection. Whether the last thing asked for was
 * done may be unknown; asking for it again is safe.
 */
export class StoreFault extends Schema.TaggedError<StoreFault>()("StoreFault", {
  log: Schema.String,
  /** The system's word, such as EIO. */
  code: Schema.String,
  message: Schema.String,
}) {}

export type LogFailure = NoSuchLog | UnsupportedFormat | LogCorrupt | StoreFault;
export type ReadFailure = LogFailure | Refused;
export type CreateFailure = LogFailure | LogExists | NoSpace | Refused;
export type AppendFailure = ReadFailure | Conflict | BatchIdReused | NoSpace | Sealed;
export type BranchFailure = CreateFailure;
export type StoreFailure = AppendFailure | CreateFailure;

const failures = [
  NoSuchLog,
  LogExists,
  Conflict,
  BatchIdReused,
  LogCorrupt,
  NoSpace,
  Sealed,
  UnsupportedFormat,
  Refused,
  StoreFault,
];

export const isStoreFailure = (cause: unknown): cause is StoreFailure =>
  failures.some((failure) => cause instanceof failure);

export const noSuchLog = (log: string): NoSuchLog =>
  new NoSuchLog({ log, message: `There is no log ${log}: check the name, or create it.` });

export const logExists = (log: string): LogExists =>
  new LogExists({ log, message: `There is a log ${log} already, with another header.` });

export const conflict = (log: string, expected: number, head: number): Conflict =>
  new Conflict({
    log,
    expected,
    head,
    message: `${log}: ${expected} events were expected, there are ${head}. Read on and try again.`,
  });

export const batchIdReused = (
  log: string,
  batchId: string,
  { from, to }: { readonly from: number; readonly to: number },
): BatchIdReused =>
  new BatchIdReused({
    log,
    batchId,
    from,
    to,
    message: `${log}: the batch id ${batchId} belongs to other events, ${from} up to ${to}.`,
  });

export const logCorrupt = (
  log: string,
  head: number,
  { place, at, why }: { readonly place: string; readonly at: number; readonly why: string },
): LogCorrupt =>
  new LogCorrupt({
    log,
    head,
    place,
    at,
    why,
    message:
      `${log}: damaged at byte ${at} of ${place} (${why}). The ${head} events before it are ` +
      "good and can be read; branch from them, or restore the log from a copy.",
  });

export const sealed = (log: string, head: number): Sealed =>
  new Sealed({
    log,
    head,
    message: `${log}: sealed at event ${head}; branch from it to go on.`,
  });

export const unsupported = (
  log: string,
  place: string,
  found: string,
  expected: string,
): UnsupportedFormat =>
  new UnsupportedFormat({
    log,
    place,
    found,
    expected,
    message: `${log}: ${place} holds ${found}, this version reads ${expected}: use a newer one.`,
  });

export const refused = (log: string, message: string): Refused => new Refused({ log, message });

/** A log that is being rewritten, or was when the program died. */
export const cutOff = (log: string): Refused =>
  refused(
    log,
    `${log}: a rewriting of it has not ended; ask for it again (\`history forget --rewrite\`).`,
  );

const fullDisk = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/**
 * What a failed call to the machine means: `NoSpace` or `StoreFault`. An error that no machine
 * made is a mistake in the program and is thrown on.
 */
export function machineFailure(log: string, cause: unknown): NoSpace | StoreFault {
  const { code, message } = cause as { readonly code?: unknown; readonly message?: string };
  if (typeof code !== "string") throw cause;
  if (fullDisk.has(code)) {
    const text = `${log}: the disk is full (${code}); free some space and try again.`;
    return new NoSpace({ log, message: text });
  }
  return new StoreFault({ log, code, message: `${log}: ${message ?? code}` });
}
