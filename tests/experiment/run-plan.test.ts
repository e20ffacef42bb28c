/** Runs cut into blocks and milestones, and one digest for many logs. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOfAll, type Outcome } from "../../src/experiment/outcome.ts";
import { blocksOf, milestones } from "../../src/experiment/run-plan.ts";

test("milestones double from twenty and end with all", () => {
  expect(milestones(200)).toEqual([20, 40, 80, 160, 200]);
  expect(milestones(20)).toEqual([20]);
  expect(milestones(7)).toEqual([7]);
});

test("blocks hold every replication once, in order, and are small", () => {
  const counts = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 64 }));
  fc.assert(
    fc.property(counts, ([replications, threads]) => {
      const blocks = blocksOf(replications, threads);
      expect(blocks[0]?.from).toBe(0);
      expect(blocks.at(-1)?.to).toBe(replications);
      for (const [i, { from, to }] of blocks.entries()) {
        expect(to - from).toBeGreaterThanOrEqual(1);
        expect(to - from).toBeLessThanOrEqual(5);
        expect(from).toBe(blocks[i - 1]?.to ?? 0);
      }
    }),
  );
});

describe("the digest of all", () => {
  const word = fc.stringMatching(/^[0-9a-f]{16}$/u);
  const outcomesOf = (digests: ReadonlyArray<string>): ReadonlyArray<Outcome> =>
    digests.map((digest, replication) => ({ replication, digest, readings: [], events: 0 }));
  const digestOf = (digests: ReadonlyArray<string>) => digestOfAll(outcomesOf(digests));

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
