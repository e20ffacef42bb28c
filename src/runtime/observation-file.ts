/** A file of published figures, one a line; it is only ever added to, and never half a line. */
import * as fs from "node:fs";
import * as Effect from "effect/Effect";
import { newAmong, readObservations } from "../history/observed.ts";
import type { Observation } from "../history/observation.ts";
import { cannotImport, type ImportError, wordsOf } from "./import-error.ts";

/** The observations in a file; none when there is no file. */
export const observationsIn = (
  file: string,
): Effect.Effect<ReadonlyArray<Observation>, ImportError> =>
  Effect.suspend(() => {
    let text: string;
    try {
      text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    } catch (cause) {
      return Effect.fail(cannotImport(file, `it cannot be read: ${wordsOf(cause)}`));
    }
    const kept = readObservations(text);
    return typeof kept === "string"
      ? Effect.fail(cannotImport(file, `${kept}: is this a file of observations?`))
      : Effect.succeed(kept);
  });

/** Adds what the file lacks. */
export const keepObservations = Effect.fnUntraced(function* (
  file: string,
  found: ReadonlyArray<Observation>,
): Effect.fn.Return<
  { readonly added: number; readonly known: number; readonly revised: number },
  ImportError
> {
  const kept = yield* observationsIn(file);
  const { added, revised } = newAmong(kept, found);
  yield* Effect.try({
    try: () => append(file, added.map((one) => `${JSON.stringify(one)}\n`).join("")),
    catch: (cause) => cannotImport(file, `it cannot be written: ${wordsOf(cause)}`),
  });
  return { added: added.length, known: found.length - added.length, revised };
});

function append(file: string, lines: string): void {
  const handle = fs.openSync(file, fs.existsSync(file) ? "r+" : "w+");
  try {
    const before = fs.readFileSync(handle);
    // What was cut off in the middle of a line never counted.
    const end = before.lastIndexOf(0x0a) + 1;
    fs.ftruncateSync(handle, end);
    fs.writeSync(handle, Buffer.from(lines), 0, undefined, end);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
