/**
 * An extract: what of the records was registered by its day, row by row, with the dirt that was
 * asked for. A second extract covers a part of the time anew and is right where the first was
 * wrong. Every draw is addressed by the sheet and the record, so both extracts agree on what is
 * dirty, and one kind of dirt more or less leaves the others where they were.
 */
import { minutesPerDay } from "../../domain/moment.ts";
import { stillOpen } from "../staging.ts";
import type { Archive, View } from "./archive.ts";
import { dice } from "./dice.ts";
import { dateText, momentText, noEnd, numberText, quoted, writings } from "./pen.ts";
import { Planted } from "./planted.ts";
import type { Draft, Hand, Part, Sheet } from "./sheet.ts";
import { strayDrafts } from "./stray.ts";
import { caseworkers, remarks } from "./words.ts";

const lateDaysLeast = 2;
const lateDaysMost = 120;
const splitDaysMost = 60;

export class ExtractWriter {
  readonly planted = new Planted();
  readonly #archive: Archive;
  readonly #sheet: Sheet;
  readonly #view: View;
  /** Where the draws of this sheet begin among those of all. */
  readonly #base: number;
  #isStray = false;

  /** @param turn of the sheet among the sheets */
  constructor(archive: Archive, sheet: Sheet, view: View, turn: number) {
    this.#archive = archive;
    this.#sheet = sheet;
    this.#view = view;
    this.#base = turn << 20;
  }

  /** The lines of the file, without their ends. */
  *lines(): Generator<string> {
    const { caseworker, columns, identity, registered, separator } = this.#sheet;
    const more = caseworker === undefined ? [] : [caseworker];
    yield [identity, ...columns, ...more, registered].join(separator);
    let index = 0;
    for (const draft of this.#sheet.drafts(this.#archive.records)) {
      yield* this.#linesOf(draft, index, this.#registered(draft, index));
      index += 1;
    }
    if (this.#view.number > 0) return;
    for (const { draft, isSpell } of strayDrafts(this.#archive, this.#sheet, this.#view)) {
      this.#isStray = true;
      yield* this.#linesOf(draft, index, draft.main);
      index += 1;
      this.planted.strays += 1;
      if (isSpell) this.planted.straySpells += 1;
    }
  }

  #draw(purpose: number, index: number): number {
    return this.#archive.chance.uniform(this.#base + index, purpose, 0);
  }

  #among(n: number, purpose: number, index: number): number {
    return this.#archive.chance.below(n, this.#base + index, purpose, 1);
  }

  /** When a record was registered: what goes on for a while, before it is over. */
  #registered({ isUndated = false, main, to }: Draft, index: number): number {
    if (isUndated || this.#draw(dice.late, index) >= this.#archive.dirt.late) return main;
    const days = lateDaysLeast + this.#among(lateDaysMost - lateDaysLeast, dice.late, index);
    const late = main + days * minutesPerDay;
    return to > main ? Math.min(late, to) : late;
  }

  *#linesOf(draft: Draft, index: number, registered: number): Generator<string> {
    const { dirt } = this.#archive;
    const { before, from: least, until: most } = this.#view;
    // A row that is not registered yet may still be there with what came before.
    const until = registered <= most ? most : draft.main - 1;
    if (draft.from > Math.min(until, most)) return;
    const reaches = draft.to >= least || (registered > before && registered <= most);
    if (!reaches) return;
    const hand = this.#hand(draft, index, until);
    const parts = this.#parts(draft, index, until);
    const known = draft.main <= until ? registered : draft.from;
    this.#count(draft, hand, parts, registered);
    for (const part of parts) {
      const line = this.#line(draft, index, hand, part, Math.max(known, part.from));
      yield line;
      if (this.#draw(dice.duplicate, index) < dirt.duplicate) {
        this.planted.rows += 1;
        this.planted.duplicates += draft.events(until);
        if (draft.events(until) === 0) this.planted.ignored += 1;
        if (this.#isOpen(part.to, until)) this.planted.open += 1;
        yield line;
      }
    }
    const isRead = draft.events(until) > 0;
    if (isRead && this.#draw(dice.impossible, index) < dirt.impossible) {
      yield this.#broken(draft, index, hand, parts[0], known);
    }
  }

