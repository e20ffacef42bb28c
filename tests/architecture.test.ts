/**
 * The architecture, as a test: the house as it stands breaks no rule, and each rule is shown to
 * find the fault it is there for in a small house built for the purpose.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findBreaches, layers } from "./house/architecture.ts";
import { describeProblems, house, parseModules, readFiles } from "./house/sources.ts";

test("the house keeps its rules", () => {
  const manifest = JSON.parse(readFileSync(join(house, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
    optionalDependencies: Record<string, string>;
  };
  const modules = parseModules(readFiles("src", [".ts"]));
  expect(modules.size).toBeGreaterThan(0);
  const packages = { ...manifest.dependencies, ...manifest.optionalDependencies };
  expect(describeProblems(findBreaches(modules, Object.keys(packages)))).toBe("");
});

/** What the rules say of a house with just these files. */
function breachesOf(files: Record<string, string>): string {
  const modules = parseModules(new Map(Object.entries(files)));
  return describeProblems(findBreaches(modules, ["effect", "yaml"]));
}

const moment = { "src/domain/moment.ts": "export const minute = 1;" };

test("a house that keeps them all gives no problem", () => {
  expect(
    breachesOf({
      ...moment,
      "src/kernel/loop.ts":
        'import { minute } from "../domain/moment.ts"; export const a = minute;',
      "src/model/work/state.ts": 'import { a } from "../../kernel/loop.ts"; export const s = a;',
      "src/model/offers/parameters.ts":
        'import * as Schema from "effect/Schema"; export const p = Schema.Int;',
      "src/model/offers/decide.ts":
        'import { s } from "../work/state.ts"; import { p } from "./parameters.ts";' +
        "export const d = [s, p];",
      "src/runtime/files.ts": 'import { join } from "node:path"; export const j = join;',
      "src/caseflow.ts": 'export { j } from "./runtime/files.ts";',
    }),
  ).toBe("");
});

test.each<[rule: string, files: Record<string, string>, found: string]>([
  [
    "a folder imports only what lies below",
    {
      ...moment,
      "src/domain/a.ts": 'import { k } from "../kernel/k.ts"; export const a = k;',
      "src/kernel/k.ts": "export const k = 1;",
    },
    "src/domain/a.ts:1: domain lies below kernel and must not import src/kernel/k.ts",
  ],
  [
    "types count",
    {
      "src/goals/g.ts": '\nexport type G = import("../report/r.ts").R;',
      "src/report/r.ts": "export type R = 1;",
    },
    "src/goals/g.ts:2: goals lies below report and must not import src/report/r.ts",
  ],
  [
    "nobody imports the package entry",
    {
      "src/caseflow.ts": "export const c = 1;",
      "src/testing/t.ts": 'import { c } from "../caseflow.ts"; export const t = c;',
    },
    "src/testing/t.ts:1: testing lies below the package entry and must not import src/caseflow.ts",
  ],
  [
    "every folder has its place",
    { "src/attic/a.ts": "export const a = 1;" },
    "src/attic/a.ts:1: the folder attic has no place among the layers",
  ],
  [
    "nothing but the entry lies in src",
    { "src/stray.ts": "export const a = 1;" },
    "src/stray.ts:1: only the package entry lies directly in src",
  ],
  [
    "no cycles, not even of types",
    {
      "src/goals/a.ts": 'import type { B } from "./b.ts"; export type A = B | 1;',
      "src/goals/b.ts": 'import type { A } from "./a.ts"; export type B = A[];',
    },
    "src/goals/b.ts:1: a cycle of imports: src/goals/a.ts → src/goals/b.ts → src/goals/a.ts",
  ],
  [
    "no barrels",
    { ...moment, "src/domain/all.ts": 'export * from "./moment.ts";' },
    "src/domain/all.ts:1: a barrel: it only passes on what others export; import from those",
  ],
  [
    "no barrels by detour",
    { ...moment, "src/domain/all.ts": 'import { minute } from "./moment.ts"; export { minute };' },
    "src/domain/all.ts:1: a barrel: it only passes on what others export; import from those",
  ],
  [
    "no index files",
    { "src/domain/index.ts": "export const a = 1;" },
    "src/domain/index.ts:1: a file is named after what it holds, not index",
  ],
  [
    "the machine is touched at the edge",
    { "src/store/s.ts": 'import { join } from "node:path"; export const s = join;' },
    "src/store/s.ts:1: only runtime and cli import node:path",
  ],
  [
    "the machine has one name",
    { "src/runtime/r.ts": 'import { join } from "path"; export const r = join;' },
    "src/runtime/r.ts:1: write node:path",
  ],
  [
    "the kernel knows no job centre",
    {
      "src/domain/benefit.ts": "export const b = 1;",
      "src/kernel/k.ts": 'import { b } from "../domain/benefit.ts"; export const k = b;',
    },
    "src/kernel/k.ts:1: the kernel knows no job centre: of domain only moment.ts and event.ts",
  ],
  [
    "no Effect where the loop runs",
    { "src/kernel/k.ts": 'import * as Effect from "effect/Effect"; export const k = Effect;' },
    "src/kernel/k.ts:1: kernel does without effect/Effect" +
      " (effect/Schema in parameters.ts excepted)",
  ],
  [
    "no Schema there either, but for parameters",
    { "src/model/x/state.ts": 'import * as S from "effect/Schema"; export const k = S;' },
    "src/model/x/state.ts:1: model does without effect/Schema" +
      " (effect/Schema in parameters.ts excepted)",
  ],
  [
    "narrow imports of Effect",
    { "src/store/s.ts": 'import { Effect } from "effect"; export const s = Effect;' },
    "src/store/s.ts:1: import from effect/X: all of effect starts too slowly",
  ],
  [
    "packages are declared",
    { "src/store/s.ts": 'import { x } from "@left/pad/deep"; export const s = x;' },
    "src/store/s.ts:1: @left/pad is not among the dependencies",
  ],
  [
    "relative imports end in .ts",
    { ...moment, "src/domain/a.ts": 'import { minute } from "./moment"; export const a = minute;' },
    "src/domain/a.ts:1: ./moment must be written with its ending .ts",
  ],
  [
    "imports lead somewhere in src",
    { "src/domain/a.ts": 'export const a = await import("../../tests/t.ts");' },
    "src/domain/a.ts:1: there is no tests/t.ts in src",
  ],
  [
    "a process shows its state only",
    {
      "src/model/work/decide.ts": "export const d = 1;",
      "src/model/offers/react.ts": 'import { d } from "../work/decide.ts"; export const r = d;',
    },
    "src/model/offers/react.ts:1: offers may see of work its state.ts only",
  ],
])("finds the planted fault: %s", (_rule, files, found) => {
  expect(breachesOf(files)).toBe(found);
});

test("the layers are each named once", () => {
  expect(new Set(layers).size).toBe(layers.length);
});
