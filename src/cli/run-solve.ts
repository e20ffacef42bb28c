/** What `caseflow solve` does once it knows what is asked; loaded only then, for it is heavy. */
import * as Effect from "effect/Effect";
import type { Language } from "../language/language.ts";
import type { SolutionResult } from "../report/solution-result.ts";
import { solutionText } from "../report/solution-text.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import { prepareSolve, type SolveAsked } from "../runtime/solve-run.ts";
import type { Running } from "./flags.ts";
import { endWith, json, paperIn, print, tell } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export interface SolveCommand extends Omit<SolveAsked, "loaded" | "file"> {
  readonly scenario: string;
  readonly running: Running;
  readonly format: "text" | "json";
  readonly language: Language;
}

/** Exit code when no plan was found, or none that its confirmation agreed with. */
const noneFound = 99;

export const runSolve = Effect.fnUntraced(function* (asked: SolveCommand) {
  const { scenario: file, running, format, seed, budget } = asked;
  const paper = paperIn(asked.language);
  const { solve: say } = paper.tongue.say;
  const loaded = yield* loadScenarioFile(file);
  const search = yield* prepareSolve({ ...asked, loaded, file });
  const show = (result: SolutionResult) =>
    print(format === "json" ? json(result) : solutionText(result, paper));
  if (!running.quiet) yield* tell(say.plans(paper.tongue.number(search.plans)));
  const result = yield* withProgress(
    {
      asked: [{ arm: search.now, seed, from: 0, to: budget }],
      layout: { atMost: true },
      // What is run changes from one phase to the next, so no goal of it is the worst for long.
      judged: [],
      run: (watching) => search.run(watching),
      showSoFar: () => tell(say.stopped).pipe(Effect.andThen(show(search.soFar()))),
    },
    { running, format, paper },
  );
  if (result === undefined) return;
  yield* show(result);
  yield* endWith(exitCodeOfSolution(result));
});

/** 0 when a plan was found and confirmed. */
export const exitCodeOfSolution = ({ status, confirmed }: SolutionResult): number =>
  status === "found" && confirmed ? 0 : noneFound;
