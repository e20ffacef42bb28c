/** Columns come back from packing as they were, to the bit, whatever is in them. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { encodeColumns } from "../../src/kernel/frame.ts";
import { shuffle, unshuffle } from "../../src/store/shuffle.ts";
import { anyLog } from "../../src/testing/log-rows.ts";

const anyMinutes = fc.array(fc.integer({ min: -0x80000000, max: 0x7fffffff }), {
  minLength: 60,
  maxLength: 60,
});

it("a payload comes back, with recorded minutes and without, at any alignment", () => {
  fc.assert(
    fc.property(anyLog(60), fc.option(anyMinutes), fc.nat(3), (log, minutes, offset) => {
      const recorded = minutes === null ? undefined : Int32Array.from(minutes.slice(0, log.length));
      const payload = encodeColumns(log, recorded);
      const moved = new Uint8Array(payload.length + offset).subarray(offset);
      moved.set(payload);
      const packed = shuffle(moved, log.length);
      expect(packed.length).toBe(payload.length);
      expect(unshuffle(packed, log.length)).toEqual(payload);
    }),
  );
});

it("the extremes of a number come back", () => {
  const extremes = Uint8Array.from({ length: 48 }, (_, i) => (i % 4 === 3 ? 0x80 : 0xff * (i % 2)));
  expect(unshuffle(shuffle(extremes, 2), 2)).toEqual(extremes);
});
