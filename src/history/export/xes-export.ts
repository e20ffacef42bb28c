/**
 * Events as XES (IEEE 1849): a trace for each case, with the extensions for names, times and the
 * lifecycle. Attributes are the fields of the vocabulary under their own names and types. What is
 * known of a citizen stands at each of their traces, so that cases can be told apart by it.
 *
 * Every event stands in a trace: the standard knows events without one, but readers do not (PM4Py
 * takes the second for an error), so what is about no case is left out, and counted.
 */
import { eventByCode, subjectOf } from "../../domain/vocabulary.ts";
import { BenefitGranted, BenefitResumed } from "../../domain/events/benefit.ts";
import { CitizenRegistered } from "../../domain/events/population.ts";
import { codeBits } from "../../kernel/columns.ts";
import type { Happened } from "../happened.ts";
import type { CaseNotion } from "../log-distance/lens.ts";
import { instantText } from "./civil-text.ts";
import { CaseCount, noCase } from "./export-case.ts";
import { type ColumnType, fieldsByCode } from "./export-columns.ts";
import { isChosen, type Selection } from "./export-selection.ts";
import { textOfValue } from "./value-text.ts";

/** Facts about the log as a whole, by key. */
export type LogFacts = ReadonlyArray<readonly [key: string, type: "string" | "int", value: string]>;

const element: Record<ColumnType, string> = {
  word: "string",
  whole: "int",
  real: "float",
  yesNo: "boolean",
  moment: "date",
  day: "date",
};

const attribute = (type: string, key: string, value: string): string =>
  `<${type} key="${escaped(key)}" value="${escaped(value)}"/>`;

