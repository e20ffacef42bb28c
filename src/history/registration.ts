/**
 * Who is registered as what. A citizen is registered once, by the first extract that names them;
 * later ones may say another origin or month of birth, or tell of something that happened before.
 * Neither is passed over: the registration is corrected. What an extract does not say (a file of
 * interviews has no origin) leaves what the log knows as it is.
 */
import { Corrected, Retracted } from "../domain/events/history.ts";
import { CitizenRegistered } from "../domain/events/population.ts";
import { subjectOf } from "../domain/vocabulary.ts";
import type { CitizenFacts, CitizenIndex } from "./citizen-index.ts";
import type { CitizenColumns } from "./mapping.ts";
import { StagedEvents } from "./staging.ts";
import type { Standing } from "./standing.ts";

/** A registration that stands. */
export interface Registration extends CitizenFacts {
  readonly position: number;
  readonly minute: number;
  readonly recorded: number;
  readonly identity: number;
}

/** The registrations that stand, by citizen. */
export function registrationsIn(standing: Standing): ReadonlyMap<number, Registration> {
  const { log, positions, recorded, stands } = standing;
  const found = new Map<number, Registration>();
  for (let row = 0; row < log.length; row++) {
    if (stands[row] === 0 || log.codeAt(row) !== CitizenRegistered.code) continue;
    found.set(log.subject[row], {
      position: positions[row],
      minute: log.minute[row],
      recorded: recorded[row],
      origin: log.a[row],
      traits: log.b[row],
      born: log.x[row],
      identity: log.y[row],
    });
  }
  return found;
}

/** What an extract says of who is who. */
export interface Said {
  readonly citizens: CitizenIndex;
  readonly says: Pick<CitizenColumns, "saysOrigin" | "saysTraits">;
  /** Pseudonyms under numbers that are no longer their owners': newer ones say who these are. */
  readonly outdated: ReadonlySet<string>;
  /** The last minute that the extract knows of. */
  readonly until: number;
  /** Position in the log of the first event that follows. */
  readonly base: number;
}

/**
 * The events with the registrations before them that they, and what the extract says of citizens
 * whom the log knows, put right; and of how many citizens it says something else.
 */
export function withRegistrations(
  events: StagedEvents,
  standing: Standing,
  said: Said,
): { readonly events: StagedEvents; readonly changed: number } {
  if (standing.citizens === 0) return { events, changed: 0 };
  const heard = firstHeardOf(events, standing);
  const changes = factsSaid(said);
  if (heard.size === 0 && changes.size === 0) return { events, changed: 0 };
  const all = new StagedEvents();
  let changed = 0;
  for (const [citizen, old] of registrationsIn(standing)) {
    let now = old;
    const first = heard.get(citizen);
    if (first !== undefined && (first.minute < old.minute || first.recorded < old.recorded)) {
      // Whoever knew of the citizen then knows it still, and of the earlier day.
      const moved = {
        minute: Math.min(first.minute, old.minute),
        recorded: Math.min(first.recorded, old.recorded),
      };
      now = corrected(all, citizen, old, { ...old, ...moved }, old.recorded, said.base);
    }
    const facts = changes.get(citizen)?.(now) ?? now;
    if (isSame(facts, now)) continue;
    changed += 1;
    corrected(all, citizen, now, { ...now, ...facts, recorded: said.until }, said.until, said.base);
  }
  if (all.length === 0) return { events, changed };
  appendAll(all, events);
  return { events: all, changed };
}

const isSame = (one: CitizenFacts, other: CitizenFacts): boolean =>
  one.origin === other.origin && one.traits === other.traits && one.born === other.born;

/** Puts a registration in the place of another; gives it with its position. */
function corrected(
  events: StagedEvents,
  citizen: number,
  old: Registration,
  { born, identity, minute, origin, recorded, traits }: Registration,
  known: number,
  base: number,
): Registration {
  events.add(Corrected.code, old.minute, citizen, 0, 0, old.position, 0, known, 0);
  const position = base + events.length;
  const { code } = CitizenRegistered;
  events.add(code, minute, citizen, origin, traits, born, identity, recorded, 0);
  return { born, identity, minute, origin, position, recorded, traits };
}

/** What is said of events that the log has tells of nothing earlier. */
const notNews = new Set([Corrected.code, Retracted.code]);

/** Of citizens of the log, the first minute of which the events tell, and the first they knew. */
function firstHeardOf({ log, recorded }: StagedEvents, { citizens }: Standing) {
  const first = new Map<number, { minute: number; recorded: number }>();
  for (let row = 0; row < log.length; row++) {
    const code = log.codeAt(row);
    const citizen = log.subject[row];
    if (notNews.has(code) || citizen >= citizens || subjectOf(code) !== "citizen") continue;
    const known = first.get(citizen);
    if (known === undefined)
      first.set(citizen, { minute: log.minute[row], recorded: recorded[row] });
    else {
      known.minute = Math.min(known.minute, log.minute[row]);
      known.recorded = Math.min(known.recorded, recorded[row]);
    }
  }
  return first;
}

/** For citizens of the log, what is known of them once the extract has had its say. */
function factsSaid({ citizens, outdated, says }: Said) {
  const changes = new Map<number, (known: CitizenFacts) => CitizenFacts>();
  citizens.known.forEach((number, citizen) => {
    if (number < 0 || outdated.has(citizens.pseudonyms[citizen])) return;
    const { born, origin, traits } = citizens.facts[citizen];
    changes.set(number, (known) => ({
      origin: says.saysOrigin ? origin : known.origin,
      traits: (traits & says.saysTraits) | (known.traits & ~says.saysTraits),
      born: Number.isNaN(born) ? known.born : born,
    }));
  });
  return changes;
}

function appendAll(to: StagedEvents, from: StagedEvents): void {
  const { lines, log, recorded } = from;
  const { a, b, minute, subject, x, y } = log;
  for (let i = 0; i < log.length; i++) {
    const code = log.codeAt(i);
    to.add(code, minute[i], subject[i], a[i], b[i], x[i], y[i], recorded[i], lines[i]);
  }
}
