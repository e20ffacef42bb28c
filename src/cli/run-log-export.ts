/** What `caseflow log export` does once it knows what is asked; loaded only then. */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { dayOfIso, minutesPerDay } from "../domain/moment.ts";
import { exportedEvents } from "../history/export/export-columns.ts";
import { selectionOf } from "../history/export/export-selection.ts";
import type { Separator } from "../history/separator.ts";
import type { CaseNotion } from "../history/log-distance/lens.ts";
import type { Language, Tongue } from "../language/language.ts";
import { type ExportResult, exportText } from "../report/export-result.ts";
import { type ExportFormat, exportLog } from "../runtime/log-export.ts";
import { openLog } from "../runtime/open-log.ts";
import { cannot, type CommandError } from "./command-error.ts";
import { EventProgress } from "./event-progress.ts";
import { standardError } from "./progress.ts";
import { json, paperIn, print, tell } from "./terminal.ts";

interface Asked {
  readonly place: string;
  readonly to: ExportFormat;
  readonly out: string;
  readonly force: boolean;
  readonly knownOn: Option.Option<string>;
  readonly from: Option.Option<string>;
  readonly last: Option.Option<string>;
  readonly event: ReadonlyArray<string>;
  readonly by: CaseNotion;
  readonly separator: Separator;
  readonly decimal: "." | ",";
  readonly quiet: boolean;
  readonly format: "text" | "json";
  readonly language: Language;
}

export const runLogExport = Effect.fnUntraced(function* (asked: Asked) {
  const { tongue } = paperIn(asked.language);
  const { exporting: say } = tongue.say;
  if (asked.separator === "," && asked.decimal === ",") {
    return yield* Effect.fail(cannot(say.sameMarks));
  }
  const days = {
    from: yield* dayIn("from", asked.from, tongue),
    to: yield* dayIn("until", asked.last, tongue),
  };
  const known = yield* dayIn("known-on", asked.knownOn, tongue);
  const selection = selectionOf(days, asked.event);
  if ("_tag" in selection) {
    const names = exportedEvents.map(({ name }) => name).join(", ");
    return yield* Effect.fail(cannot(say.unknownEvent(selection.name, names)));
  }
  const log = yield* openLog(asked.place);
  if (log.data === "personal") yield* tell(say.personal);
  const progress = new EventProgress(log.events, tongue, standardError);
  const exported = yield* exportLog(log, {
    to: asked.to,
    file: asked.out,
    force: asked.force,
    selection,
    knownOn: known === undefined ? undefined : (known + 1) * minutesPerDay - 1,
    by: asked.by,
    csv: { separator: asked.separator, decimal: asked.decimal },
    progress: (done) => (asked.quiet ? undefined : progress.done(done)),
  }).pipe(Effect.ensuring(Effect.sync(() => progress.clear())));
  const result: ExportResult = {
    file: asked.out,
    format: asked.to,
    log: asked.place,
    chain: log.chain,
    data: log.data,
    events: exported.events,
    leftOut: exported.leftOut,
    cases: exported.cases ?? null,
    objects: exported.objects ?? null,
    bytes: exported.bytes,
  };
  yield* print(asked.format === "json" ? json(result) : exportText(result, tongue));
});

const dayIn = (
  flag: string,
  text: Option.Option<string>,
  tongue: Tongue,
): Effect.Effect<number | undefined, CommandError> => {
  if (Option.isNone(text)) return Effect.succeed(undefined);
  const day = dayOfIso(text.value);
  if (!Number.isNaN(day)) return Effect.succeed(day);
  return Effect.fail(cannot(tongue.say.exporting.noDay(flag, text.value)));
};
