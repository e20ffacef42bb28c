/** Records of a citizen's life with the centre: benefit, the case, and work or education. */
import * as benefit from "../../domain/events/benefit.ts";
import * as cases from "../../domain/events/case.ts";
import { CitizenRegistered } from "../../domain/events/population.ts";
import type { Row } from "../../domain/event.ts";
import { stillOpen } from "../staging.ts";

/** A citizen as the register has them. */
export interface Person {
  readonly origin: number;
  readonly traits: number;
  /** Day of birth, days since 2000-01-01. */
  readonly born: number;
}

export interface BenefitSpell {
  readonly citizen: number;
  readonly benefit: number;
  readonly from: number;
  /** `stillOpen` while it lasts; so for all that follow. */
  to: number;
  /** When the spell began of which this is a part, or before the records did. */
  readonly spellFrom: number;
  /** Days without payment before it; undefined where it is a spell of its own. */
  readonly gapDays: number | undefined;
  reason: number;
}

export interface CaseSpell {
  readonly citizen: number;
  readonly centre: number;
  readonly team: number;
  readonly from: number;
  to: number;
  /** It came from another team, or went to one. */
  readonly wasTransferred: boolean;
  isTransferred: boolean;
}

export const activities = ["job", "subsidisedJob", "education"] as const;

export interface Activity {
  readonly citizen: number;
  readonly kind: (typeof activities)[number];
  readonly from: number;
  to: number;
}

export class LifeRecords {
  readonly people: Array<Person> = [];
  readonly benefits: Array<BenefitSpell> = [];
  readonly cases: Array<CaseSpell> = [];
  readonly activities: Array<Activity> = [];
  readonly #benefit = new Map<number, BenefitSpell>();
  readonly #case = new Map<number, CaseSpell>();
  readonly #activity = new Map<number, Activity>();

  take(row: Row): void {
    const { a, b, code, subject: citizen, x } = row;
    if (code === CitizenRegistered.code) {
      this.people[citizen] = { origin: a, traits: b, born: x };
    } else if (code === benefit.BenefitGranted.code) this.#grant(row, undefined);
    else if (code === benefit.BenefitResumed.code) this.#grant(row, row.y);
    else if (code === benefit.BenefitStopped.code) this.#stop(row);
    else if (code === benefit.JobStarted.code) this.#begin(row, a === 0 ? "job" : "subsidisedJob");
    else if (code === benefit.EducationStarted.code) this.#begin(row, "education");
    else if (code === benefit.JobEnded.code || code === benefit.EducationEnded.code) {
      ended(this.#activity, row);
    } else if (code === cases.CaseOpened.code) this.#open(row, false);
    else if (code === cases.CaseTransferred.code) {
      const before = ended(this.#case, row);
      if (before !== undefined) before.isTransferred = true;
      this.#open(row, true);
    } else if (code === cases.CaseClosed.code) ended(this.#case, row);
  }

  #grant({ a, minute, subject: citizen, x }: Row, gapDays: number | undefined): void {
    const open = { to: stillOpen, reason: 0, gapDays };
    const spell = { citizen, benefit: a, from: minute, spellFrom: x, ...open };
    this.benefits.push(spell);
    this.#benefit.set(citizen, spell);
  }

  #stop(row: Row): void {
    const spell = ended(this.#benefit, row);
    if (spell !== undefined) spell.reason = row.a;
  }

  #begin({ minute, subject: citizen }: Row, kind: Activity["kind"]): void {
    const activity = { citizen, kind, from: minute, to: stillOpen };
    this.activities.push(activity);
    this.#activity.set(citizen, activity);
  }

  #open({ a, b, minute, subject: citizen }: Row, wasTransferred: boolean): void {
    const about = { citizen, centre: a, team: b, from: minute, to: stillOpen };
    const spell = { ...about, wasTransferred, isTransferred: false };
    this.cases.push(spell);
    this.#case.set(citizen, spell);
  }
}

/** Ends what is open of a citizen, if anything is. */
function ended<T extends { to: number }>(open: Map<number, T>, row: Row): T | undefined {
  const one = open.get(row.subject);
  if (one === undefined) return undefined;
  one.to = row.minute;
  open.delete(row.subject);
  return one;
}
