/**
 * Processes that are killed while they append: what was answered is there, as a whole, and the
 * next process goes on. More of them die in `kill.slow.test.ts`.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect, it } from "vitest";
import { killMany, openNow, wrongAfter } from "./processes.ts";
import { history } from "./rows.ts";

it("a writer killed at any moment loses nothing that it answered", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-kill-"));
  try {
    Effect.runSync(openNow(folder).create("log", history));
    const answers = await killMany(folder, 5, (kill) => (kill * 13) % 40);
    expect(answers.length).toBeGreaterThan(4);
    expect(wrongAfter(folder, answers)).toBeUndefined();
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
