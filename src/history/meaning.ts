/** What a word, a number or a list in a mapping stands for in a field of an event. */
import * as Schema from "effect/Schema";
import type { Field } from "../domain/event.ts";
import { minuteOfIso } from "../domain/moment.ts";

/** The slot's integer for a meaning; undefined when the field cannot hold it. */
export function slotOf(field: Field<any>, meaning: unknown): number | undefined {
  if (!Schema.is(field.schema)(meaning)) return undefined;
  if (field.kind === "moment" && Number.isNaN(minuteOfIso(meaning as string))) return undefined;
  return field.toSlot(meaning);
}
