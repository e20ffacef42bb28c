/**
 * The example history as its users meet it: written, imported, its numbers joined; and published
 * figures kept. What is printed is in golden files; `vitest -u` renews them when it is meant.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishedSchema } from "../../src/report/published-schema.ts";
import { holdsPersonalNumber } from "../../src/history/personal-number.ts";
import { caseflow, type Ended } from "./caseflow.ts";

const folder = path.join(".caseflow", "test-example");
fs.rmSync(folder, { recursive: true, force: true });
const place = (...names: ReadonlyArray<string>) => path.join(folder, ...names);
const valid = (of: Parameters<typeof publishedSchema>[0], text: string) => {
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema(of));
  return validate(JSON.parse(text)) || validate.errors;
};

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Digest of every file in a folder, by name. */
function digests(root: string): Record<string, string> {
  const files = fs
    .readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => fs.statSync(path.join(root, name)).isFile())
    .sort();
  const digest = (name: string) =>
    crypto
      .createHash("sha256")
      .update(fs.readFileSync(path.join(root, name)))
      .digest("hex");
  return Object.fromEntries(files.map((name) => [name, digest(name)]));
}

const small = ["--citizens", "40", "--seed", "7"];

describe("history example", () => {
  let text: Ended;
  let data: Ended;
  beforeAll(async () => {
    [text, data] = await Promise.all([
      caseflow(["history", "example", place("one"), ...small]),
      caseflow([
        "history",
        "example",
        place("two"),
        ...small,
        "--format",
        "json",
        "--language",
        "da",
      ]),
    ]);
  });

  test("says what it wrote, and its guide what to try", async () => {
    expect(text.code).toBe(0);
    await expect(text.out).toMatchFileSnapshot("golden/example.txt");
    const guide = (name: string) => fs.readFileSync(place(name, "README.txt"), "utf8");
    await expect(guide("one")).toMatchFileSnapshot("golden/example-guide.txt");
    await expect(guide("two")).toMatchFileSnapshot("golden/example-guide-da.txt");
    expect(
      guide("one")
        .split("\n")
        .filter((line) => line.length > 100),
    ).toEqual([]);
    expect(
      guide("two")
        .split("\n")
        .filter((line) => line.length > 100),
    ).toEqual([]);
  });

  test("prints JSON that the published schema describes", () => {
    expect(valid("example", data.out)).toBe(true);
    expect(JSON.parse(data.out)).toMatchObject({ citizens: 40, years: 2, files: 25 });
  });

  test("is the same for the same seed, and another for another", async () => {
    const [one, two] = [digests(place("one")), digests(place("two"))];
    delete one["README.txt"];
    delete two["README.txt"];
    expect(two).toEqual(one);
    await caseflow(["history", "example", place("other"), "--citizens", "40", "--seed", "8"]);
    const extract = path.join("extract-1", "ydelser.csv");
    expect(digests(place("other"))[extract]).not.toBe(one[extract]);
  });

  test("is a scenario that runs", async () => {
    const checked = await caseflow(["check", place("one", "scenario.yaml")]);
    expect(checked).toMatchObject({ code: 0 });
  });

  test("writes over nothing, and refuses what it cannot follow", async () => {
    const [again, many, help] = await Promise.all([
      caseflow(["history", "example", place("one"), ...small]),
      caseflow(["history", "example", place("three"), "--years", "4"]),
      caseflow("history example --help"),
    ]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("name a new folder");
    expect(many.err).toContain("4 is not a number from 1 to 3");
    expect(help.out).toContain("(default: 400)");
    expect(help.out).toContain("README.txt");
  });
});

describe("the example, imported and asked", () => {
  const into = ["--into", place("one", "logs", "centre"), "--key", place("key")];
  const bring = (extract: number, file: string, ...more: ReadonlyArray<string>) =>
    caseflow([
      "history",
      "import",
      place("one", `extract-${extract}`, `${file}.csv`),
      "--mapping",
      place("one", "mappings", `${file}.yaml`),
      ...into,
      "--accept-rejects",
      "5",
      "--synthetic",
      ...more,
    ]);
  const merge = (...more: ReadonlyArray<string>) =>
    caseflow([
      "history",
      "merge",
      place("one", "cpr-skift.csv"),
      "--old",
      "Gammelt nummer",
      "--new",
      "Nyt nummer",
      ...into,
      "--extract-date",
      "2009-12-31",
      ...more,
    ]);

  test("two extracts and the numbers between them", async () => {
    fs.writeFileSync(
      place("one", "cpr-skift.csv"),
      // However few change in so small a centre, one does here; and one is a stranger.
      changed(fs.readFileSync(place("one", "extract-1", "ydelser.csv"), "latin1")),
    );
    await caseflow(["history", "key", place("key")]);
    const first = await bring(1, "ydelser", "--extract-date", "2009-09-30");
    expect(first).toMatchObject({ code: 0, err: "" });
    await expect(first.out).toMatchFileSnapshot("golden/example-import.txt");
    const merged = await merge();
    await expect(merged.out).toMatchFileSnapshot("golden/example-merge.txt");
    const known = await merge("--format", "json");
    expect(valid("merge", known.out)).toBe(true);
    expect(JSON.parse(known.out)).toMatchObject({ renamed: 0, known: 1, unknown: 1 });
    const danish = await merge("--language", "da");
    await expect(danish.out).toMatchFileSnapshot("golden/example-merge-da.txt");
    const wrong = await merge("--extract-date", "31-12-2009");
    expect(wrong.code).toBe(1);
    const day = ["--extract-date", "2009-12-31", "--covers-from", "2009-07-01"];
    const second = await bring(2, "ydelser", ...day, "--format", "json");
    expect(valid("import", second.out)).toBe(true);
    expect(JSON.parse(second.out).changes.added).toBeGreaterThan(0);
    for (const { err, out } of [first, merged, known, second]) {
      expect(holdsPersonalNumber(out + err)).toBe(false);
    }
  });
});

/** A list in which the first citizen of an extract has another number. */
function changed(extract: string): string {
  const [, row] = extract.split("\r\n");
  const rows = [`${row.split(";")[0]};710101-1111`, "720202-2222;730303-3333"];
  return ["Gammelt nummer;Nyt nummer", ...rows, ""].join("\r\n");
}

describe("history observe", () => {
  const answer = (value: string) =>
    JSON.stringify([
      {
        Variables: [
          { Label: "Område" },
          { Label: "Periode" },
          { Label: "Køn" },
          { Label: "Antal" },
        ],
        Data: [
          ["Lilleby", "2024M01", "Kvinder", value],
          ["Lilleby", "2024M01", "Mænd", "*"],
        ],
      },
    ]);
  const keep = (value: string, retrieved: string, ...more: ReadonlyArray<string>) => {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(place(`${retrieved}.json`), answer(value));
    return caseflow([
      "history",
      "observe",
      place(`${retrieved}.json`),
      "--table",
      "y14d03",
      "--retrieved",
      retrieved,
      "--into",
      place("figures.ndjson"),
      ...more,
    ]);
  };
  const list = (...more: ReadonlyArray<string>) =>
    caseflow(["history", "observe", "--list", place("figures.ndjson"), ...more]);

  test("keeps what was published, and shows what was known when", async () => {
    const said = [
      await keep("1.204", "2024-02-10"),
      await keep("1.204", "2024-02-12"),
      await keep("1.219", "2024-03-10"),
    ].map(({ out }) => out);
    await expect(said.join("")).toMatchFileSnapshot("golden/observe.txt");
    const [now, then, danish, data] = await Promise.all([
      list(),
      list("--known-on", "2024-02-28"),
      list("--language", "da"),
      list("--format", "json"),
    ]);
    await expect(now.out + then.out + danish.out).toMatchFileSnapshot("golden/observed.txt");
    expect(then.out).toContain("1,204");
    expect(now.out).toContain("1,219");
    expect(valid("observations", data.out)).toBe(true);
  });

  test("says what it lacks, and that a file is none of its own", async () => {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(place("other.ndjson"), "not this\n");
    const [nothing, other, none] = await Promise.all([
      caseflow("history observe"),
      caseflow(["history", "observe", "--list", place("other.ndjson")]),
      caseflow(["history", "observe", "--list", place("none.ndjson")]),
    ]);
    expect(nothing).toMatchObject({ code: 1, out: "" });
    expect(nothing.err).toContain("--retrieved");
    expect(other.err).toContain("line 1 is no JSON");
    expect(none.err).toContain("there is no");
  });
});
