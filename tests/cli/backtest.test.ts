/**
 * `caseflow backtest` as its users meet it, in a process of its own. What it says of a history that
 * the small scenario made is in golden files; `vitest -u` renews them when it is meant.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fs from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseflow, type Ended } from "./caseflow.ts";

const folder = fs.mkdtempSync(".caseflow/backtest-");
const scenario = "tests/cli/small.yaml";
const store = path.join(folder, "results");
let history: string;

/** What is asked, with some of it otherwise. */
const asked = (more = "", other: Readonly<Record<string, string>> = {}) => {
  const flags = { history, origins: "2010-01..2010-06", horizon: "2m", store, n: "8", ...other };
  const { n, ...named } = flags;
  const words = Object.entries(named).map(([flag, value]) => `--${flag} ${value}`);
  return `backtest ${scenario} ${words.join(" ")} -n ${n} ${more}`.trim();
};

beforeAll(async () => {
  await caseflow(`run ${scenario} -n 1 --seed truth --log ${folder} --no-store -q`);
  const log = fs.readdirSync(folder).find((name) => name.endsWith(".caselog"))!;
  history = path.join(folder, log);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Without what is another folder in every run. */
const placeless = (text: string) => text.replaceAll(folder, "logs");

describe("backtest", () => {
  let planned: Ended;
  let text: Ended;
  beforeAll(async () => {
    planned = await caseflow(asked("--dry-run --quiet"));
    text = await caseflow(asked());
  });

  test("says first what it is going to do, and what that takes", () => {
    expect(planned).toMatchObject({ code: 0, err: "" });
    expect(planned.out).toContain("1 scenario × 6 points × 8 replications = 48 runs");
    expect(text.err).toContain("48 runs");
  });

  test("says how far off forecasts were, and what a sceptic would have said", async () => {
    await expect(placeless(text.out)).toMatchFileSnapshot("golden/backtest-small.txt");
    expect([0, 99]).toContain(text.code);
  });

  test("speaks Danish, and runs nothing anew", async () => {
    const danish = await caseflow(asked("--language da"));
    await expect(placeless(danish.out)).toMatchFileSnapshot("golden/backtest-small-da.txt");
    expect(danish.err).toContain("48");
    expect(danish.code).toBe(text.code);
  });

  test("prints JSON that the published schema describes", async () => {
    const [schema, data] = await Promise.all([
      caseflow("schema backtest"),
      caseflow(asked("--format json --quiet --measures exits --measures onBenefit")),
    ]);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema.out) as object);
    const result = JSON.parse(data.out);
    expect(validate(result) || validate.errors).toBe(true);
    expect(result).toMatchObject({ horizon: 2, replications: 8, knowledge: "registered" });
    expect(result.series.map(({ id }: { id: string }) => id)).toEqual(["onBenefit", "exits"]);
    expect(result.origins).toHaveLength(6);
    expect(data.err).toBe("");
  });
});

describe("what it cannot do", () => {
  const refused = async (other: Readonly<Record<string, string>>) => {
    const ended = await caseflow(asked("--quiet", other));
    expect(ended).toMatchObject({ code: 1 });
    return ended.err;
  };

  test("is told with how to mend it", async () => {
    const told = await Promise.all([
      refused({ origins: "2010-11" }),
      refused({ origins: "soon" }),
      refused({ horizon: "0m" }),
      refused({ since: "2010" }),
      refused({ measures: "hope" }),
      refused({ history: path.join(folder, "none") }),
    ]);
    expect(told[0]).toContain("31 January 2011");
    expect(told[0]).toContain("shorter --horizon");
    expect(told[1]).toContain("--origins soon: give months such as 2009-01..2009-06");
    expect(told[2]).toContain("0m is not a number of months from 1 to 60");
    expect(told[3]).toContain("--since 2010: give a month, YYYY-MM");
    expect(told[4]).toContain("the history tells of onBenefit");
    expect(told[5]).toContain("none");
  });
});
