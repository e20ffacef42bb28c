/**
 * A count of events of one type in a window, of those whose fields have the values asked for and
 * whose citizen belongs to the population just after the event; or of the persons who had one.
 */
import type { EventDeclaration, Slot } from "../domain/event.ts";
import type { Columns } from "../kernel/columns.ts";
import { copiedBytes, grownBytes } from "./growth.ts";
import type { Predicate } from "./predicate.ts";

/** Values, as they stand in a log, that a slot may have. */
export interface SlotFilter {
  readonly slot: Slot;
  readonly values: ReadonlyArray<number>;
}

/** The filter of an event's slots for values as people write them. */
export function slotFilters(
  event: EventDeclaration,
  where: Readonly<Record<string, ReadonlyArray<string | number | boolean>>>,
): ReadonlyArray<SlotFilter> {
  return Object.entries(where).map(([field, values]) => {
    const [slot, { toSlot }] = event.fields[field];
    return { slot, values: values.map((value) => toSlot(value)) };
  });
}

export class Tally {
  declare readonly code: number;
  declare readonly predicate: Predicate;
  declare private readonly filters: ReadonlyArray<SlotFilter>;
  declare private readonly persons: boolean;
  declare private readonly from: number;
  declare private readonly to: number;
  #seen = new Uint8Array(0);
  /** Events or persons so far. */
  count = 0;

  /** @param window first minute, and the minute after the last */
  constructor(
    event: EventDeclaration,
    filters: ReadonlyArray<SlotFilter>,
    predicate: Predicate,
    persons: boolean,
    window: readonly [from: number, to: number],
  ) {
    this.code = event.code;
    this.filters = filters;
    this.predicate = predicate;
    this.persons = persons;
    [this.from, this.to] = window;
  }

  grow(capacity: number): void {
    if (this.persons) this.#seen = grownBytes(this.#seen, capacity);
  }

  reset(): void {
    this.#seen.fill(0);
    this.count = 0;
  }

  /** Takes over what another one of the same events has counted. */
  copyFrom(other: Tally): void {
    this.#seen = copiedBytes(this.#seen, other.#seen);
    this.count = other.count;
  }

  /** Row i is an event of the type. */
  event(log: Columns, i: number, word: number, spellFrom: number): void {
    const minute = log.minute[i];
    if (minute < this.from || minute >= this.to) return;
    for (let f = 0; f < this.filters.length; f += 1) {
      const { slot, values } = this.filters[f];
      if (!values.includes(log[slot][i])) return;
    }
    if (!this.predicate.holdsAt(word, spellFrom, minute)) return;
    if (this.persons) {
      const citizen = log.subject[i];
      if (this.#seen[citizen] === 1) return;
      this.#seen[citizen] = 1;
    }
    this.count += 1;
  }
}
