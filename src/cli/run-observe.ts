/** Reads, keeps and shows published figures as `caseflow history observe` was asked to. */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import { type Observation, observationsOf } from "../history/observation.ts";
import { type Figure, figuresKnown } from "../history/observed.ts";
import type { Language } from "../language/language.ts";
import { fitting } from "../report/columns.ts";
import { cut } from "../report/paper.ts";
import type { ObservationList } from "../report/example-result.ts";
import * as observationFile from "../runtime/observation-file.ts";
import { cannot } from "./command-error.ts";
import { json, paperIn, print } from "./terminal.ts";

/** Groups are named by all their columns; a table has no room for that. */
const groupMost = 32;

interface Asked {
  readonly format: "text" | "json";
  readonly language: Language;
}

/** The observations in an answer. */
export const observationsFrom = Effect.fnUntraced(function* (
  file: string,
  table: string,
  retrieved: string,
) {
  const answer = yield* Effect.try({
    try: () => JSON.parse(fs.readFileSync(file, "utf8")) as unknown,
    catch: () => cannot(`${file} cannot be read as JSON.`),
  });
  const found = observationsOf(answer, table, retrieved);
  return typeof found === "string" ? yield* Effect.fail(cannot(`${file}: ${found}.`)) : found;
});

export const keepObservations = Effect.fnUntraced(function* (
  file: string,
  found: ReadonlyArray<Observation>,
  asked: Asked,
) {
  const kept = yield* observationFile.keepObservations(file, found);
  if (asked.format === "json") return yield* print(json({ file, ...kept }));
  const { tongue } = paperIn(asked.language);
  const { example: words } = tongue.say;
  const number = (value: number) => tongue.number(value);
  const lines = [
    words.kept(number(kept.added), number(kept.known), file),
    ...(kept.revised > 0 ? [words.revised(number(kept.revised))] : []),
  ];
  yield* print(`${lines.join("\n")}\n`);
});

export const listObservations = Effect.fnUntraced(function* (
  file: string,
  knownOn: string | undefined,
  asked: Asked,
) {
  if (!fs.existsSync(file)) return yield* Effect.fail(cannot(`there is no ${file}.`));
  const all = yield* observationFile.observationsIn(file);
  const kept = all.filter(({ retrieved }) => knownOn === undefined || retrieved <= knownOn);
  const figures = figuresKnown(kept, knownOn);
  const result = { file, knownOn: knownOn ?? null, observations: kept.length, figures };
  if (asked.format === "json") return yield* print(json(result satisfies ObservationList));
  const { paint, tongue, width } = paperIn(asked.language);
  const { example: words } = tongue.say;
  const row = ({ area, group, measure, period, retrieved, value, versions }: Figure) => [
    measure,
    area,
    cut(group, groupMost),
    period,
    value === null ? words.notShown : tongue.plain(value),
    retrieved,
    tongue.number(versions),
  ];
  const latest = kept.reduce((last, { retrieved }) => (retrieved > last ? retrieved : last), "");
  const day = knownOn ?? latest;
  const shown = [tongue.number(figures.length), tongue.number(kept.length)] as const;
  const heading = words.figures(...shown, day === "" ? "–" : tongue.date(day));
  const rows = fitting([words.columns, ...figures.map(row)], width);
  yield* print(`${[paint("bold", heading), ...rows].join("\n")}\n`);
});
