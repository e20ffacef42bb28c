/**
 * The goals of a contract from a file: a whole scenario, or one that states its goals alone, with
 * `id`, `title`, `centres` where goals name any, and `goals`. To measure what happened no staff,
 * rates or opening stock are needed, so none are asked for.
 */
import * as Result from "effect/Result";
import { Check } from "./check.ts";
import { checkGoals } from "./check-goals.ts";
import { InvalidScenario, problemsOf } from "./problem.ts";
import { readFiles, type ReadText } from "./read-files.ts";
import type { Scenario, Words } from "./scenario.ts";
import type { ScenarioFile } from "./shape.ts";
import { plain } from "./tree.ts";

export interface Contract {
  readonly id: string;
  readonly title: Words;
  readonly goals: Scenario["goals"];
  /** Ids of centres, in the order of their numbers in a log. */
  readonly centres: ReadonlyArray<string>;
}

/** Loads the goals in the file at a path; fails with everything that is wrong with them. */
export function loadGoals(path: string, read: ReadText): Result.Result<Contract, InvalidScenario> {
  const { whole, findings, partial, texts, unfit } = readFiles(path, read);
  const check = whole && new Check(whole, unfit);
  if (check !== undefined && !partial) {
    check.has([], ["id", "title", "goals"]);
    checkGoals(check);
  }
  const all = [...findings, ...(check?.findings ?? [])];
  if (whole === undefined || all.length > 0) {
    return Result.fail(new InvalidScenario(problemsOf(all, texts)));
  }
  const { id, title, goals = [], centres = [] } = plain(whole) as Required<ScenarioFile>;
  return Result.succeed({
    id,
    title: title as Words,
    goals: goals as Scenario["goals"],
    centres: centres.map((centre) => centre.id),
  });
}
