/** `caseflow log check`: whether log files are whole, and whether every law holds in them. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import type { CheckedLog } from "../runtime/law-check.ts";
import { format, language } from "./flags.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";

const places = Argument.String("log").pipe(
  Argument.withDescription("Log files, or folders of them"),
  Argument.variadic({ min: 1 }),
);

const breachesShown = 10;

export const logCheck = Command.make(
  "check",
  { places, format, language },
  Effect.fnUntraced(function* (asked) {
    const { checkLogFile } = yield* Effect.promise(() => import("../runtime/law-check.ts"));
    const { logFilesIn } = yield* Effect.promise(() => import("../runtime/log-folder.ts"));
    const { logText } = yield* Effect.promise(() => import("./log-text.ts"));
    const { tongue } = paperIn(asked.language);
    const found: Array<{ file: string } & CheckedLog> = [];
    for (const place of asked.places) {
      for (const file of yield* logFilesIn(place)) {
        const checked = yield* checkLogFile(file);
        found.push({ file, ...checked });
        if (asked.format === "text") yield* print(logText(file, checked, tongue, breachesShown));
      }
    }
    if (asked.format === "json") yield* print(json(found));
    if (!found.every((checked) => isRight(checked))) yield* endWith(1);
  }),
).pipe(
  Command.withDescription(
    "Reads logs from end to end: are all frames intact, and does every law of the model hold?",
  ),
  Command.withExamples([
    { command: "caseflow log check logs", description: "All logs of a folder" },
  ]),
);

const isRight = ({ verdict, breaches, limits }: CheckedLog): boolean =>
  verdict._tag === "Intact" && breaches.length === 0 && limits !== "otherVocabulary";
