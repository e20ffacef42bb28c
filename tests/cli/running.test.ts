/** What an experiment says of itself before it runs, and what running again costs: nothing. */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { publishedSchema } from "../../src/report/published-schema.ts";
import { caseflow, type Ended } from "./caseflow.ts";

const place = fs.mkdtempSync(join(tmpdir(), "caseflow-running-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

const run = (...asked: ReadonlyArray<string>): Promise<Ended> =>
  caseflow(["run", "tests/cli/small.yaml", "--threads", "1", ...asked]);

const size = "1 scenario × 8 replications = 8 runs";

test("a plan is printed and not run, for people and for programs", async () => {
  const store = join(place, "planned");
  const [text, data] = await Promise.all([
    run("-n", "8", "--store", store, "--dry-run"),
    run("-n", "8", "--no-store", "--dry-run", "--format", "json"),
  ]);
  expect(text).toMatchObject({ code: 0, err: "" });
  expect(text.out).toMatch(
    new RegExp(`^${size}, 2 known already, 6 to run, about .* thread\\n$`, "u"),
  );
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema("plan"));
  const plan = JSON.parse(data.out);
  expect(validate(plan) || validate.errors).toBe(true);
  expect(plan).toMatchObject({ scenarios: 1, replications: 8, runs: 8, known: 2, toRun: 6 });
});

test("a second run is the first one's result, and one replication can be run alone", async () => {
  const store = join(place, "twice");
  const first = await run("-n", "8", "--store", store);
  const [second, alone] = await Promise.all([
    run("-n", "8", "--store", store),
    run("--only-replication", "3", "--no-store", "--format", "json", "--quiet"),
  ]);
  expect(first.err).toContain(size);
  expect(second.err).toBe(`${size}, all known already\n`);
  expect([second.out, second.code]).toEqual([first.out, first.code]);
  expect(alone.err).toBe("");
  expect(JSON.parse(alone.out)).toMatchObject({ replications: 1 });
});

test("a store that cannot be written to is said once, and the run goes on", async () => {
  const store = join(place, "a-file");
  fs.writeFileSync(store, "");
  const { code, out, err } = await run("-n", "4", "--store", store, "--quiet");
  expect(code).toBe(99);
  expect(out).toContain("on-time");
  expect(err.match(/Results cannot be kept/gu)).toHaveLength(1);
});
