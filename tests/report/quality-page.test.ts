/** The page about an extract's quality: whole in itself, well formed, and silent about the few. */
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { Tongue } from "../../src/language/language.ts";
import type { ImportResult } from "../../src/report/import-result.ts";
import { qualityPage } from "../../src/report/quality-page.ts";

const result: ImportResult = {
  state: "appended",
  file: "extract <2010> & more.csv",
  log: "logs/centre",
  reading: { kind: "csv", encoding: "utf-8", separator: ";" },
  extract: "2010-07-01",
  rows: 1200,
  ignored: 12,
  planned: 3,
  openSpells: 0,
  merged: 40,
  duplicates: 6,
  doubtfulNumbers: 2,
  rejects: {
    rows: 3,
    share: 0.0025,
    reasons: [{ reason: "code", column: 'Kode "A"', expected: "", rows: 3 }],
  },
  events: 2000,
  citizens: 300,
  newcomers: 300,
  changedFacts: 0,
  changes: null,
  appended: { from: 0, to: 2002, chain: "0".repeat(16) },
  preview: [
    {
      _tag: "CitizenMoved",
      at: "2010-03-01T12:00",
      subject: 17,
    } as ImportResult["preview"][number],
  ],
  quality: {
    months: { first: "2009-12", last: "2010-02" },
    cellLeast: 5,
    coverage: [
      { event: "InterviewHeld", total: 1990, byMonth: [700, null, null], gaps: [] },
      { event: "CitizenMoved", total: null, byMonth: [null, 0, null], gaps: ["2010-01"] },
    ],
    late: [
      { days: 1, events: 100 },
      { days: 7, events: 4 },
    ],
    early: 0,
    laws: [
      {
        law: "one spell",
        doc: "Nobody has two benefits.",
        count: 3,
        examples: [{ line: 77, at: "2010-01-05T00:00", what: "a secret of citizen 17" }],
      },
    ],
  },
};

/** The elements of a page that is well formed, in their order, with their texts. */
function elementsOf(page: string): ReadonlyArray<readonly [name: string, text: string]> {
  const parser = new SaxesParser();
  const found: Array<[string, string]> = [];
  parser.on("error", (fault) => {
    throw fault;
  });
  parser.on("opentag", ({ name }) => found.push([name, ""]));
  parser.on("text", (text) => {
    if (found.length > 0) found.at(-1)![1] += text.trim();
  });
  // A page's empty elements are closed, to be read as XML too.
  parser.write(page.replace("<!doctype html>", "").replaceAll(/<meta ([^>]*)>/gu, "<meta $1/>"));
  parser.close();
  return found;
}

test.each(["en", "da"] as const)(
  "in %s it is one file, in tables that are read aloud",
  async (language) => {
    const page = qualityPage(result, new Tongue(language));
    await expect(page).toMatchFileSnapshot(`golden/quality-${language}.html`);
    const elements = elementsOf(page);
    const count = (name: string) => elements.filter(([one]) => one === name).length;
    expect(page).toContain(`<html lang="${language}">`);
    expect(count("caption")).toBe(count("table"));
    expect(count("table")).toBe(6);
    expect(count("tr")).toBeLessThanOrEqual(count("th"));
    expect(page).not.toMatch(/<script|https?:|src=|href=|url\(/u);
  },
);

test("it says of few people only that they are few", () => {
  const page = qualityPage(result, new Tongue("en"));
  const cells = elementsOf(page)
    .filter(([name]) => name === "td")
    .map(([, text]) => text);
  expect(cells.filter((text) => text === "fewer than 5")).toHaveLength(4);
  expect(elementsOf(page).filter(([, text]) => text === "not shown")).toHaveLength(5);
  expect(page).not.toContain("secret");
  expect(page).not.toContain("line 77");
  expect(page).not.toContain("12:00");
});

test("a number that might be a person's is not on it", () => {
  const page = qualityPage({ ...result, file: "010170-1234.csv" }, new Tongue("en"));
  expect(page).not.toContain("010170");
});
