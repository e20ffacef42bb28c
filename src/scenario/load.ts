/**
 * A scenario file, made ready to be run: read with all that it extends, checked in every way, and
 * built. Files come through a function, so that this is the same in a terminal, in a browser and
 * in a test. What is wrong is told all at once.
 */
import * as Result from "effect/Result";
import { isoOfDay } from "../domain/moment.ts";
import { build } from "./build.ts";
import { Check } from "./check.ts";
import { checkChoices } from "./check-choices.ts";
import { checkGoals } from "./check-goals.ts";
import { checkInitiatives, outside } from "./check-initiatives.ts";
import { checkOrganisation } from "./check-organisation.ts";
import { checkParameters, checkPeriod } from "./check-parameters.ts";
import { compileWithExcesses } from "./compile.ts";
import { type Finding, InvalidScenario, problemsOf } from "./problem.ts";
import { readFiles, type ReadText } from "./read-files.ts";
import type { Scenario } from "./scenario.ts";
import type { MapTree } from "./tree.ts";

export interface LoadedScenario {
  readonly scenario: Scenario;
  /** The scenario that it extends, when it extends one that is complete by itself. */
  readonly base: Scenario | undefined;
  /** Text of every file it was read from by path, its own first. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Loads the scenario file at a path; fails with everything that is wrong with it. */
export function loadScenario(
  path: string,
  read: ReadText,
): Result.Result<LoadedScenario, InvalidScenario> {
  const files = readFiles(path, read);
  const { whole, base, texts } = files;
  const findings = [...files.findings];
  if (whole !== undefined && !files.partial) findings.push(...checkWhole(whole, files.unfit));
  if (whole === undefined || findings.length > 0) {
    return Result.fail(new InvalidScenario(problemsOf(findings, texts)));
  }
  const complete = base !== undefined && checkWhole(base, []).length === 0;
  return Result.succeed({
    scenario: build(whole),
    base: complete ? build(base) : undefined,
    texts,
  });
}

/** Loads a scenario from its text alone; it may extend nothing. */
export function parseScenario(
  text: string,
  file = "scenario.yaml",
): Result.Result<LoadedScenario, InvalidScenario> {
  return loadScenario(file, (path) => (path === file ? text : undefined));
}

/** What is wrong with a scenario as a whole. */
function checkWhole(whole: MapTree, unfit: ReadonlyArray<string>): ReadonlyArray<Finding> {
  const check = new Check(whole, unfit);
  checkPeriod(check);
  checkOrganisation(check);
  checkParameters(check);
  checkGoals(check);
  checkInitiatives(check);
  checkChoices(check);
  // What levers do together can only be told of a scenario in which all else is right.
  if (check.findings.length === 0 && unfit.length === 0) checkReach(check);
  return check.findings;
}

/** Values that levers together bring outside their bounds. */
function checkReach(check: Check): void {
  const said = new Set<string>();
  for (const { initiative, lever, path, parameter, value, day } of excessesOf(check)) {
    const key = `${initiative} ${lever} ${path}`;
    if (said.has(key)) continue;
    said.add(key);
    const problem = outside(parameter, value) ?? "";
    const message = `on ${isoOfDay(day)} \`${path}\` ${problem}, with the levers before this one`;
    check.say(["initiatives", initiative, "levers", lever, "value"], message);
  }
}

const excessesOf = (check: Check) => compileWithExcesses(build(check.whole)).excesses;
