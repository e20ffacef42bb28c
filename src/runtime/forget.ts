/**
 * Forgetting a person: their entry in a log's vault is made zeros, after which nobody can tell
 * who the citizen of that number is, key or no key. The log's bytes and chain stay as they are,
 * so every goal measured on it does too; unless it is to be written anew, without the events of
 * all who have been forgotten. What was made of the extract elsewhere is searched for the number,
 * and named if it is there: forgetting is done when no file has it.
 */
import * as fs from "node:fs";
import * as Effect from "effect/Effect";
import { identityOf } from "../history/personal-number.ts";
import { cannotImport, type ImportError } from "./import-error.ts";
import type { StoreFailure } from "../store/failures.ts";
import { standingOf } from "./append-extract.ts";
import { filesUnder } from "./derived-files.ts";
import { type Keys, pseudonymsBy, readKeys, signedBy } from "./key-file.ts";
import { openStoreAt } from "./open-store.ts";
import { redactLog, refuseRewriting, type RedactedLog } from "./redact-log.ts";
import { forgotten, readVault, writeVault } from "./vault-file.ts";

export interface ForgetRequest {
  /** What the extracts call the person: a personal number, or whatever they have. */
  readonly identity: string;
  readonly store: string;
  readonly log: string;
  readonly key: string;
  readonly vault: string;
  /** Folders to search for what is left. */
  readonly search: ReadonlyArray<string>;
  /** Whether the events go too, and not only the knowledge of whose they are. */
  readonly rewrite: boolean;
}

export interface Forgotten {
  /** Whether the vault had the person. */
  readonly wasKnown: boolean;
  /** Files in which the identity still stands, in any way of writing it. */
  readonly left: ReadonlyArray<string>;
  readonly searched: number;
  readonly redacted: RedactedLog | undefined;
}

export const forget = Effect.fnUntraced(function* (
  asked: ForgetRequest,
): Effect.fn.Return<Forgotten, ImportError | StoreFailure> {
  if (asked.rewrite) yield* refuseRewriting(asked.store, asked.log);
  const keys = yield* readKeys(asked.key, asked.store);
  const vault = yield* readVault(asked.vault, asked.log, keys);
  const written = new TextEncoder().encode(asked.identity.trim());
  const identity = identityOf(written, (bytes) => new TextDecoder().decode(bytes));
  const pseudonym = pseudonymsBy(keys)(identity);
  const wasKnown = vault.includes(pseudonym);
  const theirs = wasKnown ? yield* pseudonymsOf(asked, vault, vault.indexOf(pseudonym)) : [];
  if (wasKnown) {
    const kept = vault.map((entry) => (theirs.includes(entry) ? forgotten : entry));
    yield* writeVault(asked.vault, asked.log, keys, kept);
    const now = yield* readVault(asked.vault, asked.log, keys);
    if (theirs.some((entry) => now.includes(entry))) {
      return yield* Effect.fail(cannotImport(asked.vault, "the entry is still there: try again"));
    }
  }
  const redacted = asked.rewrite ? yield* redactForgotten(asked, keys) : undefined;
  const files = [...new Set(asked.search.flatMap((folder) => filesUnder(folder)))];
  const left = yield* Effect.try({
    try: () =>
      files.filter((file) => stands(fs.readFileSync(file), [identity, pseudonym, ...theirs])),
    catch: (cause) => cannotImport(asked.search.join(", "), String(cause)),
  });
  return { wasKnown, left, searched: files.length, redacted };
});

/** Takes out the events of everybody whose entry in the vault is zeros. */
const redactForgotten = Effect.fnUntraced(function* (
  { log, search, store, vault: file }: ForgetRequest,
  keys: Keys,
): Effect.fn.Return<RedactedLog, ImportError | StoreFailure> {
  const vault = yield* readVault(file, log, keys);
  const gone = vault.flatMap((entry, citizen) => (entry === forgotten ? [citizen] : []));
  const citizens = new Set(gone);
  return yield* redactLog({ store, log, citizens, sign: signedBy(keys), search });
});

/** All pseudonyms of a citizen, who may have had more than one personal number. */
const pseudonymsOf = Effect.fnUntraced(function* (
  { log, store: folder }: ForgetRequest,
  vault: ReadonlyArray<string>,
  citizen: number,
): Effect.fn.Return<ReadonlyArray<string>, StoreFailure> {
  const standing = yield* standingOf(yield* openStoreAt(folder), log);
  const person = standing.personOf(citizen);
  return vault.filter(
    (entry, number) => entry !== forgotten && standing.personOf(number) === person,
  );
});

/** Whether one of the texts stands in the bytes; ten digits with a mark after the sixth too. */
function stands(bytes: Buffer, sought: ReadonlyArray<string>): boolean {
  return sought.some((text) => {
    if (!/^\d{10}$/u.test(text)) return bytes.includes(text);
    const [date, rest] = [text.slice(0, 6), text.slice(6)];
    return ["", "-", " ", ".", "–"].some((mark) => bytes.includes(date + mark + rest));
  });
}
