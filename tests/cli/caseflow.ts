/**
 * The command in a process of its own, as its users run it. Language and
 * colour are settled here, so that what it prints does not depend on whose machine it is.
 */
import { spawn } from "node:child_process";

/** Where the command is bundled to before the tests run. */
export const commandFolder = ".caseflow/test-command";

/** The bundled command, to be started with the Node that runs the test. */
export const bundledCommand = `${commandFolder}/caseflow-cli.js`;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `caseflow` with these words, or with a line of words that have no blanks in them.
 * @param environment on top of one without colour and in no language
 */
export function caseflow(
  asked: string | ReadonlyArray<string>,
  environment: Record<string, string> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
    const env = { ...inherited, LANG: "C", LC_ALL: "C", ...environment };
    const words = typeof asked === "string" ? asked.split(" ") : asked;
    const child = spawn(process.execPath, [bundledCommand, ...words], { env });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** The environment of a reader of Danish. */
export const inDanish = { LANG: "da_DK.UTF-8", LC_ALL: "da_DK.UTF-8" };
