/**
 * Rows of an extract put through a mapping: each becomes events or a spell, or is rejected as a
 * whole. A row that one rule cannot read gives nothing by another, so no row is half in a log.
 */
import { minutesPerDay } from "../domain/moment.ts";
import { badQuotes, type Cells, type Decode } from "./cells.ts";
import { firstOfMonth } from "./cell-moment.ts";
import {
  type CitizenFacts,
  type CitizenIndex,
  noIdentity,
  unknownCitizen,
} from "./citizen-index.ts";
import type { Mapping } from "./mapping.ts";
import { personalNumberOf } from "./personal-number.ts";
import { type ReadColumn, type ReadHappening, type ReadRule, readRule } from "./read-rule.ts";
import { type RejectReason, Rejects } from "./rejects.ts";
import { type ReadFilling, type ReadMoment, RowReader } from "./row-reader.ts";
import { slotsPerSpell, StagedEvents, StagedSpells, stillOpen } from "./staging.ts";

/** What became of the rows beside events, spells and rejects. */
export interface RowCounts {
  rows: number;
  /** Rows that the mapping says to pass over. */
  ignored: number;
  /** Events and spells that lie after the extract: plans, not facts. */
  planned: number;
  /** Spells that had not ended when the extract was made. */
  open: number;
  /** Persons whose number fails a check digit that it should have. */
  doubtfulNumbers: number;
}

const finishSlots = 4;
const rejected = -1;

export class Mapper {
  readonly events = new StagedEvents();
  readonly spells = new StagedSpells();
  readonly rejects = new Rejects();
  readonly counts: RowCounts = { rows: 0, ignored: 0, planned: 0, open: 0, doubtfulNumbers: 0 };
  readonly citizens: CitizenIndex;
  readonly #reader: RowReader;
  readonly #rules: ReadonlyArray<ReadRule>;
  readonly #identity: ReadColumn;
  readonly #born: ReadMoment | undefined;
  readonly #origin: ReadFilling;
  readonly #traits: ReadonlyArray<ReadFilling>;
  readonly #byNumber: boolean;
  /** The last minute of the day of the extract. */
  readonly #extracted: number;
  /** Number of each pair of a merge key so far and a text of the next column. */
  readonly #keys = new Map<number, number>();
  readonly #slots = new Int32Array(slotsPerSpell);
  #line = 0;

  /** @param places of the columns in a row, by name; @param extractDay days since 2000-01-01. */
  constructor(
    mapping: Mapping,
    places: ReadonlyMap<string, number>,
    decode: Decode,
    citizens: CitizenIndex,
    extractDay: number,
  ) {
    this.citizens = citizens;
    this.#extracted = (extractDay + 1) * minutesPerDay - 1;
    const reader = new RowReader(mapping, places, decode);
    const { born, column, kind, origin, traits } = mapping.citizen;
    this.#reader = reader;
    this.#identity = reader.column(column);
    this.#byNumber = kind === "personalNumber";
    const bare = { clockColumn: undefined, clock: 0 };
    this.#born = born === undefined ? undefined : reader.moment({ column: born, ...bare });
    this.#origin = reader.filling(origin);
    this.#traits = traits.map((trait) => reader.filling(trait));
    this.#rules = mapping.rules.map((rule, number) => readRule(reader, rule, number));
  }

  /** Puts rows `from` up to the last through the mapping. */
  take(cells: Cells, from = 0): void {
    for (let row = from; row < cells.rows; row++) {
      this.counts.rows += 1;
      this.#line = cells.lines[row];
      const count = cells.counts[row];
      if (count !== cells.width) this.#wrongCount(count, cells.width);
      else this.#row(cells, row);
    }
  }

