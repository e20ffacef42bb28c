/**
 * Citizens for stories and for properties: one that a test describes, or a population of any. A
 * citizen comes as the events that register somebody and open the case, since state is a fold.
 */
import * as fc from "fast-check";
import { type Benefit, benefits } from "../domain/benefit.ts";
import { type Origin, origins, type Trait, traits } from "../domain/citizen.ts";
import { isoOfDay, isoOfMinute, minuteOfIso, minutesPerDay } from "../domain/moment.ts";
import { birthday, dayOfMinute } from "../kernel/civil-time.ts";
import { ageGroupAt } from "../model/age.ts";
import type { Plan } from "../model/plan.ts";
import { teamFor } from "../model/routing.ts";
import type { Told } from "./given.ts";

/** What a test says of a citizen; the rest is as in `someone`. */
export interface Description {
  readonly level: number;
  readonly age: number;
  readonly origin: Origin;
  readonly traits: ReadonlyArray<Trait>;
  readonly benefit: Benefit;
  readonly centre: number;
  /** When the case opens, civil time; the day's work begins at 09:00. */
  readonly at: string;
  /** Days on benefit by then. */
  readonly elapsedDays: number;
}

/** A citizen of whom nothing is special. */
export const someone: Omit<Description, "at"> = {
  level: 2,
  age: 40,
  origin: "danish",
  traits: [],
  benefit: "cashBenefit",
  centre: 0,
  elapsedDays: 0,
};

/** The events by which a citizen becomes known and a case opens; the identity is the number. */
export function citizen(
  plan: Plan,
  subject: number,
  described: Partial<Description> = {},
): ReadonlyArray<Told> {
  const {
    level,
    age,
    origin,
    traits: held,
    benefit,
    centre,
    at,
    elapsedDays,
  } = {
    ...someone,
    at: `${isoOfDay(plan.from)}T09:00`,
    ...described,
  };
  const minute = minuteOfIso(at);
  const today = dayOfMinute(minute);
  const born = bornFor(age, today);
  const team = teamFor(plan, centre, ageGroupAt(born, today), level);
  const from = isoOfMinute(minute - elapsedDays * minutesPerDay);
  return [
    { _tag: "CitizenRegistered", at, subject, origin, traits: held, born, identity: subject },
    { _tag: "EmployabilityChanged", at, subject, from: 0, to: level },
    { _tag: "BenefitGranted", at, subject, benefit, from },
    { _tag: "CaseOpened", at, subject, centre, team },
  ];
}

/** Born so that the age was reached half a year ago. */
function bornFor(age: number, today: number): number {
  const halfYear = 183;
  let born = today - Math.floor((age + 0.5) * 365.25);
  while (birthday(born, age) > today - 1) born -= halfYear;
  return born;
}

/** Citizens of any kind, at most `most` of them, whose cases open as the plan begins. */
export function populations(plan: Plan, most = 60): fc.Arbitrary<ReadonlyArray<Description>> {
  return fc.array(
    fc.record({
      level: fc.integer({ min: 1, max: 5 }),
      age: fc.integer({ min: 18, max: 64 }),
      origin: fc.constantFrom(...origins),
      traits: fc.subarray([...traits]),
      benefit: fc.constantFrom(...benefits.slice(1, 5)),
      centre: fc.nat({ max: plan.centres.length - 1 }),
      at: fc.constant(isoOfMinute(plan.from * minutesPerDay)),
      elapsedDays: fc.oneof(fc.nat({ max: 365 }), fc.nat({ max: 4000 })),
    }),
    { maxLength: most },
  );
}

/** The events by which a population becomes known, the first citizen being number 0. */
export function eventsOf(plan: Plan, population: ReadonlyArray<Description>): ReadonlyArray<Told> {
  return population.flatMap((described, subject) => citizen(plan, subject, described));
}
