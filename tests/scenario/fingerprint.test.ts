/** Fingerprints: FNV-1a as published, and data that is the same has the same. */
import { expect, test } from "vitest";
import { canonical, fingerprint, fnv1a } from "../../src/scenario/fingerprint.ts";

test("the arithmetic is FNV-1a of 64 bits, by its authors' test vectors", () => {
  expect(fnv1a("")).toBe("cbf29ce484222325");
  expect(fnv1a("a")).toBe("af63dc4c8601ec8c");
  expect(fnv1a("foobar")).toBe("85944171f73967e8");
});

test("the order of keys says nothing, the order of lists does", () => {
  expect(fingerprint({ a: 1, b: [1, 2] })).toBe(fingerprint({ b: [1, 2], a: 1 }));
  expect(fingerprint({ a: 1, b: [1, 2] })).not.toBe(fingerprint({ a: 1, b: [2, 1] }));
});

test("typed arrays are lists, and what is undefined is not there", () => {
  expect(canonical({ b: Float32Array.of(0.5, 2), a: undefined, c: null })).toBe(
    '{"b":[0.5,2],"c":null}',
  );
});
