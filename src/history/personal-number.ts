/**
 * Danish personal numbers (CPR): how one is told from ten other digits, and how none gets into a
 * text. A number is six digits of a date of birth and four more, the first of which tells the
 * century. Replacement numbers have 60 added to the day. A check digit (modulus 11) held for all
 * numbers until October 2007 and does no longer, so what fails it may still be a person's: it
 * says that a number is more likely mistyped, never that it is none.
 */
import { dayOfDate } from "./cell-moment.ts";

/** Added to the day of birth in numbers that are given out by others than the register. */
const replacementDays = 60;
const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** Days of birth for which numbers without check digit had been given out first. */
const checkedBefore = dayOfDate(1965, 1, 1);

/** What a personal number says. */
export interface PersonalNumber {
  /** Ten digits, as one number. */
  readonly number: number;
  /** Day of birth, days since 2000-01-01. */
  readonly born: number;
  readonly female: boolean;
  /** Whether its check digit is right, or need not be. */
  readonly checks: boolean;
}

/** What ten digits say as a personal number; undefined when they are none. */
export function personalNumberOf(number: number): PersonalNumber | undefined {
  const born = bornBy(number);
  if (Number.isNaN(born)) return undefined;
  const checks = born >= checkedBefore || hasCheckDigit(number);
  return { number, born, female: number % 2 === 0, checks };
}

/** Day of birth that ten digits say, days since 2000-01-01; NaN when there is no such day. */
export function bornBy(number: number): number {
  if (!(Number.isInteger(number) && number >= 0 && number < 1e10)) return Number.NaN;
  const stated = Math.floor(number / 1e8);
  const day = stated > replacementDays ? stated - replacementDays : stated;
  const month = Math.floor(number / 1e6) % 100;
  const year = Math.floor(number / 1e4) % 100;
  return dayOfDate(centuryOf(Math.floor(number / 1000) % 10, year) + year, month, day);
}

/** The century by the seventh digit and the year, as the register gives numbers out. */
function centuryOf(seventh: number, year: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

export function hasCheckDigit(number: number): boolean {
  let rest = number;
  let sum = 0;
  for (let i = 9; i >= 0; i--) {
    sum += weights[i] * (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return sum % 11 === 0;
}

const zero = 0x30;
const hyphen = 0x2d;
const space = 0x20;

/**
 * The ten digits of a cell as one number; -1 when it writes no personal number. A hyphen or a
 * blank may stand before the last four. Nine digits are ten whose first zero a spreadsheet took.
 */
export function numberOfCell(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const digit = bytes[i] - zero;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      count += 1;
    } else if ((bytes[i] !== hyphen && bytes[i] !== space) || to - i !== 5) {
      return -1;
    }
  }
  if (count !== 10 && count !== 9) return -1;
  return Number.isNaN(bornBy(value)) ? -1 : value;
}

/** What a cell calls somebody: a personal number as its ten digits, anything else as it is. */
export function identityOf(cell: Uint8Array, decode: (bytes: Uint8Array) => string): string {
  const number = numberOfCell(cell, 0, cell.length);
  return number < 0 ? decode(cell).trim() : String(number).padStart(10, "0");
}

/** Ten digits that stand alone, with or without a mark after the sixth. */
const tenDigits = /(?<!\d)(\d{6})[-‐‑–— \u00a0./_]?(\d{4})(?!\d)/gu;

/** What stands in a text where a personal number stood. */
export const redaction = "[personal number]";

/**
 * The text with every personal number taken out. Ten digits that might be one are taken for one:
 * it is better to hide an amount than to show a person.
 */
export function guarded(text: string): string {
  if (text.length < 10) return text;
  return text.replaceAll(tenDigits, (found, date: string, rest: string) =>
    Number.isNaN(bornBy(Number(date + rest))) ? found : redaction,
  );
}

/** Whether a text holds what might be a personal number. */
export const holdsPersonalNumber = (text: string): boolean => guarded(text) !== text;
