/**
 * What an event counts as when the order of events is compared: its name, or its name with one of
 * its attributes, so that a spell that ended in a job is not one that ended in education. All logs
 * of a comparison number their activities here, so that equal numbers are equal activities.
 *
 * Events about others than citizens belong to no case and are no activity.
 */
import type { EventDeclaration, Slot } from "../../domain/event.ts";
import { eventByName, vocabulary } from "../../domain/vocabulary.ts";

/** The number that stands before the first event of a case and after its last. */
export const noActivity = 0;
/** In the table by code: it depends on an attribute. */
export const byAttribute = -1;

const slots: ReadonlyArray<Slot> = ["a", "b", "x", "y"];

/** An attribute that no event has, or that says nothing about a case. */
export interface UnknownAttribute {
  readonly _tag: "UnknownAttribute";
  readonly found: string;
  readonly expected: string;
}

/** Numbers activities as they are met. */
export class Activities {
  readonly _tag = "Activities";
  /** Activity by code: a number, `noActivity`, or `byAttribute`. */
  readonly byCode = new Int32Array(128);
  /** Which of `a b x y` holds the attribute, by code. */
  readonly #slotByCode = new Uint8Array(128);
  readonly #numbers: Array<Map<number, number>> = [];
  #next = 128;

  /** @param attributes the slot of the chosen attribute, by code */
  constructor(attributes: ReadonlyMap<number, Slot> = new Map()) {
    for (const { code, subject } of vocabulary) {
      if (subject === "citizen") this.byCode[code] = code;
    }
    for (const [code, slot] of attributes) {
      this.byCode[code] = byAttribute;
      this.#slotByCode[code] = slots.indexOf(slot);
      this.#numbers[code] = new Map();
    }
  }

  /** The activity of an event whose code stands as `byAttribute`. */
  ofAttribute(code: number, a: number, b: number, x: number, y: number): number {
    const slot = this.#slotByCode[code];
    const value = slot === 0 ? a : slot === 1 ? b : slot === 2 ? x : y;
    const known = this.#numbers[code].get(value);
    if (known !== undefined) return known;
    this.#numbers[code].set(value, this.#next);
    return this.#next++;
  }
}

/** Activities by name and the attributes that are named, such as `BenefitStopped.reason`. */
export function activitiesOf(attributes: ReadonlyArray<string>): Activities | UnknownAttribute {
  const chosen = new Map<number, Slot>();
  for (const attribute of attributes) {
    const [name, field] = attribute.split(".");
    const declaration = eventByName.get(name);
    if (declaration === undefined || declaration.subject !== "citizen") {
      return unknown(attribute, "EVENT.FIELD of an event about citizens");
    }
    const slot = slotOf(declaration, field);
    if (slot === undefined) return unknown(attribute, fieldsOf(declaration));
    if (chosen.has(declaration.code)) return unknown(attribute, `one attribute of ${name}`);
    chosen.set(declaration.code, slot);
  }
  return new Activities(chosen);
}

function slotOf(declaration: EventDeclaration, field: string | undefined): Slot | undefined {
  return field !== undefined && Object.hasOwn(declaration.fields, field)
    ? declaration.fields[field][0]
    : undefined;
}

function fieldsOf({ name, fields }: EventDeclaration): string {
  const all = Object.keys(fields).map((field) => `${name}.${field}`);
  return all.length === 0 ? `another event: ${name} has no attribute` : all.join(" or ");
}

const unknown = (found: string, expected: string): UnknownAttribute => ({
  _tag: "UnknownAttribute",
  found,
  expected,
});
