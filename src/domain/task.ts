/**
 * Kinds of work that staff do, one word per kind (domain §4.4). A team can do the kinds it has
 * the skill for. The order is part of the log format: add at the end only.
 */
export const tasks = [
  "summons",
  "interview",
  "offerIssue",
  "placementSetup",
  "placementFollowUp",
] as const;
export type Task = (typeof tasks)[number];
