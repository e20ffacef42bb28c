/** What `caseflow sweep` does once it knows what is asked; loaded only then, for it is heavy. */
import * as Effect from "effect/Effect";
import type { Outcome } from "../experiment/outcome.ts";
import type { Language } from "../language/language.ts";
import { sweepCsv } from "../report/sweep-csv.ts";
import { sweepText } from "../report/sweep-text.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import { prepareSweep, type SweepAsked } from "../runtime/sweep-run.ts";
import { cannot } from "./command-error.ts";
import type { Running } from "./flags.ts";
import { json, paperIn, print } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export interface SweepCommand extends Omit<SweepAsked, "loaded" | "file"> {
  readonly scenario: string;
  readonly running: Running;
  readonly format: "text" | "json" | "csv";
  readonly language: Language;
}

export const runSweep = Effect.fnUntraced(function* (asked: SweepCommand) {
  const { scenario: file, running, format } = asked;
  const paper = paperIn(asked.language);
  const { say, number } = paper.tongue;
  const loaded = yield* loadScenarioFile(file);
  const sweep = yield* prepareSweep({ ...asked, loaded, file }).pipe(
    Effect.catchTag("UnfitSweep", ({ inWords }) => Effect.fail(cannot(inWords(say.sweep, number)))),
  );
  const show = (outcomes: ReadonlyArray<ReadonlyArray<Outcome>>) => {
    const result = sweep.resultOf(outcomes);
    if (format === "json") return print(json(result));
    return print(format === "csv" ? sweepCsv(result) : sweepText(result, paper));
  };
  const outcomes = yield* withProgress(
    {
      asked: sweep.series,
      layout: sweep.layout,
      judged: [],
      run: sweep.run,
      showSoFar: (known) => show(known.outcomes),
    },
    { running, format: format === "json" ? "json" : "text", paper },
  );
  if (outcomes !== undefined) yield* show(outcomes);
});
