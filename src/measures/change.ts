/**
 * What each event changes in a citizen's word. This is the one place where measures say what an
 * event means for where a citizen stands; everything else asks the word.
 *
 * A job ends with `JobEnded`, and when the citizen moves away or retires. The level is the one
 * that was registered last: stated with a contact, or assessed; the true level is not looked at,
 * because goals are judged on what is registered.
 */
import { statusEvents } from "./status-events.ts";
import { ageAt, dayOfMinute } from "../kernel/civil-time.ts";
import type { Columns } from "../kernel/columns.ts";
import {
  ageGroupOf,
  ageGroupPlace,
  benefitPlace,
  bitsOf,
  centrePlace,
  doing,
  levelPlace,
  noCentre,
  originPlace,
  traitsPlace,
  withNumber,
} from "./citizen-word.ts";

const inJob = doing.ordinaryJob | doing.subsidisedJob;
const placementBits = [doing.internship, doing.wageSubsidy] as const;
const spellBits = bitsOf(benefitPlace) | doing.offBenefit;
const caseBits = bitsOf(centrePlace);

/** Bits of the word that an event with the code can change; 0 for all events not named. */
export const bitsChangedBy: Int32Array = (() => {
  const bits = new Int32Array(128);
  const e = statusEvents;
  bits[e.registered] = -1;
  bits[e.ageCrossed] = bitsOf(ageGroupPlace);
  bits[e.contacted] = caseBits | bitsOf(levelPlace);
  bits[e.moved] = bits[e.retired] = inJob | doing.education;
  bits[e.granted] = bits[e.resumed] = bits[e.stopped] = spellBits;
  bits[e.jobStarted] = bits[e.jobEnded] = inJob;
  bits[e.educationStarted] = bits[e.educationEnded] = doing.education;
  bits[e.caseOpened] = bits[e.caseTransferred] = caseBits;
  bits[e.assessed] = bitsOf(levelPlace);
  bits[e.offerStarted] = bits[e.offerCompleted] = doing.course;
  bits[e.offerDroppedOut] = bits[e.offerInterrupted] = doing.course;
  bits[e.placementStarted] = bits[e.placementEnded] = doing.internship | doing.wageSubsidy;
  return bits;
})();

/** The citizen's word after event i of the log, given the word before it. */
export function changedWord(word: number, code: number, log: Columns, i: number): number {
  switch (code) {
    case statusEvents.registered:
      return newWord(log, i);
    case statusEvents.ageCrossed:
      return withNumber(word, ageGroupPlace, ageGroupOf(log.a[i]));
    case statusEvents.contacted:
      return withNumber(withNumber(word, centrePlace, log.a[i]), levelPlace, log.b[i]);
    case statusEvents.moved:
    case statusEvents.retired:
      return word & ~(inJob | doing.education);
    case statusEvents.granted:
    case statusEvents.resumed:
      return withNumber(word & ~doing.offBenefit, benefitPlace, log.a[i]);
    case statusEvents.stopped:
      return withNumber(word, benefitPlace, 0) | doing.offBenefit;
    case statusEvents.jobStarted:
      return (word & ~inJob) | (log.a[i] === 0 ? doing.ordinaryJob : doing.subsidisedJob);
    case statusEvents.jobEnded:
      return word & ~inJob;
    case statusEvents.educationStarted:
      return word | doing.education;
    case statusEvents.educationEnded:
      return word & ~doing.education;
    case statusEvents.caseOpened:
    case statusEvents.caseTransferred:
      return withNumber(word, centrePlace, log.a[i]);
    case statusEvents.assessed:
      return withNumber(word, levelPlace, log.x[i]);
    case statusEvents.offerStarted:
      return word | doing.course;
    case statusEvents.offerCompleted:
    case statusEvents.offerDroppedOut:
      return word & ~doing.course;
    case statusEvents.offerInterrupted:
      return log.a[i] === 1 ? word & ~doing.course : word;
    case statusEvents.placementStarted:
      return word | placementBits[log.a[i]];
    case statusEvents.placementEnded:
      return word & ~placementBits[log.x[i]];
    default:
      return word;
  }
}

/** Whether a placement that was under way ended with event i, and not because benefit stopped. */
export function endsPlacement(word: number, log: Columns, i: number): boolean {
  return (word & placementBits[log.x[i]]) !== 0 && log.a[i] !== interrupted;
}
const interrupted = 3;

function newWord(log: Columns, i: number): number {
  const group = ageGroupOf(ageAt(log.x[i], dayOfMinute(log.minute[i])));
  let word: number = doing.offBenefit;
  word = withNumber(word, originPlace, log.a[i]);
  word = withNumber(word, traitsPlace, log.b[i]);
  word = withNumber(word, ageGroupPlace, group);
  return withNumber(word, centrePlace, noCentre);
}
