/**
 * The objects of a log for object-centric process mining: citizens and what they have (a spell on
 * benefit, a case, interviews, obligations, offers, placements, work items), and whom they meet
 * (teams, suppliers, companies, the centre). An object's attributes change over time; each change
 * is kept with the minute at which it happened.
 */
export type OcelType = "string" | "integer" | "float" | "boolean" | "time";
export type OcelValue = string | number | boolean;

/** Attributes of each type of object. */
export const objectTypes = {
  citizen: {
    origin: "string",
    female: "boolean",
    deprivedArea: "boolean",
    hasChildren: "boolean",
    qualifyingEducation: "boolean",
    born: "time",
    level: "integer",
    matchScheme: "string",
    matchGroup: "integer",
  },
  spell: { benefit: "string", from: "time", endedBy: "string" },
  case: { centre: "integer", team: "integer" },
  interview: { planned: "time", minutes: "integer", outcome: "string" },
  obligation: { kind: "string", due: "time", outcome: "string" },
  offer: {
    package: "string",
    kind: "string",
    start: "time",
    end: "time",
    outcome: "string",
  },
  placement: { kind: "string", end: "time", viaPartnership: "boolean", outcome: "string" },
  workItem: { task: "string", due: "time", outcome: "string" },
  team: { present: "integer" },
  supplier: {},
  company: { kind: "string", employees: "integer", places: "integer" },
  centre: { demand: "float", ruleSet: "integer" },
} as const satisfies Record<string, Record<string, OcelType>>;

export type ObjectType = keyof typeof objectTypes;

export interface Change {
  readonly name: string;
  readonly minute: number;
  readonly value: OcelValue;
}

/** An object, as far as it is known. */
export interface Thing {
  readonly id: string;
  readonly type: ObjectType;
  readonly changes: Array<Change>;
  readonly related: Array<{ readonly to: Thing; readonly qualifier: string }>;
  /** Whether an event that is written refers to it. */
  isUsed: boolean;
}

export class Things {
  readonly #all = new Map<string, Thing>();

  /** The object of that id, made when it is new. */
  of(type: ObjectType, number: string | number): Thing {
    const id = `${type}:${number}`;
    const known = this.#all.get(id);
    if (known !== undefined) return known;
    const made: Thing = { id, type, changes: [], related: [], isUsed: false };
    this.#all.set(id, made);
    return made;
  }

  /** Lets go of one that nothing will happen to any more. */
  forget(thing: Thing): void {
    this.#all.delete(thing.id);
  }

  /** All that are kept, in the order in which they came up. */
  all(): Iterable<Thing> {
    return this.#all.values();
  }
}

/**
 * Says that an attribute has a value from a minute on; nothing, when it had it already. Of several
 * values in one minute the last stands.
 */
export function set({ changes }: Thing, name: string, value: OcelValue, minute: number): void {
  const at = changes.findLastIndex((change) => change.name === name);
  if (at >= 0 && changes[at].minute === minute) changes[at] = { name, minute, value };
  else if (at < 0 || changes[at].value !== value) changes.push({ name, minute, value });
}

/** Says that an object has to do with another. */
export function relate(thing: Thing, qualifier: string, to: Thing): void {
  const isSaid = thing.related.some((other) => other.to === to && other.qualifier === qualifier);
  if (!isSaid) thing.related.push({ to, qualifier });
}
