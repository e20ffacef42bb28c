/** Personal numbers of nobody, for tests, and the ways in which people write them. */
import * as fc from "fast-check";
import { bornBy } from "../../src/history/personal-number.ts";

export const personalNumber = fc
  .integer({ min: 101000000, max: 3112999999 })
  .filter((number) => !Number.isNaN(bornBy(number)));

/** A number as text. @param way 0 for ten digits, others with something between. */
export function written(number: number, way: number): string {
  const digits = String(number).padStart(10, "0");
  const between = ["", "-", " ", "–", ".", "\u00a0"][way];
  return `${digits.slice(0, 6)}${between}${digits.slice(6)}`;
}

/** So many different numbers, spread over the days of a century. */
export function distinctNumbers(count: number): ReadonlyArray<number> {
  const numbers: number[] = [];
  for (let i = 0; numbers.length < count; i++) {
    const day = 1 + ((i * 7) % 28);
    const month = 1 + ((i * 5) % 12);
    const year = (i * 37) % 100;
    numbers.push(day * 1e8 + month * 1e6 + year * 1e4 + ((i * 2711) % 4000));
  }
  return [...new Set(numbers)];
}
