/** The languages: how each writes numbers and dates, and that nothing is left in English. */
import { describe, expect, test } from "vitest";
import { da } from "../../src/language/da.ts";
import { en } from "../../src/language/en.ts";
import { languageOf, Tongue } from "../../src/language/language.ts";

describe("numbers and dates", () => {
  const [english, danish] = [new Tongue("en"), new Tongue("da")];

  test("are written as the language does", () => {
    expect(english.number(1234567.891, 2)).toBe("1,234,567.89");
    expect(danish.number(1234567.891, 2)).toBe("1.234.567,89");
    expect(danish.percent(0.4451, 1)).toBe("44,5 %");
    expect(english.date("2010-01-01")).toBe("1 January 2010");
    expect(danish.date("2010-01-01")).toBe("1. januar 2010");
  });

  test("have a true minus sign, and no sign before a zero", () => {
    expect(danish.number(-3.25, 1)).toBe("−3,3");
    expect(english.number(-0.04, 1)).toBe("0.0");
    expect(english.signed(0.04, 1)).toBe("0.0");
    expect(english.signed(41)).toBe("+41");
    expect(english.signed(-41)).toBe("−41");
  });

  test("round to tens and hundreds, and show what decimals there are", () => {
    expect(english.number(12_345, -2)).toBe("12,300");
    expect(english.plain(44.5)).toBe("44.5");
    expect(english.plain(0.1 + 0.2)).toBe("0.3");
    expect(english.plain(650)).toBe("650");
  });
});

test("text without Danish is shown in English", () => {
  expect(new Tongue("da").text({ en: "a goal" })).toBe("a goal");
  expect(new Tongue("da").text({ en: "a goal", da: "et mål" })).toBe("et mål");
});

test("the machine's setting chooses the language", () => {
  const settings = ["da_DK.UTF-8", "da", "danish", "en_GB.UTF-8", "C", "", undefined, "dan_DK"];
  expect(settings.map((setting) => languageOf(setting))).toEqual([
    "da",
    "da",
    "da",
    "en",
    "en",
    "en",
    "en",
    "da",
  ]);
});

test("no Danish message is an English one left as it was", () => {
  const units = ["units.share", "units.events", "units.number", "goalKinds.indicator"];
  const solve = ["solve.plan", "solve.probability", "solve.roles.other", "solve.dominated.no"];
  const lent = [
    "backtest.crps",
    "state.benefit",
    "timeline.lanes.job",
    "words.packages.motivation",
  ];
  const same = [...units, ...solve, ...lent];
  const compare = (one: object, other: object, path: string): ReadonlyArray<string> =>
    Object.entries(one).flatMap(([key, value]) => {
      const here = path === "" ? key : `${path}.${key}`;
      const translated = (other as Record<string, unknown>)[key];
      if (typeof value === "object") return compare(value, translated as object, here);
      return value === translated ? [here] : [];
    });
  expect(compare(en, da, "").filter((path) => !same.includes(path))).toEqual([]);
});
