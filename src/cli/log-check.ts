/** `caseflow log check`: whether logs are whole, and whether every law holds in them. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import type { CheckedLog } from "../runtime/law-check.ts";
import { cannot } from "./command-error.ts";
import { format, language } from "./flags.ts";
import { knownBy, knownOn } from "./known-on.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";

const places = Argument.String("log").pipe(
  Argument.withDescription("Log files, stored logs, or folders of them"),
  Argument.variadic({ min: 1 }),
);

const breachesShown = 10;

export const logCheck = Command.make(
  "check",
  { places, knownOn, format, language },
  Effect.fnUntraced(function* (asked) {
    const { checkLog } = yield* Effect.promise(() => import("../runtime/law-check.ts"));
    const { placesOfLogs } = yield* Effect.promise(() => import("../runtime/log-at.ts"));
    const { breachResult } = yield* Effect.promise(() => import("../report/checked-logs.ts"));
    const { logText } = yield* Effect.promise(() => import("./log-text.ts"));
    const bounds = yield* knownBy(asked.knownOn);
    const { tongue } = paperIn(asked.language);
    const all: Array<CheckedLog> = [];
    for (const place of asked.places) {
      const logs = yield* placesOfLogs(place);
      if (logs.length === 0) {
        return yield* Effect.fail(cannot(tongue.say.logDistance.noLog(place)));
      }
      for (const log of logs) {
        const checked = yield* checkLog(log, bounds);
        all.push(checked);
        if (asked.format === "text") yield* print(logText(checked, tongue, breachesShown));
      }
    }
    if (asked.format === "json") {
      const results = all.map(({ breaches, found, kind, laws, limits }) => ({
        ...found,
        kind,
        laws,
        limits: limits ?? null,
        breaches: breaches.map((breach) => breachResult(breach)),
      }));
      yield* print(json(results));
    }
    if (!all.every((checked) => isRight(checked))) yield* endWith(1);
  }),
).pipe(
  Command.withDescription(
    "Reads logs from end to end: are all frames intact, and does every law of the model hold? Of " +
      "records those laws are looked at that hold whatever part of the work they are about.",
  ),
  Command.withShortDescription("Are logs whole, and does every law hold in them?"),
  Command.withExamples([
    { command: "caseflow log check logs", description: "All logs of a folder" },
    {
      command: "caseflow log check history/centre --known-on 2010-06-30",
      description: "Real records, as they were known at the end of June",
    },
  ]),
);

const isRight = ({ found, breaches, limits }: CheckedLog): boolean =>
  found._tag === "Intact" && breaches.length === 0 && limits !== "otherVocabulary";
