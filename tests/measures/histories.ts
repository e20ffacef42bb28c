/**
 * Small valid histories of citizens for tests of measures: random lives from the core events, in
 * which every event is one that may happen then. All minutes are multiples of six hours, so that
 * the slow measures can look at every six hours of every day and miss nothing; deadlines are the
 * last minute of a day, as in the model.
 */
import * as fc from "fast-check";
import { benefits, type StopReason } from "../../src/domain/benefit.ts";
import { origins, traits } from "../../src/domain/citizen.ts";
import { rowOfEvent } from "../../src/domain/event.ts";
import { dayOfIso, isoOfMinute, minutesPerDay } from "../../src/domain/moment.ts";
import { obligations } from "../../src/domain/obligation.ts";
import { packages, placementKinds } from "../../src/domain/offer.ts";
import { eventByName } from "../../src/domain/vocabulary.ts";
import { birthday, holdsWholeMonth } from "../../src/kernel/civil-time.ts";
import { Log } from "../../src/kernel/log.ts";
import type { Span } from "../../src/measures/months.ts";

/** An event as people see it. */
export interface Told {
  readonly _tag: string;
  readonly at: string;
  readonly subject: number;
  readonly [field: string]: unknown;
}

export interface History {
  readonly span: Span;
  readonly events: ReadonlyArray<Told>;
}

export const stepMinutes = 360;
export const centreIds = ["north", "south"];

/** The log of events told. */
export function logOf(events: ReadonlyArray<Told>): Log {
  const log = new Log();
  for (const event of events) {
    const declaration = eventByName.get(event._tag);
    if (!declaration) throw new Error(`no event ${event._tag}`);
    const { code, minute, subject, a, b, x, y } = rowOfEvent(declaration, event as never);
    log.beginBatch();
    log.append(code, minute, subject, a, b, x, y);
  }
  return log;
}

interface Seed {
  readonly bornDays: number;
  readonly origin: number;
  readonly traits: number;
  readonly opening: boolean;
  readonly start: number;
  readonly elapsed: number;
  readonly steps: ReadonlyArray<readonly [gap: number, action: number, detail: number]>;
}

const seed: fc.Arbitrary<Seed> = fc.record({
  bornDays: fc.integer({ min: 18 * 365, max: 61 * 365 }),
  origin: fc.nat({ max: origins.length - 1 }),
  traits: fc.nat({ max: 15 }),
  opening: fc.boolean(),
  start: fc.nat({ max: 1200 }),
  elapsed: fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 800 })),
  steps: fc.array(
    fc.tuple(
      fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 60 }), fc.nat({ max: 300 })),
      fc.nat({ max: 9 }),
      fc.nat({ max: 999 }),
    ),
    { minLength: 4, maxLength: 30, size: "max" },
  ),
});

const spans = fc.constantFrom(
  ["2007-06-01", "2008-12-31"],
  ["2008-01-01", "2009-03-31"],
  ["2008-02-11", "2009-02-28"],
) as fc.Arbitrary<readonly [string, string]>;

export const histories: fc.Arbitrary<History> = fc
  .tuple(spans, fc.array(seed, { minLength: 1, maxLength: 6, size: "max" }))
  .map(([[from, to], seeds]) => {
    const span = { from: dayOfIso(from), to: dayOfIso(to) };
    const events = seeds.flatMap((one, subject) => new Life(one, subject, span).live());
    // Stable: events of one citizen keep their order.
    events.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    return { span, events };
  });

const reasons: ReadonlyArray<StopReason> = [
  "job",
  "education",
  "subsidisedJob",
  "selfSupport",
  "moved",
];

/** One citizen, who does what the seed says where it may be done. */
class Life {
  readonly #seed: Seed;
  readonly #subject: number;
  readonly #span: Span;
  readonly #events: Array<Told> = [];
  #now: number;
  #born: number;
  #benefit: string | undefined;
  #from = 0;
  #stopped: number | undefined;
  #work: "job" | "education" | "none" | "gone" = "none";
  #level = 3;
  #centre = 0;
  #course = false;
  #placement: string | undefined;
  #placementUnderWay = false;
  readonly #due = new Map<string, number>();

  constructor(one: Seed, subject: number, span: Span) {
    this.#seed = one;
    this.#subject = subject;
    this.#span = span;
    this.#now = span.from * minutesPerDay + (one.opening ? 0 : one.start * stepMinutes);
    this.#born = span.from - one.bornDays;
  }

