/**
 * Events as a Parquet file: one column for what every event has and one for each field of the
 * vocabulary, typed, empty where an event has no such field. Moments are local times (no zone),
 * as the clock showed them. Rows are written in groups, so memory does not grow with the log.
 */
import type { KeyValue, SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { minutesPerDay } from "../domain/moment.ts";
import { eventByCode } from "../domain/vocabulary.ts";
import {
  type ColumnType,
  fieldColumns,
  fieldsByCode,
  valueOf,
} from "../history/export/export-columns.ts";
import { isChosen, type Selection } from "../history/export/export-selection.ts";
import { codeBits } from "../kernel/columns.ts";
import type { Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";

/** Rows of a group: enough to pack well, few enough to hold. */
const groupRows = 100_000;
const epochMinutes = 10_957 * minutesPerDay; // 1970-01-01 to 2000-01-01
const msPerMinute = 60_000n;

const text = { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } };
const local = {
  type: "INT64",
  logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MILLIS" },
};
const elements: Record<ColumnType, object> = {
  word: text,
  whole: { type: "INT32" },
  real: { type: "FLOAT" },
  yesNo: { type: "BOOLEAN" },
  moment: local,
  day: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
};

const required = (name: string, element: object): SchemaElement =>
  ({ name, repetition_type: "REQUIRED", ...element }) as SchemaElement;

const schema: Array<SchemaElement> = [
  { name: "events", num_children: 6 + fieldColumns.length },
  required("position", { type: "INT32" }),
  required("time", local),
  required("recorded", local),
  required("event", text),
  required("about", text),
  required("subject", { type: "INT32" }),
  ...fieldColumns.map(
    ({ name, type }) =>
      ({ name, repetition_type: "OPTIONAL", ...elements[type] }) as unknown as SchemaElement,
  ),
];

const msOf = (minute: number): bigint => BigInt(minute + epochMinutes) * msPerMinute;
const daysOf = (day: number): number => day + epochMinutes / minutesPerDay;

/** Values of a column in a group; null where there is none. */
type Values = Array<string | number | bigint | boolean | null>;

const nulls = (length: number): Values => Array.from({ length }, () => null);

/** Fields of each event, by code, with the places of their columns. */
const placedFields = fieldsByCode.map((fields) =>
  fields.map(({ column, reading }) => {
    return { at: fieldColumns.indexOf(column), type: column.type, reading };
  }),
);

export class ParquetExport {
  /** Events written. */
  events = 0;
  readonly #selection: Selection;
  readonly #writer: ParquetWriter;
  #rows = 0;
  /** Rows of a group. */
  readonly #most: number;
  readonly #position: Int32Array<ArrayBuffer>;
  readonly #time: BigInt64Array<ArrayBuffer>;
  readonly #recorded: BigInt64Array<ArrayBuffer>;
  readonly #event: Array<string> = [];
  readonly #about: Array<string> = [];
  readonly #subject: Int32Array<ArrayBuffer>;
  readonly #fields: ReadonlyArray<Values>;
  /** The latest moments, since neighbours share them. */
  #minute = Number.NaN;
  #ms = 0n;

  /** @param events there are at most; @param write takes bytes, in order */
  constructor(
    events: number,
    selection: Selection,
    facts: ReadonlyArray<KeyValue>,
    createdBy: string,
    write: (bytes: Uint8Array) => void,
  ) {
    this.#selection = selection;
    const most = Math.max(1, Math.min(groupRows, events));
    this.#most = most;
    this.#position = new Int32Array(most);
    this.#time = new BigInt64Array(most);
    this.#recorded = new BigInt64Array(most);
    this.#subject = new Int32Array(most);
    this.#fields = fieldColumns.map(() => nulls(most));
    const bytes = new ByteWriter(1 << 20);
    const flush = () => {
      if (bytes.index > 0) write(new Uint8Array(bytes.buffer, 0, bytes.index));
      bytes.index = 0;
    };
    const writer = Object.assign(bytes, { flush, finish: flush });
    this.#writer = new ParquetWriter({ writer, schema, kvMetadata: [...facts], createdBy });
  }

  take(chunk: Chunk): void {
    const most = this.#most;
    const { columns, recorded } = chunk;
    const { minute, subject, tag, length } = columns;
    for (let i = 0; i < length; i++) {
      const code = tag[i] & codeBits;
      if (!isChosen(this.#selection, code, minute[i])) continue;
      const row = this.#rows;
      const { name, subject: about } = eventByCode[code]!;
      this.#position[row] = positionOf(chunk, i);
      this.#time[row] = this.#moment(minute[i]);
      this.#recorded[row] = recorded === undefined ? this.#time[row] : this.#moment(recorded[i]);
      this.#event[row] = name;
      this.#about[row] = about;
      this.#subject[row] = subject[i];
      for (const { at, type, reading } of placedFields[code]) {
        const value = valueOf(type, reading, columns[reading.slot][i]);
        this.#fields[at][row] = this.#kept(type, value);
      }
      this.#rows += 1;
      if (this.#rows === most) this.#flush();
    }
  }

  end(): void {
    this.#flush();
    this.#writer.finish();
  }

  #kept(type: ColumnType, value: string | number | boolean): string | number | bigint | boolean {
    if (type === "moment") return this.#moment(Number(value));
    return type === "day" ? daysOf(Number(value)) : value;
  }

  #moment(minute: number): bigint {
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#ms = msOf(minute);
    }
    return this.#ms;
  }

  #flush(): void {
    const rows = this.#rows;
    if (rows === 0) return;
    const group = <A>(values: A & { slice: (from: number, to: number) => A }): A =>
      rows === this.#most ? values : values.slice(0, rows);
    const plain = { encoding: "PLAIN" } as const;
    const columnData = [
      { name: "position", data: group(this.#position), ...plain },
      { name: "time", data: group(this.#time) },
      { name: "recorded", data: group(this.#recorded) },
      { name: "event", data: this.#event.slice(0, rows) },
      { name: "about", data: this.#about.slice(0, rows) },
      { name: "subject", data: group(this.#subject), ...plain },
      ...fieldColumns.map(({ name }, at) => ({
        name,
        data: group(this.#fields[at]),
        // They cost a third of all the time, and hardly a question asks for them.
        statistics: false,
      })),
    ];
    void this.#writer.write({ columnData, rowGroupSize: rows });
    this.events += rows;
    this.#rows = 0;
    for (const values of this.#fields) values.fill(null);
  }
}