/** Text within an attribute of XML; what XML cannot hold is left out. */
function escaped(text: string): string {
  if (!/[&<>"'\p{Cc}\ufffe\uffff]/u.test(text)) return text;
  return text
    .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\r", "&#13;");
}

const extension = (name: string, prefix: string) =>
  `  <extension name="${name}" prefix="${prefix}" ` +
  `uri="http://www.xes-standard.org/${prefix}.xesext"/>`;

const opening = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<log xes.version="1849.2023" xes.features="" xmlns="http://www.xes-standard.org/">',
  extension("Concept", "concept"),
  extension("Time", "time"),
  extension("Lifecycle", "lifecycle"),
  '  <global scope="trace">',
  `    ${attribute("string", "concept:name", "unknown")}`,
  "  </global>",
  '  <global scope="event">',
  `    ${attribute("string", "concept:name", "unknown")}`,
  `    ${attribute("date", "time:timestamp", "1970-01-01T00:00:00.000+01:00")}`,
  `    ${attribute("string", "lifecycle:transition", "complete")}`,
  "  </global>",
  '  <classifier name="Event" scope="event" keys="concept:name"/>',
  '  <classifier name="EventLifecycle" scope="event" keys="concept:name lifecycle:transition"/>',
  "",
].join("\n");

/** Writes a log. @param progress is told how many of all citizens are done. */
export class XesExport {
  traces = 0;
  events = 0;
  leftOut = 0;
  readonly #happened: Happened;
  readonly #selection: Selection;
  readonly #by: CaseNotion;
  readonly #write: (text: string) => void;
  readonly #rows: Uint32Array;
  readonly #starts: Uint32Array;

  constructor(
    happened: Happened,
    selection: Selection,
    by: CaseNotion,
    write: (text: string) => void,
  ) {
    this.#happened = happened;
    this.#selection = selection;
    this.#by = by;
    this.#write = write;
    const { rows, starts, others } = rowsByCitizen(happened, selection);
    this.#rows = rows;
    this.#starts = starts;
    this.leftOut = others;
  }

  /** Citizens there are. */
  get citizens(): number {
    return this.#starts.length - 1;
  }

  begin(facts: LogFacts): void {
    const lines = facts.map(([key, type, value]) => `  ${attribute(type, key, value)}\n`);
    this.#write(opening + lines.join(""));
  }

  /** Writes the cases of citizens `from` up to `to`. */
  take(from: number, to: number): void {
    for (let citizen = from; citizen < to; citizen++) this.#citizen(citizen);
  }

  end(): void {
    this.#write("</log>\n");
  }

  #citizen(citizen: number): void {
    const { columns } = this.#happened;
    const cases = new CaseCount(this.#by);
    const base = attribute("int", "citizen", String(citizen));
    let known = base;
    let current = noCase;
    let text = "";
    for (let at = this.#starts[citizen]; at < this.#starts[citizen + 1]; at++) {
      const row = this.#rows[at];
      const code = columns.tag[row] & codeBits;
      if (code === CitizenRegistered.code) known = base + this.#fields(code, row);
      const number = cases.of(code, columns.minute[row]);
      if (!isChosen(this.#selection, code, columns.minute[row])) continue;
      if (number === noCase) {
        this.leftOut += 1;
        continue;
      }
      if (number !== current) {
        if (text !== "") this.#write(`${text}  </trace>\n`);
        text = this.#trace(citizen, number, known, code, row);
        current = number;
      }
      text += this.#event(code, row);
      this.events += 1;
    }
    if (text !== "") this.#write(`${text}  </trace>\n`);
  }

  #trace(citizen: number, number: number, known: string, code: number, row: number): string {
    this.traces += 1;
    const isSpell = this.#by === "spell";
    const name = attribute(
      "string",
      "concept:name",
      isSpell ? `${citizen}-${number}` : `${citizen}`,
    );
    const spell = isSpell ? attribute("int", "spell", String(number)) : "";
    const isOpening = code === BenefitGranted.code || code === BenefitResumed.code;
    const opened = isSpell && isOpening ? this.#fields(code, row, "benefit") : "";
    return `  <trace>${name}${known}${spell}${opened}\n`;
  }

  #event(code: number, row: number): string {
    const { columns, positions, recorded } = this.#happened;
    const { name } = eventByCode[code]!;
    const minute = columns.minute[row];
    const late =
      recorded[row] === minute ? "" : attribute("date", "recorded", instantText(recorded[row]));
    return (
      `    <event>${attribute("string", "concept:name", name)}` +
      `${attribute("string", "lifecycle:transition", "complete")}` +
      `${attribute("date", "time:timestamp", instantText(minute))}` +
      `${attribute("int", "position", String(positions[row]))}${late}` +
      `${this.#fields(code, row)}</event>\n`
    );
  }

  /** Fields of an event as attributes; one of them, if asked for. */
  #fields(code: number, row: number, only?: string): string {
    const { columns } = this.#happened;
    let text = "";
    for (const { column, reading } of fieldsByCode[code]) {
      if (only !== undefined && column.name !== only) continue;
      const value = textOfValue(column.type, reading, columns[reading.slot][row], "instant");
      text += attribute(element[column.type], column.name, value);
    }
    return text;
  }
}

/** Rows about citizens, citizen by citizen in the order of time, and how many are about others. */
function rowsByCitizen({ columns }: Happened, selection: Selection) {
  const { length, minute, subject, tag } = columns;
  const isAbout = Uint8Array.from({ length: 128 }, (_, code) =>
    subjectOf(code) === "citizen" ? 1 : 0,
  );
  let most = -1;
  let others = 0;
  for (let row = 0; row < length; row++) {
    const code = tag[row] & codeBits;
    if (isAbout[code] === 1) most = Math.max(most, subject[row]);
    else if (isChosen(selection, code, minute[row])) others += 1;
  }
  const next = new Uint32Array(most + 2);
  for (let row = 0; row < length; row++) {
    if (isAbout[tag[row] & codeBits] === 1) next[subject[row] + 1] += 1;
  }
  for (let citizen = 0; citizen <= most; citizen++) next[citizen + 1] += next[citizen];
  const starts = next.slice();
  const rows = new Uint32Array(starts[most + 1]);
  for (let row = 0; row < length; row++) {
    if (isAbout[tag[row] & codeBits] === 1) rows[next[subject[row]]++] = row;
  }
  return { rows, starts, others };
}
