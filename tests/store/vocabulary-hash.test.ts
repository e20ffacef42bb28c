/** The hash of a vocabulary changes with what its rows mean, and with nothing else. */
import { expect, it } from "vitest";
import { declare, oneOf, real, whole } from "../../src/domain/event.ts";
import { vocabularyHash } from "../../src/store/vocabulary-hash.ts";

const about = { subject: "centre", by: "system", doc: "d", before: "b", after: "a" } as const;
const hashOf = (name: string, code: number, fields: object, words: object = {}) =>
  vocabularyHash([declare(name, code, { ...about, ...words, fields: { ...fields } } as any)]);

it("depends on what the rows mean", () => {
  const before = hashOf("Moved", 1, { by: ["a", oneOf("who", ["car", "bus"])] });
  const others = [
    hashOf("Went", 1, { by: ["a", oneOf("who", ["car", "bus"])] }),
    hashOf("Moved", 2, { by: ["a", oneOf("who", ["car", "bus"])] }),
    hashOf("Moved", 1, { with: ["a", oneOf("who", ["car", "bus"])] }),
    hashOf("Moved", 1, { by: ["b", oneOf("who", ["car", "bus"])] }),
    hashOf("Moved", 1, { by: ["a", oneOf("who", ["bus", "car"])] }),
    hashOf("Moved", 1, { by: ["a", whole("who", 0, 1)] }),
    hashOf("Moved", 1, {}),
    hashOf("Moved", 1, { by: ["a", oneOf("who", ["car", "bus"])] }, { subject: "team" }),
  ];
  expect(new Set([before, ...others]).size).toBe(9);
  expect(hashOf("M", 1, { v: ["x", real("v")] })).not.toBe(
    hashOf("M", 1, { v: ["x", whole("v", -(2 ** 31), 2 ** 31 - 1)] }),
  );
});

it("does not depend on explanations", () => {
  const before = hashOf("Moved", 1, { by: ["a", whole("who", 0, 1)] });
  expect(hashOf("Moved", 1, { by: ["a", whole("who it was", 0, 1)] }, { doc: "e" })).toBe(before);
  expect(vocabularyHash()).toMatch(/^[0-9a-f]{16}$/u);
});
