/** `caseflow run --precision` as its users meet it. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { publishedSchema } from "../../src/report/published-schema.ts";
import { caseflow, type Ended } from "./caseflow.ts";

const run = (...asked: ReadonlyArray<string>): Promise<Ended> =>
  caseflow(["run", "tests/cli/small.yaml", "--no-store", "-q", ...asked]);

const asked = ["--precision", "on-time=1.1%", "--precision", "back-to-work=3%"];

test("runs as many as it takes, and says so", async () => {
  const [english, danish] = await Promise.all([
    run(...asked, "--precision", "long-term:p=10%"),
    run(...asked, "--language", "da"),
  ]);
  await expect(english.out).toMatchFileSnapshot("golden/run-precision.txt");
  await expect(danish.out).toMatchFileSnapshot("golden/run-precision-da.txt");
  expect([english.code, english.err]).toEqual([99, ""]);
});

test("gives the forecast of as many replications, and its precision beside it", async () => {
  const precise = JSON.parse((await run(...asked, "--format", "json", "--threads", "2")).out);
  const { precision, ...forecast } = precise;
  const count = String(precision.replications);
  const plain = JSON.parse((await run("-n", count, "--format", "json", "--threads", "1")).out);
  expect(forecast).toEqual(plain);
  expect(precision).toMatchObject({ level: 0.9, reached: true, most: 2000 });
  expect(precision.goals.map(({ goal, of }: Record<string, string>) => [goal, of])).toEqual([
    ["on-time", "mean"],
    ["back-to-work", "mean"],
  ]);
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema("result"));
  expect(validate(precise) || validate.errors).toBe(true);
});

test("tells what was reached when the cap comes first", async () => {
  const { out } = await run("--precision", "1%", "--max-replications", "30");
  expect(out).toContain("30 replications in 2 looks");
  expect(out.replaceAll(/\s+/gu, " ")).toMatch(/asked ± 1 points?, not reached; about [\d,]+ rep/u);
});

test("refuses what it cannot do, and says what it could", async () => {
  const [unknown, logged] = await Promise.all([
    run("--precision", "on-tiem=1%"),
    run("--precision", "2%", "--log", "nowhere"),
  ]);
  expect([unknown.code, logged.code]).toEqual([1, 1]);
  expect(unknown.err).toContain("there is no goal on-tiem");
  expect(unknown.err).toContain("the goals are on-time, long-term, back-to-work");
  expect(logged.err).toContain("--log says which");
});
