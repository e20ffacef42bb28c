/**
 * What is wrong with a scenario, and where. A problem is a value: it knows its place in the file
 * it comes from, what was found and how to mend it, so that a terminal, an editor and a web page
 * can each show it in their own way. Nothing here stops at the first problem.
 */

/** A stretch of a file, in characters from its beginning; `end` is not included. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Something wrong, before its place has been turned into a line and a column. */
export interface Finding {
  readonly place: Place;
  /** Where it is in the scenario, `parameters.hazard.noShow`. */
  readonly path: string;
  readonly message: string;
  /** What would have been right, in words. */
  readonly expected?: string;
  /** How to mend it, in words. */
  readonly suggestion?: string;
}

/** Something wrong with a scenario, complete for whoever shows it. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** Characters to underline on that line, at least 1. */
  readonly length: number;
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
  readonly suggestion?: string;
  /** The line as it stands in the file. */
  readonly excerpt: string;
}

/** A scenario that cannot be used, with everything that is wrong with it. */
export class InvalidScenario extends Error {
  readonly _tag = "InvalidScenario";
  readonly problems: ReadonlyArray<Problem>;

  constructor(problems: ReadonlyArray<Problem>) {
    super(problems.map((problem) => renderProblem(problem)).join("\n\n"));
    this.problems = problems;
  }
}

/** Findings as problems: each once, in the order of files as given, lines and columns. */
export function problemsOf(
  findings: ReadonlyArray<Finding>,
  texts: ReadonlyMap<string, string>,
): ReadonlyArray<Problem> {
  const files = [...texts.keys()];
  const seen = new Set<string>();
  return findings
    .map((finding) => problemOf(finding, texts.get(finding.place.file) ?? ""))
    .sort(
      (one, other) =>
        files.indexOf(one.file) - files.indexOf(other.file) ||
        one.line - other.line ||
        one.column - other.column ||
        (one.message < other.message ? -1 : 1),
    )
    .filter(({ file, line, column, message }) => {
      const key = `${file}:${line}:${column}:${message}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** A problem as text: where and what, the line with what is wrong underlined, how to mend it. */
export function renderProblem(problem: Problem): string {
  const { file, line, column, length, path, message, suggestion, excerpt } = problem;
  const number = String(line);
  const margin = " ".repeat(number.length);
  const about = path === "" ? "" : `${path}: `;
  const shown = excerpt.replaceAll("\t", " ");
  return [
    `${file}:${line}:${column} error: ${about}${message}`,
    `${margin} |`,
    `${number} | ${shown}`,
    `${margin} | ${" ".repeat(column - 1)}${"^".repeat(length)}`,
    ...(suggestion === undefined ? [] : [`${margin} = ${suggestion}`]),
  ].join("\n");
}

/** All problems as text, with their number at the end. */
export function renderProblems(problems: ReadonlyArray<Problem>): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return `${problems.map((problem) => renderProblem(problem)).join("\n\n")}\n\n${count}\n`;
}

function problemOf({ place, ...about }: Finding, text: string): Problem {
  const start = Math.min(place.start, text.length);
  const before = text.slice(0, start);
  const lineStart = before.lastIndexOf("\n") + 1;
  const lineBreak = text.indexOf("\n", start);
  const lineEnd = lineBreak === -1 ? text.length : lineBreak;
  const end = Math.min(Math.max(place.end, start + 1), Math.max(lineEnd, start + 1));
  return {
    file: place.file,
    line: before.split("\n").length,
    column: start - lineStart + 1,
    length: end - start,
    ...about,
    excerpt: text.slice(lineStart, lineEnd).replace(/\r$/, ""),
  };
}
