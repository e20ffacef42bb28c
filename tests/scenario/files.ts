/** Scenario files on disk and in texts, for the tests of scenarios. */
import { existsSync, readFileSync } from "node:fs";
import type { LoadedScenario } from "../../src/scenario/load.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import type { Problem } from "../../src/scenario/problem.ts";

export const readDisk = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, "utf8") : undefined;

/** The scenario of a file, which must be right. */
export function loaded(path: string, read = readDisk): LoadedScenario {
  const result = loadScenario(path, read);
  if (result._tag === "Failure") throw result.failure;
  return result.success;
}

/** A scenario that extends the tutorial, from what it says beside its id and title. */
export function extending(text: string): LoadedScenario {
  return loaded("scenarios/test.yaml", readWith(text));
}

/** What is wrong with a scenario that extends the tutorial. */
export function problemsWith(text: string): ReadonlyArray<Problem> {
  const result = loadScenario("scenarios/test.yaml", readWith(text));
  return result._tag === "Failure" ? result.failure.problems : [];
}

function readWith(text: string) {
  const head = "id: test\ntitle: { en: Test, da: Prøve }\nextends: ./tutorial.yaml\n";
  return (path: string) => (path === "scenarios/test.yaml" ? head + text : readDisk(path));
}
