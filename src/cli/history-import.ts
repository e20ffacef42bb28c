/** `caseflow history import`: an extract of a case system into a log. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { format, language } from "./flags.ts";
import { keyFlags } from "./key-flags.ts";

const file = Argument.String("file").pipe(
  Argument.withDescription("The extract: separated text, XES, OCEL 2.0 JSON or Parquet; .gz too"),
);
const mapping = Flag.String("mapping").pipe(
  Flag.withDescription("Mapping file (YAML): how its columns become events"),
);
const into = Flag.String("into").pipe(
  Flag.withDescription("Log to import into, as FOLDER/LOG; both are made if need be"),
);
const extractDate = Flag.String("extract-date").pipe(
  Flag.withDescription("Day of the extract, YYYY-MM-DD (default: what the mapping says)"),
  Flag.optional,
);
const coversFrom = Flag.String("covers-from").pipe(
  Flag.withDescription("First day that the extract covers, YYYY-MM-DD (default: everything)"),
  Flag.optional,
);
const rejects = Flag.String("rejects").pipe(
  Flag.withDescription("Where to write rejected rows (default: FILE.rejects.csv)"),
  Flag.optional,
);
const acceptRejects = Flag.Finite("accept-rejects").pipe(
  Flag.filter(
    (value) => value >= 0 && value <= 100,
    (value) => `${value} is not a number from 0 to 100`,
  ),
  Flag.withDescription("Import although so many per cent of the rows are rejected (default: 0)"),
  Flag.withDefault(0),
);
const synthetic = Flag.Boolean("synthetic").pipe(
  Flag.withDescription("The extract is about nobody real (default: it holds personal data)"),
  Flag.withoutNegation,
  Flag.withDefault(false),
);
const dryRun = Flag.Boolean("dry-run").pipe(
  Flag.withDescription("Read, judge and show everything, and append nothing (default: append)"),
  Flag.withoutNegation,
  Flag.withDefault(false),
);

export const historyImport = Command.make(
  "import",
  {
    file,
    mapping,
    into,
    ...keyFlags,
    extractDate,
    coversFrom,
    rejects,
    acceptRejects,
    synthetic,
    dryRun,
    format,
    language,
  },
  Effect.fnUntraced(function* (asked) {
    const { runImport } = yield* Effect.promise(() => import("./run-import.ts"));
    yield* runImport(asked);
  }),
).pipe(
  Command.withDescription(
    "Imports an extract: reads all of it, shows what is wrong with it, and appends what is new. " +
      "Unless every row can be read nothing is appended. The same extract again changes nothing; " +
      "a newer one of the same mapping becomes additions and corrections.",
  ),
  Command.withShortDescription("Imports an extract of a case system."),
  Command.withExamples([
    {
      command:
        "caseflow history import extract.csv --mapping map.yaml --into logs/centre --dry-run",
      description: "What would come of an extract, without touching the log",
    },
  ]),
);
