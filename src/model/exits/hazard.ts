/**
 * Meeting hazards and crossing thresholds. For every risk a citizen has one threshold, drawn from
 * the unit exponential at the citizen's own address, and leaves at the moment at which the hazard
 * met adds up to it. So when a rate changes the moment moves smoothly and nothing is drawn again,
 * and what does not reach this citizen's rates does not reach this citizen's fate.
 */
import * as pendingTable from "../../kernel/pending-table.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";
import { laterOf } from "../../kernel/civil-time.ts";
import { dayIn, minuteAt, partOf, sumAt } from "./calendar.ts";
import * as hazardCalendar from "./calendar.ts";
import { prepare, stretch } from "./rate.ts";
import * as rate from "./rate.ts";
import * as parameters from "./parameters.ts";
import * as exitsState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { NEVER } = pendingTable;
const { purpose } = purposes;
const { jobLossRisk, otherReturnRisk, riskCount } = hazardCalendar;
const { rates } = rate;
const { risks } = parameters;
const { column, met, mode, risk, stride, word } = exitsState;

/** Risks that run on in one level and start anew in the next; the others run within a period. */
const firstLevelRisk = risk.matchUp;

/** Risks whose rate changes with the duration of the spell or with offers. */
const varying: ReadonlySet<string> = new Set([
  "exitToJob",
  "exitToEducation",
  "exitToSelfSupport",
  "exitToOtherBenefit",
]);

/** Sum of a risk's calendar where a stretch begins, by risk; allocated once. */
const begun = new Float64Array(10);

const riskCountOnBenefit = risks.length;

/** Number of risks that a citizen of the mode meets. */
function riskCountOf(standing: number): number {
  return standing === mode.onBenefit ? riskCountOnBenefit : standing === mode.none ? 0 : 1;
}

/** Number of the risk by which calendars and purposes know the i-th risk of a mode. */
function riskOf(standing: number, i: number): number {
  if (standing === mode.onBenefit) return i;
  return standing === mode.inJob ? jobLossRisk : otherReturnRisk;
}

/** Brings the hazards that a citizen has met up to `minute`. */
export function accumulate(world: World, citizen: number, minute: number): void {
  const { exits } = world;
  const { ints, reals } = exits.citizens;
  const at = citizen * stride;
  const since = ints[at + column.since];
  ints[at + column.since] = minute;
  const standing = exits.get(citizen, word.mode);
  const count = riskCountOf(standing);
  if (count === 0 || since >= minute) return;
  const { calendars } = exits;
  const { of } = calendars;
  const block = ints[at + column.block] * riskCount;
  prepare(world, citizen);
  let day = dayIn(calendars, since);
  let part = partOf(calendars, since, day);
  for (let i = 0; i < count; i += 1) {
    begun[i] = sumAt(calendars, of[block + riskOf(standing, i)], day, part);
  }
  let begin = since;
  while (begin < minute) {
    const ends = stretch(world, citizen, begin);
    const end = ends < minute ? ends : minute;
    day = dayIn(calendars, end);
    part = partOf(calendars, end, day);
    for (let i = 0; i < count; i += 1) {
      const sum = sumAt(calendars, of[block + riskOf(standing, i)], day, part);
      reals[at + met + i] += rates[i] * (sum - begun[i]);
      begun[i] = sum;
    }
    begin = end;
  }
}

/** Hazard still to be met before each threshold; what `nextCrossing` works on. */
const needs = new Float64Array(10);
/** Risks whose threshold may be crossed within the plan, and how many they are. */
const live = new Uint8Array(10);
/** Calendar of each of them. */
const calendarOf = new Uint16Array(10);
let liveCount = 0;
/** Risk of the crossing that `nextCrossing` found. */
export let crossingRisk = 0;

/**
 * The first minute at which one of a citizen's thresholds is crossed, NEVER when that is not
 * within the plan; which risk it is stands in `crossingRisk`. It follows from the state alone.
 */
