/**
 * `caseflow solve` as its users meet it, in a process of its own: what it prints of a small search
 * is frozen in golden files, its JSON is what the published schema says, its exit code says whether
 * there is a plan, and whoever asks what cannot be answered is told why.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { solve } from "../../src/caseflow.ts";
import type { SolutionResult } from "../../src/report/solution-result.ts";
import { caseflow, type Ended } from "./caseflow.ts";

const small = "tests/cli/small.yaml";
const manner = "--threads 1 --no-store --quiet";
const lead = "--choice contact.planLeadDays=14..56:14@1000";
const staff = "--choice capacity.staff.caseworkers=2..5@560000";
const asked = `solve ${small} --goals on-time --probability 0.6 --budget 300 ${lead}`;

describe("solve", () => {
  let text: Ended;
  let danish: Ended;
  let data: Ended;
  beforeAll(async () => {
    [text, danish, data] = await Promise.all([
      caseflow(`${asked} ${manner}`),
      caseflow(`${asked} ${manner} --language da`),
      caseflow(`${asked} --format json --threads 2 --no-store -q`),
    ]);
  });

  test("prints the cheapest plan, in the reader's language", async () => {
    await expect(text.out).toMatchFileSnapshot("golden/solve-small.txt");
    await expect(danish.out).toMatchFileSnapshot("golden/solve-small-da.txt");
    expect([text.err, danish.err]).toEqual(["", ""]);
    expect([text.code, danish.code, data.code]).toEqual([0, 0, 0]);
  });

  test("prints JSON that the published schema describes", async () => {
    const published = await caseflow("schema solution");
    await expect(published.out).toMatchFileSnapshot("golden/solution.schema.json");
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(published.out) as object);
    const result = JSON.parse(data.out) as SolutionResult;
    expect(validate(result) || validate.errors).toBe(true);
    expect(validate({ ...result, status: "perhaps" })).toBe(false);
    expect(result).toMatchObject({ status: "found", confirmed: true, freshSeed: "1/confirm" });
    expect(result.searched.replications.all).toBeLessThanOrEqual(300);
  });

  test("the library gives the same", async () => {
    const same = await solve(small, {
      goals: ["on-time"],
      probability: 0.6,
      budget: 300,
      choices: [lead.replace("--choice ", "")],
      threads: 0,
    });
    expect(JSON.parse(JSON.stringify(same))).toEqual(JSON.parse(data.out));
  });

  test("ends with 99 and the goal that binds when there is no plan", async () => {
    const both = `solve ${small} --goals on-time,back-to-work --budget 200 ${staff}`;
    const { code, out } = await caseflow(`${both} ${manner}`);
    expect(code).toBe(99);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^✗ no plan .*; on-time binds$/u);
    expect(out).toContain("The best that can be had");
  });

  test("says what will be run before it is, and stops there when asked to", async () => {
    const { code, out, err } = await caseflow(`${asked} --dry-run --no-store`);
    expect(code).toBe(0);
    expect(err).toContain("4 plans to choose from");
    expect(out).toMatch(/^1 scenario × at most 300 replications/u);
  });

  test.concurrent.each([
    [`solve ${small}`, /small\.yaml has nothing to choose from: add `choices:`/u],
    [`solve ${small} ${lead} --goals on-tim`, /There is no goal on-tim; did you mean `on-time`/u],
    [`solve ${small} --choice hazard.noShow=0.1`, /nothing says what `hazard\.noShow` costs/u],
    [`solve ${small} ${lead} --probability 80`, /80 is not a number between 0 and 1/u],
    [
      `solve ${small} ${lead} --choice population.stock=1..999@1 --choice inflow.transfers=1..99@1`,
      /more than the 10000 that can be searched/u,
    ],
  ])("%s is explained", async (question, message) => {
    const { code, err } = await caseflow(`${question} ${manner}`);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});
