/**
 * The vocabulary: every event there is, found by name and by code. A declaration exported from a
 * file of `events/` is in it without being named here; a new file is named once below.
 */
import * as Schema from "effect/Schema";
import type { EventDeclaration, SubjectClass } from "./event.ts";
import * as benefit from "./events/benefit.ts";
import * as caseEvents from "./events/case.ts";
import * as contact from "./events/contact.ts";
import * as history from "./events/history.ts";
import * as offer from "./events/offer.ts";
import * as population from "./events/population.ts";
import * as run from "./events/run.ts";
import * as work from "./events/work.ts";

const files = [population, benefit, caseEvents, contact, offer, work, run, history];

/** All declarations, by ascending code. */
export const vocabulary: ReadonlyArray<EventDeclaration> = files
  .flatMap((file) => Object.values(file) as unknown as ReadonlyArray<EventDeclaration>)
  .sort((first, second) => first.code - second.code);

/** Declaration by code; codes that are not in use are undefined. */
export const eventByCode: ReadonlyArray<EventDeclaration | undefined> = byCode(vocabulary);

/** Class of the subject that an event of the code is about. */
export const subjectOf = (code: number): SubjectClass | undefined => eventByCode[code]?.subject;

/** Declaration by name. */
export const eventByName: ReadonlyMap<string, EventDeclaration> = new Map(
  vocabulary.map((declaration) => [declaration.name, declaration]),
);

/** Schema of any event, as people and JSON see it. */
export const Event = Schema.Union(vocabulary.map(({ schema }) => schema));

function byCode(declarations: ReadonlyArray<EventDeclaration>) {
  const table: Array<EventDeclaration | undefined> = Array.from({ length: 128 });
  for (const declaration of declarations) {
    const other = table[declaration.code];
    if (other) throw new Error(`${other.name} and ${declaration.name} share a code`);
    table[declaration.code] = declaration;
  }
  return table;
}
