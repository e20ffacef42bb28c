/** `caseflow log`: what logs hold, whether they are right, and how far apart they are. */
import * as Command from "effect/cli/Command";
import { logCheck } from "./log-check.ts";
import { logDistance } from "./log-distance.ts";
import { logMeasure } from "./log-measure.ts";
import { logExport } from "./log-export.ts";
import { logSql } from "./log-sql.ts";
import { logShow } from "./log-show.ts";
import { logState } from "./log-state.ts";
import { logTimeline } from "./log-timeline.ts";
import { logVerify } from "./log-verify.ts";

export const log = Command.make("log").pipe(
  Command.withDescription("Shows, checks, asks, compares and exports logs."),
  Command.withSubcommands([
    logShow,
    logCheck,
    logVerify,
    logState,
    logTimeline,
    logMeasure,
    logSql,
    logExport,
    logDistance,
  ]),
);
