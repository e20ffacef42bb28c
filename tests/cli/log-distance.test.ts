/**
 * `caseflow log distance` as its users meet it, in a process of its own, on logs that `caseflow
 * run` wrote: what it prints, and what it says of logs that it cannot compare.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LogDistanceResult } from "../../src/report/log-distance-result.ts";
import { caseflow, type Ended } from "./caseflow.ts";

const place = fs.mkdtempSync(join(tmpdir(), "caseflow-distance-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));
const logs = join(place, "logs");
let files: ReadonlyArray<string>;

beforeAll(async () => {
  const asked = ["run", "tests/cli/small.yaml", "--no-store", "-n", "3", "-q", "--log", logs];
  await caseflow(asked);
  files = fs
    .readdirSync(logs)
    .filter((name) => name.endsWith(".caselog"))
    .map((name) => join(logs, name));
});

const distance = (...asked: ReadonlyArray<string>) => caseflow(["log", "distance", ...asked]);
const resultOf = ({ out }: Ended) => JSON.parse(out) as LogDistanceResult;

describe("log distance", () => {
  test("of a log from itself is 0 in everything", async () => {
    const { out, code, err } = await distance(files[0]!, files[0]!);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const rows = out.split("\n").filter((line) => /^ {2}[A-Z]{3,4} /u.test(line));
    expect(rows).toHaveLength(9);
    for (const row of rows) expect(row).toMatch(/ 0(?:\.0+)? (?:%|hours|days) /u);
    expect(out).toMatch(/\n✓ All 9 distances are within .*\n$/u);
  });

  test("of a folder is in JSON that the published schema describes", async () => {
    const asked = [files[0]!, logs, "--bin", "week", "--n-gram", "2", "--as-of", "2010-01-01"];
    const [schema, first] = await Promise.all([
      caseflow("schema distance"),
      distance(...asked, "--format", "json"),
    ]);
    await expect(schema.out).toMatchFileSnapshot("golden/distance.schema.json");
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema.out) as object);
    const result = resultOf(first);
    expect(validate(result) || validate.errors).toBe(true);
    expect(result).toMatchObject({
      by: "spell",
      bin: "week",
      nGram: 2,
      reference: "2010-01-01T00:00",
      splits: 20,
    });
    expect(result.second.map(({ file }) => file)).toEqual(files);
    expect(result.distances.map(({ measure }) => measure).join(" ")).toBe(
      "ngd cfld aedd cedd redd cadd ctdd rtdd wip",
    );
  });

  test("speaks Danish, and takes citizens as cases", async () => {
    const { out } = await distance(files[0]!, files[1]!, "--by", "citizen", "--language", "da");
    expect(out).toMatch(/^Afstand mellem logge\n/u);
    expect(out).toMatch(/hændelser i \d+ forløb hos \d+ borgere, 1\. september 2009 til/u);
  });
});

describe("what cannot be compared is refused in a sentence", () => {
  test("logs that are not whole, several first ones, no logs", async () => {
    const torn = join(place, "torn.caselog");
    fs.writeFileSync(torn, fs.readFileSync(files[0]!).subarray(0, -10));
    const empty = join(place, "empty");
    fs.mkdirSync(empty);
    const [cut, many, none, gone] = await Promise.all([
      distance(files[0]!, torn),
      distance(logs, files[0]!),
      distance(files[0]!, empty),
      distance(files[0]!, join(place, "gone.caselog")),
    ]);
    for (const { code, out } of [cut, many, none, gone])
      expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(cut.err).toMatch(/torn\.caselog: the writing stopped at byte/u);
    expect(many.err).toContain("holds 3 logs");
    expect(none.err).toContain("holds no log");
    expect(gone.err).toContain("ENOENT");
  });

  test("dates and attributes that are none, with what to give instead", async () => {
    const [date, attribute, help] = await Promise.all([
      distance(files[0]!, files[1]!, "--as-of", "2010-02-30"),
      distance(files[0]!, files[1]!, "--attribute", "BenefitStopped.why"),
      distance("--help"),
    ]);
    expect(date.err).toContain("--as-of 2010-02-30: give a date, YYYY-MM-DD.");
    expect(attribute.err).toContain("--attribute BenefitStopped.why: give BenefitStopped.reason.");
    expect(help.out).toContain("(default: spell)");
    expect(help.out).toContain("two random halves");
  });
});
