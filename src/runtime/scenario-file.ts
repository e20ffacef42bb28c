/**
 * Scenario files on this machine. The scenario itself knows no file system; here its `read` is the
 * disk, and what can go wrong with a disk becomes a typed error beside what can be wrong with a
 * scenario.
 */
import { readFileSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import type * as Result from "effect/Result";
import { type LoadedScenario, loadScenario } from "../scenario/load.ts";
import { type Contract, loadGoals } from "../scenario/load-goals.ts";
import type { InvalidScenario } from "../scenario/problem.ts";
import type { ReadText } from "../scenario/read-files.ts";

/** A file that is there and cannot be read. */
export class UnreadableScenario extends Data.TaggedError("UnreadableScenario")<{
  readonly file: string;
  readonly reason: string;
}> {
  override get message(): string {
    return `${this.file} cannot be read: ${this.reason}`;
  }
}

/**
 * Loads a scenario file with all that it extends. In messages files are named as seen from the
 * working directory, which is how the planner named the first.
 */
export const loadScenarioFile = (
  file: string,
  directory: string = process.cwd(),
): Effect.Effect<LoadedScenario, InvalidScenario | UnreadableScenario> =>
  loadFile(file, directory, loadScenario);

/** Loads the goals in a file, be it a whole scenario or not. */
export const loadGoalsFile = (
  file: string,
  directory: string = process.cwd(),
): Effect.Effect<Contract, InvalidScenario | UnreadableScenario> =>
  loadFile(file, directory, loadGoals);

function loadFile<A>(
  file: string,
  directory: string,
  load: (path: string, read: ReadText) => Result.Result<A, InvalidScenario>,
): Effect.Effect<A, InvalidScenario | UnreadableScenario> {
  type Loading = Effect.Effect<A, InvalidScenario | UnreadableScenario>;
  return Effect.suspend((): Loading => {
    const unreadable: UnreadableScenario[] = [];
    const read = (path: string): string | undefined => {
      const place = resolve(directory, path);
      if (statSync(place, { throwIfNoEntry: false }) === undefined) return undefined;
      try {
        return readFileSync(place, "utf8");
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        unreadable.push(new UnreadableScenario({ file: path, reason }));
        return undefined;
      }
    };
    const loaded = load(relative(directory, resolve(directory, file)), read);
    if (unreadable[0] !== undefined) return Effect.fail(unreadable[0]);
    return loaded._tag === "Success" ? Effect.succeed(loaded.success) : Effect.fail(loaded.failure);
  });
}
