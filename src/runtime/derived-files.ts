/**
 * Files that were made of a log: exports, indexes, forecasts from it. Whoever makes one notes it in
 * the log's folder; and since such files say which chain they were made of, in their name or in
 * themselves, those that nobody noted are found by that.
 */
import * as fs from "node:fs";
import * as path from "node:path";

const noteFile = "derived";
/** Endings of files that only this program makes of a log, and makes again when asked. */
const remade = /\.(?:caselog|duckdb|duckdb\.wal|parquet|xes|xes\.gz|jsonocel|jsonl)$/u;
const pieceBytes = 1 << 24;
const chainDigits = 16;

/** A file as it was when it was made: another that has its name since is not taken for it. */
interface Note {
  readonly file: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

const noteOf = (file: string): Note => {
  const { size, mtimeMs } = fs.statSync(file);
  return { file: path.resolve(file), bytes: size, modified: mtimeMs };
};

/**
 * Notes that a file has been made of a log. Whoever may only read the log may still make one; it is
 * then found by the chain that it says, as are the files made of a log that has no folder.
 * @param folder of the log, if it has one
 */
export function noteDerived(folder: string | undefined, file: string): void {
  if (folder === undefined) return;
  try {
    fs.appendFileSync(path.join(folder, noteFile), `${JSON.stringify(noteOf(file))}\n`);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== "EACCES" && code !== "EPERM" && code !== "EROFS") throw cause;
  }
}

/** Files that were noted, are still there, and are what they were. */
export function notedOf(folder: string): ReadonlyArray<string> {
  const note = path.join(folder, noteFile);
  if (!fs.existsSync(note)) return [];
  const lines = fs.readFileSync(note, "utf8").split("\n");
  const notes = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Note);
  const standing = notes.filter(({ file, bytes, modified }) => {
    if (!fs.existsSync(file)) return false;
    const now = noteOf(file);
    return now.bytes === bytes && now.modified === modified;
  });
  return [...new Set(standing.map(({ file }) => file))];
}

/** Takes the note of files away. */
export const forgetNoted = (folder: string): void =>
  fs.rmSync(path.join(folder, noteFile), { force: true });

/** Whether the program makes such a file again when it is asked. */
export const isRemade = (file: string): boolean => remade.test(file);

/** Every file under a place. */
export function filesUnder(place: string): ReadonlyArray<string> {
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [path.resolve(place)];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.resolve(entry.parentPath, entry.name));
}

/** Whether a file says one of the chains. */
export function saysChain(file: string, chains: ReadonlySet<string>): boolean {
  if (hasChain(path.basename(file), chains)) return true;
  const handle = fs.openSync(file, "r");
  try {
    const piece = Buffer.alloc(pieceBytes);
    for (let at = 0; ; at += pieceBytes - chainDigits) {
      const read = fs.readSync(handle, piece, 0, pieceBytes, at);
      if (hasChain(piece.toString("latin1", 0, read), chains)) return true;
      if (read < pieceBytes) return false;
    }
  } finally {
    fs.closeSync(handle);
  }
}

function hasChain(text: string, chains: ReadonlySet<string>): boolean {
  for (const [digits] of text.matchAll(/[0-9a-f]{16,}/gu)) {
    for (let i = 0; i + chainDigits <= digits.length; i++) {
      if (chains.has(digits.slice(i, i + chainDigits))) return true;
    }
  }
  return false;
}
