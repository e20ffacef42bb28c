/**
 * Builds what users run: `node .build/bundle.ts FOLDER` (normally `dist`).
 *
 * The command and its worker are bundled with everything they import, because loading Effect's
 * hundreds of modules one by one costs more than the half second in which a command should start;
 * only piscina stays outside, since it finds its own files by their place on disk, and DuckDB,
 * which is native and may not be there. The library's two entries leave all packages outside, so
 * that a program that uses them shares its Effect and its fast-check with them, and they share
 * their own classes through common chunks.
 *
 * All output lies in one flat folder: whichever bundle the code that starts workers ends up in,
 * `worker.js` lies beside it.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { bundleCommand, house, input, outputIn } from "./bundle-command.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error("Say where to build: node .build/bundle.ts dist");
}
const outdir = resolve(folder);

async function bundleLibrary(): Promise<void> {
  const bundle = await rolldown({
    ...input,
    input: { caseflow: "src/caseflow.ts", testing: "src/testing/testing.ts" },
    external: (id, importer) => importer !== undefined && /^[^./]/u.test(id),
  });
  await bundle.write(outputIn(outdir));
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
await Promise.all([bundleCommand(outdir), bundleLibrary()]);
declareTypes();
