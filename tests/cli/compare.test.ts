/**
 * `caseflow compare` as its users meet it, in a process of its own: what it prints of a small
 * change is frozen in golden files, its JSON is what the published schema says, and each scenario's
 * part of it is what `caseflow run` gives of that scenario alone.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { compare, forecast } from "../../src/caseflow.ts";
import { publishedSchema } from "../../src/report/published-schema.ts";
import type { ComparisonResult } from "../../src/report/comparison-result.ts";
import { caseflow, inDanish, type Ended } from "./caseflow.ts";

const [small, lifted] = ["tests/cli/small.yaml", "tests/cli/small-lift.yaml"];
const asked = `compare ${small} ${lifted}`;
const manner = "-n 20 --threads 1 --no-store --quiet";

describe("compare", () => {
  let text: Ended;
  let danish: Ended;
  let data: Ended;
  beforeAll(async () => {
    [text, danish, data] = await Promise.all([
      caseflow(`${asked} ${manner}`),
      caseflow(`${asked} ${manner}`, inDanish),
      caseflow(`${asked} --format json ${manner}`),
    ]);
  });

  test("prints the comparison, in the reader's language", async () => {
    await expect(text.out).toMatchFileSnapshot("golden/compare-small.txt");
    await expect(danish.out).toMatchFileSnapshot("golden/compare-small-da.txt");
    expect([text.err, danish.err]).toEqual(["", ""]);
  });

  test("names whose life goes otherwise in one replication", async () => {
    const named = `compare ${small} ${lifted} --citizens 3 -q`;
    const [en, da, told] = await Promise.all([
      caseflow(named),
      caseflow(named, inDanish),
      caseflow(`${named} --format json`),
    ]);
    await expect(en.out).toMatchFileSnapshot("golden/compare-citizens.txt");
    await expect(da.out).toMatchFileSnapshot("golden/compare-citizens-da.txt");
    const schema = publishedSchema("citizens");
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
      "golden/citizens.schema.json",
    );
    const isValid = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    expect(isValid(JSON.parse(told.out)), JSON.stringify(isValid.errors)).toBe(true);
    expect([en.code, told.code]).toEqual([0, 0]);
  });

  test("ends with 99 when no plan surely meets all goals, and 0 when one does", async () => {
    expect([text.code, data.code]).toEqual([99, 99]);
    const easy = await caseflow(
      `compare tests/cli/easy.yaml tests/cli/easy-lift.yaml -n 20 --threads 1 --no-store -q`,
    );
    expect(easy.code).toBe(0);
    expect(easy.out).toContain("✓ A, An easy contract with a factory, surely meets all 3 goals");
  });

  test("prints JSON that the published schema describes", async () => {
    const published = await caseflow("schema comparison");
    await expect(published.out).toMatchFileSnapshot("golden/comparison.schema.json");
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(published.out) as object);
    const result = JSON.parse(data.out) as ComparisonResult;
    expect(validate(result) || validate.errors).toBe(true);
    expect(validate({ ...result, best: "A" })).toBe(false);
    expect(result.scenarios.map(({ label }) => label)).toEqual(["A"]);
  });

  test("is of each scenario what run gives, and the library gives the same", async () => {
    const result = JSON.parse(data.out) as ComparisonResult;
    const options = { replications: 20, threads: 0 };
    const files = [small, lifted];
    const same = await compare(files, options);
    expect(JSON.parse(JSON.stringify(same))).toEqual(result);
    const alone = await Promise.all(files.map((file) => forecast(file, options)));
    const parts = [result.baseline, ...result.scenarios.map((one) => one.forecast)];
    const unchanged = (found: object) => ({ ...found, changes: null });
    expect(parts.map(unchanged)).toEqual(JSON.parse(JSON.stringify(alone.map(unchanged))));
  });

  test("says where scenarios cannot be compared", async () => {
    const { code, err } = await caseflow(`compare ${small} tests/cli/easy.yaml ${manner}`);
    expect(code).toBe(1);
    expect(err).toContain("tests/cli/easy.yaml cannot be compared with tests/cli/small.yaml:");
    expect(err).toContain("the target of goal long-term is");
    expect((await caseflow(`compare ${small} ${small} ${manner}`)).err).toContain("named twice");
  });
});
