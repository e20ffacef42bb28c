/**
 * The command `caseflow`: its verbs put together, and how it ends. Whatever a verb needs beyond
 * its flags is loaded when the verb is used, so that help and checks come at once.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime";
import * as NodeServices from "@effect/platform-node/NodeServices";
import * as Cause from "effect/Cause";
import * as CliConfig from "effect/cli/CliConfig";
import * as CliError from "effect/cli/CliError";
import * as Command from "effect/cli/Command";
import * as GlobalFlag from "effect/cli/GlobalFlag";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { version } from "../experiment/version.ts";
import { guarded } from "../history/personal-number.ts";
import { holding } from "../runtime/held.ts";
import { withoutPasswords } from "../runtime/store-place.ts";
import { inlineFreely } from "../runtime/engine-inlining.ts";
import { InvalidScenario } from "../scenario/problem.ts";
import { backtest } from "./backtest.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import { history } from "./history.ts";
import { log } from "./log.ts";
import { measures } from "./measures.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { solve } from "./solve.ts";
import { sensitivity } from "./sensitivity.ts";
import { sweep } from "./sweep.ts";
import { tell } from "./terminal.ts";
import { warmup } from "./warmup.ts";

const interrupted = 130;

inlineFreely();

const caseflow = Command.make("caseflow").pipe(
  Command.withDescription(
    "Forecasts whether a job centre will reach the goals of its result contract, and shows what " +
      "a change of plan is worth. Results go to standard output, talk to standard error.",
  ),
  Command.withSubcommands([
    run,
    compare,
    sweep,
    sensitivity,
    check,
    history,
    backtest,
    log,
    measures,
    warmup,
    solve,
    schema,
  ]),
);

/** A file with its problems, which are told with their places. */
const isInvalidFile = (error: unknown): error is Error =>
  error instanceof InvalidScenario ||
  (error instanceof Error && "_tag" in error && error._tag === "InvalidMapping");

/** Errors of ours are sentences; a mistake in the program shows where it is. */
const toldOf = (error: unknown): Effect.Effect<void> => {
  if (CliError.isCliError(error)) return Effect.void; // told already, with the help
  // Its lines begin with file:line:column, which editors and terminals make clickable.
  if (isInvalidFile(error)) return tell(guarded(error.message));
  const message = error instanceof Error ? error.message : String(error);
  return tell(guarded(withoutPasswords(`caseflow: ${message}`)));
};

// A reader that has seen enough, such as `head`, closes the pipe: nothing is wrong then.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

Command.run(caseflow, { version }).pipe(
  holding,
  Effect.provide(
    CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] }),
  ),
  Effect.provide(NodeServices.layer),
  Effect.tapError(toldOf),
  Effect.tapDefect((defect) =>
    tell(
      guarded(
        `caseflow: a mistake in the program\n${defect instanceof Error ? defect.stack : defect}`,
      ),
    ),
  ),
  NodeRuntime.runMain({
    disableErrorReporting: true,
    // The process ends by itself once all is written, so that nothing printed to a pipe is lost.
    teardown: (exit, end) => {
      if (Exit.isSuccess(exit)) return;
      if (Cause.hasInterruptsOnly(exit.cause)) return end(interrupted);
      process.exitCode = 1;
    },
  }),
);
