/**
 * The program's own hash. Results are kept beyond the run that made them, and the version in
 * package.json does not change with every change of the model; so what is kept is known by the
 * program's text too, and after a change of the model nothing old is taken for new. The engine's
 * version is in it because the last bit of a logarithm is the engine's affair.
 */
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "../experiment/version.ts";

/** Folders of `src` that an outcome depends on. */
const folders = ["domain", "kernel", "statistics", "model", "measures", "history", "experiment"];

let known: string | undefined;

/** 16 hexadecimal digits, found once. */
export function programHash(): string {
  known ??= hashOf(ownFiles());
  return known;
}

/** A text's SHA-256, its first 32 hexadecimal digits: enough that no two texts ever share them. */
export const hashOfText = (text: string): string =>
  crypto.createHash("sha256").update(text).digest("hex").slice(0, 32);

function hashOf(files: ReadonlyArray<string>): string {
  const hash = crypto.createHash("sha256").update(`${version}\n${process.versions.v8}\n`);
  for (const file of files) hash.update(`${path.basename(file)}\n`).update(fs.readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** Of the sources those that matter; a bundle is taken whole. */
function ownFiles(): ReadonlyArray<string> {
  const self = fileURLToPath(import.meta.url);
  const here = path.dirname(self);
  if (!self.endsWith(".ts")) return filesIn(here, ".js");
  return folders.flatMap((folder) => filesIn(path.join(here, "..", folder), ".ts"));
}

function filesIn(folder: string, ending: string): ReadonlyArray<string> {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: ending === ".ts" });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
