/**
 * Chance is local (law 9), as a comparison of two logs citizen by citizen. Citizens are the same
 * when their address for chance is, whatever their number in either log; and nobody's fate is in
 * the number that a piece of work happens to have. What may couple citizens is what they share:
 * queues, books and places. So whoever differs must have met one that somebody met who differs.
 */
import { CitizenRegistered } from "../domain/events/population.ts";
import * as contact from "../domain/events/contact.ts";
import * as offer from "../domain/events/offer.ts";
import * as work from "../domain/events/work.ts";
import { offerKinds, placementKinds } from "../domain/offer.ts";
import { subjectOf } from "../domain/vocabulary.ts";
import { codeBits, type Columns } from "../kernel/columns.ts";
import type { Plan } from "../model/plan.ts";

/** A citizen's address for chance, an unsigned number of 32 bits. */
export type Identity = number;

const itemEvents = new Set(
  [work.WorkItemQueued, work.WorkItemStarted, work.WorkItemCompleted, work.WorkItemExpired].map(
    ({ code }) => code,
  ),
);

/** Addresses of the citizens of a log, by their numbers in it. */
export function identitiesOf(log: Columns): ReadonlyArray<Identity> {
  const identities: Identity[] = [];
  for (let i = 0; i < log.length; i += 1) {
    if ((log.tag[i] & codeBits) === CitizenRegistered.code) {
      identities[log.subject[i]] = log.y[i] >>> 0;
    }
  }
  return identities;
}

/** What happened to each citizen, in order. */
export function livesIn(log: Columns): ReadonlyMap<Identity, ReadonlyArray<number>> {
  const identities = identitiesOf(log);
  const lives = new Map<Identity, number[]>(identities.map((identity) => [identity, []]));
  for (let i = 0; i < log.length; i += 1) {
    const code = log.tag[i] & codeBits;
    if (subjectOf(code) !== "citizen") continue;
    const number = itemEvents.has(code) ? 0 : log.x[i];
    const life = lives.get(identities[log.subject[i]]);
    life?.push(code, log.minute[i], log.a[i], log.b[i], number, log.y[i]);
  }
  return lives;
}

/** Citizens to whom not the same happened in both logs, those in only one of them included. */
export function citizensThatDiffer(one: Columns, other: Columns): ReadonlySet<Identity> {
  const [mine, theirs] = [livesIn(one), livesIn(other)];
  const all = new Set([...mine.keys(), ...theirs.keys()]);
  return new Set([...all].filter((identity) => !isSame(mine.get(identity), theirs.get(identity))));
}

function isSame(one?: ReadonlyArray<number>, other?: ReadonlyArray<number>): boolean {
  if (one === undefined || other === undefined || one.length !== other.length) return false;
  return one.every((value, i) => value === other[i]);
}

/**
 * What each citizen shared with others: `team 0` for its queue and its appointment book, `pool 1`
 * for a supplier's places and line, `placements internship` for the companies of a kind.
 */
export function queuesMet(log: Columns, plan: Plan): ReadonlyMap<Identity, ReadonlySet<string>> {
  const identities = identitiesOf(log);
  const met = new Map<Identity, Set<string>>(identities.map((identity) => [identity, new Set()]));
  for (let i = 0; i < log.length; i += 1) {
    const code = log.tag[i] & codeBits;
    if (subjectOf(code) !== "citizen") continue;
    const queues = met.get(identities[log.subject[i]]);
    for (const queue of queuesOf(code, log.a[i], log.b[i], plan)) queues?.add(queue);
  }
  return met;
}

function queuesOf(code: number, a: number, b: number, plan: Plan): ReadonlyArray<string> {
  switch (code) {
    case work.WorkItemQueued.code:
    case contact.InterviewScheduled.code:
      return [`team ${a}`];
    case offer.VisitationDecided.code:
      return visitatedTo(a, b, plan);
    case offer.OfferIssued.code:
      return [`pool ${b}`];
    case offer.PlacementBooked.code:
      return [`placements ${placementKinds[a]}`];
    default:
      return [];
  }
}

/** A course is at whichever supplier has most room, so all that run the package are met. */
function visitatedTo(chosen: number, kind: number, { pools }: Plan): ReadonlyArray<string> {
  if (offerKinds[kind] !== "course") return [`placements ${offerKinds[kind]}`];
  return pools.flatMap(({ packages }, pool) => ((packages >>> chosen) & 1 ? [`pool ${pool}`] : []));
}

/**
 * Of the citizens who differ between two logs of a plan, those whom nothing explains: they met none
 * of `queues`, nor anything that others met who differ and are explained.
 * @param queues what was changed between the logs, in the words of `queuesMet`
 */
export function unexplained(
  plan: Plan,
  one: Columns,
  other: Columns,
  queues: ReadonlyArray<string>,
): ReadonlySet<Identity> {
  const [mine, theirs] = [queuesMet(one, plan), queuesMet(other, plan)];
  const left = new Set(citizensThatDiffer(one, other));
  const reached = new Set(queues);
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const identity of left) {
      const own = [...(mine.get(identity) ?? []), ...(theirs.get(identity) ?? [])];
      if (!own.some((queue) => reached.has(queue))) continue;
      left.delete(identity);
      for (const queue of own) reached.add(queue);
    }
  }
  return left;
}
