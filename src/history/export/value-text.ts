/** Values of fields as text that any program reads: words, digits, true and false, ISO times. */
import { minutesPerDay } from "../../domain/moment.ts";
import { clockText, dayText, instantText } from "./civil-text.ts";
import { bitsFloat } from "../../kernel/float-bits.ts";
import type { ColumnType, Reading } from "./export-columns.ts";

/** How moments are written: as the clock showed them, or as instants with their offset. */
export type MomentForm = "clock" | "instant";

/** A value as text. */
export function textOfValue(
  type: ColumnType,
  { bit, words }: Reading,
  slot: number,
  form: MomentForm,
): string {
  switch (type) {
    case "word":
      return words[slot] ?? "";
    case "yesNo":
      return (bit === undefined ? slot === 1 : ((slot >> bit) & 1) === 1) ? "true" : "false";
    case "real":
      return textOfReal(bitsFloat(slot));
    case "whole":
      return String(slot);
    case "moment":
      return form === "clock" ? clockText(slot) : instantText(slot);
    case "day":
      return form === "clock" ? dayText(slot) : instantText(slot * minutesPerDay);
  }
}

/** The shortest digits that give the same 32 bits again. */
export function textOfReal(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return String(shorter);
  }
  return String(Number(value.toPrecision(9)));
}
