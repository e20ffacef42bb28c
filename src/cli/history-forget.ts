/** `caseflow history forget`: makes sure that nobody can tell a person from a log again. */
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import { cannot } from "./command-error.ts";
import { format, language } from "./flags.ts";
import { keyAndVault, keyFlags } from "./key-flags.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";

const log = Flag.String("log").pipe(Flag.withDescription("The log, as FOLDER/LOG"));
const search = Flag.String("search").pipe(
  Flag.withDescription("Folder to search for what is left; may be given again (default: FOLDER)"),
  Flag.between(0, 100),
);
const rewrite = Flag.Boolean("rewrite").pipe(
  Flag.withDescription(
    "Write the log anew, without the events of all who were forgotten, and delete what was made " +
      "of it (default: the events stay, and are nobody's)",
  ),
  Flag.withoutNegation,
  Flag.withDefault(false),
);

export const historyForget = Command.make(
  "forget",
  { log, ...keyFlags, search, rewrite, format, language },
  Effect.fnUntraced(function* (asked) {
    const { forget } = yield* Effect.promise(() => import("../runtime/forget.ts"));
    const { forgetText } = yield* Effect.promise(() => import("../report/forget-result.ts"));
    const identity = yield* Effect.try({
      try: () => fs.readFileSync(0, "utf8").trim(),
      catch: () => cannot("give the personal number on standard input, so that no shell keeps it"),
    });
    if (identity === "") return yield* Effect.fail(cannot("nobody is named on standard input"));
    const store = path.dirname(asked.log);
    const name = path.basename(asked.log);
    const { redacted, ...found } = yield* forget({
      identity,
      store,
      log: name,
      ...keyAndVault(asked, name),
      search: asked.search.length === 0 ? [store] : asked.search,
      rewrite: asked.rewrite,
    });
    const { derived = [], dropped = [], ...chains } = redacted ?? {};
    const rewritten = redacted === undefined ? null : (chains as typeof redacted);
    const result = { log: asked.log, ...found, rewritten, dropped, derived };
    const { tongue } = paperIn(asked.language);
    yield* print(asked.format === "json" ? json(result) : forgetText(result, tongue));
    if (found.left.length + derived.length > 0) yield* endWith(1);
  }),
).pipe(
  Command.withDescription(
    "Forgets a person, who is named on standard input: deletes their entry in the log's vault, " +
      "so that no key tells again who the citizen is, and searches files for what is left. " +
      "With --rewrite their events go too: positions and chain change, a signed record in the " +
      "log says from which chain to which, and every file that was made of the log is deleted " +
      "or named. Logs that branch from it must be deleted first.",
  ),
  Command.withShortDescription("Forgets a person, and searches for what is left."),
  Command.withExamples([
    {
      command: "caseflow history forget --log logs/centre --search . < number.txt",
      description: "Forget whom number.txt names, and search this folder",
    },
    {
      command: "caseflow history forget --log logs/centre --search . --rewrite < number.txt",
      description: "The same, and nothing that happened to them is kept",
    },
  ]),
);
