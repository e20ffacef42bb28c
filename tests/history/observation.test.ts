/** Published figures as observations. */
import { expect, test } from "vitest";
import { observationsOf } from "../../src/history/observation.ts";

const answer = [
  {
    Variables: [
      { Label: "Område" },
      { Label: "Periode" },
      { Label: "Køn" },
      { Label: "Antal personer" },
      { Label: "Andel" },
    ],
    Data: [
      ["Hele landet", "2024M01", "Kvinder", "12.345", "44,5"],
      ["Hele landet", "2024M01", "Mænd", "-", 3],
    ],
  },
];

test("every figure of every row is one, with its group, its period and when it was fetched", () => {
  const about = { area: "Hele landet", period: "2024M01", retrieved: "2024-03-01" };
  const [women, men] = ["Køn: Kvinder", "Køn: Mænd"];
  const [persons, share] = ["y14d03: Antal personer", "y14d03: Andel"];
  expect(observationsOf(answer, "y14d03", "2024-03-01")).toEqual([
    { ...about, measure: persons, group: women, value: 12_345 },
    { ...about, measure: share, group: women, value: 44.5 },
    { ...about, measure: persons, group: men, value: null },
    { ...about, measure: share, group: men, value: 3 },
  ]);
});

test("what is no such answer is told so", () => {
  expect(observationsOf({ error: "no key" }, "y14d03", "2024-03-01")).toContain("no answer");
  expect(observationsOf([{ Variables: [], Data: [] }], "t", "2024-03-01")).toContain("no area");
  expect(observationsOf(answer, "y14d03", "1/3/2024")).toContain("day of retrieval");
});
