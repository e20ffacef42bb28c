/**
 * What a log file's rows mean, as 16 hexadecimal digits. It covers what a reader of rows depends
 * on (each event's name, code and subject, each field's name, slot, bounds and how its integers
 * are read) and nothing else, so that a better explanation of an event does not part old files
 * from new.
 */
import type { EventDeclaration, Field } from "../domain/event.ts";
import { vocabulary } from "../domain/vocabulary.ts";
import { digestOfText } from "./text-digest.ts";

/** Hash of a list of declarations; of the whole vocabulary unless told. */
export function vocabularyHash(declarations: ReadonlyArray<EventDeclaration> = vocabulary): string {
  return digestOfText(JSON.stringify(declarations.map(meaningOf)));
}

function meaningOf({ name, code, subject, fields }: EventDeclaration) {
  const payload = Object.entries(fields).map(([field, [slot, kind]]) => [
    field,
    slot,
    kind.min,
    kind.max,
    samples(kind).map(kind.fromSlot),
  ]);
  return [name, code, subject, payload];
}

/** Enough integers to tell one way of reading them from another: all words, flags, one real. */
function samples({ min, max }: Field<any>): ReadonlyArray<number> {
  const small = Array.from({ length: 64 }, (_, i) => min + i);
  const powers = Array.from({ length: 31 }, (_, i) => 2 ** i);
  const real = 0x40490fdb; // the bits of pi as a float32
  return [...small, ...powers, real].filter((slot) => slot <= max && slot >= min);
}