  #isOpen(to: number, until: number): boolean {
    return this.#sheet.spells !== "none" && to > until;
  }

  /** Notes what an import will find of a row. */
  #count(draft: Draft, hand: Hand, parts: ReadonlyArray<Part>, registered: number): void {
    const { planted } = this;
    const { until } = hand;
    planted.citizens.add(draft.citizen);
    planted.rows += parts.length;
    planted.merged += parts.length - 1;
    if (draft.events(until) === 0) planted.ignored += 1;
    if (this.#isOpen(draft.to, until)) planted.open += 1;
    if (hand.isOtherOrigin) planted.wrongFacts.add(draft.citizen);
    if (draft.main > until || draft.events(until) === 0) return;
    if (hand.isWrong) planted.wrong += 1;
    planted.known(draft.main, registered);
    if (this.#sheet.spells !== "none" && draft.to <= until) {
      planted.known(draft.to, Math.max(draft.to, registered));
    }
  }

  #hand(draft: Draft, index: number, until: number): Hand {
    const { busy, dirt, wrongOrigin } = this.#archive;
    const { isIso } = this.#sheet;
    const isFirst = this.#view.number === 0;
    const day = (minute: number) => Math.floor(minute / minutesPerDay);
    const isDate = (minute: number) =>
      dirt.dateOnly > 0 &&
      !busy.has(`${draft.citizen} ${day(minute)}`) &&
      !dateText(day(minute)).startsWith("01-");
    const at = (minute: number) => (minute === stillOpen ? "" : momentText(minute, isIso));
    const openEnd = this.#draw(dice.openEnd, index) < dirt.openEnd && !isIso ? noEnd : "";
    const isVisitDate = this.#draw(dice.dateOnly, index) < dirt.dateOnly;
    const hasRemark = this.#draw(dice.remark, index) < dirt.remark;
    return {
      until,
      at,
      day: (minute) =>
        minute > until ? "" : isDate(minute) ? dateText(day(minute), isIso) : at(minute),
      end: (minute) => {
        if (minute > until) return openEnd;
        // The last day that belongs to the spell is the one before it is over.
        return isDate(minute) ? dateText(day(minute) - 1, isIso) : at(minute);
      },
      visit: (minute) => (isVisitDate ? dateText(day(minute)) : at(minute)),
      isWrong:
        isFirst &&
        !this.#isStray &&
        this.#sheet.name === "samtaler" &&
        draft.main >= this.#view.overlap &&
        this.#draw(dice.wrong, index) < dirt.wrong &&
        draft.events(until) === 2 &&
        draft.main === draft.to,
      isOtherOrigin: isFirst && this.#sheet.spells === "split" && wrongOrigin.has(draft.citizen),
      remark: hasRemark ? remarks[this.#among(remarks.length, dice.remark, index)] : "",
    };
  }

  /** The parts that a spell is split into: one, or two that meet at a midnight. */
  #parts({ from, to }: Draft, index: number, until: number): ReadonlyArray<Part> {
    const whole = [{ from, to }];
    if (this.#sheet.spells !== "split") return whole;
    if (this.#draw(dice.split, index) >= this.#archive.dirt.split) return whole;
    const days = 2 + this.#among(splitDaysMost, dice.split, index);
    const cut = (Math.floor(from / minutesPerDay) + days) * minutesPerDay;
    if (cut + minutesPerDay >= Math.min(to, until)) return whole;
    return [
      { from, to: cut },
      { from: cut, to },
    ];
  }

  #line(draft: Draft, index: number, hand: Hand, part: Part, registered: number): string {
    return this.#written(this.#cells(draft, index, hand, part, registered));
  }

  #cells(draft: Draft, index: number, hand: Hand, part: Part, registered: number) {
    const { caseworker } = this.#sheet;
    const names = caseworkers.length;
    const name = caseworkers[this.#among(names, dice.caseworker, index)];
    const { dirt, numbers } = this.#archive;
    const isPlain = this.#draw(dice.writing, index) >= dirt.writing;
    const writing = writings[isPlain ? 0 : 1 + this.#among(2, dice.writing, index)];
    return [
      numberText(numbers[this.#view.number][draft.citizen], writing),
      ...draft.cells(hand, part),
      ...(caseworker === undefined ? [] : [name]),
      hand.at(registered),
    ];
  }

  #written(cells: ReadonlyArray<string>): string {
    const { separator } = this.#sheet;
    return cells.map((cell) => quoted(cell, separator)).join(separator);
  }

  /** A copy of a row that cannot be read. */
  #broken(draft: Draft, index: number, hand: Hand, part: Part, registered: number): string {
    const { breaks, columns, identity } = this.#sheet;
    const cells = this.#cells(draft, index, hand, part, registered);
    this.planted.rows += 1;
    const which = this.#among(breaks.length + 2, dice.impossible, index);
    if (which === breaks.length) {
      this.planted.reject("citizen", identity);
      return this.#written(["", ...cells.slice(1)]);
    }
    if (which > breaks.length) {
      this.planted.reject("columns", "", String(cells.length));
      return this.#written(cells.slice(0, -2));
    }
    const { column, reason, text } = breaks[which];
    this.planted.reject(reason, reason === "noRule" ? "" : column);
    cells[1 + columns.indexOf(column)] = text;
    return this.#written(cells);
  }
}
