/**
 * Events as separated text (RFC 4180): a header, one line an event, lines ended by CR LF, cells
 * quoted where they must be. Cells that an event has no field for are empty. Dates are ISO, so
 * only real numbers know of the decimal mark.
 */
import { codeBits } from "../../kernel/columns.ts";
import type { Chunk } from "../../store/contract.ts";
import { positionOf } from "../../store/event-schema.ts";
import { eventByCode } from "../../domain/vocabulary.ts";
import type { Decimal } from "../cell-number.ts";
import type { Separator } from "../separator.ts";
import { clockText } from "./civil-text.ts";
import { eventColumns, fieldColumns, fieldsByCode } from "./export-columns.ts";
import { isChosen, type Selection } from "./export-selection.ts";
import { textOfValue } from "./value-text.ts";

export interface CsvForm {
  readonly separator: Separator;
  readonly decimal: Decimal;
}

const lineEnd = "\r\n";
const place = new Map(fieldColumns.map((column, at) => [column, at]));

export class CsvExport {
  /** Events written. */
  events = 0;
  readonly #selection: Selection;
  readonly #mark: string;
  readonly #decimal: Decimal;
  readonly #write: (text: string) => void;

  constructor(selection: Selection, form: CsvForm, write: (text: string) => void) {
    this.#selection = selection;
    this.#mark = form.separator === "tab" ? "\t" : form.separator;
    this.#decimal = form.decimal;
    this.#write = write;
    const names = [...Object.keys(eventColumns), ...fieldColumns.map(({ name }) => name)];
    write(`${names.map((name) => this.#cell(name)).join(this.#mark)}${lineEnd}`);
  }

  take(chunk: Chunk): void {
    const { columns, recorded } = chunk;
    const { minute, subject, tag, length } = columns;
    const cells: Array<string> = [];
    let text = "";
    for (let i = 0; i < length; i++) {
      const code = tag[i] & codeBits;
      if (!isChosen(this.#selection, code, minute[i])) continue;
      const { name, subject: about } = eventByCode[code]!;
      cells.length = 0;
      for (let at = 0; at < fieldColumns.length; at++) cells.push("");
      for (const { column, reading } of fieldsByCode[code]) {
        const value = textOfValue(column.type, reading, columns[reading.slot][i], "clock");
        const said = column.type === "real" ? value.replace(".", this.#decimal) : value;
        cells[place.get(column)!] = this.#cell(said);
      }
      const when = recorded === undefined ? minute[i] : recorded[i];
      const first = [positionOf(chunk, i), clockText(minute[i]), clockText(when), name, about];
      text += `${[...first, subject[i], ...cells].join(this.#mark)}${lineEnd}`;
      this.events += 1;
    }
    this.#write(text);
  }

  /** A cell, quoted where it holds what would end it. */
  #cell(text: string): string {
    const isPlain = !text.includes(this.#mark) && !/["\r\n]/u.test(text);
    return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
  }
}
