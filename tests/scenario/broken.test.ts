/**
 * Broken scenarios and what is said of them. Every file in `broken/` has its messages beside it;
 * a change of wording shows in the diff. `UPDATE_GOLDEN=1 npx vitest run tests/scenario/broken`
 * writes them anew.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadScenario } from "../../src/scenario/load.ts";
import { renderProblems } from "../../src/scenario/problem.ts";
import { readDisk } from "./files.ts";

const folder = "tests/scenario/broken";
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

const problems = new Map(
  files.map((name) => {
    const result = loadScenario(`${folder}/${name}`, readDisk);
    return [name, result._tag === "Failure" ? result.failure.problems : []] as const;
  }),
);
const problemsIn = (name: string) => problems.get(name) ?? [];

describe("a broken scenario", () => {
  test("comes in many kinds", () => {
    expect(files.length).toBeGreaterThanOrEqual(20);
  });

  test.each(files)("%s is explained", (name) => {
    expect(problemsIn(name)).not.toEqual([]);
    const text = renderProblems(problemsIn(name));
    const golden = `${folder}/${name.replace(".yaml", ".txt")}`;
    if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, "utf8"));
  });

  test.each(files)("%s has every problem where it says", (name) => {
    const said = problemsIn(name).map(
      ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
    );
    expect(new Set(said).size).toBe(said.length);
    for (const { file, line, column, length, excerpt } of problemsIn(name)) {
      const lines = (readDisk(file) ?? "").split("\n");
      expect(excerpt).toBe(lines[line - 1] ?? "");
      expect(column).toBeGreaterThanOrEqual(1);
      expect(length).toBeGreaterThanOrEqual(1);
      expect(column - 1 + length).toBeLessThanOrEqual(Math.max(excerpt.length, column));
    }
  });
});
