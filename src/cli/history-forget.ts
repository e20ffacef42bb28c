/** `caseflow history forget`: makes sure that nobody can tell a person from a log again. */
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as Option from "effect/Option";
import { isDatabase, storeAndLog } from "../runtime/store-place.ts";
import { cannot } from "./command-error.ts";
import { language } from "./flags.ts";
import { endWith, paperIn, print } from "./terminal.ts";

const log = Flag.String("log").pipe(
  Flag.withDescription("The log, as FOLDER/LOG or postgres://…/DATABASE/LOG"),
);
const key = Flag.String("key").pipe(
  Flag.withDescription("Key file (default: .caseflow/key in the home folder)"),
  Flag.optional,
);
const vault = Flag.String("vault").pipe(
  Flag.withDescription("Vault of the log (default: KEY.LOG.vault, beside the key)"),
  Flag.optional,
);
const search = Flag.String("search").pipe(
  Flag.withDescription("Folder to search for what is left; may be given again (default: FOLDER)"),
  Flag.between(0, 100),
);

export const historyForget = Command.make(
  "forget",
  { log, key, vault, search, language },
  Effect.fnUntraced(function* (asked) {
    const { forget } = yield* Effect.promise(() => import("../runtime/forget.ts"));
    const identity = yield* Effect.try({
      try: () => fs.readFileSync(0, "utf8").trim(),
      catch: () => cannot("give the personal number on standard input, so that no shell keeps it"),
    });
    if (identity === "") return yield* Effect.fail(cannot("nobody is named on standard input"));
    const { log: name, store } = storeAndLog(asked.log);
    const file = Option.getOrElse(asked.key, () => path.join(os.homedir(), ".caseflow", "key"));
    const found = yield* forget({
      identity,
      store,
      log: name,
      key: file,
      vault: Option.getOrElse(asked.vault, () => `${file}.${name}.vault`),
      search: asked.search.length > 0 || isDatabase(store) ? asked.search : [store],
    });
    const { tongue } = paperIn(asked.language);
    const { importing } = tongue.say;
    const searched = tongue.number(found.searched);
    const lines = [
      found.wasKnown ? importing.forgotten : importing.neverKnown,
      found.left.length === 0 ? importing.nothingLeft(searched) : importing.left(searched),
      ...found.left.map((place) => `  ${place}`),
    ];
    yield* print(`${lines.join("\n")}\n`);
    if (found.left.length > 0) yield* endWith(1);
  }),
).pipe(
  Command.withDescription(
    "Forgets a person, who is named on standard input: deletes their entry in the log's vault, " +
      "so that no key tells again who the citizen is, and searches files for what is left.",
  ),
  Command.withShortDescription("Forgets a person, and searches for what is left."),
  Command.withExamples([
    {
      command: "caseflow history forget --log logs/centre --search . < number.txt",
      description: "Forget whom number.txt names, and search this folder",
    },
  ]),
);
