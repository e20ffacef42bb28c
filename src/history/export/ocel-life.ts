/**
 * Which objects an event refers to, and what it changes about them. An event names its citizen and
 * some numbers; which spell, interview or offer it is about follows from what happened to the
 * citizen before. Logs of records may lack beginnings: an object then begins with the first event
 * that speaks of it.
 */
import { eventByCode } from "../../domain/vocabulary.ts";
import {
  type ObjectType,
  type OcelValue,
  relate,
  set,
  type Thing,
  Things,
} from "./ocel-objects.ts";

/** An object that an event refers to, and as what. */
export interface Link {
  readonly thing: Thing;
  readonly qualifier: string;
}

/** What a citizen has that may have many of it, one at a time. */
const kept = ["spell", "case", "interview", "offer", "placement"] as const;
type Kept = (typeof kept)[number];
/** What may be under way more than once, each with a key of its own. */
type Keyed = "obligation" | "workItem";

/** What is under way for a citizen. */
class Life {
  readonly citizen: Thing;
  readonly number: number;
  readonly #things: Things;
  readonly #now = new Map<string, Thing>();
  readonly #counts = new Map<ObjectType, number>();
  #lastSpell: Thing | undefined;

  constructor(number: number, things: Things) {
    this.number = number;
    this.#things = things;
    this.citizen = things.of("citizen", number);
  }

  /** The one under way; `key` tells apart those that may be under way together. */
  now(type: Kept | Keyed, key = ""): Thing | undefined {
    return this.#now.get(type + key);
  }

  /** A new one, which is under way from now on. */
  begin(type: Kept | Keyed, key = ""): Thing {
    const count = (this.#counts.get(type) ?? 0) + 1;
    this.#counts.set(type, count);
    const made = this.#things.of(type, `${this.number}-${count}`);
    relate(made, "of", this.citizen);
    this.#now.set(type + key, made);
    return made;
  }

  /** The one under way, or a new one. */
  either(type: Kept | Keyed, key = ""): Thing {
    return this.now(type, key) ?? this.begin(type, key);
  }

  /** The one under way, which is so no longer. */
  end(type: Kept | Keyed, key = ""): Thing {
    const ended = this.either(type, key);
    this.#now.delete(type + key);
    if (type === "spell") this.#lastSpell = ended;
    return ended;
  }

  /** Takes up again the spell that had ended. */
  resumeSpell(): Thing {
    const resumed = this.now("spell") ?? this.#lastSpell ?? this.begin("spell");
    this.#now.set("spell", resumed);
    return resumed;
  }
}

/** An event with its fields as values. */
export interface EventSaid {
  readonly code: number;
  readonly minute: number;
  readonly subject: number;
  readonly values: ReadonlyMap<string, OcelValue>;
}

type Step = (turn: Turn) => void;

/** The handling of one event. */
class Turn {
  readonly links: Array<Link> = [];
  /** What ends with this event for good. */
  readonly over: Array<Thing> = [];
  readonly said: EventSaid;
  readonly life: Life;
  readonly things: Things;

  constructor(said: EventSaid, life: Life, things: Things) {
    this.said = said;
    this.life = life;
    this.things = things;
  }

  text(name: string): string {
    return String(this.said.values.get(name) ?? "");
  }

  link(thing: Thing, qualifier: string): void {
    if (!this.links.some((link) => link.thing === thing)) this.links.push({ thing, qualifier });
  }

  /** Links to what ends. A spell may be resumed, whatever else has ended is over. */
  ends(thing: Thing): void {
    this.link(thing, "ends");
    this.over.push(thing);
  }

