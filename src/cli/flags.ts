/**
 * Flags that several commands have. Help does not show defaults by itself, so each description
 * ends with its own.
 */
import * as Flag from "effect/cli/Flag";
import * as os from "node:os";
import { languages } from "../language/language.ts";
import { languageOfMachine } from "./terminal.ts";

export const language = Flag.Literals("language", languages).pipe(
  Flag.withDescription("Language of the text (default: that of LANG, else en)"),
  Flag.withDefault(languageOfMachine()),
);

export const format = Flag.Literals("format", ["text", "json"]).pipe(
  Flag.withDescription("Text for people or JSON for programs (default: text)"),
  Flag.withDefault("text"),
);

/** A whole number from 1 on. */
export const whole = (name: string, most: number) =>
  Flag.Int(name).pipe(
    Flag.filter(
      (value) => value >= 1 && value <= most,
      (value) => `${value} is not a number from 1 to ${most}`,
    ),
  );

export const replications = whole("replications", 1_000_000).pipe(
  Flag.withAlias("n"),
  Flag.withDescription("How many futures to run; more sharpen the answer (default: 200)"),
  Flag.withDefault(200),
);

export const seed = Flag.String("seed").pipe(
  Flag.withDescription("Any text; the same seed gives the same answer (default: 1)"),
  Flag.withDefault("1"),
);

export const threads = whole("threads", 256).pipe(
  Flag.withDescription("Threads to run on; the answer does not change (default: all there are)"),
  Flag.withDefault(os.availableParallelism()),
);

export const quiet = Flag.Boolean("quiet").pipe(
  Flag.withAlias("q"),
  Flag.withDescription("Say nothing while running (default: show progress)"),
  Flag.withDefault(false),
);

const store = Flag.String("store").pipe(
  Flag.withDescription(
    "Folder in which results are kept, so that none is computed twice (default: .caseflow/results)",
  ),
  Flag.withDefault(".caseflow/results"),
);

const noStore = Flag.Boolean("no-store").pipe(
  Flag.withDescription("Keep no results and use none (default: they are kept)"),
  Flag.withoutNegation,
  Flag.withDefault(false),
);

const dryRun = Flag.Boolean("dry-run").pipe(
  Flag.withDescription("Say what would be run and how long it takes, and stop (default: run it)"),
  Flag.withoutNegation,
  Flag.withDefault(false),
);

/** Where and how an experiment is run: nothing of it changes a result. */
export const running = { threads, store, noStore, dryRun, quiet };

export interface Running {
  readonly threads: number;
  readonly store: string;
  readonly noStore: boolean;
  readonly dryRun: boolean;
  readonly quiet: boolean;
}
