/** Fifty processes killed while they append, one after another, to one log. */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect, it } from "vitest";
import { killMany, openNow, wrongAfter } from "./processes.ts";
import { history } from "./rows.ts";

it("fifty writers killed lose nothing that they answered", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-kill-"));
  try {
    Effect.runSync(openNow(folder).create("log", history));
    const answers = await killMany(folder, 50, (kill) => (kill * 13) % 47);
    expect(answers.length).toBeGreaterThan(49);
    expect(wrongAfter(folder, answers)).toBeUndefined();
    const left = fs.readdirSync(path.join(folder, "log"));
    expect(left.filter((name) => name.startsWith("partial-")).length).toBeLessThan(5);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
