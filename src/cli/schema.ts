/** `caseflow schema`: the JSON Schemas of what Caseflow reads and writes. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import { json, print } from "./terminal.ts";

const what = Argument.Literals("what", [
  "scenario",
  "mapping",
  "import",
  "example",
  "merge",
  "observations",
  "forgotten",
  "result",
  "comparison",
  "answer",
  "citizens",
  "distance",
  "event",
  "logcheck",
  "measured",
  "export",
  "plan",
  "solution",
  "state",
  "timeline",
  "sweep",
  "sensitivity",
  "backtest",
  "warmup",
]).pipe(
  Argument.withDescription(
    "A scenario or mapping file, an event of a log, or what a command prints with --format json",
  ),
);

export const schema = Command.make(
  "schema",
  { what },
  Effect.fnUntraced(function* ({ what: asked }) {
    if (asked === "scenario") {
      const { scenarioJsonSchema } = yield* Effect.promise(
        () => import("../scenario/json-schema.ts"),
      );
      return yield* print(scenarioJsonSchema());
    }
    if (asked === "mapping") {
      const { mappingJsonSchema } = yield* Effect.promise(
        () => import("../history/mapping-json-schema.ts"),
      );
      return yield* print(mappingJsonSchema());
    }
    const { publishedSchema } = yield* Effect.promise(
      () => import("../report/published-schema.ts"),
    );
    yield* print(json(publishedSchema(asked)));
  }),
).pipe(
  Command.withDescription(
    "Prints the JSON Schema of scenario and mapping files, of results or of events.",
  ),
  Command.withExamples([
    {
      command: "caseflow schema scenario > scenarios/scenario.schema.json",
      description: "What editors complete and check scenario files with",
    },
    { command: "caseflow schema result", description: "What run --format json prints" },
  ]),
);
