/** Flags of commands that can go on from a history. */
import * as Flag from "effect/cli/Flag";

const from = Flag.String("from").pipe(
  Flag.withDescription(
    "Log to go on from, a file or a folder of an event store: the forecast begins with the " +
      "caseload of that history (default: with the scenario's own opening)",
  ),
  Flag.optional,
);
const asOf = Flag.String("as-of").pipe(
  Flag.withDescription("With --from: last day of what has happened, YYYY-MM-DD"),
  Flag.optional,
);
const knownOn = Flag.String("known-on").pipe(
  Flag.withDescription(
    "With --from: only what was registered by the end of that day, YYYY-MM-DD (default: all)",
  ),
  Flag.optional,
);
const chance = Flag.Literals("chance", ["new", "recorded"]).pipe(
  Flag.withDescription(
    "With --from: draw chance anew, or go on as the very run did that made the log, once " +
      "(default: new)",
  ),
  Flag.withDefault("new"),
);

export const historyFlags = { from, asOf, knownOn, chance };
