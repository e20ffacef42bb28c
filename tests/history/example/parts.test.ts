/** The parts of the example: its centre, its numbers, and what a row looks like. */
import * as fs from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import * as Result from "effect/Result";
import { expect, test } from "vitest";
import { dayOfIso } from "../../../src/domain/moment.ts";
import { centreText, citizensUsual, yearsMost } from "../../../src/history/example/centre.ts";
import { mappings } from "../../../src/history/example/mappings.ts";
import { Numbers } from "../../../src/history/example/numbers.ts";
import { commaText, dateText, momentText, quoted } from "../../../src/history/example/pen.ts";
import { sheets } from "../../../src/history/example/example.ts";
import { loadMapping } from "../../../src/history/load-mapping.ts";
import { personalNumberOf } from "../../../src/history/personal-number.ts";
import { chanceOf } from "../../../src/kernel/chance.ts";
import { parseScenario } from "../../../src/scenario/load.ts";

test("the committed scenario is the centre of the usual size", () => {
  const file = path.join(import.meta.dirname, "../../../scenarios/example-history.yaml");
  expect(fs.readFileSync(file, "utf8")).toBe(centreText(citizensUsual, 2));
});

test("the centre is a sound scenario in every size", () => {
  for (const citizens of [1, 7, 400, 20_000]) {
    for (let years = 1; years <= yearsMost; years++) {
      const loaded = parseScenario(centreText(citizens, years));
      expect(Result.isFailure(loaded) ? loaded.failure.message : "").toBe("");
    }
  }
});

test("every mapping is sound, and asks for columns that its file has, but for no names", () => {
  for (const sheet of sheets) {
    const loaded = loadMapping(mappings[sheet.name], `${sheet.name}.yaml`);
    if (Result.isFailure(loaded)) throw loaded.failure;
    const asked = [...loaded.success.mapping.columns.keys()];
    const there = new Set([sheet.identity, ...sheet.columns, sheet.registered]);
    expect(asked.filter((column) => !there.has(column))).toEqual([]);
    expect(asked).not.toContain("Sagsbehandler");
  }
});

test("a number says who was made up, and can be nobody's", () => {
  const born = fc.integer({ min: dayOfIso("1930-01-01"), max: dayOfIso("1999-12-31") });
  fc.assert(
    fc.property(fc.array(fc.tuple(born, fc.boolean()), { minLength: 1, maxLength: 50 }), (all) => {
      const numbers = new Numbers(chanceOf("7", 0));
      const given = all.map(([day, female], i) => numbers.next(i, day, female));
      expect(new Set(given).size).toBe(given.length);
      given.forEach((number, i) => {
        expect(personalNumberOf(number)).toEqual({
          number,
          born: all[i][0],
          female: all[i][1],
          checks: true,
        });
        // The register gives no number whose day of birth is above 31.
        expect(Math.floor(number / 1e8)).toBeGreaterThan(60);
      });
    }),
    { numRuns: 30 },
  );
  const again = new Numbers(chanceOf("7", 0));
  expect(again.next(0, 0, true)).toBe(new Numbers(chanceOf("7", 0)).next(0, 0, true));
});

test("a pen writes as Danes do", () => {
  const day = dayOfIso("2009-02-03");
  expect(dateText(day)).toBe("03-02-2009");
  expect(momentText(day * 1440 + 545)).toBe("03-02-2009 09:05");
  expect(momentText(day * 1440 + 545, true)).toBe("2009-02-03 09:05");
  expect([10_298.5, 6124, 40, 1_234_567].map((value) => commaText(value, 2))).toEqual([
    "10.298,50",
    "6.124,00",
    "40,00",
    "1.234.567,00",
  ]);
  expect(quoted('a "b"; c', ";")).toBe('"a ""b""; c"');
  expect(quoted("a, b", ";")).toBe("a, b");
});
