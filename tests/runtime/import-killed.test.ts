/**
 * An import that is killed and run again leaves the log that an unbroken one leaves, to the byte.
 * More of them die, and between batches too, in `import-killed.slow.test.ts`.
 */
import { expect, test } from "vitest";
import { importsKilled } from "./killed-imports.ts";

test("an import killed as it reads, writes or ends is as good as one that was not", async () => {
  const deaths = await importsKilled(20_000, [
    { ms: 400 },
    { writes: /^partial-/u },
    { writes: /^000000000001\.segment$/u },
  ]);
  expect(deaths.killed).toBeGreaterThanOrEqual(2);
  expect(deaths.broken.size).toBe(2);
  expect(deaths.broken).toEqual(deaths.unbroken);
  expect(deaths.verified).toMatch(/intact/u);
}, 120_000);
