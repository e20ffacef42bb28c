/**
 * Flags that several commands have. Help does not show defaults by itself, so each description
 * ends with its own.
 */
import * as Flag from "effect/cli/Flag";
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
