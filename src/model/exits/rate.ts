/**
 * The hazard of each risk for one citizen, per day of calendar sum. It is constant within a
 * *stretch*: a time in which the duration band, the treatment and its after-effect stay the same.
 * What a citizen's own level, age and traits give is worked out once for all stretches.
 */
import { traits } from "../../domain/citizen.ts";
import * as axes from "../axes.ts";
import type { World } from "../world.ts";
import * as exitsState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { bandDays, returnBandDays } = axes;
const { column, mode, risk, stride, word } = exitsState;

const minutesPerDay = 1440;
const deprivedArea = 1 << traits.indexOf("deprivedArea");
const hasChildren = 1 << traits.indexOf("hasChildren");
/** Bands before this one count as short when destinations are shared out. */
const longBand = bandDays.length - 1;
const never = 0x7fff_ffff;

/** Rates of the stretch last asked for, by risk; for who is off benefit, the return at 0. */
export const rates = new Float64Array(10);
const found = rates;

/** What the rates that follow the duration band are multiplied by, for the citizen prepared. */
const relative = new Float64Array(2);
const job = 0;
const education = 1;

/** Works out what is the same in all stretches of a citizen; `stretch` is of that citizen then. */
export function prepare(world: World, citizen: number): void {
  const { exits } = world;
  const standing = exits.get(citizen, word.mode);
  if (standing === mode.onBenefit) {
    prepareOnBenefit(world, citizen);
    return;
  }
  found.fill(0);
  if (standing < mode.inEducation) return;
  found[0] = exits.rates.reals[exits.row.returnFromOther + standing - mode.inEducation];
}

function prepareOnBenefit(world: World, citizen: number): void {
  const { exits, population } = world;
  const { row } = exits;
  const { reals } = exits.rates;
  const level = exits.get(citizen, word.level) - 1;
  const ageGroup = exits.get(citizen, word.ageGroup);
  const base = reals[row.level + level];
  const near = base * reals[row.origin + population.origin(citizen)];
  const bits = population.traits(citizen);
  const area = (bits & deprivedArea) === 0 ? 1 : reals[row.deprivedArea];
  const family = (bits & hasChildren) === 0 ? 1 : reals[row.hasChildren];
  relative[job] = near * reals[row.jobByAge + ageGroup] * area * family;
  relative[education] = near * reals[row.educationByAge + ageGroup];
  found[risk.exitToSubsidisedJob] = reals[row.subsidisedJob] * base;
  found[risk.exitToPension] = reals[row.pension + level];
  found[risk.leaveMunicipality] = reals[row.leaveMunicipality];
  found[risk.transfer] = reals[row.transfer];
  found[risk.matchUp] = level === 0 ? 0 : reals[row.matchUp + level];
  found[risk.matchDown] = level === 4 ? 0 : reals[row.matchDown + level];
}

/** Fills `rates` for the citizen prepared at a moment; gives the minute at which they end. */
export function stretch(world: World, citizen: number, minute: number): number {
  const { exits } = world;
  const standing = exits.get(citizen, word.mode);
  if (standing === mode.onBenefit) return onBenefitStretch(world, citizen, minute);
  return standing === mode.inJob ? inJobStretch(world, citizen, minute) : never;
}

function inJobStretch(world: World, citizen: number, minute: number): number {
  const { citizens, rates: table, row } = world.exits;
  const clock = citizens.ints[citizen * stride + column.clock];
  const band = bandAt(returnBandDays, minute - clock);
  found[0] = table.reals[row.returnFromJob + band];
  return endOfBand(returnBandDays, band, clock);
}

function onBenefitStretch(world: World, citizen: number, minute: number): number {
  const { citizens, row, rates: table } = world.exits;
  const { reals } = table;
  const clock = citizens.ints[citizen * stride + column.clock];
  const band = bandAt(bandDays, minute - clock);
  const exit = reals[row.exit + band];
  const to = band < longBand ? row.destinationShort : row.destinationLong;
  found[risk.exitToJob] = exit * reals[to] * relative[job];
  found[risk.exitToEducation] = exit * reals[to + 1] * relative[education];
  found[risk.exitToSelfSupport] = exit * reals[to + 2];
  found[risk.exitToOtherBenefit] = exit * reals[to + 3];
  const bandEnds = endOfBand(bandDays, band, clock);
  const effectEnds = offerEffect(world, citizen, minute);
  return bandEnds < effectEnds ? bandEnds : effectEnds;
}

/** Applies lock-in or the effect after an offer; gives the minute at which that ends. */
function offerEffect(world: World, citizen: number, minute: number): number {
  const { exits } = world;
  const { reals } = exits.rates;
  const treatment = exits.get(citizen, word.treatment);
  if (treatment > 0) {
    const lockIn = reals[exits.row.lockIn + treatment - 1];
    found[risk.exitToJob] *= lockIn;
    found[risk.exitToEducation] *= lockIn;
    found[risk.exitToSelfSupport] *= lockIn;
    return never;
  }
  const until = exits.citizens.ints[citizen * stride + column.effectUntil];
  const effect = exits.get(citizen, word.effect);
  if (effect === 0 || minute >= until) return never;
  const after = reals[exits.row.effectAfter + effect - 1];
  found[risk.exitToJob] *= after;
  found[risk.exitToEducation] *= after;
  return until;
}

/** Band of a time since the clock began. */
function bandAt(starts: ReadonlyArray<number>, elapsed: number): number {
  let band = starts.length - 1;
  while (band > 0 && elapsed < starts[band] * minutesPerDay) band -= 1;
  return band;
}

function endOfBand(starts: ReadonlyArray<number>, band: number, clock: number): number {
  return band === starts.length - 1 ? never : clock + starts[band + 1] * minutesPerDay;
}
