/**
 * The order of events of one minute. Dates without times put a whole day into one minute, and
 * what ends must come before what begins, and a case before what is done in it.
 */
import { vocabulary } from "../domain/vocabulary.ts";

/** Names of events by turn; those that are not named come with the middle ones. */
const turns: ReadonlyArray<ReadonlyArray<string>> = [
  ["CitizenRegistered"],
  ["AgeBoundaryCrossed", "DurationThresholdCrossed"],
  ["InterviewHeld", "InterviewNoShow", "WorkItemCompleted"],
  ["OfferCompleted", "OfferDroppedOut", "PlacementEnded"],
  ["JobEnded", "EducationEnded"],
  ["BenefitStopped"],
  ["InterviewCancelled", "OfferInterrupted"],
  ["ObligationFulfilled", "ObligationCancelled", "ObligationBreached"],
  ["CaseClosed"],
  ["JobStarted", "EducationStarted"],
  ["EmployabilityChanged", "CitizenContacted"],
  ["BenefitGranted", "BenefitResumed"],
  ["CaseOpened", "CaseTransferred"],
  ["MatchAssessed"],
  ["MatchChanged"],
  [],
  ["ObligationCreated"],
  ["InterviewScheduled"],
  ["SummonsIssued"],
  ["VisitationDecided"],
  ["OfferWaitlisted"],
  ["OfferIssued", "PlacementBooked"],
  ["OfferStarted", "PlacementStarted"],
  ["CitizenMoved", "CitizenRetired"],
];
const middle = turns.findIndex((names) => names.length === 0);

/** Turn of each event within its minute, by code. */
export const turnOf: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const name = vocabulary.find((declaration) => declaration.code === code)?.name;
  const turn = turns.findIndex((names) => name !== undefined && names.includes(name));
  return turn < 0 ? middle : turn;
});
