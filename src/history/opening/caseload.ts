/**
 * A caseload: where every citizen of a history stands at its end, as far as its records tell. It
 * is what the model needs to go on from, in columns by citizen; zero is unknown or none, unless a
 * column says otherwise. What records leave out is not decided here.
 */

/** Where a citizen stands. */
export const standing = {
  /** Never on benefit as far as the records go, or out of sight. */
  unknown: 0,
  onBenefit: 1,
  /** Off benefit, for `reason`. */
  left: 2,
  movedOut: 3,
  retired: 4,
} as const;

/** How far a citizen has come on the way to an offer or a placement. */
export const stage = {
  none: 0,
  waitsForCourse: 1,
  courseIssued: 2,
  inCourse: 3,
  /** Visitated to a company: waits for a place of the kind. */
  seeksPlacement: 4,
  inPlacement: 5,
  /** A place at a company is booked; it has not begun. */
  placementBooked: 6,
} as const;

/** What records contradict themselves in, and what is then taken to be so. */
export const contradictions = [
  /** A spell began while one was open: the later one counts, the earlier ended there. */
  "spellWithinSpell",
  /** A benefit stopped that was not open: it is passed over. */
  "stopWithoutSpell",
  /** An offer or placement began while another was under way: the later one counts. */
  "offerWithinOffer",
  /** An offer or placement ended that had not begun: it is passed over. */
  "endWithoutOffer",
  /** Something happened to somebody who had left for good: they are there again. */
  "backFromNowhere",
] as const;
export type Contradiction = (typeof contradictions)[number];

/** Columns by citizen. */
export interface CaseColumns {
  readonly origin: Uint8Array;
  readonly traits: Uint8Array;
  readonly born: Int32Array;
  readonly standing: Uint8Array;
  readonly benefit: Uint8Array;
  /** Index in `stopReasons`, where the citizen has left. */
  readonly reason: Uint8Array;
  /** Minute at which the present or last spell began, and at which it stopped. */
  readonly spellFrom: Int32Array;
  readonly stopped: Int32Array;
  /** Kind of job plus one; 3 in education. */
  readonly activity: Uint8Array;
  readonly activityFrom: Int32Array;
  /** Plus one. */
  readonly centre: Uint16Array;
  readonly team: Uint16Array;
  readonly caseFrom: Int32Array;
  /** Level as last assessed. */
  readonly level: Uint8Array;
  /** Deadline of the open contact obligation; minute of the last interview in the spell. */
  readonly contactDue: Int32Array;
  readonly interviewed: Int32Array;
  /** An interview that lies ahead, with its team and minutes. */
  readonly planned: Int32Array;
  readonly plannedTeam: Uint8Array;
  readonly plannedMinutes: Uint16Array;
  /** Index in `obligations` of the open offer obligation, and its deadline. */
  readonly offerDuty: Uint8Array;
  readonly offerDue: Int32Array;
  readonly stage: Uint8Array;
  /** Package plus one; pool or agreement plus one; kind of placement. */
  readonly package: Uint8Array;
  readonly place: Uint16Array;
  readonly kind: Uint8Array;
  /** When it began or is to begin; of who waits, since when; of who is booked, when that was. */
  readonly offerFrom: Int32Array;
  /** As planned; of who is booked, when the set-up was done. */
  readonly offerTo: Int32Array;
  /** When the last offer of the spell ended. */
  readonly offerEnded: Int32Array;
}

/** What a history has records of at all; what it has none of says nothing of anybody. */
export interface Coverage {
  /** First minute at which each is recorded; infinite when it never is. */
  readonly interviews: number;
  readonly offers: number;
  /** Anything on the way to an offer. */
  readonly visitations: number;
  /** Whether deadlines, cases and assessments are recorded. */
  readonly contactDuties: boolean;
  readonly offerDuties: boolean;
  readonly cases: boolean;
  readonly assessments: boolean;
  /** Whether it is recorded when placements were set up. */
  readonly setUps: boolean;
}

/** Places at companies that were taken, each once, in the order of time. */
export interface Bookings {
  readonly minute: Int32Array;
  readonly kind: Uint8Array;
  /** Agreement plus one. */
  readonly place: Uint16Array;
}

export interface Caseload {
  readonly citizens: number;
  readonly columns: CaseColumns;
  readonly coverage: Coverage;
  readonly bookings: Bookings;
  /** How often each of `contradictions` was met. */
  readonly contradictions: Readonly<Record<Contradiction, number>>;
}

/** Columns for so many citizens of whom nothing is known. */
export function blankColumns(n: number): CaseColumns {
  const bytes = () => new Uint8Array(n);
  const words = () => new Uint16Array(n);
  const ints = () => new Int32Array(n);
  return {
    origin: bytes(),
    traits: bytes(),
    born: ints(),
    standing: bytes(),
    benefit: bytes(),
    reason: bytes(),
    spellFrom: ints(),
    stopped: ints(),
    activity: bytes(),
    activityFrom: ints(),
    centre: words(),
    team: words(),
    caseFrom: ints(),
    level: bytes(),
    contactDue: ints(),
    interviewed: ints(),
    planned: ints(),
    plannedTeam: bytes(),
    plannedMinutes: words(),
    offerDuty: bytes(),
    offerDue: ints(),
    stage: bytes(),
    package: bytes(),
    place: words(),
    kind: bytes(),
    offerFrom: ints(),
    offerTo: ints(),
    offerEnded: ints(),
  };
}
