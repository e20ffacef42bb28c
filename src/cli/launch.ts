#!/usr/bin/env node
/**
 * The file behind the command `caseflow`. Caseflow needs Node 24 and brings it along as the npm
 * package `node`; under `npm run` and `npx` that one is found first, but a shell that calls the
 * installed command directly gives us whatever Node the machine has. Then we start ourselves once
 * more with the one that came along. So this file itself runs on old versions: it loads the
 * command only when it knows that it can.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldestMajorThatRuns = 24;
const major = Number(process.versions.node.split(".", 1)[0]);
// Set for the second start, so that a broken installation ends in an error and not in a loop.
const startedAgain = "CASEFLOW_STARTED_AGAIN";

if (major >= oldestMajorThatRuns) {
  await import("./main.ts");
} else if (process.env[startedAgain] === undefined) {
  startAgain(nodeThatCameAlong());
} else {
  process.stderr.write(
    `caseflow: needs Node ${oldestMajorThatRuns} or newer and found ${process.versions.node}; ` +
      "run `npm ci` to install the one it brings along.\n",
  );
  process.exitCode = 1;
}

function nodeThatCameAlong(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("node/package.json")), "bin", "node");
}

function startAgain(node: string): void {
  const self = fileURLToPath(import.meta.url);
  const child = spawn(node, [...process.execArgv, self, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, [startedAgain]: "yes" },
  });
  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => child.kill(signal));
  }
  // The terminal sends Ctrl-C to both of us; we only wait for the other to end.
  process.on("SIGINT", () => {});
  child.on("error", (error) => {
    process.stderr.write(`caseflow: cannot start ${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
