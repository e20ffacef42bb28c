/**
 * How the tests run: `vitest run` for those of every day, `vitest run --mode slow` for the
 * exhaustive ones (`*.slow.test.ts`). Each file has a process of its own, started with the Node
 * that runs vitest, so that worker threads and TypeScript in them work as they do for users.
 */
import { configDefaults, defineConfig } from "vitest/config";

const slowTests = "tests/**/*.slow.test.ts";

export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "slow" ? [slowTests] : ["tests/**/*.test.ts"],
    exclude: mode === "slow" ? configDefaults.exclude : [...configDefaults.exclude, slowTests],
    globalSetup: "tests/bundled-command.ts",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: mode === "slow" ? 30 * 60_000 : 60_000,
    hookTimeout: 60_000,
  },
}));
