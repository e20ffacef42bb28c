/** What `caseflow log distance` does once it knows what is asked; loaded only then. */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { minuteOfIso } from "../domain/moment.ts";
import { activitiesOf } from "../history/log-distance/activity.ts";
import { type BinName, type CaseNotion, lensOf } from "../history/log-distance/lens.ts";
import type { Language, Tongue } from "../language/language.ts";
import { logDistanceText } from "../report/log-distance-text.ts";
import { resultOfLogDistance } from "../report/result-of-log-distance.ts";
import { placesOfLogs } from "../runtime/log-at.ts";
import { compareLogFiles, type NotComparableLog } from "../runtime/log-distance-run.ts";
import { cannot } from "./command-error.ts";
import { knownBy } from "./known-on.ts";
import { foundText } from "./log-verdict.ts";
import { json, paperIn, print } from "./terminal.ts";

export interface LogDistanceWords {
  readonly first: string;
  readonly second: string;
  readonly by: CaseNotion;
  readonly bin: BinName;
  readonly attribute: ReadonlyArray<string>;
  readonly nGram: number;
  readonly asOf: Option.Option<string>;
  readonly knownOn: Option.Option<string>;
  readonly seed: string;
  readonly format: "text" | "json";
  readonly language: Language;
}

export const runLogDistance = Effect.fnUntraced(function* (asked: LogDistanceWords) {
  const paper = paperIn(asked.language);
  const { tongue } = paper;
  const say = tongue.say.logDistance;
  const activities = activitiesOf(asked.attribute);
  if (activities._tag === "UnknownAttribute") {
    const { found, expected } = activities;
    return yield* Effect.fail(cannot(`--attribute ${found}: give ${expected}.`));
  }
  const reference = Option.map(asked.asOf, startOfDay);
  if (Option.isSome(reference) && Number.isNaN(reference.value)) {
    const found = Option.getOrElse(asked.asOf, () => "");
    return yield* Effect.fail(cannot(`--as-of ${found}: give a date, YYYY-MM-DD.`));
  }
  const bounds = yield* knownBy(asked.knownOn);
  const firsts = yield* placesOfLogs(asked.first);
  const second = yield* placesOfLogs(asked.second);
  if (firsts.length === 0) return yield* Effect.fail(cannot(say.noLog(asked.first)));
  if (second.length === 0) return yield* Effect.fail(cannot(say.noLog(asked.second)));
  if (firsts.length > 1) {
    return yield* Effect.fail(cannot(say.oneFirst(asked.first, tongue.number(firsts.length))));
  }
  const compared = yield* compareLogFiles({
    first: firsts[0],
    second,
    lens: lensOf(asked.by, asked.bin, activities, asked.nGram, asked.seed),
    attributes: asked.attribute,
    reference: Option.getOrUndefined(reference),
    bounds,
  }).pipe(
    Effect.catchTag("NotComparableLog", (found) =>
      Effect.fail(cannot(refusal(found, asked.by, tongue))),
    ),
  );
  const result = resultOfLogDistance(compared);
  yield* print(
    asked.format === "json" ? json(result) : logDistanceText(result, asked.second, paper),
  );
});

const startOfDay = (iso: string): number => (iso.length === 10 ? minuteOfIso(iso) : Number.NaN);

function refusal(found: NotComparableLog, by: CaseNotion, tongue: Tongue): string {
  const { file, found: state, message } = found;
  const { log, logDistance } = tongue.say;
  switch (found.why) {
    case "notIntact":
      return state === undefined ? message : foundText(state, tongue);
    case "otherVocabulary":
      return log.otherVocabulary(file);
    case "noCase":
      return by === "spell" ? logDistance.noCase(file) : logDistance.noCitizen(file);
    case "outOfOrder":
      return message;
  }
}
