/**
 * Bundles the command and its worker with everything they import: `dist` gets them so, and the
 * tests of the command, which start it a hundred times, run a bundle of their own.
 *
 * The bundler keeps top-level constants constant and puts numbers where they are used. Both matter:
 * the engine folds a constant into the code it compiles but reads a variable each time, and with
 * every constant made a variable, as some bundlers do, a replication took four tenths longer.
 */
import { chmodSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type InputOptions, type OutputOptions, rolldown } from "rolldown";

export const house = resolve(dirname(fileURLToPath(import.meta.url)), "..");

export const input: InputOptions = {
  cwd: house,
  platform: "node",
  optimization: { inlineConst: { mode: "all" } },
};

/** All output lies in one flat folder, so `worker.js` lies beside whatever starts workers. */
export const outputIn = (folder: string): OutputOptions => ({
  dir: folder,
  format: "esm",
  sourcemap: true,
  entryFileNames: "[name].js",
  chunkFileNames: "chunk-[hash].js",
});

export async function bundleCommand(folder: string): Promise<void> {
  const bundle = await rolldown({
    ...input,
    input: { "caseflow-cli": "src/cli/launch.ts", worker: "src/runtime/worker.ts" },
    external: ["piscina", "@duckdb/node-api", "@duckdb/node-bindings"],
  });
  await bundle.write(outputIn(folder));
  // npm links to this file; whoever builds again must find it as executable as npm left it.
  chmodSync(join(folder, "caseflow-cli.js"), 0o755);
}
