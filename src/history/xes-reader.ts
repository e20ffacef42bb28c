/**
 * Event logs in XES (IEEE 1849), read as they stream by. An event is a row; its columns are the
 * keys of its attributes, and those of its trace with `case:` before them, as process mining
 * tools name them. Only the columns that a mapping asks for are kept.
 */
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type Cells, cellsOf } from "./cells.ts";

/** Events handed on at once. */
const eventsPerBlock = 4096;
const attributeTags = new Set(["string", "date", "int", "float", "boolean", "id"]);
/** What stands before the key of a trace's attribute. */
export const tracePrefix = "case:";

export class XesReader {
  readonly #parser = new SaxesParser();
  readonly #places: ReadonlyMap<string, number>;
  readonly #take: (cells: Cells) => void;
  /** Columns that some event or trace had. */
  readonly seen = new Set<string>();
  /** Events read. */
  events = 0;
  #rows: Array<Array<string>> = [];
  #lines: Array<number> = [];
  #trace: Array<string> = [];
  #event: Array<string> | undefined;
  readonly #path: Array<string> = [];

  /** @param take gets the rows, block by block. */
  constructor(columns: ReadonlyArray<string>, take: (cells: Cells) => void) {
    this.#places = new Map(columns.map((name, at) => [name, at]));
    this.#take = take;
    this.#parser.on("opentag", (tag) => this.#open(tag));
    this.#parser.on("closetag", ({ name }) => this.#close(name));
    this.#parser.on("error", (fault) => {
      throw new XmlFault(this.#parser.line, fault.message);
    });
  }

  /** @throws XmlFault where the text is no XML. */
  write(text: string): void {
    this.#parser.write(text);
  }

  /** The file is over. @throws XmlFault where it breaks off. */
  end(): void {
    this.#parser.close();
    this.#flush();
  }

  #open({ attributes, name }: SaxesTagPlain): void {
    const around = this.#path.at(-1);
    if (this.#path.length === 0 && name !== "log") {
      throw new XmlFault(this.#parser.line, `expected <log>, found <${name}>`);
    }
    this.#path.push(name);
    if (name === "trace") this.#trace = this.#blank();
    else if (name === "event") this.#begin();
    else if (attributeTags.has(name) && (around === "event" || around === "trace")) {
      this.#attribute(around, attributes["key"] ?? "", attributes["value"] ?? "");
    }
  }

  #begin(): void {
    this.#event = [...(this.#path.includes("trace") ? this.#trace : this.#blank())];
    this.#lines.push(this.#parser.line);
  }

  #attribute(around: string, key: string, value: string): void {
    const name = around === "trace" ? `${tracePrefix}${key}` : key;
    const place = this.#places.get(name);
    if (place === undefined) return;
    this.seen.add(name);
    if (around === "event") this.#event![place] = value;
    else this.#trace[place] = value;
  }

  #close(name: string): void {
    this.#path.pop();
    if (name !== "event" || this.#event === undefined) return;
    this.#rows.push(this.#event);
    this.#event = undefined;
    this.events += 1;
    if (this.#rows.length === eventsPerBlock) this.#flush();
  }

  #flush(): void {
    this.#take(cellsOf(this.#rows, this.#places.size, this.#lines));
    this.#rows = [];
    this.#lines = [];
  }

  #blank(): Array<string> {
    return Array.from({ length: this.#places.size }, () => "");
  }
}

/** The text is not what XES must be. */
export class XmlFault extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
