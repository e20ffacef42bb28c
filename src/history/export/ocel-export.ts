/**
 * Events as OCEL 2.0 in JSON: types of events and objects, then the events as they come, then the
 * objects, whose attributes and relations are known only when nothing happens to them any more.
 * Most are over long before the log is; they are set aside as they are, so that memory holds those
 * that live. Every
 * event refers to an object, every object is referred to by an event, and no event names an object
 * twice: readers such as PM4Py drop what is not so.
 */
import { eventByCode } from "../../domain/vocabulary.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { codeBits } from "../../kernel/columns.ts";
import type { Chunk } from "../../store/contract.ts";
import { positionOf } from "../../store/event-schema.ts";
import { instantText } from "./civil-text.ts";
import { type ColumnType, exportedEvents, fieldsByCode, valueOf } from "./export-columns.ts";
import { isChosen, isEverything, type Selection } from "./export-selection.ts";
import { Lives } from "./ocel-life.ts";
import { objectTypes, type OcelType, type OcelValue, type Thing } from "./ocel-objects.ts";
import { textOfReal } from "./value-text.ts";

const typeOf: Record<ColumnType, OcelType> = {
  word: "string",
  whole: "integer",
  real: "float",
  yesNo: "boolean",
  moment: "time",
  day: "time",
};

const typed = (attributes: Readonly<Record<string, OcelType>>) =>
  Object.entries(attributes).map(([name, type]) => ({ name, type }));

/** Types of events: each has its fields, its place in the log and when it was registered. */
const eventTypes = exportedEvents.map(({ code, name }) => {
  const fields = fieldsByCode[code].map(({ column }) => [column.name, typeOf[column.type]]);
  const attributes = { position: "integer", recorded: "time", ...Object.fromEntries(fields) };
  return { name, attributes: typed(attributes) };
});

export class OcelExport {
  /** Events and objects written. */
  events = 0;
  objects = 0;
  readonly #selection: Selection;
  readonly #write: (text: string) => void;
  readonly #setAside: (text: string) => void;
  /** Whether every object is used as soon as something happens to it. */
  readonly #all: boolean;
  readonly #lives = new Lives();
  #separator = "";
  #objectSeparator = "";

  /** @param setAside takes objects that are over; they are to be written between the two ends */
  constructor(
    selection: Selection,
    write: (text: string) => void,
    setAside: (text: string) => void,
  ) {
    this.#selection = selection;
    this.#write = write;
    this.#setAside = setAside;
    this.#all = isEverything(selection);
    const types = Object.entries(objectTypes).map(([name, attributes]) => {
      return { name, attributes: typed(attributes) };
    });
    write(
      `{"objectTypes":${JSON.stringify(types)},\n"eventTypes":${JSON.stringify(eventTypes)},\n`,
    );
    write('"events":[');
  }

  take(chunk: Chunk): void {
    const { columns } = chunk;
    let text = "";
    for (let i = 0; i < columns.length; i++) {
      const line = this.#event(chunk, i);
      if (line !== undefined) text += line;
    }
    this.#write(text);
  }

  /** Ends the events; what was set aside comes next. */
  endEvents(): void {
    this.#write('\n],\n"objects":[');
  }

  end(): void {
    for (const thing of this.#lives.things.all()) {
      if (thing.isUsed) this.#write(this.#object(thing));
    }
    this.#write("\n]}\n");
  }

  #object(thing: Thing): string {
    const text = `${this.#objectSeparator}\n${JSON.stringify(objectOf(thing))}`;
    this.#objectSeparator = ",";
    this.objects += 1;
    return text;
  }

  #event(chunk: Chunk, i: number): string | undefined {
    const { columns, recorded } = chunk;
    const code = columns.tag[i] & codeBits;
    const minute = columns.minute[i];
    const values = new Map<string, OcelValue>();
    for (const { column, reading } of fieldsByCode[code]) {
      const value = valueOf(column.type, reading, columns[reading.slot][i]);
      values.set(column.name, shown(column.type, value));
    }
    const links = this.#lives.take({ code, minute, subject: columns.subject[i], values });
    if (!isChosen(this.#selection, code, minute)) return undefined;
    for (const { thing } of links) thing.isUsed = true;
    if (this.#all) {
      for (const thing of this.#lives.over) {
        this.#setAside(this.#object(thing));
        this.#lives.things.forget(thing);
      }
    }
    const position = positionOf(chunk, i);
    const fields = [...values].map(([name, value]) => ({ name, value }));
    const when = recorded === undefined ? minute : recorded[i];
    const event = {
      id: `event:${position}`,
      type: eventByCode[code]!.name,
      time: instantText(minute),
      attributes: [
        { name: "position", value: position },
        { name: "recorded", value: instantText(when) },
        ...fields,
      ],
      relationships: links.map(({ qualifier, thing }) => ({ objectId: thing.id, qualifier })),
    };
    const text = `${this.#separator}\n${JSON.stringify(event)}`;
    this.#separator = ",";
    this.events += 1;
    return text;
  }
}

function shown(type: ColumnType, value: OcelValue): OcelValue {
  if (type === "moment") return instantText(Number(value));
  if (type === "day") return instantText(Number(value) * minutesPerDay);
  return type === "real" ? Number(textOfReal(Number(value))) : value;
}

function objectOf({ changes, id, related, type }: Thing) {
  return {
    id,
    type,
    attributes: changes.map(({ minute, name, value }) => {
      return { name, time: instantText(minute), value };
    }),
    relationships: related
      .filter(({ to }) => to.isUsed)
      .map(({ qualifier, to }) => ({ objectId: to.id, qualifier })),
  };
}
