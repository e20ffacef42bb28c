/** `caseflow log export`: a log as a file for other tools. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { format, language, quiet } from "./flags.ts";

const place = Argument.String("log").pipe(
  Argument.withDescription("A log file, or a log of a store, as FOLDER/LOG"),
);
const to = Flag.Literals("to", ["parquet", "ocel", "xes", "csv"]).pipe(
  Flag.withDescription("Format: Parquet, OCEL 2.0 JSON, XES or separated text"),
);
const out = Flag.String("out").pipe(
  Flag.withDescription("File to write; of a name that ends with .gz, the file is packed"),
);
const force = Flag.Boolean("force").pipe(
  Flag.withDescription("Replace a file that is there already (default: refuse)"),
  Flag.withoutNegation,
  Flag.withDefault(false),
);
const knownOn = Flag.String("known-on").pipe(
  Flag.withDescription("Only what was registered by this day, YYYY-MM-DD (default: everything)"),
  Flag.optional,
);
const from = Flag.String("from").pipe(
  Flag.withDescription("First day, YYYY-MM-DD (default: the first of the log)"),
  Flag.optional,
);
const last = Flag.String("until").pipe(
  Flag.withDescription("Last day, YYYY-MM-DD (default: the last of the log)"),
  Flag.optional,
);
const event = Flag.String("event").pipe(
  Flag.withDescription("Only events of this name; may be given again (default: all)"),
  Flag.between(0, 100),
);
const by = Flag.Literals("case", ["spell", "citizen"]).pipe(
  Flag.withDescription(
    "What a case of XES is: a spell on benefit, or all that happens to a citizen (default: spell)",
  ),
  Flag.withDefault("spell"),
);
const separator = Flag.Literals("separator", [",", ";", "tab", "|"]).pipe(
  Flag.withDescription("What separates the cells of separated text (default: ,)"),
  Flag.withDefault(","),
);
const decimal = Flag.Literals("decimal", [".", ","]).pipe(
  Flag.withDescription("Decimal mark of separated text (default: .)"),
  Flag.withDefault("."),
);

export const logExport = Command.make(
  "export",
  {
    place,
    to,
    out,
    force,
    knownOn,
    from,
    last,
    event,
    by,
    separator,
    decimal,
    quiet,
    format,
    language,
  },
  Effect.fnUntraced(function* (asked) {
    const { runLogExport } = yield* Effect.promise(() => import("./run-log-export.ts"));
    yield* runLogExport(asked);
  }),
).pipe(
  Command.withDescription(
    "Writes what happened in a log, in the order of time, for other tools: Parquet for any data " +
      "tool, OCEL 2.0 and XES for process mining, separated text for spreadsheets. What was " +
      "taken back is left out. The file is there when all is written, and never half.",
  ),
  Command.withShortDescription("Writes a log for other tools: Parquet, OCEL, XES, CSV."),
  Command.withExamples([
    {
      command: "caseflow log export logs/centre --to parquet --out centre.parquet",
      description: "For DuckDB, Python, R or a spreadsheet that reads Parquet",
    },
    {
      command: "caseflow log export FILE --to xes --out spells.xes.gz --case spell",
      description: "Spells on benefit as cases, for a process mining tool",
    },
    {
      command: "caseflow log export logs/centre --to csv --out c.csv --known-on 2010-06-30",
      description: "As it was known at the end of June",
    },
  ]),
);
