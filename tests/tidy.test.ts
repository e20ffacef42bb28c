/**
 * Tidiness, as a test: what the project's own files are held to, which of them are let off which
 * rule and why, and for each rule that it finds the fault it is there for.
 */
import { expect, test } from "vitest";
import { describeProblems, readFiles } from "./house/sources.ts";
import { exempt, type Exemption, findBreaches } from "./house/tidy.ts";

/** Kept short; an exemption that is no longer needed is a problem too. */
const exempted: readonly Exemption[] = [];

test("the house is tidy", () => {
  const files = readFiles(".", [".ts", ".md", ".yaml", ".json", "run"]);
  expect(files.size).toBeGreaterThan(0);
  expect(describeProblems(exempt(findBreaches(files), exempted))).toBe("");
});

const opening = "/**\n * A file for this test.\n */\n";

function breachesOf(files: Record<string, string>, exemptions: readonly Exemption[] = []): string {
  return describeProblems(exempt(findBreaches(new Map(Object.entries(files))), exemptions));
}

/** The breaches in one test file, a place where nothing is dead. */
const breachesIn = (text: string) => breachesOf({ "tests/a.ts": opening + text });

test("a tidy file gives no problem", () => {
  const address = `// See https://example.org/${"long/".repeat(30)}\n`;
  expect(breachesIn(`${address}export const commonRandomNumbers = 1;\n`)).toBe("");
});

test("finds a file that is too long", () => {
  const found = breachesIn("export {};\n".repeat(398));
  expect(found).toBe("tests/a.ts:1: the file has 401 lines, the limit is 400");
});

test("finds a function that is too long", () => {
  const long = (head: string) => `${head} {\n${"  f();\n".repeat(69)}}`;
  const message = "the function has 71 lines, the limit is 70";
  expect(breachesIn(long("function f()"))).toBe(`tests/a.ts:4: ${message}`);
  expect(breachesIn(`const f = ${long("() =>")};`)).toBe(`tests/a.ts:4: ${message}`);
  expect(breachesIn(`test("t", ${long("() =>")});`)).toBe(`tests/a.ts:4: ${message}`);
  expect(breachesIn(`class C {\n${long("m()")}\n}`)).toBe(`tests/a.ts:5: ${message}`);
  expect(breachesIn(`describe("c", ${long("() =>")});`)).toBe("");
});

test("finds a line that is too long, counted in characters", () => {
  expect(breachesIn(`// ${"ø".repeat(97)}\n`)).toBe("");
  const message = "the line has 101 columns, the limit is 100";
  expect(breachesIn(`// ${"ø".repeat(98)}\n`)).toBe(`tests/a.ts:4: ${message}`);
});

test("finds a file without its opening paragraph", () => {
  const message = "open with a block comment: what it is and why it is so";
  expect(breachesOf({ "tests/a.ts": "export {};\n" })).toBe(`tests/a.ts:1: ${message}`);
  expect(breachesOf({ "tests/a.ts": "// A line.\n" })).toBe(`tests/a.ts:1: ${message}`);
  expect(breachesOf({ "tests/a.ts": `#!/usr/bin/env node\n${opening}` })).toBe("");
});

test.each([
  ["a file", { "tests/date-utils.ts": opening }, "tests/date-utils.ts:1", "utils"],
  ["a folder", { "tests/common/a.ts": opening }, "tests/common/a.ts:1", "common"],
  ["a function", { "tests/a.ts": `${opening}function dateHelper() {}` }, "tests/a.ts:4", "helper"],
  ["a class", { "tests/a.ts": `${opening}class QueueManager {}` }, "tests/a.ts:4", "manager"],
  ["a constant", { "tests/a.ts": `${opening}const misc = 1;` }, "tests/a.ts:4", "misc"],
  ["a field", { "tests/a.ts": `${opening}interface A { utils: 1 }` }, "tests/a.ts:4", "utils"],
])("finds %s whose name says nothing", (_what, files, at, word) => {
  expect(breachesOf(files as Record<string, string>)).toBe(
    `${at}: "${word}" says nothing: name it after what it is or does`,
  );
});

test("finds what was left undone", () => {
  const mark = ["TO", "DO"].join("");
  expect(breachesOf({ "scenarios/a.yaml": `a: 1 # ${mark} b` })).toBe(
    `scenarios/a.yaml:1: ${mark}: do it, or open an issue for it`,
  );
});

test("finds a path that exists on one machine only", () => {
  const message = "a path that exists on one machine only";
  const [home, neighbour] = [["", "home", "ann", "x"].join("/"), ["..", "shared"].join("/")];
  expect(breachesOf({ "a.md": `see ${home}` })).toBe(`a.md:1: ${message}`);
  expect(breachesOf({ "a.md": `see ${neighbour}` })).toBe(`a.md:1: ${message}`);
  expect(breachesIn('import "../work/home/a.ts";')).toBe("");
});

test("finds a dead file", () => {
  const files = {
    "src/cli/launch.ts": `${opening}await import("./main.ts");`,
    "src/cli/main.ts": `${opening}export {};`,
    "src/domain/one.ts": `${opening}import "./two.ts";`,
    "src/domain/two.ts": `${opening}import "./one.ts";`,
  };
  const message = "dead file: no entry of the program comes to it";
  expect(breachesOf(files)).toBe(
    `src/domain/one.ts:1: ${message}\nsrc/domain/two.ts:1: ${message}`,
  );
});

test("exempts what is listed, and finds an exemption that nothing needs", () => {
  const files = { "tests/a.ts": "export {};\n" };
  const exemption = { path: "tests/a.ts", reason: "for this test" } as const;
  expect(breachesOf(files, [{ ...exemption, rule: "opening paragraph" }])).toBe("");
  expect(breachesOf({ "tests/a.ts": opening }, [{ ...exemption, rule: "dead file" }])).toBe(
    'tests/a.ts:1: needs no exemption from "dead file"',
  );
});
