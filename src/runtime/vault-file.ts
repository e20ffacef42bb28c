/**
 * The vault of a log: which pseudonym each of its citizens has, encrypted with AES-256-GCM. It
 * holds no personal number. With the key one can ask whether a given person is in a log, and as
 * which citizen; without it the log's citizens are numbers. Whose entry is deleted can never be
 * told again from the log, whose bytes stay as they are.
 */
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import * as Effect from "effect/Effect";
import { cannotImport, type ImportError, wordsOf } from "./import-error.ts";
import { type Keys, pseudonymLength } from "./key-file.ts";

const magic = Buffer.from("CFVAULT1");
const nonceBytes = 12;
const tagBytes = 16;
const entryBytes = pseudonymLength / 2;
const cipherName = "aes-256-gcm";
/** The pseudonym of a citizen who was forgotten. */
export const forgotten = "0".repeat(pseudonymLength);

/** Pseudonyms by number of the citizen; none when there is no vault yet. */
export const readVault = (
  file: string,
  log: string,
  keys: Keys,
): Effect.Effect<ReadonlyArray<string>, ImportError> =>
  Effect.suspend((): Effect.Effect<ReadonlyArray<string>, ImportError> => {
    if (!fs.existsSync(file)) return Effect.succeed([]);
    try {
      const bytes = fs.readFileSync(file);
      if (!bytes.subarray(0, magic.length).equals(magic)) {
        return Effect.fail(cannotImport(file, "this is no vault of caseflow"));
      }
      const sealed = magic.length + nonceBytes + tagBytes;
      const nonce = bytes.subarray(magic.length, magic.length + nonceBytes);
      const decipher = crypto.createDecipheriv(cipherName, keys.vault, nonce);
      decipher.setAAD(aboutOf(log));
      decipher.setAuthTag(bytes.subarray(magic.length + nonceBytes, sealed));
      const plain = Buffer.concat([decipher.update(bytes.subarray(sealed)), decipher.final()]);
      return Effect.succeed(entriesOf(plain));
    } catch {
      const text =
        `the vault cannot be opened: it is damaged, of another log than ${log}, or made with ` +
        "another key";
      return Effect.fail(cannotImport(file, text));
    }
  });

/** Writes the vault anew, in one step: whoever reads it finds the old one or the new one. */
export const writeVault = (
  file: string,
  log: string,
  keys: Keys,
  pseudonyms: ReadonlyArray<string>,
): Effect.Effect<void, ImportError> =>
  Effect.try({
    try: () => {
      const nonce = crypto.randomBytes(nonceBytes);
      const cipher = crypto.createCipheriv(cipherName, keys.vault, nonce);
      cipher.setAAD(aboutOf(log));
      const sealed = [cipher.update(Buffer.from(pseudonyms.join(""), "hex")), cipher.final()];
      const whole = Buffer.concat([magic, nonce, cipher.getAuthTag(), ...sealed]);
      fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
      const draft = `${file}.${process.pid}.new`;
      fs.writeFileSync(draft, whole, { mode: 0o600, flush: true });
      fs.renameSync(draft, file);
    },
    catch: (cause) => cannotImport(file, `the vault cannot be written: ${wordsOf(cause)}`),
  });

const aboutOf = (log: string): Buffer => Buffer.concat([magic, Buffer.from(log)]);

function entriesOf(plain: Buffer): ReadonlyArray<string> {
  const entries: Array<string> = [];
  for (let at = 0; at < plain.length; at += entryBytes) {
    entries.push(plain.toString("hex", at, at + entryBytes));
  }
  return entries;
}
