/**
 * What an import has read and not yet appended: events, and spells that may still turn out to be
 * parts of one. Citizens go by the number in which the file first names them. Everything lies in
 * columns, some forty bytes an event, so that ten million events fit into memory and nothing is
 * appended before the whole file has been read.
 */
import { Log } from "../kernel/log.ts";

/** End of a spell that had not ended when the extract was made. */
export const stillOpen = 0x7fff_ffff;
/** Slots that a spell keeps: a, b, x and y of its first event, then of its last. */
export const slotsPerSpell = 8;

export class StagedEvents {
  readonly log = new Log(1 << 14);
  /** Civil minute at which each was registered. */
  recorded = new Int32Array(1 << 14);
  /** Line of the file each comes from. */
  lines = new Uint32Array(1 << 14);

  get length(): number {
    return this.log.length;
  }

  add(
    code: number,
    minute: number,
    citizen: number,
    a: number,
    b: number,
    x: number,
    y: number,
    recorded: number,
    line: number,
  ): void {
    const i = this.log.length;
    if (i === this.lines.length) {
      this.recorded = grown(new Int32Array(i * 2), this.recorded);
      this.lines = grown(new Uint32Array(i * 2), this.lines);
    }
    this.log.beginBatch();
    this.log.append(code, minute, citizen, a, b, x, y);
    this.recorded[i] = recorded;
    this.lines[i] = line;
  }

  /** Adds a row of others, as registered at a minute. */
  addRow({ lines, log }: StagedEvents, row: number, recorded: number): void {
    const { a, b, minute, subject, x, y } = log;
    const code = log.codeAt(row);
    const line = lines[row];
    this.add(code, minute[row], subject[row], a[row], b[row], x[row], y[row], recorded, line);
  }
}

export class StagedSpells {
  length = 0;
  rule = new Uint16Array(1 << 12);
  citizen = new Uint32Array(1 << 12);
  start = new Int32Array(1 << 12);
  /** Minute at which it is over, or `stillOpen`. */
  end = new Int32Array(1 << 12);
  /** Spells of a rule and a citizen may be one only if this agrees. */
  key = new Uint32Array(1 << 12);
  recorded = new Int32Array(1 << 12);
  lines = new Uint32Array(1 << 12);
  slots = new Int32Array(slotsPerSpell << 12);

  add(
    rule: number,
    citizen: number,
    start: number,
    end: number,
    key: number,
    slots: Int32Array,
    recorded: number,
    line: number,
  ): void {
    const i = this.length;
    if (i === this.lines.length) this.#grow(i * 2);
    this.rule[i] = rule;
    this.citizen[i] = citizen;
    this.start[i] = start;
    this.end[i] = end;
    this.key[i] = key;
    this.recorded[i] = recorded;
    this.lines[i] = line;
    const at = i * slotsPerSpell;
    for (let slot = 0; slot < slotsPerSpell; slot++) this.slots[at + slot] = slots[slot];
    this.length = i + 1;
  }

  #grow(size: number): void {
    this.rule = grown(new Uint16Array(size), this.rule);
    this.citizen = grown(new Uint32Array(size), this.citizen);
    this.start = grown(new Int32Array(size), this.start);
    this.end = grown(new Int32Array(size), this.end);
    this.key = grown(new Uint32Array(size), this.key);
    this.recorded = grown(new Int32Array(size), this.recorded);
    this.lines = grown(new Uint32Array(size), this.lines);
    this.slots = grown(new Int32Array(size * slotsPerSpell), this.slots);
  }
}

function grown<T extends Uint16Array | Uint32Array | Int32Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
