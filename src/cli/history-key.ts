/** `caseflow history key`: makes the key of the pseudonyms. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import { tell } from "./terminal.ts";

const file = Argument.String("file").pipe(
  Argument.withDescription("Where to write it: outside the folders of logs, and backed up"),
);

export const historyKey = Command.make(
  "key",
  { file },
  Effect.fnUntraced(function* (asked) {
    const { makeKey } = yield* Effect.promise(() => import("../runtime/key-file.ts"));
    yield* makeKey(asked.file);
    yield* tell(`${asked.file}: a new key. Keep it apart from the logs, and keep a copy.`);
  }),
).pipe(
  Command.withDescription(
    "Makes a key. Persons are known in logs by pseudonyms under a key; without it nobody can be " +
      "told from them, and a newer extract cannot be joined to an older one.",
  ),
  Command.withShortDescription("Makes the key of the pseudonyms."),
);
