/**
 * A process that appends to a log where others may append too, and says on its standard output
 * what was answered, a line for a batch: number, first and last position, tries. Arguments: the
 * store's folder or database, the word that its batch ids begin with, the numbers of its first and
 * its last batch, and whether it expects the head that it has seen (`seen`) or any (`any`).
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import { holding } from "../../src/runtime/held.ts";
import { openStoreAt } from "../../src/runtime/open-store.ts";
import { batchOf } from "./rows.ts";

const [place, word, from, to, expecting] = process.argv.slice(2);

const appending = Effect.gen(function* () {
  const store = yield* openStoreAt(place!);
  for (let n = Number(from); n <= Number(to); n++) {
    const batch = batchOf(n, 1 + (n % 5));
    let tries = 0;
    let answer;
    do {
      const head = expecting === "any" ? "any" : (yield* store.head("log")).position;
      answer = yield* Effect.result(store.append("log", head, `${word}${n}`, batch));
      tries += 1;
    } while (answer._tag === "Failure" && answer.failure._tag === "Conflict");
    if (answer._tag === "Failure") return yield* Effect.fail(answer.failure);
    const { from: first, to: next } = answer.success;
    fs.writeSync(1, `${n} ${first} ${next} ${tries}\n`);
  }
});

await Effect.runPromise(holding(appending));
