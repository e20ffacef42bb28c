/**
 * The example as a whole: the files of its two extracts, the mappings, the centre's scenario, the
 * numbers that changed, and a text that says what to try. Files come one by one and line by line.
 */
import type { Columns } from "../../kernel/columns.ts";
import { archiveOf, type Archive, type View, views } from "./archive.ts";
import { absenceSheet, decisionSheet, interviewSheet } from "./contact-sheets.ts";
import type { Dirt } from "./dirt.ts";
import { ExtractWriter } from "./extract.ts";
import { activitySheet, benefitSheet, caseSheet } from "./life-sheets.ts";
import { offerSheet } from "./offer-sheet.ts";
import { numberText } from "./pen.ts";
import type { Planted } from "./planted.ts";
import type { Sheet } from "./sheet.ts";

/** The sheets, in the order in which they are best imported: benefit first, it says who is who. */
export const sheets: ReadonlyArray<Sheet> = [
  benefitSheet,
  caseSheet,
  interviewSheet,
  decisionSheet,
  offerSheet,
  absenceSheet,
  activitySheet,
];

export interface ExampleFile {
  readonly sheet: Sheet;
  readonly view: View;
  /** The file's lines, without their ends; `planted` is complete when they have been taken. */
  readonly lines: () => Iterable<string>;
  readonly planted: Planted;
}

/** The files of all extracts. @param log of the whole time, to the last extract or beyond */
export function exampleFiles(log: Columns, dirt: Dirt, seed: string): Example {
  const archive = archiveOf(log, dirt, seed);
  const files = views.flatMap((view) =>
    sheets.map((sheet, turn): ExampleFile => {
      const writer = new ExtractWriter(archive, sheet, view, turn);
      return { sheet, view, lines: () => writer.lines(), planted: writer.planted };
    }),
  );
  return { files, changedNumbers: changedNumbers(archive), archive };
}

export interface Example {
  readonly files: ReadonlyArray<ExampleFile>;
  /** Lines of the file of numbers that changed. */
  readonly changedNumbers: ReadonlyArray<string>;
  readonly archive: Archive;
}

function changedNumbers({ numbers: [before, after] }: Archive): ReadonlyArray<string> {
  const rows = before.flatMap((number, citizen) =>
    number === after[citizen]
      ? []
      : [`${numberText(number, "hyphen")};${numberText(after[citizen], "hyphen")}`],
  );
  return ["Gammelt nummer;Nyt nummer", ...rows];
}
