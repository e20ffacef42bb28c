/**
 * The key of the pseudonyms. Whoever has it can find a person in a log, so it lies in a file of
 * its own, outside the folder of the logs and readable by its owner alone. An unkeyed hash would
 * be no protection: all personal numbers there can be are tried in a quarter of an hour.
 */
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import * as Effect from "effect/Effect";
import { cannotImport, type ImportError, wordsOf } from "./import-error.ts";

/** Keys derived from the one in the file, one for each purpose. */
export interface Keys {
  readonly pseudonyms: crypto.KeyObject;
  readonly vault: crypto.KeyObject;
  /** Signs what was taken out of a log. */
  readonly redactions: crypto.KeyObject;
}

const keyBytes = 32;
const heading = "caseflow key 1";
const shape = /^caseflow key 1\n([0-9a-f]{64})\n?$/u;
const othersMayRead = 0o077;

/** Makes a new key in a file that must not be there yet. */
export const makeKey = (file: string): Effect.Effect<void, ImportError> =>
  Effect.try({
    try: () => {
      fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
      const text = `${heading}\n${crypto.randomBytes(keyBytes).toString("hex")}\n`;
      fs.writeFileSync(file, text, { flag: "wx", mode: 0o600, flush: true });
    },
    catch: (cause) =>
      (cause as NodeJS.ErrnoException).code === "EEXIST"
        ? cannotImport(file, "there is a file already; a key that is lost cannot be made again")
        : cannotImport(file, `the key cannot be written: ${wordsOf(cause)}`),
  });

/** Reads the key in a file. @param workspace folder in which it must not lie. */
export const readKeys = (file: string, workspace: string): Effect.Effect<Keys, ImportError> =>
  Effect.suspend((): Effect.Effect<Keys, ImportError> => {
    if (isWithin(path.resolve(file), path.resolve(workspace))) {
      const text = `a key must not lie beside the logs it protects: move it out of ${workspace}`;
      return Effect.fail(cannotImport(file, text));
    }
    let text: string;
    try {
      text = fs.readFileSync(file, "utf8").replaceAll("\r", "");
      if (process.platform !== "win32" && (fs.statSync(file).mode & othersMayRead) !== 0) {
        return Effect.fail(cannotImport(file, `others may read this key: chmod 600 ${file}`));
      }
    } catch (cause) {
      const mend = "make one with `caseflow history key FILE`, or give it with --key";
      return Effect.fail(
        cannotImport(file, `there is no key to read (${wordsOf(cause)}); ${mend}`),
      );
    }
    const key = shape.exec(text)?.[1];
    if (key === undefined) return Effect.fail(cannotImport(file, "this is no key of caseflow"));
    return Effect.succeed({
      pseudonyms: derived(key, "pseudonyms"),
      vault: derived(key, "vault"),
      redactions: derived(key, "redactions"),
    });
  });

const isWithin = (file: string, folder: string): boolean => {
  const way = path.relative(folder, file);
  return way !== "" && !way.startsWith("..") && !path.isAbsolute(way);
};

/** A key object: with bytes, each pseudonym would take eight times as long. */
const derived = (key: string, purpose: string): crypto.KeyObject => {
  const bytes = Buffer.from(key, "hex");
  const about = `caseflow ${purpose}`;
  return crypto.createSecretKey(Buffer.from(crypto.hkdfSync("sha256", bytes, "", about, keyBytes)));
};

/** Signs texts about what was taken out of a log: 64 hexadecimal digits. */
export const signedBy =
  ({ redactions }: Keys) =>
  (text: string): string =>
    crypto.createHmac("sha256", redactions).update(text).digest("hex");

/** Characters of a pseudonym, hexadecimal: 128 bits. */
export const pseudonymLength = 32;

/** Pseudonyms under a key. */
export const pseudonymsBy =
  ({ pseudonyms }: Keys) =>
  (identity: string): string =>
    crypto
      .createHmac("sha256", pseudonyms)
      .update(identity)
      .digest("hex")
      .slice(0, pseudonymLength);
