/**
 * The package itself: what package.json promises is so. The program that uses the library stands
 * in a folder of its own, with Caseflow built afresh and installed beside it as npm would, so that
 * neither our sources nor our settings help it.
 */
import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { house } from "./house/sources.ts";

const run = promisify(execFile);

interface Manifest {
  readonly bin: Record<string, string>;
  readonly exports: Record<string, string | { types: string; default: string }>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
}

interface Lock {
  readonly packages: Record<string, { version: string; hasInstallScript?: boolean }>;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(house, path), "utf8"));
const manifest = readJson("package.json") as Manifest;
const lock = readJson("package-lock.json") as Lock;
const typescript = join(house, "node_modules", "typescript", "bin", "tsc");

test("every version is exact and is the one in the lock file", () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  for (const [name, version] of Object.entries(wanted)) {
    expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+(-beta\.\d+)?$/);
    expect(`${name} ${lock.packages[`node_modules/${name}`]?.version}`).toBe(`${name} ${version}`);
  }
});

test("every install script has been looked at and allowed", () => {
  const withScript = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ""))
    // Our own, and one for macOS alone, which npm installs there as an optional package.
    .filter((name) => name !== "" && name !== "fsevents");
  expect(Object.keys(manifest.allowScripts).toSorted()).toEqual(withScript.toSorted());
});

test("the lock file names no machine's registry", () => {
  expect(readFileSync(join(house, "package-lock.json"), "utf8")).not.toContain('"resolved": "http');
});

test("the tests run on the Node that came along", () => {
  expect(process.versions.node).toBe(manifest.dependencies["node"]);
});

describe("a program that uses the library", () => {
  const place = mkdtempSync(join(tmpdir(), "caseflow-package-"));
  const installed = join(place, "node_modules", "caseflow");

  beforeAll(async () => {
    mkdirSync(installed, { recursive: true });
    cpSync(join(house, "package.json"), join(installed, "package.json"));
    for (const name of Object.keys(manifest.dependencies)) {
      const link = join(place, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(house, "node_modules", name), link, "dir");
    }
    const bundle = join(house, ".build", "bundle.ts");
    await run(process.execPath, [bundle, join(installed, "dist")]);
    writeFileSync(join(place, "package.json"), '{ "type": "module" }');
  });

  afterAll(() => rmSync(place, { recursive: true, force: true }));

  test("finds every file that the package promises", () => {
    const promised = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? [] : [entry.types, entry.default],
    );
    for (const path of [...promised, ...Object.values(manifest.bin)]) {
      expect(`${path} ${existsSync(join(installed, path))}`).toBe(`${path} true`);
    }
  });

  test("runs with both entries", async () => {
    writeFileSync(
      join(place, "program.ts"),
      'const [entry, kit] = [await import("caseflow"), await import("caseflow/testing")];\n' +
        "console.log(Object.keys(entry).length > 0, Object.keys(kit).length > 0);\n",
    );
    const { stdout } = await run(process.execPath, ["program.ts"], { cwd: place });
    expect(stdout).toBe("true true\n");
  });

  test.each(["nodenext", "preserve"])("is type-checked by module %s", async (module) => {
    writeFileSync(
      join(place, "types.ts"),
      'import * as caseflow from "caseflow";\nimport * as kit from "caseflow/testing";\n' +
        "export const found: [typeof caseflow, typeof kit] = [caseflow, kit];\n" +
        "export const wrong = caseflow.thisDoesNotExist;\n",
    );
    const flags = ["--ignoreConfig", "--strict", "--noEmit", "--skipLibCheck", "--module", module];
    const checked = run(process.execPath, [typescript, ...flags, "types.ts"], { cwd: place });
    // The one error is ours; were the types not found, there would be others, or none.
    await expect(checked).rejects.toMatchObject({
      stdout: expect.stringMatching(/^types\.ts\(4,31\): error TS2339: [^\n]*\n$/),
    });
  });

  test("gets declarations that stand on their own", () => {
    const types = join(installed, "dist", "types");
    const files = readdirSync(types, { recursive: true, encoding: "utf8" });
    const declarations = files.filter((file) => file.endsWith(".d.ts"));
    expect(declarations).toContain("caseflow.d.ts");
    for (const file of declarations) {
      expect(`${file}: ${readFileSync(join(types, file), "utf8")}`).not.toContain('"../src/');
    }
  });
});
