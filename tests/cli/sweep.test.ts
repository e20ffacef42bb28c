/**
 * `caseflow sweep` and `caseflow sensitivity` as their users meet them, in a process of their own,
 * on the small scenario. What they print is held to its form here; how results become text is
 * tested with made ones, so that a change of the model does not change these tests.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { sensitivity, sweep } from "../../src/caseflow.ts";
import { publishedSchema } from "../../src/report/published-schema.ts";
import type { SensitivityResult, TornadoResult } from "../../src/report/sensitivity-result.ts";
import type { SweepResult } from "../../src/report/sweep-result.ts";
import { caseflow } from "./caseflow.ts";

const place = fs.mkdtempSync(join(tmpdir(), "caseflow-sweep-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

const small = "tests/cli/small.yaml";
const quiet = `--store ${join(place, "store")} --quiet`;
const staff = "capacity.staff.caseworkers";

function isAsPublished(of: "sweep" | "sensitivity", data: unknown): void {
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema(of));
  expect(validate(data) || validate.errors).toBe(true);
  expect(validate({ ...(data as object), verdict: true })).toBe(false);
}

describe("sweep", () => {
  const asked = `sweep ${small} --vary ${staff}=0.5,5 --vary hazard.noShow=0.05,0.3 -n 6 ${quiet}`;

  test("prints text, JSON and CSV of the same points", async () => {
    const [data, text, csv] = await Promise.all([
      caseflow(`${asked} --format json --threads 2`),
      caseflow(`${asked} --goal on-time --threads 1 --language da`),
      caseflow(`${asked} --format csv --threads 1`),
    ]);
    expect([data, text, csv].map(({ code, err }) => ({ code, err }))).toEqual(
      [1, 2, 3].map(() => ({ code: 0, err: "" })),
    );
    const result: SweepResult = JSON.parse(data.out);
    isAsPublished("sweep", result);
    expect(result.points.map(({ values }) => values)).toEqual([
      [0.5, 0.05],
      [0.5, 0.3],
      [5, 0.05],
      [5, 0.3],
    ]);
    const onTime = result.points.map(({ goals }) => goals[0]?.mean ?? 0);
    // More staff help, and no-shows hurt.
    expect(onTime[2]).toBeGreaterThan(onTime[0] ?? 1);
    expect(onTime[3]).toBeLessThan(onTime[2] ?? 0);
    expect(text.out).toContain("on-time  Samtaler holdt til tiden, krav");
    expect(text.out).not.toContain("back-to-work");
    const vary = [`${staff}=0.5,5`, "hazard.noShow=0.05,0.3"];
    const same = await sweep(small, { vary, replications: 6, threads: 0 });
    expect(JSON.parse(JSON.stringify(same))).toEqual(result);
    const lines = csv.out.trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + 4 * 3);
    expect(lines[1]?.split(",")[4]).toBe(String(result.points[0]?.goals[0]?.mean));
  });

  test("says its plan and runs nothing when asked to", async () => {
    const { code, out, err } = await caseflow(
      `sweep ${small} --vary ${staff} --vary hazard.noShow --design sobol --points 16 -n 5 ` +
        "--dry-run --no-store",
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("1 scenario × 17 points × 5 replications = 85 runs");
  });

  test("refuses what cannot be swept, with how to mend it", async () => {
    const cases = [
      ["--quiet", "Nothing is varied: say what"],
      ["--vary hazard.noShwo=0.1..0.2", "did you mean `hazard.noShow`?"],
      ["--vary hazard.noShow --vary parameters.hazard.noShow", "hazard.noShow is varied twice"],
      ["--vary hazard.noShow --goal in-time", "There is no goal in-time; there are on-time, "],
    ] as const;
    const ended = await Promise.all(
      cases.map(([flags]) => caseflow(`sweep ${small} ${flags} --no-store`)),
    );
    for (const [i, { code, out, err }] of ended.entries()) {
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toContain(cases[i]?.[1]);
    }
  });
});

describe("sensitivity", () => {
  const some = "--parameter hazard.noShow --parameter priority --parameter contact.rebookDays";
  const asked = `sensitivity ${small} ${some} -n 6 ${quiet}`;

  test("tells what matters from what does not, the same on any number of threads", async () => {
    const [data, again, text] = await Promise.all([
      caseflow(`${asked} --format json --threads 2`),
      caseflow(`${asked} --format json --threads 1 --no-store`),
      caseflow(`${asked} --threads 1 --no-store --language da --goal on-time`),
    ]);
    expect(data).toMatchObject({ code: 0, err: "" });
    expect(again.out).toBe(data.out);
    const parameters = ["hazard.noShow", "priority", "contact.rebookDays"];
    const same = await sensitivity(small, { parameters, replications: 6, threads: 0 });
    expect(JSON.parse(JSON.stringify(same))).toEqual(JSON.parse(data.out));
    const result: TornadoResult = JSON.parse(data.out);
    isAsPublished("sensitivity", result);
    const [onTime] = result.goals;
    const effectOf = (path: string) => onTime?.effects.find((one) => one.path === path)?.effect;
    expect(effectOf("hazard.noShow")).toBe("told");
    expect(effectOf("priority.task.placementSetup")).not.toBe("told");
    expect(text.out).toContain("hazard.noShow");
    expect(text.out.slice(text.out.lastIndexOf("\n\n"))).toContain("mest af alle");
  });

  test("screens, and shares the variance of a few out", async () => {
    const few = "--parameter hazard.noShow --parameter contact.rebookDays";
    const [morris, sobol] = await Promise.all([
      caseflow(`${asked} --method morris --starts 4 --format json`),
      caseflow(`sensitivity ${small} ${few} --method sobol --rows 8 --format json ${quiet}`),
    ]);
    for (const [ended, method, blocks, others] of [
      [morris, "morris", 4, 1],
      [sobol, "sobol", 8, 2],
    ] as const) {
      expect(ended).toMatchObject({ code: 0, err: "" });
      const result: SensitivityResult = JSON.parse(ended.out);
      isAsPublished("sensitivity", result);
      expect(result.method).toBe(method);
      expect(result.points).toBe(blocks * (result.varied.length + others));
    }
  });

  test("chooses for Sobol's indices by a screening when nothing is named", async () => {
    const planned = await caseflow(
      `sensitivity ${small} --method sobol --starts 2 --dry-run --no-store`,
    );
    // 187 assumptions with a range: a start and each of them moved, twice.
    expect(planned.out).toMatch(/1 scenario × 376 points × 3 replications/u);
  });

  test("refuses what is no assumption", async () => {
    const { code, err } = await caseflow(
      `sensitivity ${small} --parameter monthly.exit.from12 --no-store`,
    );
    expect(code).toBe(1);
    expect(err).toContain("has a source (JKS:353) and is no assumption");
  });
});

test("schemas are those that were published", async () => {
  const schemaOf = (of: "sweep" | "sensitivity") =>
    `${JSON.stringify(publishedSchema(of), undefined, 2)}\n`;
  await expect(schemaOf("sweep")).toMatchFileSnapshot("golden/sweep.schema.json");
  await expect(schemaOf("sensitivity")).toMatchFileSnapshot("golden/sensitivity.schema.json");
  const ended = await caseflow("schema sensitivity");
  expect(ended.out).toBe(schemaOf("sensitivity"));
});
