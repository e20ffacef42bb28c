/**
 * An event of a log as it is shown, one to a line. Of a history it is said too where it lies in
 * the log, when it was registered, and whether it still stands; a simulated log needs none of it.
 */
import * as Schema from "effect/Schema";
import { isoOfMinute } from "../domain/moment.ts";
import { vocabulary } from "../domain/vocabulary.ts";
import { type Withdrawal, withdrawals } from "../history/row-marks.ts";
import type { Tongue } from "../language/language.ts";
import type { Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";
import { ndjsonLine, tableLine } from "./log-table.ts";
import { said } from "./result-parts.ts";

const { Int, Literals, NullOr, optionalKey, String: Text, Struct } = Schema;

const ofHistory = {
  position: optionalKey(said(Int, "of a history: number of the event in the log, from 0")),
  recorded: optionalKey(said(Text, "of a history: when it was registered")),
  withdrawn: optionalKey(
    said(
      Struct({
        how: said(Literals(withdrawals), "incomplete: its extract was never read to its end"),
        by: said(NullOr(Int), "position of the event that says so"),
      }),
      "of a history: why the event stands no longer",
    ),
  ),
};

/** An event of the vocabulary with what is said of it in a history. */
export interface ShownEvent {
  readonly _tag: string;
  readonly at: string;
  readonly subject: number;
  readonly position?: number;
  readonly recorded?: string;
  readonly withdrawn?: { readonly how: Withdrawal["how"]; readonly by: number | null };
}
const anyEvent: unknown = Schema.Union(
  vocabulary.map(({ doc, name, schema }) => {
    const { fields } = schema as unknown as { readonly fields: Schema.Struct.Fields };
    return Struct({ ...fields, ...ofHistory }).annotate({ description: `${name}: ${doc}` });
  }),
);
export const ShownEvent = anyEvent as Schema.Codec<ShownEvent>;

/** Which rows stand no longer; none of a simulated log. */
export type Marks = (position: number) => Withdrawal | undefined;

/** Row i of a history as a line for people. */
export function historyLine(chunk: Chunk, i: number, marks: Marks, { say }: Tongue): string {
  const { columns, recorded } = chunk;
  const position = positionOf(chunk, i);
  const remarks: string[] = [];
  if (recorded !== undefined && recorded[i] !== columns.minute[i]) {
    remarks.push(say.logShow.registered(isoOfMinute(recorded[i]).replace("T", " ")));
  }
  const mark = marks(position);
  if (mark !== undefined) remarks.push(say.logShow[mark.how](String(mark.by)));
  const line = `${String(position).padStart(8)}  ${tableLine(columns, i)}`;
  return remarks.length === 0 ? line : `${line}  (${remarks.join("; ")})`;
}

/** Row i of a history as one object of JSON. */
export function historyJson(chunk: Chunk, i: number, marks: Marks): string {
  const { columns, recorded } = chunk;
  const position = positionOf(chunk, i);
  const mark = marks(position);
  const event = JSON.parse(ndjsonLine(columns, i)) as object;
  return JSON.stringify({
    ...event,
    position,
    recorded: isoOfMinute(recorded === undefined ? columns.minute[i] : recorded[i]),
    ...(mark === undefined ? {} : { withdrawn: { how: mark.how, by: mark.by ?? null } }),
  });
}
