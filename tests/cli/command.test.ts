/**
 * The command as its users meet it: run in a process of its own from the sources. What the model
 * makes of the small scenario is frozen in golden files, so that a change of what people see is
 * seen in review; `vitest -u` renews them when it is meant.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { version } from "../../src/experiment/version.ts";
import { caseflow, type Ended } from "./caseflow.ts";

const escape = "\u001B";
const small = "tests/cli/small.yaml";
const place = fs.mkdtempSync(join(tmpdir(), "caseflow-command-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

describe("run", () => {
  const logs = join(place, "logs");
  let text: Ended;
  let data: Ended;
  beforeAll(async () => {
    [text, data] = await Promise.all([
      caseflow(`run ${small} --no-store -n 20 --threads 1 --log ${logs}`),
      caseflow(`run ${small} --no-store -n 20 --threads 1 --format json --quiet`),
    ]);
  });

  test("prints the forecast, and on the other stream where the logs are", async () => {
    await expect(text.out).toMatchFileSnapshot("golden/run-small.txt");
    // Before it may stand a line of progress for each half minute of a slow machine.
    expect(text.err.split("\n").slice(-2)).toEqual([`20 logs written to ${logs}`, ""]);
  });

  test("ends with 99 when goals are missed", () => {
    expect([text.code, data.code]).toEqual([99, 99]);
  });

  test("prints no escapes into a pipe", () => {
    expect(text.out).not.toContain(escape);
  });

  test("prints JSON that the published schema describes", async () => {
    const schema: object = JSON.parse((await caseflow("schema result")).out);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const result = JSON.parse(data.out);
    expect(validate(result) || validate.errors).toBe(true);
    expect(validate({ ...result, verdict: true })).toBe(false);
    expect(data.err).toBe("");
    expect(result).toMatchObject({ version, replications: 20, scenario: { id: "small" } });
  });

  test("speaks Danish, and takes colour when it is forced and not when it is refused", async () => {
    const asked = `run ${small} --no-store -n 20 --threads 1 --quiet`;
    const [danish, coloured, refused] = await Promise.all([
      caseflow(`${asked} --language da`),
      caseflow(asked, { FORCE_COLOR: "1" }),
      caseflow(asked, { NO_COLOR: "1" }),
    ]);
    await expect(danish.out).toMatchFileSnapshot("golden/run-small-da.txt");
    expect(coloured.out).toContain(escape);
    expect(refused.out).toBe(text.out);
  });

  test("writes logs that can be shown and checked", async () => {
    const [checked, shown, lines, wrong] = await Promise.all([
      caseflow(`log check ${logs}`),
      caseflow(`log show ${logs} --citizen 3 --limit 5`),
      caseflow(`log show ${logs} --event InterviewHeld --limit 3 --format json`),
      caseflow(`log show ${logs} --event InterviewHeal`),
    ]);
    expect(checked.code).toBe(0);
    expect(checked.out.match(/: intact, /gu)?.length).toBe(20);
    expect(checked.out.match(/laws hold/gu)?.length).toBe(20);
    expect(shown.out).toMatch(/citizen 3 +CitizenRegistered/u);
    expect(shown.err).toContain("5 events; more were left out");
    const events = lines.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(events).toHaveLength(3);
    for (const event of events) expect(event).toMatchObject({ _tag: "InterviewHeld" });
    expect(wrong).toMatchObject({ code: 1, out: "" });
    expect(wrong.err).toContain("--event InterviewHeal: give an event, such as InterviewHeld");
  });
});

describe("check", () => {
  const broken = join(place, "broken.yaml");
  beforeAll(() => {
    const text = fs.readFileSync("scenarios/tutorial.yaml", "utf8");
    const comma = text.replace(/(employees: \{ value: )800/u, "$1'84,5'");
    fs.writeFileSync(broken, comma.replace("skills: [summons, ", "skils: [summons, "));
  });

  test("says that all is well, or all that is not, and ends accordingly", async () => {
    const [fine, wrong, asJson] = await Promise.all([
      caseflow(`check scenarios/tutorial.yaml ${small}`),
      caseflow(`check ${small} ${broken}`),
      caseflow(`check ${broken} --format json`),
    ]);
    expect(fine).toMatchObject({ code: 0, err: "" });
    expect(fine.out).toBe(`scenarios/tutorial.yaml: no problems\n\n${small}: no problems\n`);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/broken\.yaml:\d+:\d+ error: /u);
    expect(wrong.out).toMatch(/\n\d+ problems\n$/u);
    const [found] = JSON.parse(asJson.out) as ReadonlyArray<{ problems: ReadonlyArray<object> }>;
    expect(found?.problems.length).toBeGreaterThanOrEqual(2);
    expect(asJson.code).toBe(1);
  });

  test("run says the same on standard error and runs nothing", async () => {
    const { code, out, err } = await caseflow(`run ${broken}`);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/broken\.yaml:\d+:\d+ error: /u);
  });
});

describe("the others", () => {
  test("schemas are those that were published", async () => {
    const asked = ["result", "event", "scenario"].map((what) => caseflow(`schema ${what}`));
    const [result, event, scenario] = await Promise.all(asked);
    await expect(result?.out).toMatchFileSnapshot("golden/result.schema.json");
    await expect(event?.out).toMatchFileSnapshot("golden/event.schema.json");
    expect(JSON.parse(scenario?.out ?? "")).toMatchObject({ title: "Caseflow scenario" });
  });

  test("measures lists what there is", async () => {
    const [text, data] = await Promise.all([
      caseflow("measures"),
      caseflow("measures --format json"),
    ]);
    for (const word of ["kOfN", "netInflow", "notYetModelled", "hazard.noShow", "capacity.staff"]) {
      expect(text.out).toContain(word);
      expect(data.out).toContain(`"${word}"`);
    }
  });

  test("help shows defaults and examples, and a slip of the hand what was meant", async () => {
    const [help, slip, number] = await Promise.all([
      caseflow("run --help"),
      caseflow("rum"),
      caseflow(`run ${small} --replications 0`),
    ]);
    expect(help.out).toContain("(default: 200)");
    expect(help.out).toContain("EXAMPLES");
    expect(slip.code).toBe(1);
    expect(slip.err).toContain("Did you mean this?");
    expect(number.code).toBe(1);
    expect(number.err).toContain("0 is not a number from 1 to 1000000");
  });

  test("the version is the package's", async () => {
    const manifest = JSON.parse(fs.readFileSync("package.json", "utf8")) as { version: string };
    expect(version).toBe(manifest.version);
    expect((await caseflow("--version")).out).toContain(version);
  });
});
