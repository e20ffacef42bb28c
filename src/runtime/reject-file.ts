/** The rejected rows of an import as a file of separated text, which any spreadsheet opens. */
import * as fs from "node:fs";
import * as Effect from "effect/Effect";
import type { Reject, RejectReason } from "../history/rejects.ts";
import { cannotImport, type ImportError, wordsOf } from "./import-error.ts";

const heading = ["line", "column", "reason", "explanation", "found"];

/** Writes the rejects. @param words of a reason, in the language asked for. */
export const writeRejects = (
  file: string,
  rejects: ReadonlyArray<Reject>,
  words: (reason: RejectReason, expected: string) => string,
): Effect.Effect<void, ImportError> =>
  Effect.try({
    try: () => {
      const rows = rejects.map(({ column, expected, found, line, reason }) =>
        [String(line), column, reason, words(reason, expected), found].map(quoted).join(";"),
      );
      // The mark tells spreadsheets that it is UTF-8.
      fs.writeFileSync(file, `\ufeff${[heading.join(";"), ...rows].join("\r\n")}\r\n`);
    },
    catch: (cause) => cannotImport(file, `the rejects cannot be written: ${wordsOf(cause)}`),
  });

/** What a spreadsheet would take for a formula is made text. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r-]/u.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