  /** Sets attributes to what the fields of these names say, or to what is given. */
  sets(thing: Thing, fields: ReadonlyArray<string>, given: Record<string, OcelValue> = {}): Thing {
    const { minute, values } = this.said;
    for (const name of fields) {
      const value = values.get(name);
      if (value !== undefined) set(thing, name, value, minute);
    }
    for (const [name, value] of Object.entries(given)) set(thing, name, value, minute);
    return thing;
  }
}

const facts = [
  "origin",
  "female",
  "deprivedArea",
  "hasChildren",
  "qualifyingEducation",
  "born",
] as const;

const ends = (type: Exclude<Kept, "spell">, outcome: string): Step => {
  return (turn) => turn.ends(turn.sets(turn.life.end(type), [], { outcome }));
};

const obligationEnds = (outcome: (turn: Turn) => string): Step => {
  return (turn) => {
    const ended = turn.life.end("obligation", turn.text("kind"));
    turn.ends(turn.sets(ended, ["kind", "due"], { outcome: outcome(turn) }));
  };
};

/** The number of a work item is given again once the item is gone: the citizen's count tells. */
const itemStep = (qualifier: string, outcome: string): Step => {
  return (turn) => {
    const { life } = turn;
    const number = turn.text("item");
    const item =
      qualifier === "queues" ? life.begin("workItem", number) : life.either("workItem", number);
    turn.sets(item, ["task", "due"], { outcome });
    if (qualifier === "ends") turn.ends(life.end("workItem", number));
    else turn.link(item, qualifier);
  };
};

/** What each event does beside referring to its citizen and to the numbers in it. */
const steps: Readonly<Record<string, Step>> = {
  CitizenRegistered: (turn) => void turn.sets(turn.life.citizen, facts),
  EmployabilityChanged: (turn) =>
    void turn.sets(turn.life.citizen, [], { level: Number(turn.text("to")) }),
  MatchAssessed: (turn) =>
    void turn.sets(turn.life.citizen, [], {
      matchScheme: turn.text("scheme"),
      matchGroup: Number(turn.text("group")),
    }),
  BenefitGranted: (turn) => {
    const from = turn.text("fromTime");
    turn.link(turn.sets(turn.life.begin("spell"), ["benefit"], { from }), "begins");
  },
  BenefitResumed: (turn) => turn.link(turn.sets(turn.life.resumeSpell(), ["benefit"]), "resumes"),
  BenefitStopped: (turn) => {
    const endedBy = turn.text("reason");
    turn.link(turn.sets(turn.life.end("spell"), [], { endedBy }), "ends");
  },
  CaseOpened: (turn) => turn.link(turn.sets(turn.life.begin("case"), ["centre", "team"]), "begins"),
  CaseTransferred: (turn) =>
    turn.link(turn.sets(turn.life.either("case"), ["centre", "team"]), "transfers"),
  CaseClosed: (turn) => turn.ends(turn.life.end("case")),
  ObligationCreated: (turn) => {
    const begun = turn.life.begin("obligation", turn.text("kind"));
    turn.link(turn.sets(begun, ["kind", "due"], { outcome: "open" }), "begins");
  },
  ObligationFulfilled: obligationEnds((turn) => (turn.text("late") === "true" ? "late" : "met")),
  ObligationCancelled: obligationEnds(() => "cancelled"),
  ObligationBreached: (turn) => {
    const breached = turn.life.either("obligation", turn.text("kind"));
    turn.link(turn.sets(breached, ["kind", "due"], { outcome: "overdue" }), "breaches");
  },
  InterviewScheduled: (turn) => {
    const begun = turn.sets(turn.life.begin("interview"), ["planned", "minutes"]);
    relate(begun, "held by", turn.things.of("team", turn.text("team")));
    turn.link(begun, "begins");
  },
  SummonsIssued: (turn) => turn.link(turn.life.either("interview"), "summons to"),
  InterviewHeld: (turn) => {
    const held = turn.life.end("interview");
    turn.ends(turn.sets(held, ["minutes"], { outcome: "held" }));
  },
  InterviewNoShow: ends("interview", "noShow"),
  InterviewCancelled: ends("interview", "cancelled"),
  VisitationDecided: (turn) =>
    turn.link(turn.sets(turn.life.begin("offer"), ["package", "kind"]), "begins"),
  OfferWaitlisted: (turn) => turn.link(turn.life.either("offer"), "waits for"),
  OfferIssued: (turn) => {
    const issued = turn.sets(turn.life.either("offer"), ["package", "start", "end"]);
    relate(issued, "at", turn.things.of("supplier", turn.text("pool")));
    turn.link(issued, "issues");
  },
  OfferStarted: (turn) => turn.link(turn.life.either("offer"), "starts"),
  OfferCompleted: ends("offer", "completed"),
  OfferDroppedOut: ends("offer", "droppedOut"),
  OfferInterrupted: ends("offer", "interrupted"),
  PlacementBooked: (turn) => {
    const booked = turn.sets(turn.life.begin("placement"), ["kind"]);
    relate(booked, "at", turn.things.of("company", turn.text("agreement")));
    turn.link(booked, "begins");
  },
  PlacementStarted: (turn) => {
    const started = turn.sets(turn.life.either("placement"), ["kind", "end", "viaPartnership"]);
    turn.link(started, "starts");
  },
  PlacementEnded: (turn) => turn.ends(turn.sets(turn.life.end("placement"), ["kind", "outcome"])),
  WorkItemQueued: itemStep("queues", "waiting"),
  WorkItemStarted: itemStep("starts", "inHand"),
  WorkItemCompleted: itemStep("ends", "completed"),
  WorkItemExpired: itemStep("ends", "expired"),
};

/** What an event about no citizen does to its subject. */
const changes: Readonly<Record<string, (thing: Thing, said: EventSaid) => void>> = {
  CapacityChanged: (team, said) => setFrom(team, said, { present: "present" }),
  PartnershipSigned: (company, said) =>
    setFrom(company, said, { kind: "kind", employees: "employees" }),
  PartnershipPlacesReleased: (company, said) => setFrom(company, said, { places: "places" }),
  LabourDemandChanged: (centre, said) => setFrom(centre, said, { demand: "index" }),
  RulesetActivated: (centre, said) => setFrom(centre, said, { ruleSet: "ruleSet" }),
};

function setFrom(thing: Thing, said: EventSaid, fields: Record<string, string>): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = said.values.get(field);
    if (value !== undefined) set(thing, name, value, said.minute);
  }
}

