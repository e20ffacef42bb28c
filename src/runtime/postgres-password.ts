/**
 * The password of a database, from where PostgreSQL's own programs take it when an address has
 * none: `PGPASSWORD`, then a line `host:port:database:user:password` of the password file
 * (`PGPASSFILE`, or `.pgpass` in the home folder), which nobody else may be able to read.
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Database } from "./store-place.ts";

const othersMayRead = 0o077;

export function passwordOf(database: Database): string | undefined {
  const { PGPASSWORD, PGPASSFILE } = process.env;
  if (PGPASSWORD !== undefined && PGPASSWORD !== "") return PGPASSWORD;
  return passwordIn(PGPASSFILE || path.join(os.homedir(), ".pgpass"), database);
}

/** The password that a file has for a database; the first line that fits counts. */
function passwordIn(
  file: string,
  { host, port, name, user = os.userInfo().username }: Database,
): string | undefined {
  let text: string;
  try {
    if (process.platform !== "win32" && (fs.statSync(file).mode & othersMayRead) !== 0) {
      return undefined;
    }
    text = fs.readFileSync(file, "utf8");
  } catch {
    // Most people have no such file; the server says it if a password was needed.
    return undefined;
  }
  const sought = [host, port, name, user];
  for (const line of text.split(/\r?\n/u)) {
    if (line === "" || line.startsWith("#")) continue;
    const fields = fieldsOf(line);
    const isFitting = sought.every((value, i) => fields[i] === "*" || fields[i] === value);
    if (isFitting && fields.length === sought.length + 1) return fields.at(-1);
  }
  return undefined;
}

/** The fields of a line; a backslash takes the next character as it is. */
const fieldsOf = (line: string): ReadonlyArray<string> =>
  (line.match(/(?:\\.|[^:\\])*(?::|$)/gu) ?? [])
    .slice(0, 5)
    .map((field) => field.replace(/:$/u, "").replace(/\\(.)/gu, "$1"));