export function nextCrossing(world: World, citizen: number): number {
  const { exits } = world;
  const { ints } = exits.citizens;
  const at = citizen * stride;
  const standing = exits.get(citizen, word.mode);
  if (standing === mode.none) return NEVER;
  const { calendars } = exits;
  const { from, days } = calendars;
  const block = ints[at + column.block] * riskCount;
  const last = (from + days) * 1440 - 1;
  let begin = ints[at + column.since];
  const earliest = begin + 1;
  prepare(world, citizen);
  let day = dayIn(calendars, begin);
  let part = partOf(calendars, begin, day);
  readNeeds(world, citizen, standing, block, day, part);
  while (begin < last) {
    const ends = stretch(world, citizen, begin);
    const end = ends < last ? ends : last;
    day = dayIn(calendars, end);
    part = partOf(calendars, end, day);
    let best = NEVER;
    for (let k = 0; k < liveCount; k += 1) {
      const i = live[k];
      const calendar = calendarOf[k];
      const sum = sumAt(calendars, calendar, day, part);
      const meeting = rates[i] * (sum - begun[i]);
      if (meeting >= needs[i] && meeting > 0) {
        const target = begun[i] + needs[i] / rates[i];
        const minute = laterOf(minuteAt(calendars, calendar, target, begin, end), earliest);
        if (minute < best) {
          best = minute;
          crossingRisk = i;
        }
      }
      needs[i] -= meeting;
      begun[i] = sum;
    }
    if (best !== NEVER) return best;
    begin = end;
  }
  return NEVER;
}

/**
 * The needs of the citizen prepared, of those risks whose threshold is within reach from a moment:
 * so far into a day of the calendars.
 */
function readNeeds(
  world: World,
  citizen: number,
  standing: number,
  block: number,
  day: number,
  part: number,
): void {
  const { exits } = world;
  const { calendars } = exits;
  const { of, sums, width, days } = calendars;
  const period = exits.period(citizen);
  liveCount = 0;
  if (standing !== mode.onBenefit) {
    const number = riskOf(standing, 0);
    const calendar = of[block + number];
    begun[0] = sumAt(calendars, calendar, day, part);
    const u = uniformOf(world, citizen, number, period);
    setNeed(0, calendar, u, exits.citizens.reals[citizen * stride + met]);
    return;
  }
  // Periods are numbered in 16 bits; moves between centres within one come above them.
  const moves = period + exits.get(citizen, word.transfers) * 0x1_0000;
  const changes = exits.levelChanges(citizen);
  const { reals } = exits.citizens;
  for (let i = 0; i < riskCountOnBenefit; i += 1) {
    const isSteady = steady[i] === 1;
    if (isSteady && rates[i] === 0) continue;
    // Index of the draw: thresholds of level are one for each level, the others one for a period.
    const index = i >= firstLevelRisk ? changes : i === risk.transfer ? moves : period;
    const u = uniformOf(world, citizen, i, index);
    const before = reals[citizen * stride + met + i];
    const calendar = of[block + i];
    const sum = sumAt(calendars, calendar, day, part);
    if (isSteady) {
      // The rate stays as it is to the end, and 1 - u is below the threshold, which is -ln(u).
      const most = rates[i] * (sums[days * width + calendar] - sum);
      if (1 - u > before + most) continue;
    }
    begun[i] = sum;
    setNeed(i, calendar, u, before);
  }
}

/** The uniform that a citizen's threshold is drawn by. */
function uniformOf(world: World, citizen: number, number: number, index: number): number {
  return world.chance.uniform(world.population.identity(citizen), purpose.risk + number, index);
}

/** The threshold of the i-th risk is within reach: -ln(u), of which so much has been met. */
function setNeed(i: number, calendar: number, u: number, before: number): void {
  needs[i] = -Math.log(u) - before;
  live[liveCount] = i;
  calendarOf[liveCount] = calendar;
  liveCount += 1;
}

/** Risks on benefit whose rate changes neither with duration nor with offers. */
const steady = Uint8Array.from(risks, (name) => (varying.has(name) ? 0 : 1));
