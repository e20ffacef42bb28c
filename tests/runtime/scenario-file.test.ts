/** Scenario files read from disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { afterAll, expect, test } from "vitest";
import { loadScenarioFile } from "../../src/runtime/scenario-file.ts";

const folder = mkdtempSync(join(tmpdir(), "caseflow-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file is loaded with what it extends", () => {
  const { scenario, base } = Effect.runSync(loadScenarioFile("scenarios/more-interviewers.yaml"));
  expect(scenario.id).toBe("more-interviewers");
  expect(base?.id).toBe("nyropsgade-2010");
});

test("what is wrong is shown by the path that was given", () => {
  writeFileSync(join(folder, "wrong.yaml"), "id: wrong\nextends: ./nowhere.yaml\n");
  const failure = Effect.runSync(Effect.flip(loadScenarioFile("wrong.yaml", folder)));
  expect(failure._tag).toBe("InvalidScenario");
  expect(failure.message).toContain(
    "wrong.yaml:2:10 error: extends: there is no file nowhere.yaml",
  );
});

test("a file that is not there is said to be missing", () => {
  const failure = Effect.runSync(Effect.flip(loadScenarioFile("nothing.yaml", folder)));
  expect(failure.message).toContain("there is no file nothing.yaml");
});

test("a folder is not a file", () => {
  mkdirSync(join(folder, "folder.yaml"));
  const failure = Effect.runSync(Effect.flip(loadScenarioFile("folder.yaml", folder)));
  expect(failure._tag).toBe("UnreadableScenario");
  expect(failure.message).toMatch(/^folder\.yaml cannot be read: /u);
});
