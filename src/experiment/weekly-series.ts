/**
 * What is followed of a centre week by week, to see whether and where it settles: how many are on
 * benefit and how near work they are, who waits for what, what work lies in the queues, and how
 * many deadlines for interviews are kept; and year by year, who came and who left. Stocks are read
 * from the state at the end of each week, flows from the events.
 */
import { stopReasons } from "../domain/benefit.ts";
import { employabilityLevels } from "../domain/citizen.ts";
import * as benefit from "../domain/events/benefit.ts";
import { CitizenRegistered } from "../domain/events/population.ts";
import { ObligationBreached, ObligationFulfilled } from "../domain/events/contact.ts";
import { minutesPerDay } from "../domain/moment.ts";
import { obligations } from "../domain/obligation.ts";
import { codeBits, firstOfBatch } from "../kernel/columns.ts";
import type { Log } from "../kernel/log.ts";
import type { Reader } from "../kernel/loop.ts";
import * as exits from "../model/exits/state.ts";
import { phase as offerPhase } from "../model/offers/state.ts";
import { phase as placementPhase } from "../model/placements/state.ts";
import type { Plan } from "../model/plan.ts";
import { spanOf } from "../model/simulate.ts";
import type { World } from "../model/world.ts";
import { queuedMinutes } from "../model/work/queued-minutes.ts";
import { weeksPerYear } from "./held-opening.ts";

/** What a series counts; those of one level, pool or team say which. */
export const followed = [
  "onBenefit",
  "level",
  "longTerm",
  "formerRecipients",
  "waiting",
  "inOffer",
  "inPlacement",
  "queue",
  "onTime",
] as const;
export type Followed = (typeof followed)[number];

export interface SeriesName {
  readonly what: Followed;
  /** Level 1 to 5, or id of the pool or team; undefined where there is one series. */
  readonly of?: string;
}

/** Ways onto benefit; ways off it are the `stopReasons`. */
export const waysIn = ["contact", "transferIn", "fromJob", "fromEducation", "fromOther"] as const;
export const flows = [...waysIn, ...stopReasons] as const;
export type Flow = (typeof flows)[number];

/** What one replication showed. */
export interface Followings {
  /** By series: its value when the run begins, and at the end of each week. */
  readonly opening: Float64Array;
  readonly weekly: ReadonlyArray<Float64Array>;
  /** By flow: citizens in each year of 52 weeks. */
  readonly yearly: ReadonlyArray<Float64Array>;
}

const minutesPerWeek = 7 * minutesPerDay;
const longTermMinutes = 365 * minutesPerDay;
const formerMinutes = 2 * 365 * minutesPerDay;
const contactInterview = obligations.indexOf("contactInterview");

/** The series of a plan, those of a kind side by side. */
export function seriesNames({ pools, teams }: Plan): ReadonlyArray<SeriesName> {
  return followed.flatMap((what): ReadonlyArray<SeriesName> => {
    if (what === "level") return employabilityLevels.map((level) => ({ what, of: `${level}` }));
    if (what === "waiting") return pools.map(({ id }) => ({ what, of: id }));
    if (what === "queue") return teams.map(({ id }) => ({ what, of: id }));
    return [{ what }];
  });
}

/** Follows one replication after another: give it to the run as a reader, and `sample` weekly. */
export class WeeklySeries implements Reader {
  readonly weeks: number;
  readonly #from: number;
  readonly #names: ReadonlyArray<SeriesName>;
  readonly #first: Readonly<Record<Followed, number>>;
  /** By week: deadlines of interviews that were kept, and that passed. */
  readonly #kept: Int32Array;
  readonly #passed: Int32Array;
  #weekly: ReadonlyArray<Float64Array> = [];
  #yearly: ReadonlyArray<Float64Array> = [];
  #opening = new Float64Array(0);
  /** Way in of whoever the present batch grants benefit; -1 is the opening stock, no flow. */
  #way = 0;

