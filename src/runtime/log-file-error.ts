/**
 * What can go wrong with a log file outside of it: the disk, the path, the permission. A reader
 * of the message knows which file, what the system said, and what to do about it.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";

/** What kept a log file from being written or read, and how to mend it. */
export class LogFileError extends Schema.TaggedError<LogFileError>()("LogFileError", {
  /** What was being done. */
  doing: Schema.Literals(["write", "read"]),
  path: Schema.String,
  /** The system's word, such as ENOSPC. */
  code: Schema.String,
  message: Schema.String,
}) {}

const mending: Record<string, string> = {
  ENOSPC: "The disk is full: free some space, or log fewer replications.",
  EDQUOT: "Your quota on this disk is used up: free some space, or log fewer replications.",
  EFBIG: "The file would be larger than this system allows: log to another disk.",
  EACCES: "You have no permission there: choose another directory, or ask for the permission.",
  EPERM: "You have no permission there: choose another directory, or ask for the permission.",
  EROFS: "That disk can only be read: choose another directory.",
  ENOENT: "There is no such file or directory: check the path.",
  ENOTDIR: "A part of the path is a file, not a directory: check the path.",
  EEXIST: "There is a file where the directory should be: check the path.",
  EISDIR: "That is a directory: name the log file in it.",
  EMFILE: "Too many files are open: run fewer threads.",
  EIO: "The disk reported an error: the disk may be failing.",
  EOF: "Something else cut the file while it was read: read it again.",
};

/** The error that a failed system call means. A mistake in the program stays what it was. */
export function logFileError(doing: "write" | "read", file: string, cause: unknown): LogFileError {
  if (cause instanceof LogFileError) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === undefined) throw cause; // a mistake in the program, not in the world
  const mend = mending[code] ?? message;
  const text = `Cannot ${doing} the log ${file} (${code}). ${mend}`;
  return new LogFileError({ doing, path: file, code, message: text });
}

/** A step that may fail as a log file does, as an effect. */
export function attempt<A>(doing: "write" | "read", file: string, step: () => A) {
  return Effect.suspend((): Effect.Effect<A, LogFileError> => {
    try {
      return Effect.succeed(step());
    } catch (cause) {
      return Effect.fail(logFileError(doing, file, cause));
    }
  });
}
