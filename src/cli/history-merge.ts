/** `caseflow history merge`: persons whose number changed are one person. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as os from "node:os";
import * as path from "node:path";
import { dayOfIso } from "../domain/moment.ts";
import { cannot } from "./command-error.ts";
import { format, language } from "./flags.ts";
import { json, paperIn, print } from "./terminal.ts";

const file = Argument.String("file").pipe(
  Argument.withDescription("Separated text with a column of old numbers and one of new ones"),
);
const old = Flag.String("old").pipe(Flag.withDescription("Column of the numbers they had"));
const later = Flag.String("new").pipe(Flag.withDescription("Column of the numbers they have"));
const into = Flag.String("into").pipe(Flag.withDescription("The log, as FOLDER/LOG"));
const day = Flag.String("extract-date").pipe(
  Flag.withDescription("Day on which the list was made, YYYY-MM-DD: from then on it is known"),
);
const key = Flag.String("key").pipe(
  Flag.withDescription("Key file (default: .caseflow/key in the home folder)"),
  Flag.optional,
);
const vault = Flag.String("vault").pipe(
  Flag.withDescription("Vault of the log (default: KEY.LOG.vault, beside the key)"),
  Flag.optional,
);

export const historyMerge = Command.make(
  "merge",
  { file, old, new: later, into, extractDate: day, key, vault, format, language },
  Effect.fnUntraced(function* (asked) {
    const { mergeNumbers } = yield* Effect.promise(() => import("../runtime/merge-numbers.ts"));
    const made = dayOfIso(asked.extractDate);
    if (Number.isNaN(made)) {
      const text = `--extract-date ${asked.extractDate}: give a day like 2010-01-31.`;
      return yield* Effect.fail(cannot(text));
    }
    const log = path.basename(asked.into);
    const keyFile = Option.getOrElse(asked.key, () => path.join(os.homedir(), ".caseflow", "key"));
    const merged = yield* mergeNumbers({
      file: asked.file,
      old: asked.old,
      new: asked.new,
      store: path.dirname(asked.into),
      log,
      key: keyFile,
      vault: Option.getOrElse(asked.vault, () => `${keyFile}.${log}.vault`),
      day: made,
    });
    const { appended, joined, known, renamed, rows, unknown } = merged;
    const extent = appended === undefined ? null : { from: appended.from, to: appended.to };
    const about = { file: asked.file, log: asked.into };
    const result = { ...about, rows, joined, renamed, known, unknown, appended: extent };
    if (asked.format === "json") return yield* print(json(result));
    const { tongue } = paperIn(asked.language);
    const { example: words, importing } = tongue.say;
    const number = (value: number) => tongue.number(value);
    const lines = [
      words.merged(number(rows)),
      ...(joined > 0 ? [words.joined(number(joined))] : []),
      ...(renamed > 0 ? [words.renamed(number(renamed))] : []),
      ...(known > 0 ? [words.alreadyOne(number(known))] : []),
      ...(unknown > 0 ? [words.strangers(number(unknown))] : []),
      appended === undefined
        ? words.noMerge
        : importing.at(asked.into, number(appended.from), number(appended.to)),
    ];
    yield* print(`${lines.join("\n")}\n`);
  }),
).pipe(
  Command.withDescription(
    "Reads a list of personal numbers that were changed. Whom the log had as two citizens is one " +
      "from then on, and later extracts may name them by either number. Import it before the " +
      "first extract that has the new numbers.",
  ),
  Command.withShortDescription("Joins persons whose number changed."),
  Command.withExamples([
    {
      command:
        "caseflow history merge changed.csv --old Before --new Now --into logs/centre " +
        "--extract-date 2009-12-31",
      description: "Join the persons in changed.csv",
    },
  ]),
);
