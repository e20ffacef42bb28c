/** `caseflow log state`: the centre on a day, as its log has it. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { cannot } from "./command-error.ts";
import { format, language } from "./flags.ts";
import { dayIn, knownBy, knownOn } from "./known-on.ts";
import { json, paperIn, print } from "./terminal.ts";

const place = Argument.String("log").pipe(
  Argument.withDescription("A log file, a stored log, or a store that holds one log"),
);
const at = Flag.String("at").pipe(
  Flag.withDescription("The day at whose end the state is wanted, YYYY-MM-DD"),
);

export const logState = Command.make(
  "state",
  { place, at, knownOn, format, language },
  Effect.fnUntraced(function* (asked) {
    const { stateOfLog } = yield* Effect.promise(() => import("../runtime/log-state.ts"));
    const { stateResult } = yield* Effect.promise(() => import("../report/state-result.ts"));
    const { stateText } = yield* Effect.promise(() => import("../report/state-text.ts"));
    const { version } = yield* Effect.promise(() => import("../experiment/version.ts"));
    const day = yield* dayIn("at", Option.some(asked.at));
    if (day === undefined) return yield* Effect.fail(cannot("--at: give a date, YYYY-MM-DD."));
    const bounds = yield* knownBy(asked.knownOn);
    const { census, chain, first, last, log } = yield* stateOfLog(asked.place, day, bounds);
    const about = { version, log: asked.place, chain, data: log.data, at: asked.at, first, last };
    const known = Option.getOrNull(asked.knownOn);
    const result = stateResult({ ...about, knownOn: known }, census);
    yield* print(
      asked.format === "json" ? json(result) : stateText(result, paperIn(asked.language)),
    );
  }),
).pipe(
  Command.withDescription(
    "Shows the centre on a day: who is on which benefit and in which match group and for how " +
      "long, open cases, deadlines and how many are overdue, interviews booked, waiting lists, " +
      "offers and placements under way, jobs. Of real persons no count under 5 is shown.",
  ),
  Command.withShortDescription("Shows the centre on a day."),
  Command.withExamples([
    {
      command: "caseflow log state history/centre --at 2010-06-30",
      description: "The caseload at the end of June",
    },
    {
      command: "caseflow log state history/centre --at 2010-06-30 --known-on 2010-06-30",
      description: "The same as it was known then, before late registrations",
    },
  ]),
);
