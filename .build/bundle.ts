/**
 * Builds what users run: `node .build/bundle.ts FOLDER` (normally `dist`).
 *
 * The command and its worker are bundled with everything they import, because loading Effect's
 * hundreds of modules one by one costs more than the half second in which a command should start;
 * only piscina stays outside, since it finds its own files by their place on disk. The library's
 * two entries leave all packages outside, so that a program that uses them shares its Effect and
 * its fast-check with them, and they share their own classes through common chunks.
 *
 * The bundler keeps top-level constants constant and puts numbers where they are used. Both matter:
 * the engine folds a constant into the code it compiles but reads a variable each time, and with
 * every constant made a variable, as some bundlers do, a replication took four tenths longer.
 *
 * All output lies in one flat folder: whichever bundle the code that starts workers ends up in,
 * `worker.js` lies beside it.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type InputOptions, type OutputOptions, rolldown } from "rolldown";

const house = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error("Say where to build: node .build/bundle.ts dist");
}
const outdir = resolve(folder);

const input: InputOptions = {
  cwd: house,
  platform: "node",
  optimization: { inlineConst: { mode: "all" } },
};
const output: OutputOptions = {
  dir: outdir,
  format: "esm",
  sourcemap: true,
  entryFileNames: "[name].js",
  chunkFileNames: "chunk-[hash].js",
};

async function bundleCommand(): Promise<void> {
  const bundle = await rolldown({
    ...input,
    input: { "caseflow-cli": "src/cli/launch.ts", worker: "src/runtime/worker.ts" },
    external: ["piscina"],
  });
  await bundle.write(output);
  // npm links to this file; whoever builds again must find it as executable as npm left it.
  chmodSync(join(outdir, "caseflow-cli.js"), 0o755);
}

async function bundleLibrary(): Promise<void> {
  const bundle = await rolldown({
    ...input,
    input: { caseflow: "src/caseflow.ts", testing: "src/testing/testing.ts" },
    external: (id, importer) => importer !== undefined && /^[^./]/u.test(id),
  });
  await bundle.write(output);
}

function declareTypes(): void {
  const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
  const project = join(house, ".build", "tsconfig.json");
  execFileSync(
    process.execPath,
    [join(typescript, "bin", "tsc"), "-p", project, "--outDir", join(outdir, "types")],
    { stdio: "inherit" },
  );
}

rmSync(outdir, { recursive: true, force: true });
await Promise.all([bundleCommand(), bundleLibrary()]);
declareTypes();
