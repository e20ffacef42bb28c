/**
 * Citizens numbered anew, from 0 without a gap, in the order in which they are registered. Later
 * extracts bring citizens who were there earlier, so in a history that is cut at a day some of the
 * numbers before the last one are of people whom nobody knew by then.
 */
import { CitizenRegistered } from "../../domain/events/population.ts";
import { subjectOf } from "../../domain/vocabulary.ts";
import { codeBits, type Columns } from "../../kernel/columns.ts";

export interface Renumbered {
  readonly columns: Columns;
  readonly citizens: number;
}

/** Events about citizens who are not registered are about nobody: they get no number. */
export function renumber(happened: Columns): Renumbered {
  const numbers = new Map<number, number>();
  const { tag, length } = happened;
  const subject = happened.subject.slice(0, length);
  for (let i = 0; i < length; i += 1) {
    const code = tag[i] & codeBits;
    if (subjectOf(code) !== "citizen") continue;
    const known = numbers.get(subject[i]);
    if (known === undefined && code === CitizenRegistered.code) {
      numbers.set(subject[i], numbers.size);
    }
    subject[i] = numbers.get(subject[i]) ?? nobody;
  }
  return { columns: kept({ ...happened, subject }), citizens: numbers.size };
}

const nobody = 0xffff_ffff;

/** Without the rows about nobody. */
function kept(columns: Columns): Columns {
  const { length, subject } = columns;
  const rows: Array<number> = [];
  for (let i = 0; i < length; i += 1) if (subject[i] !== nobody) rows.push(i);
  const at = Uint32Array.from(rows);
  return {
    length: at.length,
    tag: Uint8Array.from(at, (i) => columns.tag[i]),
    a: Uint8Array.from(at, (i) => columns.a[i]),
    b: Uint16Array.from(at, (i) => columns.b[i]),
    minute: Int32Array.from(at, (i) => columns.minute[i]),
    subject: Uint32Array.from(at, (i) => subject[i]),
    x: Int32Array.from(at, (i) => columns.x[i]),
    y: Int32Array.from(at, (i) => columns.y[i]),
  };
}
