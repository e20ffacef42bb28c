/** `caseflow log`: what logs hold, whether they are right, and how far apart they are. */
import * as Command from "effect/cli/Command";
import { logCheck } from "./log-check.ts";
import { logDistance } from "./log-distance.ts";
import { logShow } from "./log-show.ts";

export const log = Command.make("log").pipe(
  Command.withDescription("Shows, checks and compares the logs of replications."),
  Command.withSubcommands([logShow, logCheck, logDistance]),
);
