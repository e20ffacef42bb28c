/** `caseflow log`: what the logs of `caseflow run --log` hold, and whether they are right. */
import * as Command from "effect/cli/Command";
import { logCheck } from "./log-check.ts";
import { logShow } from "./log-show.ts";
import { logVerify } from "./log-verify.ts";

export const log = Command.make("log").pipe(
  Command.withDescription("Shows and checks the logs of replications."),
  Command.withSubcommands([logShow, logCheck, logVerify]),
);
