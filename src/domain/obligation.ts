/**
 * Obligations: deadlines that the law sets for the centre. Each is created once and ends once, as
 * fulfilled or cancelled; one that is still open when its deadline passes is breached, and stays
 * open until it ends (domain §4.2 D, law 6). The order is part of the log format.
 */
export const obligations = ["contactInterview", "firstOffer", "repeatOffer"] as const;
export type Obligation = (typeof obligations)[number];

export const cancelReasons = ["exit", "transfer", "notApplicable"] as const;
