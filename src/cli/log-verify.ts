/** `caseflow log verify`: whether logs are, byte for byte, what was written. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import type { VerifiedLog } from "../runtime/store-verify.ts";
import { cannot } from "./command-error.ts";
import { format, language } from "./flags.ts";
import { foundText } from "./log-verdict.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";

const places = Argument.String("log").pipe(
  Argument.withDescription(
    "Log files, logs of a store in a folder or a database, or folders of them",
  ),
  Argument.variadic({ min: 1 }),
);

export const logVerify = Command.make(
  "verify",
  { places, format, language },
  Effect.fnUntraced(function* (asked) {
    const { verifyLogs } = yield* Effect.promise(() => import("../runtime/store-verify.ts"));
    const { tongue } = paperIn(asked.language);
    const found: Array<VerifiedLog> = [];
    for (const place of asked.places) {
      const logs = yield* verifyLogs(place).pipe(Effect.mapError(({ message }) => cannot(message)));
      found.push(...logs);
      if (asked.format === "text") {
        for (const log of logs) yield* print(`${foundText(log, tongue)}\n`);
      }
    }
    if (asked.format === "json") yield* print(json(found));
    if (!found.every(({ _tag }) => _tag === "Intact")) yield* endWith(1);
  }),
).pipe(
  Command.withDescription("Looks at every byte of logs: are they what was written?"),
  Command.withExamples([
    { command: "caseflow log verify history", description: "All logs of a store" },
    {
      command: "caseflow log verify postgres://ann@db.example/records/centre",
      description: "The log centre in the PostgreSQL database records",
    },
  ]),
);
