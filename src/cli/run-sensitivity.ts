/** What `caseflow sensitivity` does once it knows what is asked; loaded only then. */
import * as Effect from "effect/Effect";
import type { Language } from "../language/language.ts";
import { sensitivityText } from "../report/sensitivity-text.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import {
  type Outcomes,
  prepareSensitivity,
  type SensitivityAsked,
  type Stage,
  type UnfitAnalysis,
} from "../runtime/sensitivity-run.ts";
import { cannot } from "./command-error.ts";
import type { Running } from "./flags.ts";
import { json, paperIn, print } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export interface SensitivityCommand extends Omit<SensitivityAsked, "loaded" | "file"> {
  readonly scenario: string;
  readonly running: Running;
  readonly format: "text" | "json";
  readonly language: Language;
}

export const runSensitivity = Effect.fnUntraced(function* (asked: SensitivityCommand) {
  const { scenario: file, running, format } = asked;
  const paper = paperIn(asked.language);
  const { say, number } = paper.tongue;
  const inOwnWords = ({ inWords }: UnfitAnalysis) =>
    Effect.fail(cannot(inWords(say.sensitivity, number)));
  const loaded = yield* loadScenarioFile(file);
  const { screening, study } = yield* prepareSensitivity({ ...asked, loaded, file }).pipe(
    Effect.catchTag("UnfitAnalysis", inOwnWords),
  );
  const runStage = (
    { series, layout, run }: Stage,
    showSoFar: (outcomes: Outcomes) => Effect.Effect<void>,
  ) =>
    withProgress(
      { asked: series, layout, judged: [], run, showSoFar: ({ outcomes }) => showSoFar(outcomes) },
      { running, format, paper },
    );
  const found = screening && (yield* runStage(screening, () => Effect.void));
  // Only the plan of the screening was asked for.
  if (screening !== undefined && found === undefined) return;
  const last = yield* study(found).pipe(Effect.catchTag("UnfitAnalysis", inOwnWords));
  const show = (outcomes: Outcomes) => {
    const result = last.resultOf(outcomes);
    if (result === undefined) return Effect.void;
    return print(format === "json" ? json(result) : sensitivityText(result, asked.top, paper));
  };
  const outcomes = yield* runStage(last, show);
  if (outcomes !== undefined) yield* show(outcomes);
});
