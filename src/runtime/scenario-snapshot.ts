/**
 * The scenario beside its logs. A log is a function of its scenario, so a folder of logs holds the
 * scenario's text as it was, in one JSON file that the logs' headers name: whoever is given the
 * folder can check the laws, and make the logs again, without asking for anything.
 */
import type * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import { compile } from "../scenario/compile.ts";
import { type LoadedScenario, loadScenario } from "../scenario/load.ts";
import type { Plan } from "../model/plan.ts";
import { attempt, type LogFileError } from "./log-file-error.ts";

interface Snapshot {
  /** Path of the scenario's own file among the texts. */
  readonly file: string;
  /** Hash of the plan that it compiled to. */
  readonly hash: string;
  /** Text of every file, by path. */
  readonly texts: Readonly<Record<string, string>>;
}

const hashLetters = 8;

/** What the headers of a plan's logs call the scenario: its id, and the beginning of its hash. */
export const scenarioKey = ({ scenario, hash }: Plan): string =>
  `${scenario}.${hash.slice(0, hashLetters)}`;

const fileOf = (directory: string, key: string): string =>
  path.join(directory, `${key}.scenario.json`);

/** Writes the scenario of a plan into a folder of logs, which is made if need be. */
export function writeSnapshot(
  directory: string,
  plan: Plan,
  { texts }: LoadedScenario,
): Effect.Effect<void, LogFileError> {
  const file = fileOf(directory, scenarioKey(plan));
  return attempt("write", file, () => {
    const [own = ""] = texts.keys();
    const snapshot: Snapshot = { file: own, hash: plan.hash, texts: Object.fromEntries(texts) };
    fs.mkdirSync(directory, { recursive: true });
    fs.writeFileSync(file, `${JSON.stringify(snapshot, undefined, 1)}\n`);
  });
}

/**
 * The plan of the scenario that a header names, from beside the log. Undefined when it is not
 * there, or when this version makes another plan of the same text.
 */
export function readSnapshot(
  directory: string,
  key: string,
): Effect.Effect<Plan | undefined, LogFileError> {
  const file = fileOf(directory, key);
  return attempt("read", file, () => {
    if (!fs.existsSync(file)) return undefined;
    const snapshot = JSON.parse(fs.readFileSync(file, "utf8")) as Snapshot;
    const loaded = loadScenario(snapshot.file, (name) => snapshot.texts[name]);
    if (loaded._tag === "Failure") return undefined;
    const plan = compile(loaded.success.scenario);
    return plan.hash === snapshot.hash ? plan : undefined;
  });
}
