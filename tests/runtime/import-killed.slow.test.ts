/** Imports of three batches killed more than twenty times, at chance moments and at every write. */
import { expect, test } from "vitest";
import { importsKilled, type Moment } from "./killed-imports.ts";

test("an import killed two dozen times is as good as one that was not", async () => {
  const atChance = Array.from({ length: 12 }, (_, i): Moment => ({
    ms: 300 + ((i * 2711) % 9000),
  }));
  const atWrites = Array.from({ length: 12 }, (_, i): Moment => {
    const segment = `00000000000${i % 4}`;
    return { writes: i % 3 === 0 ? /^partial-/u : new RegExp(`^${segment}\\.segment$`, "u") };
  });
  const moments = atChance.flatMap((moment, i) => [moment, atWrites[i]]);
  const deaths = await importsKilled(2_500_000, moments);
  expect(deaths.killed).toBeGreaterThanOrEqual(12);
  expect(deaths.broken.size).toBe(4);
  expect(deaths.broken).toEqual(deaths.unbroken);
  expect(deaths.verified).toMatch(/intact/u);
});
