/**
 * Bundles the command once before the tests run. Its tests start it a hundred times, and from the
 * sources each start reads hundreds of files; a bundle of the sources as they are starts at once,
 * and is what users run.
 */
import { rmSync } from "node:fs";
import { bundleCommand } from "../.build/bundle-command.ts";
import { commandFolder } from "./cli/caseflow.ts";

export async function setup(): Promise<void> {
  rmSync(commandFolder, { recursive: true, force: true });
  await bundleCommand(commandFolder);
}
