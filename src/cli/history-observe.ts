/** `caseflow history observe`: published figures, one observation a line. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import { cannot } from "./command-error.ts";
import { print } from "./terminal.ts";

const file = Argument.String("file").pipe(
  Argument.withDescription("What jobindsats.dk answered for a table (JSON)"),
);
const table = Flag.String("table").pipe(Flag.withDescription("Name of the table, such as y14d03"));
const retrieved = Flag.String("retrieved").pipe(
  Flag.withDescription("Day on which it was fetched, YYYY-MM-DD: such figures change later"),
);

export const historyObserve = Command.make(
  "observe",
  { file, table, retrieved },
  Effect.fnUntraced(function* (asked) {
    const { observationsOf } = yield* Effect.promise(() => import("../history/observation.ts"));
    const answer = yield* Effect.try({
      try: () => JSON.parse(fs.readFileSync(asked.file, "utf8")) as unknown,
      catch: () => cannot(`${asked.file} cannot be read as JSON.`),
    });
    const found = observationsOf(answer, asked.table, asked.retrieved);
    if (typeof found === "string") return yield* Effect.fail(cannot(`${asked.file}: ${found}.`));
    yield* print(found.map((observation) => `${JSON.stringify(observation)}\n`).join(""));
  }),
).pipe(
  Command.withDescription(
    "Turns monthly figures of jobindsats.dk into observations, one JSON object a line, with the " +
      "day on which they were fetched. No citizen is made of them.",
  ),
  Command.withShortDescription("Turns published figures into observations."),
);
