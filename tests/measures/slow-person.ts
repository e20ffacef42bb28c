/**
 * A citizen as the slow measures see one: an object that each event changes, and whether it
 * belongs to a population at a minute, said as plainly as can be.
 */
import type { Population } from "../../src/domain/measure.ts";
import { isoOfMinute, minuteOfIso, minutesPerDay } from "../../src/domain/moment.ts";
import { ageAt } from "../../src/kernel/civil-time.ts";
import { centreIds, type Told } from "./histories.ts";

export interface Person {
  readonly born: number;
  readonly origin: string;
  readonly traits: ReadonlyArray<string>;
  readonly benefit?: string;
  readonly spellFrom?: number;
  readonly job?: string;
  readonly education?: boolean;
  readonly placement?: string;
  readonly course?: boolean;
  readonly level?: number;
  readonly centre?: number;
  /** Nothing more happens to who is gone, not even birthdays. */
  readonly gone?: number;
}

/** The person after an event. */
export function after(person: Person | undefined, event: Told): Person {
  if (event._tag === "CitizenRegistered") {
    return {
      born: event["born"] as number,
      origin: event["origin"] as string,
      traits: event["traits"] as ReadonlyArray<string>,
    };
  }
  if (!person) throw new Error("nobody");
  return { ...person, ...changes(event, person) };
}

function changes(event: Told, person: Person): Record<string, unknown> {
  switch (event._tag) {
    case "CitizenContacted":
      return { level: event["level"], centre: event["centre"] };
    case "MatchAssessed":
      return { level: event["level"] };
    case "CaseOpened":
    case "CaseTransferred":
      return { centre: event["centre"] };
    case "BenefitGranted":
    case "BenefitResumed":
      return { benefit: event["benefit"], spellFrom: minuteOfIso(event["from"] as string) };
    case "BenefitStopped":
      return { benefit: undefined, spellFrom: undefined };
    case "JobStarted":
      return { job: event["kind"] };
    case "JobEnded":
      return { job: undefined };
    case "CitizenMoved":
    case "CitizenRetired":
      return { job: undefined, education: undefined, gone: minuteOfIso(event.at) };
    case "EducationStarted":
      return { education: true };
    case "EducationEnded":
      return { education: undefined };
    case "OfferStarted":
      return { course: true };
    case "OfferCompleted":
    case "OfferDroppedOut":
      return { course: undefined };
    case "OfferInterrupted":
      return event["held"] ? { course: undefined } : {};
    case "PlacementStarted":
      return { placement: event["kind"] };
    case "PlacementEnded":
      return event["kind"] === person.placement ? { placement: undefined } : {};
    default:
      return {};
  }
}

const does: Record<string, (person: Person) => boolean> = {
  job: ({ job }) => job !== undefined,
  ordinaryJob: ({ job }) => job === "ordinary",
  subsidisedJob: ({ job }) => job === "subsidised",
  education: ({ education }) => education === true,
  wageSubsidy: ({ placement }) => placement === "wageSubsidy",
  internship: ({ placement }) => placement === "internship",
  course: ({ course }) => course === true,
  offBenefit: ({ benefit }) => benefit === undefined,
};

const ageGroupOn = (born: number, minute: number): string => {
  const age = ageAt(born, Math.floor(minute / minutesPerDay));
  if (age < 25) return "under25";
  if (age < 30) return "from25to29";
  return age < 60 ? "from30to59" : "from60";
};

const laterDays = new Map<string, number>();

/** 00:00 of the day n months after the day of a minute; short months end on their last day. */
export function monthsLater(minute: number, n: number): number {
  const key = `${minute} ${n}`;
  const known = laterDays.get(key) ?? monthsLaterAfresh(minute, n);
  laterDays.set(key, known);
  return known;
}

function monthsLaterAfresh(minute: number, n: number): number {
  const date = isoOfMinute(minute).slice(0, 10);
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const year = Math.floor(months / 12);
  const month = String((months % 12) + 1).padStart(2, "0");
  for (let day = Number(date.slice(8)); ; day -= 1) {
    const found = minuteOfIso(`${year}-${month}-${String(day).padStart(2, "0")}`);
    if (!Number.isNaN(found)) return found;
  }
}

export function belongs(person: Person | undefined, minute: number, who: Population = {}): boolean {
  if (!person) return false;
  const { benefit, spellFrom, level, centre } = person;
  const checks = [
    !who.benefits || (benefit !== undefined && who.benefits.includes(benefit as never)),
    !who.longerThanMonths ||
      (spellFrom !== undefined && minute >= monthsLater(spellFrom, who.longerThanMonths)),
    !who.origins || who.origins.includes(person.origin as never),
    !who.ageGroups ||
      who.ageGroups.includes(
        ageGroupOn(person.born, Math.min(minute, person.gone ?? minute)) as never,
      ),
    !who.traits || who.traits.every((trait) => person.traits.includes(trait)),
    !who.levels || (level !== undefined && who.levels.includes(level)),
    who.workReady === undefined || (level !== undefined && level <= 3 === who.workReady),
    !who.statuses || who.statuses.some((status) => does[status]!(person)),
    !who.centres || (centre !== undefined && who.centres.includes(centreIds[centre]!)),
  ];
  return checks.every(Boolean);
}
