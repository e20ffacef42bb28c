/** `caseflow history example`: records of a centre that does not exist, to try everything with. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as path from "node:path";
import { citizensUsual, yearsMost } from "../history/example/centre.ts";
import { format, language, seed, whole } from "./flags.ts";
import { json, paperIn, print } from "./terminal.ts";

const folder = Argument.String("folder").pipe(
  Argument.withDescription("Folder to write it to: a new one, or an empty one"),
);
const citizensMost = 20_000;
const citizens = whole("citizens", citizensMost).pipe(
  Flag.withDescription(`Citizens on benefit when the records begin (default: ${citizensUsual})`),
  Flag.withDefault(citizensUsual),
);
const years = whole("years", yearsMost).pipe(
  Flag.withDescription("Years of records, up to the end of 2009 (default: 2)"),
  Flag.withDefault(2),
);

export const historyExample = Command.make(
  "example",
  { folder, seed, citizens, years, format, language },
  Effect.fnUntraced(function* (asked) {
    const { guideIn } = yield* Effect.promise(() => import("../language/example-guide.ts"));
    const { sheets } = yield* Effect.promise(() => import("../history/example/example.ts"));
    const archive = yield* Effect.promise(() => import("../history/example/archive.ts"));
    const { isoOfDay } = yield* Effect.promise(() => import("../domain/moment.ts"));
    const { writeExample } = yield* Effect.promise(() => import("../runtime/example-history.ts"));
    const about = {
      seed: asked.seed,
      citizens: asked.citizens,
      years: asked.years,
      extracts: archive.extractDays.map(isoOfDay),
      coversFrom: isoOfDay(archive.coversFrom),
    };
    const files = sheets.map(({ name }) => name);
    const guide = guideIn(asked.language, { ...about, files });
    const written = yield* writeExample({ ...about, folder: asked.folder, guide });
    const { bytes, example, rows } = written;
    const changedNumbers = example.changedNumbers.length - 1;
    const counts = { files: written.files, rows, bytes, changedNumbers };
    const result = { folder: asked.folder, ...about, ...counts };
    if (asked.format === "json") return yield* print(json(result));
    const { tongue } = paperIn(asked.language);
    const { example: words } = tongue.say;
    const lines = [
      words.written(tongue.number(written.files), tongue.number(rows), asked.folder),
      words.nobody,
      words.next(path.join(asked.folder, "README.txt")),
    ];
    yield* print(`${lines.join("\n")}\n`);
  }),
).pipe(
  Command.withDescription(
    "Writes records of a centre that does not exist, as untidy as those of case systems are: two " +
      "extracts of seven files, their mappings, the centre's scenario, and a text of what to try.",
  ),
  Command.withShortDescription("Writes an example history to try everything with."),
  Command.withExamples([
    { command: "caseflow history example try-it", description: "Then read try-it/README.txt" },
    {
      command: "caseflow history example large --citizens 4000 --seed 7",
      description: "A larger centre, and other people",
    },
  ]),
);
