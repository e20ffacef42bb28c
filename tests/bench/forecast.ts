/**
 * What a planner waits for: a forecast of the centre of 4,000 citizens as the scenario has it, 200
 * replications on two threads, from the command to the printed goals.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, scenarioFile } from "./centre.ts";
import { atMost, fact, type Measurement } from "./row.ts";
import { digits } from "./timing.ts";

const command = join(root, "dist/caseflow-cli.js");
const goalsMissed = 99;
const what = "a forecast of a 4,000-citizen centre, 200 replications, two threads, cold start";

export const forecast: Measurement = {
  name: "forecast",
  run: async () => {
    if (!existsSync(command)) return [fact(what, "not built: npm run build", {})];
    const words = [command, "run", scenarioFile, "--replications", "200", "--threads", "2"];
    const before = performance.now();
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
    const seconds = (performance.now() - before) / 1000;
    if (status !== 0 && status !== goalsMissed) {
      return [fact(what, `it failed: ${stderr.trim().split("\n").at(-1) ?? ""}`, {})];
    }
    return [
      {
        what,
        measured: `${digits(seconds)} s`,
        bar: "≤ 15 s",
        beyond: "5 s",
        verdict: atMost(seconds, 15, 5),
        numbers: { seconds },
      },
    ];
  },
};
