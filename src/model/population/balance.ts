/**
 * Conservation (law 4): stock(t2) = stock(t1) + inflow − outflow, for every group. The stock of a
 * group is counted citizen by citizen; inflow and outflow are booked from what events say of where
 * somebody came from and went to. The two are kept apart, as in any book-keeping, and compared
 * after every entry. Whoever leaves one place must be seen arriving at another in the same minute.
 */
import { stopReasons } from "../../domain/benefit.ts";
import * as benefit from "../../domain/events/benefit.ts";
import * as cases from "../../domain/events/case.ts";
import * as people from "../../domain/events/population.ts";
import { ForecastBegun, SimulationStarted } from "../../domain/events/run.ts";
import type { Law } from "../../kernel/law.ts";
import { type Report, watch } from "../../kernel/watch.ts";

/** Two accounts of how many are in each group of a kind: by citizen, and by what came and went. */
class Ledger {
  readonly #name: string;
  readonly #report: Report;
  readonly #groupOf = new Map<number, number>();
  readonly #counted = new Map<number, number>();
  readonly #booked = new Map<number, number>();

  constructor(name: string, report: Report) {
    this.#name = name;
    this.#report = report;
  }

  /** The citizen is in the group now; in none when it is undefined. */
  place(citizen: number, group: number | undefined): void {
    const before = this.#groupOf.get(citizen);
    if (before !== undefined) add(this.#counted, before, -1);
    if (group === undefined) this.#groupOf.delete(citizen);
    else {
      this.#groupOf.set(citizen, group);
      add(this.#counted, group, 1);
    }
  }

  /** One comes to a group, or leaves it: what the event itself says. */
  book(group: number, by: 1 | -1): void {
    add(this.#booked, group, by);
  }

  groupOf(citizen: number): number | undefined {
    return this.#groupOf.get(citizen);
  }

  /** Compares the accounts of a group. A difference is told once: the books are then made even. */
  balance(group: number): void {
    const [counted, booked] = [this.#counted.get(group) ?? 0, this.#booked.get(group) ?? 0];
    if (counted === booked) return;
    this.#report(`${this.#name} ${group}: ${counted} are there, ${booked} by inflow and outflow`);
    this.#booked.set(group, counted);
  }
}

function add(counts: Map<number, number>, group: number, by: number): void {
  counts.set(group, (counts.get(group) ?? 0) + by);
}

/** Levels and centres: what is counted is what came less what went. */
export const booksBalance: Law = watch(
  "the books balance",
  "Of every level and at every centre there are as many citizens as have come to it and not left.",
  (report) => {
    const level = new Ledger("level", report);
    const centre = new Ledger("cases of centre", report);
    return {
      on: [
        [
          people.EmployabilityChanged,
          (citizen, from, to) => {
            level.place(citizen, to);
            if (from > 0) level.book(from, -1);
            level.book(to, 1);
            level.balance(from);
            level.balance(to);
          },
        ],
        [
          cases.CaseOpened,
          (citizen, at) => {
            centre.place(citizen, at);
            centre.book(at, 1);
            centre.balance(at);
          },
        ],
        [
          cases.CaseTransferred,
          (citizen, to) => {
            const from = centre.groupOf(citizen);
            if (from !== undefined) centre.book(from, -1);
            centre.place(citizen, to);
            centre.book(to, 1);
          },
        ],
        [
          cases.CaseClosed,
          (citizen, at) => {
            centre.place(citizen, undefined);
            centre.book(at, -1);
            centre.balance(at);
          },
        ],
      ],
    };
  },
);

/** Where each reason for a benefit to stop must lead to at once; elsewhere nothing is said. */
const arrivalAfter = new Map<number, string>([
  [stopReasons.indexOf("job"), "a job"],
  [stopReasons.indexOf("education"), "education"],
  [stopReasons.indexOf("subsidisedJob"), "a subsidised job"],
  [stopReasons.indexOf("pension"), "retirement"],
  [stopReasons.indexOf("retired"), "retirement"],
  [stopReasons.indexOf("moved"), "another municipality"],
]);
const subsidised = 1;

export const whoLeavesArrives: Law = watch(
  "who leaves arrives",
  "Whoever leaves benefit, work or education is in the place that the reason names within the " +
    "minute, with a case exactly while on benefit; nobody begins anything from nowhere.",
  (report) => {
    /** Where citizens are on their way to this minute, several places at once. */
    const awaited = new Map<number, Set<string>>();
    let now = Number.NEGATIVE_INFINITY;
    let started = Number.NEGATIVE_INFINITY;
    let forecast = Number.NaN;
    const settle = (): void => {
      for (const [citizen, places] of awaited) {
        for (const place of places) report(`citizen ${citizen} never came to ${place}`);
      }
      awaited.clear();
    };
    const leave = (citizen: number, place: string | undefined): void => {
      // Where those known from records stand now is told by the ways that led there.
      if (place === undefined || now === forecast) return;
      const places = awaited.get(citizen) ?? new Set();
      awaited.set(citizen, places.add(place));
    };
    const arrive = (citizen: number, place: string): void => {
      // Some are in work already as the run begins.
      if (awaited.get(citizen)?.delete(place) || now === started || now === forecast) return;
      report(`citizen ${citizen} came to ${place} from nowhere`);
    };
    const opens = (citizen: number): void => {
      awaited.get(citizen)?.delete("benefit");
      leave(citizen, "a case");
    };
    return {
      every: (_code, _subject, minute) => {
        if (minute > now) settle();
        now = minute;
      },
      on: [
        [ForecastBegun, (_centre, _a, _b, _x, _y, minute) => void (forecast = minute)],
        [SimulationStarted, (_centre, _a, _b, _x, _y, minute) => void (started = minute)],
        [
          benefit.BenefitStopped,
          (citizen, reason) => {
            leave(citizen, arrivalAfter.get(reason));
            leave(citizen, "the end of the case");
          },
        ],
        [benefit.JobStarted, (citizen, kind) => arrive(citizen, jobWords(kind))],
        [benefit.EducationStarted, (citizen) => arrive(citizen, "education")],
        [benefit.JobEnded, (citizen) => leave(citizen, "benefit")],
        [benefit.EducationEnded, (citizen) => leave(citizen, "benefit")],
        [benefit.BenefitGranted, opens],
        [benefit.BenefitResumed, opens],
        [cases.CaseOpened, (citizen) => arrive(citizen, "a case")],
        [cases.CaseClosed, (citizen) => arrive(citizen, "the end of the case")],
        [people.CitizenMoved, (citizen) => arrive(citizen, "another municipality")],
        // Age retires those in work too, who leave nothing that the log follows.
        [people.CitizenRetired, (citizen) => void awaited.get(citizen)?.delete("retirement")],
      ],
    };
  },
);

const jobWords = (kind: number): string => (kind === subsidised ? "a subsidised job" : "a job");
