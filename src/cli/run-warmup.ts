/** What `caseflow warmup` does once it knows what is asked; loaded only then, for it is heavy. */
import * as Effect from "effect/Effect";
import type { Settling } from "../experiment/settling.ts";
import type { Language } from "../language/language.ts";
import { resultOfSettling } from "../report/result-of-settling.ts";
import { settlingText } from "../report/settling-text.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import { prepareSettling } from "../runtime/settling-run.ts";
import { Progress, standardError } from "./progress.ts";
import { json, paperIn, print, tell } from "./terminal.ts";

export interface WarmupAsked {
  readonly scenario: string;
  readonly years: number;
  readonly replications: number;
  readonly seed: string;
  readonly format: "text" | "json";
  readonly language: Language;
  readonly quiet: boolean;
}

export const runWarmup = Effect.fnUntraced(function* (asked: WarmupAsked) {
  const { seed, replications, years } = asked;
  const paper = paperIn(asked.language);
  const { tongue } = paper;
  const { scenario } = yield* loadScenarioFile(asked.scenario);
  if (!asked.quiet) {
    yield* tell(tongue.say.warmup.plan(tongue.number(replications), tongue.number(years)));
  }
  const progress = asked.quiet ? undefined : new Progress(tongue, standardError);
  const run = prepareSettling({ scenario, seed, replications, years }, (done, of) =>
    progress?.done(done, of),
  );
  const show = (settling: Settling) => {
    const result = resultOfSettling({ file: asked.scenario, scenario, seed }, settling);
    return print(asked.format === "json" ? json(result) : settlingText(result, paper));
  };
  const settling = yield* run.result.pipe(
    Effect.ensuring(Effect.sync(() => progress?.clear())),
    Effect.onInterrupt(() =>
      Effect.suspend(() => {
        const soFar = run.soFar();
        const { stopped, stoppedEarly } = tongue.say.experiment;
        const all = tongue.number(replications);
        if (soFar === undefined) return tell(stoppedEarly(tongue.number(0), all));
        const said = stopped(tongue.number(soFar.replications), all);
        return tell(said).pipe(Effect.andThen(show(soFar)));
      }),
    ),
  );
  yield* show(settling);
});
