/** `caseflow measures`: what a goal can measure and what a scenario can state. */
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import { format, language } from "./flags.ts";
import { json, paperIn, print } from "./terminal.ts";

export const measures = Command.make(
  "measures",
  { format, language },
  Effect.fnUntraced(function* (asked) {
    const { measureGuide, measureGuideText } = yield* Effect.promise(
      () => import("../report/measure-guide.ts"),
    );
    const guide = measureGuide();
    if (asked.format === "json") return yield* print(json(guide));
    yield* print(measureGuideText(guide, paperIn(asked.language)));
  }),
).pipe(
  Command.withDescription("Lists what goals can measure and which parameters the model has."),
  Command.withExamples([
    { command: "caseflow measures | less", description: "Look for a measure or a parameter" },
  ]),
);
