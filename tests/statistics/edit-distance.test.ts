/**
 * Edits between sequences: against the shortest way through all sequences, one edit at a time, and
 * by the laws of a metric.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EditDistance } from "../../src/statistics/edit-distance.ts";

const edits = new EditDistance();
const letters = (word: string) => Array.from(word, (letter) => letter.charCodeAt(0) - 64);
const between = (one: string, other: string) => edits.between(letters(one), letters(other));

test.each([
  ["", "", 0],
  ["", "ABC", 3],
  ["ABC", "ABC", 0],
  ["AB", "BA", 1],
  ["CA", "ABC", 2], // 3 if a swapped pair might not be edited again
  ["KITTEN", "SITTING", 3],
  ["ABCDEF", "ABDCEF", 1],
])("from %j to %j: %i", (one, other, expected) => {
  expect(between(one, other)).toBe(expected);
});

/** All sequences that one edit makes of a sequence over three symbols. */
function neighbours(word: string): ReadonlyArray<string> {
  const found: string[] = [];
  for (let i = 0; i <= word.length; i += 1) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    for (const symbol of "ABC") {
      found.push(before + symbol + after);
      if (after !== "") found.push(before + symbol + after.slice(1));
    }
    if (after !== "") found.push(before + after.slice(1));
    if (after.length > 1) found.push(before + after[1] + after[0] + after.slice(2));
  }
  return found;
}

/** Edits to each sequence of at most six symbols, by breadth-first search. */
function waysFrom(start: string): ReadonlyMap<string, number> {
  const steps = new Map([[start, 0]]);
  for (const [word, count] of steps) {
    for (const next of neighbours(word)) {
      if (next.length <= 6 && !steps.has(next)) steps.set(next, count + 1);
    }
  }
  return steps;
}

test("no way of edits is shorter, and one is as short", () => {
  for (const start of ["", "BA", "CAB", "ABCA", "AABBA"]) {
    const ways = waysFrom(start);
    expect(ways.size).toBe((3 ** 7 - 1) / 2);
    for (const [word, count] of ways) {
      // A way may pass through longer sequences, but none of these needs to.
      if (word.length <= 4)
        expect([start, word, between(start, word)]).toEqual([start, word, count]);
    }
  }
});

const word = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });

describe("for all sequences", () => {
  test("it is a metric, between the difference and the larger of the lengths", () => {
    fc.assert(
      fc.property(word, word, word, (one, other, third) => {
        const far = edits.between(one, other);
        expect(edits.between(one, one)).toBe(0);
        expect(edits.between(other, one)).toBe(far);
        expect(far).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
        expect(far).toBeLessThanOrEqual(Math.max(one.length, other.length));
        const round = edits.between(one, third) + edits.between(third, other);
        expect(far).toBeLessThanOrEqual(round);
      }),
    );
  });
});
