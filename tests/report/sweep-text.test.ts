/**
 * Sweeps as text: golden files of one axis, two, and points that fill the space, in both languages
 * and widths; and what must hold in each of them and in the CSV.
 */
import { describe, expect, test } from "vitest";
import { type Language, languages, Tongue } from "../../src/language/language.ts";
import { shadeOf } from "../../src/report/heat-table.ts";
import { chartLines } from "../../src/report/line-chart.ts";
import { columnsOf, type Paper, plain } from "../../src/report/paper.ts";
import { sweepCsv } from "../../src/report/sweep-csv.ts";
import { sweepText, verdictLine } from "../../src/report/sweep-text.ts";
import { madeSweep } from "./made-sweep.ts";

const paperOf = (language: Language, width: number): Paper => ({
  tongue: new Tongue(language),
  width,
  paint: plain,
});

const staff = "capacity.staff.caseworkers=5..13:2";
const sweeps = {
  one: madeSweep([staff]),
  two: madeSweep([staff, "hazard.noShow"]),
  three: madeSweep([staff, "hazard.noShow=0.05,0.15", "population.ageGroup.under25=0.1,0.2"]),
  cloud: madeSweep([staff, "inflow.contacts"], "sobol"),
} as const;
const names = ["one", "two", "three", "cloud"] as const;
const cases = names.flatMap((name) =>
  languages.flatMap((language) => [100, 80].map((width) => [name, language, width] as const)),
);

test.each(cases)("%s reads as it should in %s, %i columns wide", async (name, language, width) => {
  const text = sweepText(sweeps[name], paperOf(language, width));
  for (const line of text.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(width);
  expect(text).not.toMatch(/\b(?:0|100) %(?! interval|-interval)/u);
  await expect(text).toMatchFileSnapshot(`golden/sweep-${name}-${language}-${width}.txt`);
});

test("the last line is where all goals are likeliest", () => {
  const { points } = sweeps.one;
  const best = Math.max(...points.map(({ all }) => all?.estimate ?? 0));
  const at = points.find(({ all }) => all?.estimate === best)?.values[0];
  expect(verdictLine(sweeps.one, paperOf("en", 100))).toContain(`caseworkers = ${at}`);
});

test("differences from the scenario as it stands are paired", () => {
  const now = sweeps.one.points.find(({ values }) => values[0] === 5)!;
  // The formula's chance has a part of its own in each point, a third of what points share.
  const { difference, lo, hi } = now.goals[0];
  expect(Math.abs(difference?.mean ?? 1)).toBeLessThan(0.002);
  const paired = (difference?.hi ?? 1) - (difference?.lo ?? 0);
  expect(paired).toBeLessThan(0.7 * ((hi ?? 0) - (lo ?? 0)));
});

test("a point without outcomes is left out", () => {
  expect(sweeps.two.points).toHaveLength(25);
  expect(sweeps.one.now).toHaveLength(3);
});

describe("a chart", () => {
  const chart = {
    joined: true,
    from: 0,
    to: 10,
    mark: 5,
    least: 1,
    targets: [4],
    yText: (y: number) => y.toFixed(1),
    xText: String,
    name: "x",
    points: [
      { x: 0, y: 0, lo: 0, hi: 0 },
      { x: 10, y: 8, lo: 8, hi: 8 },
    ],
  };

  test("rises from the lower left to the upper right, past target and mark", () => {
    const lines = chartLines(chart, 40);
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/^8\.0 ┤ +[\u2801-\u28FF]+$/u);
    expect(lines[7]).toMatch(/^0\.0 ┤[\u2801-\u28FF]+$/u);
    expect(lines.filter((line) => line.includes("┄"))).toHaveLength(1);
    expect(lines[8].indexOf("▲")).toBeCloseTo(4 + 18, -1);
    expect(lines.every((line) => columnsOf(line) <= 40)).toBe(true);
  });

  test("of nothing, of one point and of a level line can be drawn", () => {
    expect(chartLines({ ...chart, points: [] }, 40)).toEqual([]);
    const [point] = chart.points;
    expect(chartLines({ ...chart, points: [point], from: 0, to: 0 }, 40)).toHaveLength(10);
    const level = chart.points.map(({ x }) => ({ x, y: 3, lo: 3, hi: 3 }));
    expect(chartLines({ ...chart, points: level, targets: [] }, 40)).toHaveLength(10);
  });
});

test("shades grow darker", () => {
  expect([0, 0.1, 0.3, 0.6, 0.8, 1].map(shadeOf).join("")).toBe("·░▒▓██");
});

test("the CSV has a line for every point and goal, and can be read back", () => {
  const lines = sweepCsv(sweeps.two).split("\r\n");
  expect(lines[0]).toBe(
    "capacity.staff.caseworkers,hazard.noShow,goal,replications,mean,meanLow,meanHigh," +
      "difference,differenceLow,differenceHigh,probability,probabilityLow,probabilityHigh,verdict",
  );
  expect(lines).toHaveLength(1 + 25 * 3 + 1);
  const [first] = sweeps.two.points;
  const cells = lines[1].split(",");
  expect(cells.slice(0, 4)).toEqual(["5", "0.05", "on-time", "30"]);
  expect(Number(cells[4])).toBe(first.goals[0].mean);
  expect(cells.at(-1)).toBe(first.goals[0].verdict);
});