  #tell(_tag: string, fields: Record<string, unknown> = {}): void {
    this.#events.push({ _tag, at: isoOfMinute(this.#now), subject: this.#subject, ...fields });
  }

  live(): Array<Told> {
    const { opening, elapsed, steps } = this.#seed;
    this.#tell("CitizenRegistered", {
      origin: origins[this.#seed.origin],
      traits: traits.filter((_, i) => (this.#seed.traits >> i) & 1),
      born: this.#born,
      identity: this.#subject,
    });
    this.#tell("EmployabilityChanged", { from: 0, to: this.#level });
    this.#from = this.#now - (opening ? elapsed * minutesPerDay : 0);
    if (!opening) this.#contact();
    this.#open("BenefitGranted", this.#seed.start);
    for (const [gap, action, detail] of steps) {
      this.#goTo(this.#now + gap * stepMinutes);
      if (this.#benefit) this.#onBenefit(action, detail);
      else if (this.#work === "gone") return this.#events;
      else this.#return(detail);
    }
    this.#goTo(Math.max(this.#now, (this.#span.to + 1) * minutesPerDay));
    return this.#events;
  }

  /** Time passes, with the birthdays in it; to who has moved away nothing more happens. */
  #goTo(minute: number): void {
    if (this.#work === "gone") return;
    for (const age of [25, 30, 60, 65]) {
      const at = birthday(this.#born, age) * minutesPerDay;
      if (at <= this.#now || at > minute) continue;
      this.#now = at;
      this.#tell("AgeBoundaryCrossed", { boundary: age });
    }
    this.#now = minute;
  }

  #contact(): void {
    this.#tell("CitizenContacted", { centre: this.#centre, level: this.#level });
  }

  #open(tag: "BenefitGranted" | "BenefitResumed", detail: number, gapDays = 0): void {
    this.#benefit = benefits[1 + (detail % 3)];
    this.#tell(tag, {
      benefit: this.#benefit,
      from: isoOfMinute(this.#from),
      ...(tag === "BenefitResumed" ? { gapDays } : {}),
    });
    this.#tell("CaseOpened", { centre: this.#centre, team: 0 });
  }

  #return(detail: number): void {
    if (this.#work === "job") this.#tell("JobEnded");
    if (this.#work === "education") this.#tell("EducationEnded");
    this.#work = "none";
    this.#level = 1 + (detail % 5);
    this.#contact();
    const stopped = this.#stopped ?? 0;
    if (holdsWholeMonth(stopped, this.#now)) {
      this.#from = this.#now;
      this.#open("BenefitGranted", detail);
    } else {
      this.#open("BenefitResumed", detail, Math.floor((this.#now - stopped) / minutesPerDay));
    }
  }

  #onBenefit(action: number, detail: number): void {
    switch (action) {
      case 0:
      case 1:
        return this.#stop(reasons[detail % reasons.length]);
      case 2: {
        this.#level = 1 + (detail % 5);
        return this.#tell("MatchAssessed", {
          scheme: "five",
          group: this.#level,
          level: this.#level,
        });
      }
      case 3:
        this.#centre = 1 - this.#centre;
        return this.#tell("CaseTransferred", { centre: this.#centre, team: 0 });
      case 4:
        return this.#courseStep(detail);
      case 5:
      case 6:
        return this.#placementStep(detail);
      default:
        return this.#obligationStep(detail);
    }
  }

  #courseStep(detail: number): void {
    const tag = this.#course
      ? (["OfferCompleted", "OfferDroppedOut"] as const)[detail % 2]
      : "OfferStarted";
    this.#course = !this.#course;
    this.#tell(tag, { pool: 0 });
  }

  #placementStep(detail: number): void {
    const agreement = 0;
    if (!this.#placement) {
      this.#placement = placementKinds[detail % 2];
      this.#tell("VisitationDecided", { package: packages[0], kind: this.#placement });
      return this.#tell("PlacementBooked", { kind: this.#placement, agreement });
    }
    if (!this.#placementUnderWay && detail % 4 > 0) {
      this.#placementUnderWay = true;
      const end = isoOfMinute(this.#now + 100 * minutesPerDay);
      const viaPartnership = detail % 2 === 0;
      return this.#tell("PlacementStarted", {
        kind: this.#placement,
        agreement,
        end,
        viaPartnership,
      });
    }
    this.#endPlacement(this.#placementUnderWay && detail % 2 === 0 ? "completed" : "dropout");
  }

  #endPlacement(outcome: string): void {
    this.#tell("PlacementEnded", { outcome, agreement: 0, kind: this.#placement });
    this.#placement = undefined;
    this.#placementUnderWay = false;
  }

  #obligationStep(detail: number): void {
    const kind = obligations[detail % obligations.length];
    const due = this.#due.get(kind);
    if (due === undefined) {
      const day = Math.floor(this.#now / minutesPerDay) + (detail % 90);
      const deadline = day * minutesPerDay + minutesPerDay - 1;
      this.#due.set(kind, deadline);
      return this.#tell("ObligationCreated", { kind, due: isoOfMinute(deadline) });
    }
    this.#due.delete(kind);
    const told = { kind, due: isoOfMinute(due) };
    if (detail % 7 === 0) {
      return this.#tell("ObligationCancelled", { ...told, reason: "notApplicable" });
    }
    this.#tell("ObligationFulfilled", { ...told, late: this.#now > due });
  }

  #stop(reason: StopReason): void {
    this.#tell("BenefitStopped", { reason });
    this.#benefit = undefined;
    this.#stopped = this.#now;
    if (this.#course) this.#tell("OfferInterrupted", { pool: 0, held: true });
    this.#course = false;
    if (this.#placement) this.#endPlacement("interrupted");
    for (const [kind, due] of this.#due) {
      this.#tell("ObligationCancelled", { kind, reason: "exit", due: isoOfMinute(due) });
    }
    this.#due.clear();
    this.#tell("CaseClosed", { centre: this.#centre });
    if (reason === "job") this.#tell("JobStarted", { kind: "ordinary" });
    if (reason === "subsidisedJob") this.#tell("JobStarted", { kind: "subsidised" });
    if (reason === "education") this.#tell("EducationStarted");
    if (reason === "moved") this.#tell("CitizenMoved");
    const work = {
      job: "job",
      subsidisedJob: "job",
      education: "education",
      moved: "gone",
    } as const;
    this.#work = work[reason as keyof typeof work] ?? "none";
  }
}
