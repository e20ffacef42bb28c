/** The history that a command was asked to go on from: its flags understood, and it opened. */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { dayOfIso } from "../domain/moment.ts";
import { fromHistory } from "../runtime/from-history.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { cannot } from "./command-error.ts";

/** The flags as they were given. */
export interface HistoryWords {
  readonly from: Option.Option<string>;
  readonly asOf: Option.Option<string>;
  readonly knownOn: Option.Option<string>;
  readonly chance: "new" | "recorded";
}

/** The history opened; undefined when none was asked for. */
export const historyAsked = Effect.fnUntraced(function* (
  { from, asOf, knownOn, chance }: HistoryWords,
  loaded: LoadedScenario,
  seed: string,
) {
  const place = Option.getOrUndefined(from);
  if (place === undefined) {
    const isAlone = Option.isSome(asOf) || Option.isSome(knownOn) || chance === "recorded";
    if (!isAlone) return undefined;
    const flag = Option.isSome(asOf)
      ? "--as-of"
      : Option.isSome(knownOn)
        ? "--known-on"
        : "--chance";
    return yield* Effect.fail(cannot(`${flag} is about a history: say which, with --from LOG.`));
  }
  const day = yield* dayOf("--as-of", asOf);
  if (day === undefined) {
    return yield* Effect.fail(
      cannot("--from needs --as-of DATE: the last day of what has happened, as 2010-06-30."),
    );
  }
  const known = yield* dayOf("--known-on", knownOn);
  const recordedChance = chance === "recorded";
  return yield* fromHistory({ place, asOf: day, knownOn: known, recordedChance }, loaded, seed);
});

function dayOf(flag: string, given: Option.Option<string>) {
  const text = Option.getOrUndefined(given);
  const day = text === undefined ? undefined : dayOfIso(text);
  if (day === undefined || !Number.isNaN(day)) return Effect.succeed(day);
  return Effect.fail(cannot(`${flag} ${text}: give a date, YYYY-MM-DD.`));
}
