/**
 * The scenarios that come with the program: right, sourced, and known to editors. The schema that
 * editors read is written anew by `UPDATE_GOLDEN=1 npx vitest run tests/scenario/scenarios`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { isMap, isScalar, isSeq, type Node, parse, parseDocument } from "yaml";
import { compile } from "../../src/scenario/compile.ts";
import { assumptions, differences } from "../../src/scenario/differences.ts";
import { scenarioJsonSchema } from "../../src/scenario/json-schema.ts";
import { loaded } from "./files.ts";

const folder = "scenarios";
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

describe("the scenarios that come with the program", () => {
  test.each(files)("%s is right and compiles", (name) => {
    const { scenario } = loaded(`${folder}/${name}`);
    const plan = compile(scenario);
    expect(plan.parameters.values.every((value) => Number.isFinite(value))).toBe(true);
    expect(scenario.title.da).not.toBe(scenario.title.en);
  });

  test.each(files)("%s names the schema in its first line", (name) => {
    const [first] = readFileSync(`${folder}/${name}`, "utf8").split("\n");
    expect(first).toBe("# yaml-language-server: $schema=./scenario.schema.json");
  });

  test("the schema for editors is the one that the program has", () => {
    const file = `${folder}/scenario.schema.json`;
    if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(file, scenarioJsonSchema());
    expect(readFileSync(file, "utf8")).toBe(scenarioJsonSchema());
  });

  test("the schema for editors accepts them and rejects what is broken", () => {
    const accepts = new Ajv({ strict: false }).compile(JSON.parse(scenarioJsonSchema()));
    for (const name of files) {
      expect(accepts(parse(readFileSync(`${folder}/${name}`, "utf8"))), name).toBe(true);
    }
    for (const name of ["unknown-key", "decimal-comma", "measures", "out-of-bounds"]) {
      const text = readFileSync(`tests/scenario/broken/${name}.yaml`, "utf8");
      expect(accepts(parse(text)), name).toBe(false);
    }
  });

  test("Nyropsgade has the fifteen goals of its contract, 5, 5, 3 and 2 of a kind", () => {
    const { goals } = loaded(`${folder}/nyropsgade-2010.yaml`).scenario;
    expect(goals.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, i) => `JKN-${i + 1}`));
    const categories = goals.map(({ category }) => category).join("");
    expect(categories).toBe("IIIIIKKKKKPPPRR");
    for (const { source } of goals) expect(source).toMatch(/^JKN:1[3-8]\d/u);
  });

  test("what-if scenarios change nothing but by their initiatives", () => {
    for (const name of ["partnership-placements.yaml", "more-interviewers.yaml"]) {
      const { scenario, base } = loaded(`${folder}/${name}`);
      if (base === undefined) throw new Error(`${name} has no base`);
      const changed = differences(base, scenario);
      expect(changed.length).toBeGreaterThan(0);
      for (const { path } of changed) expect(path).toMatch(/^initiatives\./u);
    }
  });

  test("the assumptions of Nyropsgade hold their values in their ranges", () => {
    const all = assumptions(loaded(`${folder}/nyropsgade-2010.yaml`).scenario);
    expect(all.length).toBeGreaterThan(100);
    for (const { value, range, reason } of all) {
      expect(range[0]).toBeLessThanOrEqual(value);
      expect(range[1]).toBeGreaterThanOrEqual(value);
      expect(reason).not.toBe("");
    }
  });
});

/** Keys under which a number counts something that needs no source of its own. */
const unsourced = ["contract", "levels", "level", "range", "rangeFactor"];

/** Numbers for which nothing around them says where they come from. */
function withoutSource(node: Node, path: string, sourced: boolean): string[] {
  if (isScalar(node)) return typeof node.value === "number" && !sourced ? [path] : [];
  if (isSeq(node)) {
    return node.items.flatMap((item, i) => withoutSource(item as Node, `${path}[${i}]`, sourced));
  }
  if (!isMap(node)) return [];
  const says = node.has("source") || node.has("assumption");
  return node.items.flatMap(({ key, value }) => {
    const name = String((key as { value: unknown }).value);
    if (unsourced.includes(name) || value === null) return [];
    return withoutSource(value as Node, `${path}.${name}`, sourced || says);
  });
}

describe("provenance, read without the checker", () => {
  test.each(files)("every number of %s says where it comes from", (name) => {
    const document = parseDocument(readFileSync(`${folder}/${name}`, "utf8"));
    expect(withoutSource(document.contents as Node, "", false)).toEqual([]);
  });

  test("the walk would find a number without a source", () => {
    const node = parseDocument("a: { value: 1 }\nb: { value: 2, source: P45 }").contents;
    expect(withoutSource(node as Node, "", false)).toEqual([".a.value"]);
  });
});
