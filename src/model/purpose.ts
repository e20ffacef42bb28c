/**
 * What a draw of chance is for. A draw is addressed by citizen, purpose and index, so every use
 * has a purpose of its own here and two uses never share a number. The numbers are part of what a
 * seed means: they are never changed or reused, and new purposes come at the end.
 */
export const purpose = {
  age: 0,
  origin: 1,
  /** Plus the number of the trait, up to 8 traits. */
  trait: 2,
  level: 10,
  benefit: 11,
  elapsedBand: 12,
  elapsedWithin: 13,
  /** Plus the number of the risk, up to 12; the last one is the return. */
  risk: 16,
  /** Plus the number of the task, up to 8. */
  minutes: 32,
  noShow: 40,
  firstDue: 41,
  package: 42,
  offerKind: 43,
  dropoutOffer: 44,
  repeatDue: 45,
  referral: 46,
  referralKind: 47,
  dropoutPlacement: 48,
  hired: 49,
  arrivals: 64,
  transfers: 65,
} as const;

/** The identity that draws about the centre as a whole are made for. */
export const centreIdentity = 0xffff_ffff;
