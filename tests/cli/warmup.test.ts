/**
 * `caseflow warmup` as its users meet it, in a process of its own. What the model makes of the
 * small scenario is in golden files; `vitest -u` renews them when it is meant.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { caseflow, type Ended } from "./caseflow.ts";

const asked = "warmup tests/cli/small.yaml --years 4 -n 2";

describe("warmup", () => {
  let text: Ended;
  let data: Ended;
  beforeAll(async () => {
    [text, data] = await Promise.all([caseflow(asked), caseflow(`${asked} --format json --quiet`)]);
  });

  test("prints how the centre settles, and first what it is going to do", async () => {
    await expect(text.out).toMatchFileSnapshot("golden/warmup-small.txt");
    expect(text.err.split("\n")[0]).toBe("2 replications of 4 years");
    expect(text.code).toBe(0);
  });

  test("speaks Danish", async () => {
    const danish = await caseflow(`${asked} --language da -q`);
    await expect(danish.out).toMatchFileSnapshot("golden/warmup-small-da.txt");
    expect(danish.err).toBe("");
  });

  test("prints JSON that the published schema describes", async () => {
    const schema = await caseflow("schema warmup");
    await expect(schema.out).toMatchFileSnapshot("golden/warmup.schema.json");
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema.out) as object);
    const result = JSON.parse(data.out);
    expect(validate(result) || validate.errors).toBe(true);
    expect(result).toMatchObject({ held: "2009-09-01", replications: 2, years: 4 });
    expect(result.series[0]).toMatchObject({ what: "onBenefit", given: 40 });
    expect(data.err).toBe("");
  });

  test("refuses what it cannot follow, and shows help with its defaults", async () => {
    const [long, none, help] = await Promise.all([
      caseflow("warmup tests/cli/small.yaml --years 21"),
      caseflow("warmup tests/cli/none.yaml"),
      caseflow("warmup --help"),
    ]);
    expect(long.code).toBe(1);
    expect(long.err).toContain("21 is not a number from 4 to 20");
    expect(none).toMatchObject({ code: 1, out: "" });
    expect(none.err).toContain("tests/cli/none.yaml");
    expect(help.out).toContain("(default: 10)");
    expect(help.out).toContain("MSER-5");
  });
});
