/** What `caseflow compare` does once it knows what is asked; loaded only then, for it is heavy. */
import * as Effect from "effect/Effect";
import type { Language } from "../language/language.ts";
import { changedCitizensText } from "../report/changed-citizens.ts";
import { compareText, meetsAll } from "../report/compare-text.ts";
import type { ComparisonResult } from "../report/comparison-result.ts";
import { prepareComparison } from "../runtime/compare-run.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import type { Running } from "./flags.ts";
import { type HistoryWords, historyAsked } from "./history-asked.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export interface CompareAsked {
  readonly baseline: string;
  readonly scenarios: ReadonlyArray<string>;
  readonly replications: number;
  readonly seed: string;
  /** The replication whose changed citizens are asked for instead. */
  readonly citizens: number | undefined;
  readonly running: Running;
  readonly format: "text" | "json";
  readonly language: Language;
  /** The history that all go on from. */
  readonly history: HistoryWords;
}

/** Exit code when no plan surely meets all goals. */
const goalsMissed = 99;

export const runCompare = Effect.fnUntraced(function* (asked: CompareAsked) {
  const { baseline, running, format, seed, replications } = asked;
  const paper = paperIn(asked.language);
  const scenarios = yield* Effect.forEach([baseline, ...asked.scenarios], (file) =>
    Effect.map(loadScenarioFile(file), (loaded) => ({ loaded, file })),
  );
  const from = yield* historyAsked(asked.history, scenarios[0].loaded, seed);
  const isOnce = asked.history.chance === "recorded";
  const comparison = yield* prepareComparison({
    scenarios,
    seed,
    replications: isOnce ? 1 : replications,
    from,
  });
  if (asked.citizens !== undefined) {
    const changed = comparison.changedCitizens(asked.citizens);
    return yield* print(format === "json" ? json(changed) : changedCitizensText(changed, paper));
  }
  const show = (result: ComparisonResult) =>
    print(format === "json" ? json(result) : compareText(result, paper));
  const result = yield* withProgress(
    {
      asked: comparison.series,
      judged: comparison.series.arms,
      run: comparison.run,
      showSoFar: ({ paired }) => show(comparison.resultOf(paired)),
    },
    { running, format, paper },
  );
  if (result === undefined) return;
  yield* show(result);
  yield* endWith(exitCodeOf(result));
});

/** 0 when some plan, which need not be the first, surely meets every goal that can be judged. */
export function exitCodeOf({ scenarios }: ComparisonResult): number {
  return scenarios.some(({ forecast }) => meetsAll(forecast)) ? 0 : goalsMissed;
}
