/**
 * How an event is declared. One declaration gives everything that is known of the event: its
 * place in the columnar log, its JSON form, its JSON Schema, its documentation, and (in the
 * testing kit) its arbitrary. So a new event is one declaration in one place, in `events/`.
 *
 * In a log every event is one row of 20 bytes: code u8, `a` u8, `b` u16, minute i32, subject u32,
 * `x` i32, `y` i32. A declaration says which payload field sits in which of the four slots
 * `a b x y`; the loop reads and writes the slots, people read the fields.
 */
import * as Schema from "effect/Schema";
import { isoOfMinute, minuteOfIso } from "./moment.ts";

/** What an event is about; subjects are numbered from 0 within their class. */
export const subjectClasses = ["citizen", "team", "pool", "agreement", "centre"] as const;
export type SubjectClass = (typeof subjectClasses)[number];

/** Who causes an event (domain §4.2, column "By"). */
export type Causer = "citizen" | "employee" | "system" | "management" | "world";

export type Slot = "a" | "b" | "x" | "y";

/** A payload field: its schema as people see it, and the way between that and a slot's integer. */
export interface Field<T> {
  readonly what: string;
  readonly kind: "whole" | "oneOf" | "flags" | "yesNo" | "moment" | "real";
  /** The words it may be, or any of which it may hold. */
  readonly words: ReadonlyArray<string>;
  readonly schema: Schema.Codec<T>;
  /** Smallest and largest integer the slot may hold. */
  readonly min: number;
  readonly max: number;
  readonly toSlot: (value: T) => number;
  readonly fromSlot: (slot: number) => T;
}

const limits: Record<Slot, readonly [number, number]> = {
  a: [0, 0xff],
  b: [0, 0xffff],
  x: [-0x80000000, 0x7fffffff],
  y: [-0x80000000, 0x7fffffff],
};

const integerBetween = (min: number, max: number) =>
  Schema.Int.check(Schema.isBetween({ minimum: min, maximum: max }));

/** A whole number within bounds, with its unit or meaning in words. */
export const whole = (what: string, min: number, max: number): Field<number> => ({
  what,
  kind: "whole",
  words: [],
  schema: integerBetween(min, max),
  min,
  max,
  toSlot: (value) => value,
  fromSlot: (slot) => slot,
});

/** The number of a subject of the class. */
export const idOf = (subject: SubjectClass | "workItem", max = 0x7fffffff): Field<number> =>
  whole(`number of the ${subject}`, 0, max);

/** One word of a list. */
export const oneOf = <const L extends ReadonlyArray<string>>(
  what: string,
  words: L,
): Field<L[number]> => ({
  what,
  kind: "oneOf",
  words,
  schema: Schema.Literals(words) as unknown as Schema.Codec<L[number]>,
  min: 0,
  max: words.length - 1,
  toSlot: (value) => words.indexOf(value),
  fromSlot: (slot) => words[slot] as L[number],
});

/** Any of a list of flags, as the list of those that are set. */
export const flags = <const L extends ReadonlyArray<string>>(
  what: string,
  words: L,
): Field<ReadonlyArray<L[number]>> => ({
  what,
  kind: "flags",
  words,
  schema: Schema.Array(Schema.Literals(words)) as unknown as Schema.Codec<ReadonlyArray<L[number]>>,
  min: 0,
  max: 2 ** words.length - 1,
  toSlot: (value) => value.reduce((bits, word) => bits | (1 << words.indexOf(word)), 0),
  fromSlot: (slot) => words.filter((_, i) => (slot >> i) & 1) as ReadonlyArray<L[number]>,
});

/** Yes or no. */
export const yesNo = (what: string): Field<boolean> => ({
  what,
  kind: "yesNo",
  words: [],
  schema: Schema.Boolean,
  min: 0,
  max: 1,
  toSlot: (value) => (value ? 1 : 0),
  fromSlot: (slot) => slot === 1,
});

/** A moment in civil time, minutes since 2000-01-01T00:00 in the log and ISO text in JSON. */
export const moment = (what: string): Field<string> => ({
  what,
  kind: "moment",
  words: [],
  schema: Schema.String.check(
    Schema.isPattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u),
  ) as Schema.Codec<string>,
  min: -0x80000000,
  max: 0x7fffffff,
  toSlot: minuteOfIso,
  fromSlot: isoOfMinute,
});