  constructor(plan: Plan) {
    const { from, to } = spanOf(plan);
    this.weeks = Math.floor((to + 1 - from) / minutesPerWeek);
    this.#from = from;
    this.#names = seriesNames(plan);
    this.#first = Object.fromEntries(
      followed.map((kind) => [kind, this.#names.findIndex(({ what }) => what === kind)]),
    ) as Record<Followed, number>;
    this.#kept = new Int32Array(this.weeks);
    this.#passed = new Int32Array(this.weeks);
  }

  /** Last minute of a week; that of week -1 is the first of the run, when the stock is there. */
  endOf(week: number): number {
    return week < 0 ? this.#from : this.#from + (week + 1) * minutesPerWeek - 1;
  }

  /** Forgets what it has followed. */
  begin(): void {
    this.#weekly = this.#names.map(() => new Float64Array(this.weeks));
    const years = Math.floor(this.weeks / weeksPerYear);
    this.#yearly = flows.map(() => new Float64Array(years));
    this.#kept.fill(0);
    this.#passed.fill(0);
  }

  /** What was followed since it began, once the run is over. */
  end(): Followings {
    const onTime = this.#weekly[this.#first.onTime];
    let known = Number.NaN;
    for (let week = 0; week < this.weeks; week += 1) {
      const ended = this.#kept[week] + this.#passed[week];
      // A week without a deadline (around Christmas) says nothing: the last one stands.
      if (ended > 0) known = this.#kept[week] / ended;
      onTime[week] = known;
    }
    // Before the first deadline nothing is known; where none ever comes, none is missed.
    const firstKnown = onTime.findIndex((value) => !Number.isNaN(value));
    if (firstKnown === -1) onTime.fill(1);
    else onTime.fill(onTime[firstKnown], 0, firstKnown);
    this.#opening[this.#first.onTime] = Number.NaN;
    return { opening: this.#opening, weekly: this.#weekly, yearly: this.#yearly };
  }

  read({ tag, minute, a, b, y }: Log, from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      if (tag[i] >= firstOfBatch) this.#way = waysIn.indexOf("fromOther");
      const week = Math.floor((minute[i] - this.#from) / minutesPerWeek);
      if (week < this.weeks) this.#event(tag[i] & codeBits, week, a[i], b[i], y[i]);
    }
  }

  #event(code: number, week: number, a: number, b: number, y: number): void {
    const year = Math.floor(week / weeksPerYear);
    switch (code) {
      case CitizenRegistered.code: {
        const stream = y >>> 30;
        this.#way = stream < 2 ? -1 : waysIn.indexOf(stream === 2 ? "contact" : "transferIn");
        break;
      }
      case benefit.JobEnded.code:
        this.#way = waysIn.indexOf("fromJob");
        break;
      case benefit.EducationEnded.code:
        this.#way = waysIn.indexOf("fromEducation");
        break;
      case benefit.BenefitGranted.code:
      case benefit.BenefitResumed.code:
        if (this.#way >= 0) this.#yearly[this.#way][year] += 1;
        break;
      case benefit.BenefitStopped.code:
        this.#yearly[waysIn.length + a][year] += 1;
        break;
      case ObligationFulfilled.code:
        if (a === contactInterview && b === 0) this.#kept[week] += 1;
        break;
      case ObligationBreached.code:
        if (a === contactInterview) this.#passed[week] += 1;
        break;
    }
  }

  /** Reads the state as it is at the end of a week; week -1 is the opening. */
  sample(world: World, week: number): void {
    const found = new Float64Array(this.#names.length);
    const first = this.#first;
    const now = this.endOf(week);
    for (let citizen = 0; citizen < world.population.count; citizen += 1) {
      countCitizen(world, citizen, now, found, first);
    }
    for (let pool = 0; pool < world.plan.pools.length; pool += 1) {
      found[first.waiting + pool] = world.offers.lines.waiting(pool);
    }
    for (let team = 0; team < world.plan.teams.length; team += 1) {
      found[first.queue + team] = queuedMinutes(world, team);
    }
    if (week < 0) this.#opening = found;
    else for (let i = 0; i < found.length; i += 1) this.#weekly[i][week] = found[i];
  }
}

/** Adds a citizen to the stocks that the citizen is in. */
function countCitizen(
  world: World,
  citizen: number,
  now: number,
  found: Float64Array,
  first: Readonly<Record<Followed, number>>,
): void {
  const { population, offers, placements } = world;
  if (population.onBenefit(citizen)) {
    found[first.onBenefit] += 1;
    found[first.level + population.level(citizen) - 1] += 1;
    if (now - population.spellFrom(citizen) > longTermMinutes) found[first.longTerm] += 1;
  } else if (isFormer(world, citizen, now)) found[first.formerRecipients] += 1;
  if (offers.phase(citizen) === offerPhase.inOffer) found[first.inOffer] += 1;
  if (placements.phase(citizen) >= placementPhase.underWay) found[first.inPlacement] += 1;
}

/** In work that began within the last two years, as the parameter of this name has it. */
function isFormer(world: World, citizen: number, now: number): boolean {
  if (world.exits.get(citizen, exits.word.mode) !== exits.mode.inJob) return false;
  const began = world.exits.citizens.ints[citizen * exits.stride + exits.column.clock];
  return now - began <= formerMinutes;
}
