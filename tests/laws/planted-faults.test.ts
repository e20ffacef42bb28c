/**
 * Every law catches something: into a valid log of the small plan a single fault is planted, and
 * exactly the laws that are named report it. A law that reports nothing whatever happens is no
 * law, so every one of them must have a fault here.
 */
import { describe, expect, it } from "vitest";
import { breachesOf } from "../../src/kernel/law.ts";
import { lawsOf } from "../../src/model/laws.ts";
import { logOfRows } from "../../src/testing/log-rows.ts";
import { faults } from "./faults.ts";
import { plan, type Rows, rows } from "./valid-log.ts";

const laws = lawsOf(plan);

const brokenBy = (log: Rows) => [
  ...new Set(breachesOf(laws, logOfRows(log)).map(({ law }) => law)),
];

describe("the laws", () => {
  it("hold in the log before anything is planted", () => {
    expect(brokenBy(rows)).toEqual([]);
  });

  it("have names of their own", () => {
    expect(new Set(laws.map(({ name }) => name)).size).toBe(laws.length);
  });

  it("all have a fault that they catch", () => {
    const caught = new Set(faults.map(({ law }) => law));
    expect(laws.filter(({ name }) => !caught.has(name)).map(({ name }) => name)).toEqual([]);
    expect([...caught].filter((name) => !laws.some((law) => law.name === name))).toEqual([]);
  });

  it.each(faults)("$law: $fault", ({ law, plant, also = [] }) => {
    expect(brokenBy(plant()).sort()).toEqual([law, ...also].sort());
  });
});
