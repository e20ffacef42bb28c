/** `caseflow log`: what the logs of `caseflow run --log` hold, and whether they are right. */
import * as Command from "effect/cli/Command";
import { logCheck } from "./log-check.ts";
import { logShow } from "./log-show.ts";

export const log = Command.make("log").pipe(
  Command.withDescription("Shows and checks the logs of replications."),
  Command.withSubcommands([logShow, logCheck]),
);
