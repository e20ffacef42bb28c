/** The sort of a day's entries against the language's own, on days of every shape. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sortEntries } from "../../src/kernel/entry-sort.ts";

const shapes = fc.record({
  count: fc.oneof(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 700, max: 12_000 })),
  minutes: fc.constantFrom(1, 2, 60, 1440),
  kinds: fc.constantFrom(1, 3, 64),
  subjects: fc.constantFrom(1, 5, 300, 70_000, 2 ** 24),
  seed: fc.integer(),
});

test("entries come out in order, none lost and none added", () => {
  fc.assert(
    fc.property(shapes, ({ count, minutes, kinds, subjects, seed }) => {
      const draw = generator(seed);
      const last = 1440 - minutes;
      const entries = Float64Array.from({ length: count }, () => {
        const minute = last + Math.floor(draw() * minutes);
        const high = minute * 64 + Math.floor(draw() * kinds);
        return high * 2 ** 32 + Math.floor(draw() * subjects);
      });
      const expected = entries.toSorted();
      const source = new Float64Array(count + 3).fill(-1);
      source.set(entries);
      const target = new Float64Array(count + 3).fill(-1);
      sortEntries(source, target, count);
      expect(target.subarray(0, count)).toEqual(expected);
      expect([...target.subarray(count)]).toEqual([-1, -1, -1]);
    }),
    { numRuns: 150 },
  );
});

/** A small generator of Lehmer's, good enough to mix entries. */
function generator(seed: number): () => number {
  let state = (Math.abs(seed) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
