/**
 * What measures know of a citizen, packed in 32 bits: activities, benefit, origin, age group,
 * traits, registered level and centre. One word a citizen makes a population a handful of bit
 * tests, and a change that no measure asks about is seen to be none by one mask.
 */
import type { Activity } from "../domain/measure.ts";

/** Bits of what a citizen is doing. */
export const doing = {
  ordinaryJob: 1,
  subsidisedJob: 2,
  education: 4,
  wageSubsidy: 8,
  internship: 16,
  course: 32,
  offBenefit: 64,
} as const;

/** All kinds of offer under way. */
export const inOffer = doing.wageSubsidy | doing.internship | doing.course;

/** Bits that each word of the measure language stands for. */
export const bitsOfActivity: Record<Activity, number> = {
  ...doing,
  job: doing.ordinaryJob | doing.subsidisedJob,
};

/** Place and width of each packed number. */
interface Place {
  readonly shift: number;
  readonly mask: number;
}
export const benefitPlace = { shift: 7, mask: 15 } as const satisfies Place;
export const originPlace = { shift: 11, mask: 3 } as const satisfies Place;
export const ageGroupPlace = { shift: 13, mask: 3 } as const satisfies Place;
export const traitsPlace = { shift: 15, mask: 15 } as const satisfies Place;
/** 0 is not known yet. */
export const levelPlace = { shift: 19, mask: 7 } as const satisfies Place;
export const centrePlace = { shift: 22, mask: 255 } as const satisfies Place;
/** The centre of a citizen who has had none. */
export const noCentre = 255;

/** All bits of a packed number, in place. */
export const bitsOf = ({ shift, mask }: Place): number => mask << shift;

/** The word with another number in the place. */
export const withNumber = (word: number, { shift, mask }: Place, value: number): number =>
  (word & ~(mask << shift)) | (value << shift);

/** Index in `ageGroups` of an age in completed years: how many of 25, 30 and 60 are passed. */
export const ageGroupOf = (age: number): number =>
  Number(age >= 25) + Number(age >= 30) + Number(age >= 60);
