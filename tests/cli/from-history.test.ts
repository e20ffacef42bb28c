/** `caseflow run --from` and `compare --from` as their users meet them. */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishedSchema } from "../../src/report/published-schema.ts";
import { caseflow } from "./caseflow.ts";

const small = "tests/cli/small.yaml";
const place = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-from-"));
const logs = path.join(place, "logs");
let log = "";
let whole = { digest: "" };
const from = (more = "") =>
  `--no-store --threads 1 --quiet --from ${log} --as-of 2010-06-30${more}`;

beforeAll(async () => {
  const asked = `run ${small} --no-store --threads 1 --quiet -n 1 --seed past`;
  const ran = await caseflow(`${asked} --log ${logs} --format json`);
  whole = JSON.parse(ran.out);
  const name = fs.readdirSync(logs).find((file) => file.endsWith(".caselog")) ?? "";
  log = path.join(logs, name);
});
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

test("continued under the chance that made it, a log is the run that it was cut from", async () => {
  const ran = await caseflow(`run ${small} ${from(" --chance recorded --format json")}`);
  expect(JSON.parse(ran.out)).toMatchObject({ digest: whole.digest, replications: 1 });
});

test("says the seam, in JSON that the published schema describes", async () => {
  const ran = await caseflow(`run ${small} -n 5 ${from(" --format json")}`);
  const result = JSON.parse(ran.out);
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema("result"));
  expect(validate(result) || validate.errors).toBe(true);
  expect(result.seam).toMatchObject({ way: "replay", happenedTo: "2010-06-30", log });
  expect(result.digest).not.toBe(whole.digest);
});

test("its logs hold every law, and what is known of a result is known again", async () => {
  const store = path.join(place, "store");
  const kept = from().replace("--no-store", `--store ${store}`);
  const first = await caseflow(`run ${small} -n 3 ${kept} --format json`);
  const planned = await caseflow(`run ${small} -n 3 ${kept} --format json --dry-run`);
  expect(JSON.parse(planned.out)).toMatchObject({ known: 3, toRun: 0 });
  const other = kept.replace("2010-06-30", "2010-05-31");
  const another = await caseflow(`run ${small} -n 3 ${other} --format json --dry-run`);
  expect(JSON.parse(another.out)).toMatchObject({ known: 0 });
  const folder = path.join(place, "forecasts");
  const logged = await caseflow(`run ${small} -n 3 ${kept} --format json --log ${folder}`);
  expect(JSON.parse(logged.out).digest).toBe(JSON.parse(first.out).digest);
  const checked = await caseflow(`log check ${folder}`);
  expect(checked.out.match(/laws hold/gu)).toHaveLength(3);
});

test("plans go on from one history side by side, when they differ after it alone", async () => {
  const lift = "tests/cli/small-lift.yaml";
  const asked = `compare ${small} ${lift} -n 3 ${from().replace("2010-06-30", "2009-12-31")}`;
  const compared = await caseflow(`${asked} --format json`);
  const { baseline, scenarios } = JSON.parse(compared.out);
  expect(baseline.seam).toMatchObject({ forecastFrom: "2010-01-01" });
  expect(scenarios[0].forecast.seam).toEqual(baseline.seam);
  const refused = await caseflow(`compare ${small} ${lift} -n 3 ${from()}`);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("differs from tests/cli/small.yaml before 2010-07-01");
});

describe("what cannot be asked", () => {
  test.each([
    ["--as-of 2010-06-30", "say which, with --from LOG"],
    ["--from LOG", "--from needs --as-of DATE"],
    ["--from LOG --as-of june", "give a date, YYYY-MM-DD"],
    ["--from LOG --as-of 2010-06-30 --known-on x", "give a date, YYYY-MM-DD"],
    ["--from LOG --as-of 2031-06-30", "ends on 2010-12-31"],
    ["--from LOG --as-of 2001-06-30", "begins on"],
    ["--from no-such-log --as-of 2010-06-30", "no-such-log"],
    ["--from LOG --as-of 2010-06-30 --chance recorded --precision 5%", "no precision to ask for"],
  ])("is refused: %s", async (words, said) => {
    const ended = await caseflow(`run ${small} --no-store --quiet ${words.replace("LOG", log)}`);
    expect(ended.code).toBe(1);
    expect(ended.err.replaceAll("\n", " ")).toContain(said);
  });
});
