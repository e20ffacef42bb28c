/** Personal numbers: told from other digits, and kept out of every text. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isoOfDay } from "../../src/domain/moment.ts";
import {
  bornBy,
  guarded,
  hasCheckDigit,
  numberOfCell,
  personalNumberOf,
  redaction,
} from "../../src/history/personal-number.ts";
import { personalNumber, written } from "./personal-numbers.ts";

const cellOf = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return numberOfCell(bytes, 0, bytes.length);
};

test("the seventh digit tells the century", () => {
  const born = (number: number) => isoOfDay(bornBy(number));
  expect(born(707614285)).toBe("1961-07-07");
  expect(born(101001234)).toBe("1900-01-01");
  expect(born(101004234)).toBe("2000-01-01");
  expect(born(101374234)).toBe("1937-01-01");
  expect(born(101905234)).toBe("1890-01-01");
  expect(born(101575234)).toBe("2057-01-01");
  expect(born(6101701234)).toBe("1970-01-01");
  expect(bornBy(3102701234)).toBeNaN();
  expect(bornBy(2902714234)).toBeNaN();
});

test("the check digit holds of the register's own example, and only there is it asked for", () => {
  expect(hasCheckDigit(707614285)).toBe(true);
  expect(hasCheckDigit(707614286)).toBe(false);
  expect(personalNumberOf(707614286)?.checks).toBe(false);
  expect(personalNumberOf(101654234)?.checks).toBe(true);
});

test("cells with a hyphen, a blank, or without the zero that a spreadsheet took", () => {
  const cells = ["0707614285", "070761-4285", "070761 4285", "707614285"];
  expect(cells.map(cellOf)).toEqual(cells.map(() => 707614285));
  expect(["", "07076142855", "3102701234", "07-0761-4285", "abc"].map(cellOf)).toEqual(
    [1, 2, 3, 4, 5].map(() => -1),
  );
});

test("no text keeps a personal number that is put into it", () => {
  const around = fc.string().filter((text) => !/\d$|^\d/u.test(text));
  fc.assert(
    fc.property(personalNumber, fc.nat(5), around, around, (number, way, before, after) => {
      const text = `${before}${written(number, way)}${after}`;
      expect(guarded(text)).toContain(redaction);
      expect(guarded(text).replaceAll(/\D/gu, "")).not.toContain(written(number, 0));
    }),
  );
});

test("other digits are left alone", () => {
  const text = "2010-01-31T12:00, 25,376 events, 9912345678 and 12345678, chain 0123456789abcdef";
  expect(guarded(text)).toBe(text);
});
