/** What is wrong with a scenario file, as a list; empty when it can be run. */
import * as Effect from "effect/Effect";
import { loadScenarioFile, type UnreadableScenario } from "../runtime/scenario-file.ts";
import type { Problem } from "../scenario/problem.ts";

export const problemsIn = (
  file: string,
): Effect.Effect<ReadonlyArray<Problem>, UnreadableScenario> =>
  loadScenarioFile(file).pipe(
    Effect.map((): ReadonlyArray<Problem> => []),
    Effect.catchTag("InvalidScenario", ({ problems }) => Effect.succeed(problems)),
  );
