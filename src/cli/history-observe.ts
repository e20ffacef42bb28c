/** `caseflow history observe`: published figures, kept with the day on which they were fetched. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { dayOfIso } from "../domain/moment.ts";
import { cannot } from "./command-error.ts";
import { format, language } from "./flags.ts";
import { print } from "./terminal.ts";

const file = Argument.String("file").pipe(
  Argument.withDescription("What jobindsats.dk answered for a table (JSON); none with --list"),
  Argument.optional,
);
const table = Flag.String("table").pipe(
  Flag.withDescription("Name of the table, such as y14d03"),
  Flag.optional,
);
const retrieved = Flag.String("retrieved").pipe(
  Flag.withDescription("Day on which it was fetched, YYYY-MM-DD: such figures change later"),
  Flag.optional,
);
const into = Flag.String("into").pipe(
  Flag.withDescription("File to add them to, one a line (default: print them)"),
  Flag.optional,
);
const list = Flag.String("list").pipe(
  Flag.withDescription("Show what such a file holds instead"),
  Flag.optional,
);
const knownOn = Flag.String("known-on").pipe(
  Flag.withDescription("With --list: as published by that day, YYYY-MM-DD (default: by now)"),
  Flag.optional,
);

export const historyObserve = Command.make(
  "observe",
  { file, table, retrieved, into, list, knownOn, format, language },
  Effect.fnUntraced(function* (asked) {
    const { keepObservations, listObservations, observationsFrom } = yield* Effect.promise(
      () => import("./run-observe.ts"),
    );
    const day = Option.getOrUndefined(asked.knownOn);
    if (day !== undefined && Number.isNaN(dayOfIso(day))) {
      return yield* Effect.fail(cannot(`--known-on ${day}: give a day like 2010-01-31.`));
    }
    if (Option.isSome(asked.list)) return yield* listObservations(asked.list.value, day, asked);
    if (Option.isNone(asked.file) || Option.isNone(asked.table) || Option.isNone(asked.retrieved)) {
      return yield* Effect.fail(
        cannot("give a FILE with --table and --retrieved, or --list FILE to see what is kept."),
      );
    }
    const found = yield* observationsFrom(
      asked.file.value,
      asked.table.value,
      asked.retrieved.value,
    );
    if (Option.isSome(asked.into)) return yield* keepObservations(asked.into.value, found, asked);
    yield* print(found.map((observation) => `${JSON.stringify(observation)}\n`).join(""));
  }),
).pipe(
  Command.withDescription(
    "Turns monthly figures of jobindsats.dk into observations with the day on which they were " +
      "fetched, and keeps them. A figure that is published otherwise later is added, and the one " +
      "before it stays. No citizen is made of them.",
  ),
  Command.withShortDescription("Keeps published figures as observations."),
  Command.withExamples([
    {
      command:
        "caseflow history observe y14d03.json --table y14d03 --retrieved 2024-03-01 " +
        "--into figures.ndjson",
      description: "Keep what was fetched on 1 March",
    },
    {
      command: "caseflow history observe --list figures.ndjson --known-on 2024-02-01",
      description: "The figures as they were known a month before",
    },
  ]),
);
