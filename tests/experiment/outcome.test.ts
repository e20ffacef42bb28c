/** One digest for many logs. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOfAll } from "../../src/experiment/outcome.ts";

describe("the digest of all", () => {
  const word = fc.stringMatching(/^[0-9a-f]{16}$/u);
  const digestOf = (digests: ReadonlyArray<string>) =>
    digestOfAll(digests.map((digest) => ({ digest })));

  test("is sixteen hexadecimal digits", () => {
    expect(digestOf([])).toMatch(/^[0-9a-f]{16}$/u);
  });

  test("changes with every digest, with their order and with their number", () => {
    const lists = fc.uniqueArray(word, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(lists, word, fc.nat(), (digests, other, place) => {
        fc.pre(!digests.includes(other));
        const own = digestOf(digests);
        expect(digestOf(digests.with(place % digests.length, other))).not.toBe(own);
        expect(digestOf(digests.toReversed())).not.toBe(own);
        expect(digestOf(digests.slice(1))).not.toBe(own);
        expect(digestOf([...digests])).toBe(own);
      }),
    );
  });
});
