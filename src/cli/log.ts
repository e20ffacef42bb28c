/** `caseflow log`: what logs hold, whether they are right, and how far apart they are. */
import * as Command from "effect/cli/Command";
import { logCheck } from "./log-check.ts";
import { logDistance } from "./log-distance.ts";
import { logExport } from "./log-export.ts";
import { logSql } from "./log-sql.ts";
import { logShow } from "./log-show.ts";
import { logVerify } from "./log-verify.ts";

export const log = Command.make("log").pipe(
  Command.withDescription("Shows, checks and compares logs."),
  Command.withSubcommands([logShow, logCheck, logVerify, logDistance, logExport, logSql]),
);
