/** Runs an import as `caseflow history import` was asked for it, and shows what came of it. */
import * as path from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { dayOfIso } from "../domain/moment.ts";
import type { Language } from "../language/language.ts";
import { resultOfImport } from "../report/import-result.ts";
import { importText } from "../report/import-text.ts";
import { importExtract } from "../runtime/history-import.ts";
import { writeRejects } from "../runtime/reject-file.ts";
import { cannot, type CommandError } from "./command-error.ts";
import { type KeyAsked, keyAndVault } from "./key-flags.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";

interface Asked extends KeyAsked {
  readonly file: string;
  readonly mapping: string;
  readonly into: string;
  readonly extractDate: Option.Option<string>;
  readonly coversFrom: Option.Option<string>;
  readonly rejects: Option.Option<string>;
  readonly acceptRejects: number;
  readonly synthetic: boolean;
  readonly dryRun: boolean;
  readonly format: "text" | "json";
  readonly language: Language;
}

export const runImport = Effect.fnUntraced(function* (asked: Asked) {
  const log = path.basename(asked.into);
  const outcome = yield* importExtract({
    file: asked.file,
    mapping: asked.mapping,
    store: path.dirname(asked.into),
    log,
    ...keyAndVault(asked, log),
    extractDay: yield* dayIn("extract-date", asked.extractDate),
    coversFrom: yield* dayIn("covers-from", asked.coversFrom),
    rejectsMost: asked.acceptRejects / 100,
    synthetic: asked.synthetic,
    dryRun: asked.dryRun,
  });
  const paper = paperIn(asked.language);
  const { importing } = paper.tongue.say;
  let rejects: string | undefined;
  if (outcome.rejects.rows > 0) {
    rejects = Option.getOrElse(asked.rejects, () => `${asked.file}.rejects.csv`);
    yield* writeRejects(rejects, outcome.rejects.kept, (reason, expected) =>
      importing.reasons[reason](expected),
    );
  }
  const result = resultOfImport(asked.file, asked.into, outcome);
  yield* print(asked.format === "json" ? json(result) : importText(result, paper, rejects));
  if (outcome.state === "refused") yield* endWith(1);
});

const dayIn = (
  flag: string,
  text: Option.Option<string>,
): Effect.Effect<number | undefined, CommandError> => {
  if (Option.isNone(text)) return Effect.succeed(undefined);
  const day = dayOfIso(text.value);
  if (!Number.isNaN(day)) return Effect.succeed(day);
  return Effect.fail(cannot(`--${flag} ${text.value}: give a day like 2010-01-31.`));
};
