/** `caseflow log distance`: how far apart logs are, by the measures of process mining. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { format, language, seed, whole } from "./flags.ts";
import { knownOn } from "./known-on.ts";

const first = Argument.String("first").pipe(
  Argument.withDescription(
    "The log that is measured against, such as the real one: a file or a stored log",
  ),
);
const second = Argument.String("second").pipe(
  Argument.withDescription(
    "The log to set beside it: a file, a stored log, or a folder of replications",
  ),
);
const by = Flag.Literals("by", ["spell", "citizen"]).pipe(
  Flag.withDescription(
    "What a case is: a spell on benefit, or all that happens to a citizen (default: spell)",
  ),
  Flag.withDefault("spell"),
);
const bin = Flag.Literals("bin", ["day", "week", "hour"]).pipe(
  Flag.withDescription("How wide the bins are that times are put in (default: day)"),
  Flag.withDefault("day"),
);
const attribute = Flag.String("attribute").pipe(
  Flag.withDescription(
    "EVENT.FIELD that tells activities apart beside the event's name, such as " +
      "BenefitStopped.reason; may be given again (default: none)",
  ),
  Flag.between(0, 100),
);
const nGram = whole("n-gram", 8).pipe(
  Flag.withDescription("How many events in a row make an n-gram (default: 3)"),
  Flag.withDefault(3),
);
const asOf = Flag.String("as-of").pipe(
  Flag.withDescription(
    "Day from which remaining time is counted, YYYY-MM-DD (default: the middle of the first log)",
  ),
  Flag.optional,
);

export const logDistance = Command.make(
  "distance",
  { first, second, by, bin, attribute, nGram, asOf, knownOn, seed, format, language },
  Effect.fnUntraced(function* (asked) {
    const { runLogDistance } = yield* Effect.promise(() => import("./run-log-distance.ts"));
    yield* runLogDistance(asked);
  }),
).pipe(
  Command.withDescription(
    "Says how far apart two logs are: in the order of events (n-grams, whole courses), in their " +
      "times (by date, by weekday and hour, since the case began) and in their cases (arrivals, " +
      "durations, remaining times, work in progress). Beside each distance stands what two " +
      "random halves of the first log's citizens give, for that is what chance alone does. " +
      "Times are earth mover's distances of distributions in bins, so sizes do not count there.",
  ),
  Command.withShortDescription("Says how far apart two logs are, and whether it is chance."),
  Command.withExamples([
    {
      command: "caseflow log distance history.caselog logs",
      description: "A real log against the replications in a folder",
    },
    {
      command: "caseflow log distance A.caselog B.caselog --attribute BenefitStopped.reason",
      description: "Spells that end in work are not those that end in education",
    },
    {
      command: "caseflow log distance A.caselog B.caselog --bin week --format json",
      description: "For another program; see: caseflow schema distance",
    },
  ]),
);
