/**
 * The terminal as the commands see it. Results go to standard output and talk to standard error,
 * so that one can be piped and the other read; colours only where a person looks and does not ask
 * for none (NO_COLOR).
 */
import * as Effect from "effect/Effect";
import { styleText } from "node:util";
import { type Language, languageOf, Tongue } from "../language/language.ts";
import type { Colour, Paper } from "../report/paper.ts";

const columnsLeast = 60;
const columnsMost = 100;

/** Paper on standard output, as wide as the terminal and never wider than is good to read. */
export function paperIn(language: Language): Paper {
  // Some terminals say that they have none.
  const columns = process.stdout.columns || columnsMost;
  return {
    tongue: new Tongue(language),
    width: Math.max(columnsLeast, Math.min(columnsMost, columns)),
    paint: (colour: Colour, text: string) => styleText(colour, text, { stream: process.stdout }),
  };
}

/** The language that the machine is set to. */
export function languageOfMachine(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return languageOf(LC_ALL || LC_MESSAGES || LANG);
}

/** Prints a result as it is. */
export const print = (text: string): Effect.Effect<void> =>
  Effect.sync(() => {
    process.stdout.write(text);
  });

/** Prints a line of talk. */
export const tell = (line: string): Effect.Effect<void> =>
  Effect.sync(() => {
    process.stderr.write(`${line}\n`);
  });

/** Data as JSON for other programs, two spaces deep so that people can read it too. */
export const json = (data: unknown): string => `${JSON.stringify(data, undefined, 2)}\n`;

/** Ends the command with this code when all else is done. */
export const endWith = (code: number): Effect.Effect<void> =>
  Effect.sync(() => {
    process.exitCode = code;
  });
