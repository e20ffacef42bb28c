/**
 * Starts the bench as users start the command: bundled. Run from its TypeScript sources a process
 * has the compiler that strips types in it, whose WebAssembly memory has grown; from then on the
 * engine checks at every access to a typed array that its buffer is still there, and a replication
 * takes about a quarter longer than it does for anybody else. The bundle lies beside this folder
 * while it runs, so that it finds the packages and the files that the bench reads.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { house, input, outputIn } from "../../.build/bundle-command.ts";

const folder = resolve(import.meta.dirname, "../.bench");

try {
  const bundle = await rolldown({
    ...input,
    input: { bench: "tests/bench/bench.ts", worker: "src/runtime/worker.ts" },
    external: ["piscina", "@duckdb/node-api", "@duckdb/node-bindings"],
  });
  await bundle.write(outputIn(folder));
  const words = [join(folder, "bench.js"), ...process.argv.slice(2)];
  process.exitCode =
    spawnSync(process.execPath, words, { cwd: house, stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