/** Objects that fields name by their numbers, and as what. */
const named = [
  ["team", "team", "team"],
  ["pool", "supplier", "supplier"],
  ["agreement", "company", "company"],
  ["centre", "centre", "centre"],
] as const;

const typeOfSubject = {
  citizen: "citizen",
  team: "team",
  pool: "supplier",
  agreement: "company",
  centre: "centre",
} as const satisfies Record<string, ObjectType>;

/** Follows a log, event by event in the order of time. */
export class Lives {
  readonly things = new Things();
  readonly #lives = new Map<number, Life>();
  /** Objects that nothing will happen to after the event taken last. */
  over: ReadonlyArray<Thing> = [];

  /** Takes in an event, and says which objects it refers to; each of them once. */
  take(said: EventSaid): ReadonlyArray<Link> {
    const { name, subject } = eventByCode[said.code]!;
    if (subject !== "citizen") return this.#other(said, name, typeOfSubject[subject]);
    const life = this.#lifeOf(said.subject);
    const turn = new Turn(said, life, this.things);
    turn.link(life.citizen, "about");
    steps[name]?.(turn);
    for (const type of ["spell", "case"] as const) {
      const now = life.now(type);
      if (now !== undefined) turn.link(now, "during");
    }
    for (const [field, type, qualifier] of named) {
      const number = said.values.get(field);
      if (number !== undefined) turn.link(this.things.of(type, Number(number)), qualifier);
    }
    this.over = turn.over;
    return turn.links;
  }

  #other(said: EventSaid, name: string, type: ObjectType): ReadonlyArray<Link> {
    const thing = this.things.of(type, said.subject);
    changes[name]?.(thing, said);
    this.over = [];
    return [{ thing, qualifier: "about" }];
  }

  #lifeOf(citizen: number): Life {
    const known = this.#lives.get(citizen);
    if (known !== undefined) return known;
    const made = new Life(citizen, this.things);
    this.#lives.set(citizen, made);
    return made;
  }
}
