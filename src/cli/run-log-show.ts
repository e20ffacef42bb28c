/** What `caseflow log show` does once it knows what is asked; loaded only then. */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { RowMarks } from "../history/row-marks.ts";
import type { Language } from "../language/language.ts";
import { linesOf, ndjsonLine, type RowSelection, selectRows } from "../report/log-table.ts";
import { historyJson, historyLine } from "../report/shown-event.ts";
import { type LogAt, logsAt } from "../runtime/log-at.ts";
import type { Bounds } from "../store/contract.ts";
import { citizenNumber } from "./citizen-number.ts";
import { cannot } from "./command-error.ts";
import { knownBy } from "./known-on.ts";
import { foundText } from "./log-verdict.ts";
import { endWith, paperIn, print, tell } from "./terminal.ts";

interface Asked {
  readonly place: string;
  readonly citizen: Option.Option<string>;
  readonly event: ReadonlyArray<string>;
  readonly from: Option.Option<string>;
  readonly to: Option.Option<string>;
  readonly knownOn: Option.Option<string>;
  readonly limit: number;
  readonly format: "text" | "json";
  readonly language: Language;
}

export const runLogShow = Effect.fnUntraced(function* (asked: Asked) {
  const citizen = Option.isNone(asked.citizen)
    ? {}
    : { citizen: yield* citizenNumber("--citizen", asked.citizen.value) };
  const selection = selectRows({
    ...citizen,
    ...given("from", asked.from),
    ...given("to", asked.to),
    ...(asked.event.length === 0 ? {} : { events: asked.event }),
  });
  if (selection._tag === "SelectionProblem") {
    const { field, found, expected } = selection;
    return yield* Effect.fail(cannot(`--${field.replace(/s$/u, "")} ${found}: give ${expected}.`));
  }
  const bounds = yield* knownBy(asked.knownOn);
  const logs = yield* logsAt(asked.place);
  const { tongue } = paperIn(asked.language);
  if (logs.length === 0) {
    return yield* Effect.fail(cannot(tongue.say.logDistance.noLog(asked.place)));
  }
  let left = asked.limit;
  for (const log of logs) {
    if (asked.format === "text" && logs.length > 1) yield* print(`${log.place}\n`);
    const shown = yield* showLog(log, bounds, selection, asked, left);
    left -= shown.lines;
    if (shown.walked === undefined) {
      return yield* tell(tongue.say.log.shown(tongue.number(asked.limit)));
    }
    const { end, events } = shown.walked;
    if (end._tag !== "Intact") {
      yield* tell(foundText({ log: log.place, events, ...end }, tongue));
      yield* endWith(1);
    }
  }
});

/** Shows the selected events of one log; it has not been walked to its end if there are more. */
const showLog = Effect.fnUntraced(function* (
  log: LogAt,
  bounds: Bounds,
  selection: RowSelection,
  { format, language }: Asked,
  most: number,
) {
  const { tongue } = paperIn(language);
  const marks = new RowMarks(log.events ?? Number.POSITIVE_INFINITY);
  const isHistory = log.kind === "history";
  if (isHistory) yield* log.walk(bounds, (chunk) => marks.take(chunk));
  const markAt = (position: number) => marks.at(position);
  let lines = 0;
  const walked = yield* log.walk(bounds, (chunk) => {
    const plain = format === "json" ? ndjsonLine : undefined;
    const ofHistory = (_: unknown, i: number) =>
      format === "json" ? historyJson(chunk, i, markAt) : historyLine(chunk, i, markAt, tongue);
    for (const text of linesOf(chunk.columns, selection, isHistory ? ofHistory : plain)) {
      if (lines === most) return false;
      process.stdout.write(`${text}\n`);
      lines += 1;
    }
    return true;
  });
  return { lines, walked };
});

const given = <K extends string, A>(key: K, value: Option.Option<A>): { [P in K]?: A } =>
  (Option.isSome(value) ? { [key]: value.value } : {}) as { [P in K]?: A };