const bits = new DataView(new ArrayBuffer(4));

/** A real number kept in 32 bits, so that what is read back is exactly what was used. */
export const real = (what: string): Field<number> => ({
  what,
  kind: "real",
  words: [],
  schema: Schema.Finite,
  min: -0x80000000,
  max: 0x7fffffff,
  toSlot: (value) => {
    bits.setFloat32(0, value);
    return bits.getInt32(0);
  },
  fromSlot: (slot) => {
    bits.setInt32(0, slot);
    return bits.getFloat32(0);
  },
});

export type Fields = Record<string, readonly [Slot, Field<any>]>;

type Payload<F extends Fields> = {
  readonly [K in keyof F]: F[K][1] extends Field<infer T> ? T : never;
};

/** An event as people and JSON see it. */
export type EventOf<N extends string, F extends Fields> = {
  readonly _tag: N;
  readonly at: string;
  readonly subject: number;
} & Payload<F>;

export interface EventDeclaration<N extends string = string, F extends Fields = Fields> {
  readonly name: N;
  /** The row's type code, 1…127; never reused, never changed. */
  readonly code: number;
  readonly subject: SubjectClass;
  readonly by: Causer;
  /** What happened. */
  readonly doc: string;
  /** What must hold before it. */
  readonly before: string;
  /** What holds after it. */
  readonly after: string;
  readonly fields: F;
  readonly schema: Schema.Codec<EventOf<N, F>>;
}

/**
 * Declares an event.
 * @throws Error when two fields share a slot or a field does not fit its slot: a mistake in the
 * source, found as soon as the module is loaded.
 */
export function declare<const N extends string, const F extends Fields>(
  name: N,
  code: number,
  about: Omit<EventDeclaration<N, F>, "name" | "code" | "schema">,
): EventDeclaration<N, F> {
  if (!(code >= 1 && code <= 127)) throw new Error(`${name}: code ${code} is not 1…127`);
  const used = new Set<Slot>();
  for (const [field, [slot, { min, max }]] of Object.entries(about.fields)) {
    if (used.has(slot)) throw new Error(`${name}: slot ${slot} holds two fields`);
    used.add(slot);
    const [low, high] = limits[slot];
    if (min < low || max > high) throw new Error(`${name}.${field} does not fit slot ${slot}`);
  }
  const payload: Record<string, Schema.Codec<any>> = {};
  for (const [field, [, { schema, what }]] of Object.entries(about.fields)) {
    payload[field] = schema.annotate({ description: what }) as Schema.Codec<any>;
  }
  const schema = Schema.TaggedStruct(name, {
    at: moment("").schema.annotate({ description: "civil time, Europe/Copenhagen" }),
    subject: integerBetween(0, 0x7fffffff).annotate({ description: `the ${about.subject}` }),
    ...payload,
  }).annotate({ description: `${about.doc} Before: ${about.before} After: ${about.after}` });
  return { name, code, ...about, schema: schema as unknown as Schema.Codec<EventOf<N, F>> };
}

/** One row of a log, as its slots. */
export interface Row {
  readonly code: number;
  readonly minute: number;
  readonly subject: number;
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

/** The event that a row stands for. */
export function eventOfRow(declaration: EventDeclaration, row: Row): EventOf<string, Fields> {
  const event: Record<string, unknown> = {
    _tag: declaration.name,
    at: isoOfMinute(row.minute),
    subject: row.subject,
  };
  for (const [field, [slot, kind]] of Object.entries(declaration.fields)) {
    event[field] = kind.fromSlot(row[slot]);
  }
  return event as EventOf<string, Fields>;
}

/** The row that stands for an event. */
export function rowOfEvent(declaration: EventDeclaration, event: EventOf<string, Fields>): Row {
  const row = { a: 0, b: 0, x: 0, y: 0 };
  for (const [field, [slot, kind]] of Object.entries(declaration.fields)) {
    row[slot] = kind.toSlot((event as Record<string, unknown>)[field]);
  }
  return {
    code: declaration.code,
    minute: minuteOfIso(event.at),
    subject: event.subject,
    ...row,
  };
}
