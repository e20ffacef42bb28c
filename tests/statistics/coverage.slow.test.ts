/**
 * Intervals of 90 % hold the truth in 88 to 92 % of 2,000 experiments. What was found is written to
 * `RESULTS.md` with the seed and the date.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { coverage, kinds, peeking } from "./coverage.ts";

const [experiments, seed] = [2000, "coverage of 2,000"];
const rows: Array<readonly [name: string, held: number, asked: string]> = [];

test.each(kinds)("$name", ({ name, trial, sure }) => {
  const held = coverage(trial, experiments, seed);
  rows.push([name, held, sure ? "at least 88 %" : "88–92 %"]);
  expect(held).toBeGreaterThanOrEqual(0.88);
  expect(held).toBeLessThanOrEqual(sure ? 1 : 0.92);
});

test("looking after every replication at the plain level holds too little", () => {
  const held = coverage(peeking, experiments, seed);
  rows.push(["*mutant*: a look after every replication", held, "must fail"]);
  expect(held).toBeLessThan(0.88);
});

afterAll(() => {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const page = [
    "# How often intervals of 90 % hold the truth",
    "",
    "`npm run test:slow -- tests/statistics` writes this page.",
    "",
    `${experiments.toLocaleString("en")} synthetic experiments each, seed “${seed}”, ` +
      `${new Date().toISOString().slice(0, 10)}.`,
    "The error of a number is 0.7 points.",
    "Truths vary by turns: normal, counts, skewness 0.8, 1 and 2; shares from 0.05 to 0.97; 20 to",
    "300 replications, or as many as the asked half-width takes.",
    "",
    "| interval | held | asked |",
    "|---|---|---|",
    ...rows.map(([name, held, asked]) => `| ${cell(name)} | ${percent(held)} | ${asked} |`),
    "",
  ];
  writeFileSync(join(import.meta.dirname, "RESULTS.md"), page.join("\n"));
});
