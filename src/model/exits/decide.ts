/** What leaving, coming back and changing level mean, event by event. */
import { stopReasons } from "../../domain/benefit.ts";
import * as benefit from "../../domain/events/benefit.ts";
import { CaseClosed, CaseOpened, CaseTransferred } from "../../domain/events/case.ts";
import * as population from "../../domain/events/population.ts";
import { dayOfMinute, holdsWholeMonth } from "../../kernel/civil-time.ts";
import type { Log } from "../../kernel/log.ts";
import type { Decide } from "../../kernel/process.ts";
import { drawBenefit } from "../person.ts";
import { teamFor } from "../routing.ts";
import type { World } from "../world.ts";
import * as duration from "./duration.ts";
import * as exitsState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { durationMonths } = duration;
const { mode, word } = exitsState;

const ordinary = 0;
const subsidised = 1;

function stop(reason: (typeof stopReasons)[number]) {
  const code = stopReasons.indexOf(reason);
  return (minute: number, citizen: number, out: Log) =>
    out.append(benefit.BenefitStopped.code, minute, citizen, code, 0, 0, 0);
}

const stopForJob = stop("job");
const stopForEducation = stop("education");
const stopForSubsidisedJob = stop("subsidisedJob");
const stopForPension = stop("pension");
const stopForMoving = stop("moved");
const stopForTransfer = stop("transferred");
const stopForOther = stop("otherBenefit");
const stopForSelfSupport = stop("selfSupport");

export const exitToJob: Decide<World> = (_, minute, citizen, out) => {
  stopForJob(minute, citizen, out);
  out.append(benefit.JobStarted.code, minute, citizen, ordinary, 0, 0, 0);
};

export const exitToEducation: Decide<World> = (_, minute, citizen, out) => {
  stopForEducation(minute, citizen, out);
  out.append(benefit.EducationStarted.code, minute, citizen, 0, 0, 0, 0);
};

export const exitToSubsidisedJob: Decide<World> = (_, minute, citizen, out) => {
  stopForSubsidisedJob(minute, citizen, out);
  out.append(benefit.JobStarted.code, minute, citizen, subsidised, 0, 0, 0);
};

export const exitToOtherBenefit: Decide<World> = (_, minute, citizen, out) =>
  stopForOther(minute, citizen, out);

export const exitToSelfSupport: Decide<World> = (_, minute, citizen, out) =>
  stopForSelfSupport(minute, citizen, out);

export const exitToPension: Decide<World> = (_, minute, citizen, out) => {
  stopForPension(minute, citizen, out);
  out.append(population.CitizenRetired.code, minute, citizen, 0, 0, 0, 0);
};

export const leaveMunicipality: Decide<World> = (_, minute, citizen, out) => {
  stopForMoving(minute, citizen, out);
  out.append(population.CitizenMoved.code, minute, citizen, 0, 0, 0, 0);
};

/** To the next modelled centre, or out of sight where only one is modelled. */
export const transfer: Decide<World> = (world, minute, citizen, out) => {
  const { plan } = world;
  if (plan.centres.length === 1) {
    stopForTransfer(minute, citizen, out);
    return;
  }
  const { population: people } = world;
  const centre = (people.centre(citizen) + 1) % plan.centres.length;
  const team = teamFor(plan, centre, people.ageGroup(citizen), people.level(citizen));
  out.append(CaseTransferred.code, minute, citizen, centre, team, 0, 0);
};

export const matchUp: Decide<World> = (world, minute, citizen, out) =>
  changeLevel(world, minute, citizen, -1, out);

export const matchDown: Decide<World> = (world, minute, citizen, out) =>
  changeLevel(world, minute, citizen, 1, out);

function changeLevel(world: World, minute: number, citizen: number, by: number, out: Log): void {
  const from = world.population.level(citizen);
  out.append(population.EmployabilityChanged.code, minute, citizen, from, from + by, 0, 0);
}

/** The citizen is back: the old spell continues unless a whole calendar month lies between. */
export const returnToCentre: Decide<World> = (world, minute, citizen, out) => {
  const { population: people, exits, plan } = world;
  const standing = exits.get(citizen, word.mode);
  if (standing === mode.inJob) out.append(benefit.JobEnded.code, minute, citizen, 0, 0, 0, 0);
  if (standing === mode.inEducation) {
    out.append(benefit.EducationEnded.code, minute, citizen, 0, 0, 0, 0);
  }
  const centre = people.centre(citizen);
  const level = people.level(citizen);
  out.append(population.CitizenContacted.code, minute, citizen, centre, level, 0, 0);
  const type = people.benefit(citizen) || drawBenefit(world, people.identity(citizen));
  const stopped = people.stopped(citizen);
  if (people.benefit(citizen) === 0 || holdsWholeMonth(stopped, minute)) {
    out.append(benefit.BenefitGranted.code, minute, citizen, type, 0, minute, 0);
  } else {
    const gapDays = dayOfMinute(minute) - dayOfMinute(stopped);
    const from = people.spellFrom(citizen);
    out.append(benefit.BenefitResumed.code, minute, citizen, type, 0, from, gapDays);
  }
  const team = teamFor(plan, centre, people.ageGroup(citizen), level);
  out.append(CaseOpened.code, minute, citizen, centre, team, 0, 0);
};

export const crossDuration: Decide<World> = (world, minute, citizen, out) => {
  const months = durationMonths[world.exits.get(citizen, word.thresholds)];
  out.append(benefit.DurationThresholdCrossed.code, minute, citizen, months, 0, 0, 0);
};

export const closeCase: Decide<World> = (world, minute, citizen, out) => {
  const centre = world.population.centre(citizen);
  out.append(CaseClosed.code, minute, citizen, centre, 0, 0, 0);
};
