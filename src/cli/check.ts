/** `caseflow check`: what is wrong with scenario files, with line, column and mending. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import type { Problem } from "../scenario/problem.ts";
import { format, language } from "./flags.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";

const files = Argument.String("scenario").pipe(
  Argument.withDescription("Scenario files (YAML)"),
  Argument.variadic({ min: 1 }),
);

export const check = Command.make(
  "check",
  { files, format, language },
  Effect.fnUntraced(function* (asked) {
    const { problemsIn } = yield* Effect.promise(() => import("./scenario-problems.ts"));
    const { renderProblem } = yield* Effect.promise(() => import("../scenario/problem.ts"));
    const found: Array<{ file: string; problems: ReadonlyArray<Problem> }> = [];
    for (const file of asked.files) found.push({ file, problems: yield* problemsIn(file) });
    const all = found.flatMap(({ problems }) => problems);
    if (asked.format === "json") {
      yield* print(json(found));
    } else {
      const { tongue } = paperIn(asked.language);
      const parts = found.map(({ file, problems }) =>
        problems.length === 0
          ? tongue.say.check.fine(file)
          : problems.map((problem) => renderProblem(problem)).join("\n\n"),
      );
      const count = tongue.say.check.problems(tongue.number(all.length));
      yield* print(`${parts.join("\n\n")}\n${all.length === 0 ? "" : `\n${count}\n`}`);
    }
    if (all.length > 0) yield* endWith(1);
  }),
).pipe(
  Command.withDescription(
    "Says everything that is wrong with scenario files: where, what, and how to mend it.",
  ),
  Command.withExamples([
    { command: "caseflow check scenarios/tutorial.yaml", description: "Check a scenario" },
    {
      command: "caseflow check scenarios/*.yaml --format json",
      description: "Check many, for another program",
    },
  ]),
);
