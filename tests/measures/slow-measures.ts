/**
 * The measures once more, as plainly as they can be said: every citizen is an object, looked at
 * every six hours of every day, and months are texts such as `2010-07`. Slow, and obvious enough
 * to believe when the fast fold says otherwise.
 */
import type { Measure, Population, SimpleMeasure, Window } from "../../src/domain/measure.ts";
import { isoOfMinute, minuteOfIso, minutesPerDay } from "../../src/domain/moment.ts";
import { type History, stepMinutes, type Told } from "./histories.ts";
import { after, belongs, monthsLater, type Person } from "./slow-person.ts";

interface Duty {
  readonly kind: string;
  readonly created: number;
  readonly due: number;
  readonly counts: (who: Population | undefined) => boolean;
  ended?: number;
  fulfilled?: boolean;
}

/** What the slow measures look things up in. */
export class SlowLog {
  readonly opening: number;
  readonly end: number;
  readonly #people: ReadonlyArray<ReadonlyArray<Person | undefined>>;
  readonly #stepsByMonth: ReadonlyMap<string, ReadonlyArray<number>>;
  readonly #events: ReadonlyArray<{
    readonly event: Told;
    readonly before: Person | undefined;
    readonly now: Person;
  }>;

  constructor({ span, events }: History) {
    this.opening = span.from * minutesPerDay;
    this.end = (span.to + 1) * minutesPerDay;
    const size = Math.max(...events.map(({ subject }) => subject)) + 1;
    const now: Array<Person | undefined> = Array.from({ length: size });
    const told: Array<{ event: Told; before: Person | undefined; now: Person }> = [];
    const people: Array<Array<Person | undefined>> = Array.from({ length: size }, () => []);
    let next = 0;
    for (let minute = this.opening; minute < this.end; minute += stepMinutes) {
      for (; next < events.length && minuteOfIso(events[next]!.at) <= minute; next += 1) {
        const event = events[next]!;
        const before = now[event.subject];
        now[event.subject] = after(before, event);
        told.push({ event, before, now: now[event.subject]! });
      }
      for (const [i, list] of people.entries()) list.push(now[i]);
    }
    const steps = Array.from(
      { length: (this.end - this.opening) / stepMinutes },
      (_, i) => this.opening + i * stepMinutes,
    );
    this.#stepsByMonth = Map.groupBy(steps, (at) => isoOfMinute(at).slice(0, 7));
    this.#events = told;
    this.#people = people;
  }

  /** Values of the predicate for each person at each of these minutes. */
  #count(minutes: ReadonlyArray<number>, ask: (person: Person | undefined, at: number) => boolean) {
    return minutes.reduce((sum, at) => {
      const step = (at - this.opening) / stepMinutes;
      return sum + this.#people.filter((person) => ask(person[step], at)).length;
    }, 0);
  }

  #stepsOf(month: string): ReadonlyArray<number> {
    return this.#stepsByMonth.get(month) ?? [];
  }

  #stockBefore(month: string, who: Population | undefined): number {
    const boundary = minuteOfIso(`${month}-01`);
    const at = Math.max(boundary - stepMinutes, this.opening);
    return this.#count([at], (person, minute) => belongs(person, minute, who));
  }

  #flow(month: string, who: Population | undefined, came: boolean): number {
    return this.#stepsOf(month)
      .filter((at) => at > this.opening)
      .reduce((sum, at) => {
        const step = (at - this.opening) / stepMinutes;
        const flips = this.#people.filter((person) => {
          const before = belongs(person[step - 1], at - stepMinutes, who);
          return before !== came && belongs(person[step], at, who) === came;
        });
        return sum + flips.length;
      }, 0);
  }

  #fullTime(month: string, who: Population | undefined): number {
    const steps = this.#stepsOf(month);
    return this.#count(steps, (person, at) => belongs(person, at, who)) / steps.length;
  }

  #duties(): ReadonlyArray<Duty> {
    const open = new Map<string, Duty>();
    const all: Array<Duty> = [];
    for (const { event, now } of this.#events) {
      const key = `${event.subject} ${String(event["kind"])}`;
      const at = minuteOfIso(event.at);
      if (event._tag === "ObligationCreated") {
        const duty: Duty = {
          kind: event["kind"] as string,
          created: at,
          due: minuteOfIso(event["due"] as string),
          counts: (who) => belongs(now, at, who),
        };
        open.set(key, duty);
        all.push(duty);
      }
      const duty = open.get(key);
      if (!duty) continue;
      if (event._tag === "ObligationFulfilled" || event._tag === "ObligationCancelled") {
        duty.ended = at;
        duty.fulfilled = event._tag === "ObligationFulfilled";
        open.delete(key);
      }
    }
    return all;
  }

  #timely(month: string, measure: { obligations: ReadonlyArray<string>; population?: Population }) {
    const due = this.#duties().filter(
      (duty) =>
        measure.obligations.includes(duty.kind) &&
        duty.counts(measure.population) &&
        isoOfMinute(duty.due).startsWith(month) &&
        !(duty.fulfilled === false && duty.ended! <= duty.due),
    );
    const met = due.filter((duty) => duty.fulfilled && duty.ended! <= duty.due);
    return [met.length, due.length] as const;
  }

  #notOverdue(
    month: string,
    measure: { obligations: ReadonlyArray<string>; population?: Population },
  ) {
    const boundary = minuteOfIso(`${nextMonth(month, 1)}-01`);
    const open = this.#duties().filter(
      (duty) =>
        measure.obligations.includes(duty.kind) &&
        duty.counts(measure.population) &&
        duty.created < boundary &&
        (duty.ended === undefined || duty.ended >= boundary),
    );
    return [open.filter(({ due }) => due >= boundary - 1).length, open.length] as const;
  }

  #kOfN(measure: Extract<Measure, { type: "kOfN" }>, window: ReadonlyArray<string>): number {
    const tags = {
      contact: ["CitizenContacted"],
      case: ["CaseOpened"],
      offer: ["OfferStarted", "PlacementStarted"],
      offerEnd: ["OfferCompleted", "OfferDroppedOut", "PlacementEnded"],
    }[measure.anchor];
    let closed = 0;
    let attained = 0;
    for (const { event, before, now } of this.#events) {
      if (!tags.includes(event._tag)) continue;
      const placementEnded = event._tag === "PlacementEnded";
      if (
        placementEnded &&
        (before?.placement === undefined || event["outcome"] === "interrupted")
      ) {
        continue;
      }
      const at = minuteOfIso(event.at);
      if (!belongs(now, at, measure.population)) continue;
      const month = event.at.slice(0, 7);
      const last = nextMonth(month, measure.of);
      if (!window.includes(measure.cohort === "startsIn" ? month : last)) continue;
      if (minuteOfIso(`${nextMonth(last, 1)}-01`) > this.end) continue;
      closed += 1;
      const counted = Array.from({ length: measure.of }, (_, i) =>
        this.#monthCounts(event.subject, nextMonth(month, i + 1), measure),
      );
      const runs = counted.map((c) => (c ? "x" : "-")).join("");
      const best = measure.consecutive
        ? Math.max(...runs.split("-").map((run) => run.length))
        : counted.filter(Boolean).length;
      if (best >= measure.months) attained += 1;
    }
    return attained / closed;
  }

  #monthCounts(subject: number, month: string, measure: Extract<Measure, { type: "kOfN" }>) {
    const steps = this.#stepsOf(month);
    const held = steps.filter((at) => {
      const person = this.#people[subject]![(at - this.opening) / stepMinutes];
      return belongs(person, at, { statuses: measure.statuses });
    });
    if (measure.monthRule === "wholeMonth") return held.length === steps.length;
    return held.length * 2 > steps.length;
  }

  #counted(measure: Extract<Measure, { type: "count" }>, window: ReadonlyArray<string>): number {
    const found = this.#events.filter(({ event, now }) => {
      if (event._tag !== measure.event || !window.includes(event.at.slice(0, 7))) return false;
      const wanted = Object.entries(measure.where ?? {});
      return (
        wanted.every(([field, values]) => values.includes(event[field] as never)) &&
        belongs(now, minuteOfIso(event.at), measure.population)
      );
    });
    if (measure.of !== "persons") return found.length;
    return new Set(found.map(({ event }) => event.subject)).size;
  }

  /** The value of a measure; NaN when there is nothing to measure. */
  value(measure: Measure, window: Window): number {
    switch (measure.type) {
      case "notYetModelled":
        return Number.NaN;
      case "ratio": {
        const to = this.value(measure.to, window);
        return to === 0 ? Number.NaN : this.value(measure.of, window) / to;
      }
      case "change": {
        const then = this.value(measure.of, measure.since);
        return then === 0 ? Number.NaN : this.value(measure.of, window) / then - 1;
      }
      default:
        return this.#simple(measure, monthTexts(window));
    }
  }

  #simple(measure: SimpleMeasure, window: ReadonlyArray<string>): number {
    const who = measure.population;
    const flow = (number: (month: string) => number, per: string | undefined) =>
      per === "month" ? mean(window.map(number)) : total(window.map(number));
    switch (measure.type) {
      case "stock": {
        const start = measure.at === "start";
        return this.#stockBefore(start ? window[0]! : nextMonth(window.at(-1)!, 1), who);
      }
      case "avgStock":
        return mean(window.map((month) => this.#stockBefore(nextMonth(month, 1), who)));
      case "inflow":
        return flow((month) => this.#flow(month, who, true), measure.per);
      case "outflow":
        return flow((month) => this.#flow(month, who, false), measure.per);
      case "netInflow":
        return flow(
          (month) => this.#flow(month, who, true) - this.#flow(month, who, false),
          measure.per,
        );
      case "exitRate":
        return meanOfShares(
          window.map((month) => [this.#flow(month, who, false), this.#stockBefore(month, who)]),
        );
      case "fte":
        return mean(window.map((month) => this.#fullTime(month, who)));
      case "fullYear": {
        const steps = window.flatMap((month) => this.#stepsOf(month));
        return this.#count(steps, (person, at) => belongs(person, at, who)) / steps.length;
      }
      case "actDegree": {
        const active = { ...who, statuses: ["wageSubsidy", "internship", "course"] } as const;
        return meanOfShares(
          window.map((month) => [
            this.#fullTime(month, active as unknown as Population),
            this.#fullTime(month, who),
          ]),
        );
      }
      case "timely": {
        const pairs = window.map((month) => this.#timely(month, measure));
        if (measure.average !== "pooled") return meanOfShares(pairs);
        return total(pairs.map(([met]) => met)) / total(pairs.map(([, due]) => due));
      }
      case "timelyStock":
        return meanOfShares(window.map((month) => this.#notOverdue(month, measure)));
      case "kOfN":
        return this.#kOfN(measure, window);
      case "count":
        return this.#counted(measure, window);
    }
  }
}

function monthTexts(window: Window): ReadonlyArray<string> {
  const [from, to] =
    typeof window === "number" ? [`${window}-01`, `${window}-12`] : [window.from, window.to];
  const months = [from];
  while (months.at(-1)! < to) months.push(nextMonth(months.at(-1)!, 1));
  return months;
}

function nextMonth(month: string, n: number): string {
  return isoOfMinute(monthsLater(minuteOfIso(`${month}-01`), n)).slice(0, 7);
}

const total = (numbers: ReadonlyArray<number>) => numbers.reduce((sum, n) => sum + n, 0);
const mean = (numbers: ReadonlyArray<number>) => total(numbers) / numbers.length;
const meanOfShares = (pairs: ReadonlyArray<readonly [number, number]>) =>
  mean(pairs.filter(([, base]) => base > 0).map(([part, base]) => part / base));
