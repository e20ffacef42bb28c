/**
 * Codes of the events that measures follow, as plain numbers: a switch over literals is what the
 * fold runs on. A test holds them against the declarations in the vocabulary.
 */
export const statusEvents = {
  registered: 1,
  ageCrossed: 3,
  contacted: 4,
  moved: 5,
  retired: 6,
  granted: 16,
  resumed: 17,
  stopped: 18,
  jobStarted: 20,
  jobEnded: 21,
  educationStarted: 22,
  educationEnded: 23,
  caseOpened: 32,
  caseTransferred: 33,
  assessed: 35,
  obligationCreated: 48,
  obligationFulfilled: 49,
  obligationCancelled: 51,
  offerStarted: 67,
  offerCompleted: 68,
  offerDroppedOut: 69,
  offerInterrupted: 70,
  placementStarted: 74,
  placementEnded: 75,
} as const;
