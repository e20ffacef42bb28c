/** Runs a reference loop in C, where there is a compiler. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../centre.ts";

/** What the program prints, word by word; undefined where it cannot be compiled. */
export function runCompiled(
  source: string,
  words: ReadonlyArray<string>,
): ReadonlyArray<string> | undefined {
  const folder = mkdtempSync(join(tmpdir(), "caseflow-bench-"));
  const program = join(folder, "program");
  try {
    const file = join(root, "tests/bench/reference", source);
    execFileSync("gcc", ["-O3", "-o", program, file, "-lm"], { stdio: "ignore" });
    return execFileSync(program, words, { encoding: "utf8" }).trim().split(" ");
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
