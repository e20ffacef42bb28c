/** Imports of two batches killed again and again, at chance moments and at every write. */
import { expect, test } from "vitest";
import { importsKilled, type Moment } from "./killed-imports.ts";

test("an import killed more than twenty times is as good as one that was not", async () => {
  // While it reads, which takes longer than this.
  const atChance = Array.from({ length: 20 }, (_, i): Moment => ({
    ms: 300 + ((i * 2711) % 4000),
  }));
  const atWrites = Array.from({ length: 9 }, (_, i): Moment => {
    const segment = `00000000000${i % 3}`;
    return { writes: i % 2 === 0 ? /^partial-/u : new RegExp(`^${segment}\\.segment$`, "u") };
  });
  const moments = atChance.flatMap((moment, i) => [moment, ...atWrites.slice(i, i + 1)]);
  const deaths = await importsKilled(1_200_000, moments);
  expect(deaths.killed).toBeGreaterThanOrEqual(20);
  expect(deaths.broken.size).toBe(3);
  expect(deaths.broken).toEqual(deaths.unbroken);
  expect(deaths.verified).toMatch(/intact/u);
});
