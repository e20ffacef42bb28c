/** Log files by the name of a file or of the folder that they are in. */
import type * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import { attempt, type LogFileError } from "./log-file-error.ts";

const ending = ".caselog";

/** The file itself, or the log files of a folder in the order of their names. */
export const logFilesIn = (place: string): Effect.Effect<ReadonlyArray<string>, LogFileError> =>
  attempt("read", place, () => {
    if (!fs.statSync(place).isDirectory()) return [place];
    const names = fs.readdirSync(place).filter((name) => name.endsWith(ending));
    return names.sort().map((name) => path.join(place, name));
  });