  #wrongCount(count: number, width: number): void {
    if (count === badQuotes) this.#reject("", "quotes");
    else this.#reject("", "columns", String(count), String(width));
  }

  #row(cells: Cells, row: number): void {
    this.#reader.begin(cells, row);
    const events = this.events.length;
    const spells = this.spells.length;
    const { open, planned } = this.counts;
    const citizen = this.#citizen(cells, row);
    if (citizen === rejected) return;
    let matched = 0;
    for (const rule of this.#rules) {
      if (!this.#isFor(rule)) continue;
      matched += 1;
      if (rule.event !== undefined) this.#event(rule, rule.event, citizen);
      else if (rule.spell !== undefined) this.#spell(rule, rule.spell, citizen);
      else this.counts.ignored += 1;
      const { fault } = this.#reader;
      if (fault === undefined) continue;
      this.events.log.length = events;
      this.spells.length = spells;
      Object.assign(this.counts, { open, planned });
      this.#reject(fault.column, fault.reason, fault.found, fault.expected);
      return;
    }
    if (matched === 0) this.#reject("", "noRule");
  }

  #isFor({ conditions }: ReadRule): boolean {
    for (const condition of conditions) {
      if (!this.#reader.holds(condition)) return false;
    }
    return true;
  }

  #event(rule: ReadRule, { at, happening }: NonNullable<ReadRule["event"]>, citizen: number): void {
    const minute = this.#reader.minute(at);
    const recorded = this.#recorded(rule, minute);
    this.#fill(happening, 0, minute, minute, minute);
    if (this.#reader.fault !== undefined) return;
    if (minute > this.#extracted) {
      this.counts.planned += 1;
      return;
    }
    const slots = this.#slots;
    this.events.add(
      happening.code,
      minute,
      citizen,
      slots[0],
      slots[1],
      slots[2],
      slots[3],
      recorded,
      this.#line,
    );
  }

  #spell(rule: ReadRule, spell: NonNullable<ReadRule["spell"]>, citizen: number): void {
    const reader = this.#reader;
    const start = reader.minute(spell.start);
    const stated = reader.minute(spell.end, true);
    const recorded = this.#recorded(rule, start);
    this.#fill(spell.begin, 0, start, stated, start);
    this.#fill(spell.finish, finishSlots, start, stated, stated);
    if (reader.fault !== undefined) return;
    if (start > this.#extracted) {
      this.counts.planned += 1;
      return;
    }
    let end = stated;
    if (Number.isNaN(stated) || stated > this.#extracted) {
      end = stillOpen;
      this.counts.open += 1;
    } else if (spell.inclusive && reader.isDate(spell.end.column)) {
      end += minutesPerDay;
    }
    if (end <= start) {
      reader.say(spell.end.column, "order");
      return;
    }
    const key = this.#key(spell.mergeBy);
    const { number } = rule;
    this.spells.add(number, citizen, start, end, key, this.#slots, recorded, this.#line);
  }

  /** Fills four slots from those of the field given. */
  #fill(happening: ReadHappening, from: number, start: number, end: number, at: number): void {
    this.#slots.fill(0, from, from + finishSlots);
    for (const read of happening.fillings) {
      const { time } = read.filling;
      const moment = time === "start" ? start : time === "end" ? end : at;
      const value = time === undefined ? this.#reader.slot(read) : moment;
      this.#slots[from + read.place] = value;
    }
  }

  /** When the row was registered. */
  #recorded({ recorded, rule }: ReadRule, happened: number): number {
    if (recorded !== undefined) return this.#reader.minute(recorded);
    return rule.recorded === "happened" ? happened : this.#extracted;
  }

  #key(columns: ReadonlyArray<ReadColumn>): number {
    let key = 0;
    for (const column of columns) {
      const pair = key * 2 ** 24 + this.#reader.textOf(column) + 1;
      key = this.#keys.get(pair) ?? this.#keys.size + 1;
      this.#keys.set(pair, key);
    }
    return key;
  }

  #citizen({ bytes, ends, starts, width }: Cells, row: number): number {
    const cell = row * width + this.#identity.at;
    const found = this.citizens.find(bytes, starts[cell], ends[cell]);
    if (found >= 0) return found;
    const facts = found === unknownCitizen ? this.#facts() : undefined;
    const { fault } = this.#reader;
    if (facts !== undefined && fault === undefined) return this.citizens.add(facts);
    if (found === noIdentity) this.#reject(this.#identity.name, "citizen");
    else if (fault !== undefined) {
      this.#reject(fault.column, fault.reason, fault.found, fault.expected);
    }
    return rejected;
  }

  /** What the row says of a citizen who is seen for the first time. */
  #facts(): CitizenFacts {
    const person = this.#byNumber ? personalNumberOf(this.citizens.asked) : undefined;
    if (person !== undefined && !person.checks) this.counts.doubtfulNumbers += 1;
    const born =
      this.#born === undefined
        ? (person?.born ?? Number.NaN)
        : this.#reader.minute(this.#born) / minutesPerDay;
    let traits = 0;
    this.#traits.forEach((read, bit) => {
      const said = this.#reader.slot(read);
      // Nothing said of sex, the number says it.
      const holds = Number.isNaN(said) ? (person?.female ?? false) : said === 1;
      if (holds) traits |= 1 << bit;
    });
    return { origin: this.#reader.slot(this.#origin), traits, born: firstOfMonth(born) };
  }

  #reject(column: string, reason: RejectReason, found = "", expected = ""): void {
    this.rejects.add(this.#line, column, reason, found, expected);
  }
}
