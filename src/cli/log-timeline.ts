/** `caseflow log timeline`: one citizen's life. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { citizenNumber } from "./citizen-number.ts";
import { cannot } from "./command-error.ts";
import { format, language } from "./flags.ts";
import { knownBy, knownOn } from "./known-on.ts";
import { json, paperIn, print } from "./terminal.ts";

const place = Argument.String("log").pipe(
  Argument.withDescription("A log file, a stored log, or a store that holds one log"),
);
const citizen = Argument.String("citizen").pipe(
  Argument.withDescription(
    "Number of the citizen in the log, from 0; never a personal number, which no log has",
  ),
);
const work = Flag.Boolean("work").pipe(
  Flag.withDescription("Show work on the case too (default: only what the citizen meets)"),
  Flag.withoutNegation,
  Flag.withDefault(false),
);

export const logTimeline = Command.make(
  "timeline",
  { place, citizen, knownOn, work, format, language },
  Effect.fnUntraced(function* (asked) {
    const { lifeInLog } = yield* Effect.promise(() => import("../runtime/log-timeline.ts"));
    const { timelineResult } = yield* Effect.promise(() => import("../report/timeline-result.ts"));
    const { timelineText } = yield* Effect.promise(() => import("../report/timeline-text.ts"));
    const { version } = yield* Effect.promise(() => import("../experiment/version.ts"));
    const bounds = yield* knownBy(asked.knownOn);
    const paper = paperIn(asked.language);
    const citizenAsked = yield* citizenNumber("CITIZEN", asked.citizen);
    const found = yield* lifeInLog(asked.place, citizenAsked, bounds);
    const { chain, life, log, until } = found;
    if (life.events.length === 0) {
      const { noCitizen } = paper.tongue.say.timeline;
      const count = paper.tongue.number(life.citizens);
      return yield* Effect.fail(cannot(noCitizen(asked.citizen, asked.place, count)));
    }
    const { data, kind } = log;
    const known = Option.getOrNull(asked.knownOn);
    const about = { version, log: asked.place, chain, kind, data, knownOn: known };
    const result = timelineResult(about, life, until);
    yield* print(asked.format === "json" ? json(result) : timelineText(result, asked.work, paper));
  }),
).pipe(
  Command.withDescription(
    "Shows one citizen's life in a log: a picture of benefit, match group, deadlines, " +
      "interviews, waiting, offers and work over time; every event as a sentence; and what is " +
      "open at the end.",
  ),
  Command.withShortDescription("Shows one citizen's life in a log."),
  Command.withExamples([
    { command: "caseflow log timeline history/centre 12", description: "The life of citizen 12" },
    {
      command: "caseflow log timeline history/centre 12 --known-on 2010-06-30",
      description: "The same as the centre knew it then",
    },
  ]),
);
