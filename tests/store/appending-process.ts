/**
 * A process that appends to a log where others may append too, and says on its standard output
 * what was answered, a line for a batch: number, first and last position, tries. Arguments: the
 * store's folder, the word that its batch ids begin with, the numbers of its first and its last
 * batch, and whether it expects the head that it has seen (`seen`) or any (`any`).
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import { openStore } from "../../src/runtime/store-folder.ts";
import { batchOf } from "./rows.ts";

const [folder, word, from, to, expecting] = process.argv.slice(2);
const store = Effect.runSync(openStore(folder!));
for (let n = Number(from); n <= Number(to); n++) {
  const batch = batchOf(n, 1 + (n % 5));
  let tries = 0;
  let answer;
  do {
    const head = Effect.runSync(store.head("log")).position;
    const expected = expecting === "any" ? "any" : head;
    const appending = store.append("log", expected, `${word}${n}`, batch);
    answer = Effect.runSync(Effect.result(appending));
    tries += 1;
  } while (answer._tag === "Failure" && answer.failure._tag === "Conflict");
  if (answer._tag === "Failure") throw answer.failure;
  fs.writeSync(1, `${n} ${answer.success.from} ${answer.success.to} ${tries}\n`);
}
