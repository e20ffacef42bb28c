/**
 * What a text is written on: how wide it is, whether it takes colour, and in which language. The
 * terminal's owner says so; whoever writes only asks. Colour is never the only sign of anything.
 */
import type { Verdict } from "../domain/goal.ts";
import type { Tongue } from "../language/language.ts";

export type Colour = "red" | "yellow" | "green" | "bold" | "dim";

export interface Paper {
  readonly tongue: Tongue;
  /** Columns, at least 60. */
  readonly width: number;
  /** Puts a text in a colour, or leaves it as it is. */
  readonly paint: (colour: Colour, text: string) => string;
}

/** Paper that takes no colour. */
export const plain = (_colour: Colour, text: string): string => text;

export const glyphs: Record<Verdict, string> = {
  missed: "✗",
  uncertain: "~",
  notMeasurable: "?",
  met: "✓",
  noTarget: "·",
  notYetModelled: "·",
};

export const colours: Record<Verdict, Colour> = {
  missed: "red",
  uncertain: "yellow",
  notMeasurable: "yellow",
  met: "green",
  noTarget: "dim",
  notYetModelled: "dim",
};

/** A text cut to so many columns, with an ellipsis where something is missing. */
export function cut(text: string, columns: number): string {
  const letters = [...text];
  return letters.length <= columns
    ? text
    : `${letters
        .slice(0, columns - 1)
        .join("")
        .trimEnd()}…`;
}

/** Columns that a text takes. */
export const columnsOf = (text: string): number => [...text].length;

/** Words in lines of so many columns; two blanks in a row are kept. */
export function wrapped(text: string, columns: number): ReadonlyArray<string> {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && columnsOf(line) + 1 + columnsOf(word) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
