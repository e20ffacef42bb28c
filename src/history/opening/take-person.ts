/** Who the citizens of a caseload are, which benefit they have, and who has their case. */
import { stopReasons } from "../../domain/benefit.ts";
import * as benefit from "../../domain/events/benefit.ts";
import { CaseOpened, MatchAssessed } from "../../domain/events/case.ts";
import * as people from "../../domain/events/population.ts";
import { StoodSince } from "../../domain/events/run.ts";
import { groupByLevel, matchSchemes } from "../../domain/match-scheme.ts";
import { ageAt, birthday, dayOfMinute } from "../../kernel/civil-time.ts";
import { ageGroupAt } from "../../model/age.ts";
import { firstCentre, formerStream } from "../../model/identity.ts";
import { drawBenefit, drawBorn, drawLevel, drawOrigin, drawTraits } from "../../model/person.ts";
import { teamFor } from "../../model/routing.ts";
import { standing } from "./caseload.ts";
import { type Taking, tell } from "./taking.ts";

const pensionAge = 65;
const daysOfMonth = 31;
const inEducation = 3;
const offBenefit = 0;
const reasons = {
  job: stopReasons.indexOf("job"),
  subsidisedJob: stopReasons.indexOf("subsidisedJob"),
  education: stopReasons.indexOf("education"),
};

/** Registers a citizen and says where they stand. Their number is their address for chance. */
export function takePerson(taking: Taking, citizen: number): void {
  const { world, caseload, minute, out, assumed } = taking;
  const { columns: at } = caseload;
  const { cells } = world.population;
  const isHere = at.standing[citizen] === standing.onBenefit;
  const born = bornAs(at.born[citizen], dayOfMinute(minute), isHere);
  const who = people.CitizenRegistered.code;
  out.append(who, minute, citizen, at.origin[citizen], at.traits[citizen], born, citizen);
  const known = at.level[citizen];
  if (known === 0 && isHere) assumed.made("levelDrawn");
  const level = known === 0 ? drawLevel(world, citizen, cells.level) : known;
  out.append(people.EmployabilityChanged.code, minute, citizen, 0, level, 0, 0);
  const isOld = ageAt(born, dayOfMinute(minute)) >= pensionAge;
  if (isOld && isHere) assumed.made("pastPensionAge");
  if (isOld || at.standing[citizen] === standing.retired) {
    out.append(people.CitizenRetired.code, minute, citizen, 0, 0, 0, 0);
  } else if (at.standing[citizen] === standing.movedOut) {
    out.append(people.CitizenMoved.code, minute, citizen, 0, 0, 0, 0);
  } else if (isHere) {
    grant(taking, citizen);
    openCase(taking, citizen, born, level);
  } else if (at.standing[citizen] === standing.left) leave(taking, citizen);
  else stay(taking, citizen);
}

/**
 * The day of birth. Records keep its month alone, as if all were born on the first; whoever is
 * still on benefit in the month of their 65th birthday has it tomorrow at the earliest.
 */
function bornAs(born: number, today: number, isHere: boolean): number {
  const late = today - birthday(born, pensionAge);
  return isHere && late >= 0 && late < daysOfMonth ? born + late + 1 : born;
}

function grant({ world, caseload, minute, out }: Taking, citizen: number): void {
  const { benefit: kind, spellFrom } = caseload.columns;
  const type = kind[citizen] || drawBenefit(world, citizen);
  const from = Math.min(minute, spellFrom[citizen]);
  out.append(benefit.BenefitGranted.code, minute, citizen, type, 0, from, 0);
}

function openCase(taking: Taking, citizen: number, born: number, level: number): void {
  const { world, caseload, minute, out, assumed } = taking;
  const { plan, parameters } = world;
  const { centre: centres, team: teams, level: levels } = caseload.columns;
  const isKnown = centres[citizen] > 0 && centres[citizen] <= plan.centres.length;
  const centre = isKnown ? centres[citizen] - 1 : firstCentre(plan, citizen);
  const ageGroup = ageGroupAt(born, dayOfMinute(minute));
  const own = plan.teams[teams[citizen] - 1];
  const team = own?.centre === centre ? teams[citizen] - 1 : teamFor(plan, centre, ageGroup, level);
  if (own?.centre !== centre) assumed.made("caseAllotted");
  const opened = CaseOpened.code;
  if (centres[citizen] === 0) tell(taking, opened, citizen, centre, team, 0);
  else out.append(opened, minute, citizen, centre, team, 0, 0);
  const scheme = parameters.matchScheme;
  const group = groupByLevel[matchSchemes[scheme]][level - 1];
  const assessed = MatchAssessed.code;
  if (levels[citizen] === 0) tell(taking, assessed, citizen, scheme, group, level);
  else out.append(assessed, minute, citizen, scheme, group, level, 0);
}

/** Off benefit: by which way, and for how long already. */
function leave(taking: Taking, citizen: number): void {
  const { caseload, minute, out } = taking;
  const { reason, stopped, activity, activityFrom } = caseload.columns;
  grant(taking, citizen);
  const why = reason[citizen];
  out.append(benefit.BenefitStopped.code, minute, citizen, why, 0, 0, 0);
  if (stopReasons[why] === "transferred") return;
  const isWork = why === reasons.job || why === reasons.subsidisedJob;
  if (isWork || (activity[citizen] > 0 && activity[citizen] < inEducation)) {
    const kind = why === reasons.subsidisedJob || activity[citizen] === 2 ? 1 : 0;
    out.append(benefit.JobStarted.code, minute, citizen, kind, 0, 0, 0);
  } else if (why === reasons.education || activity[citizen] === inEducation) {
    out.append(benefit.EducationStarted.code, minute, citizen, 0, 0, 0, 0);
  }
  const since = activity[citizen] > 0 ? activityFrom[citizen] : stopped[citizen];
  out.append(StoodSince.code, minute, citizen, offBenefit, 0, Math.min(minute, since), 0);
}

/** Never on benefit as far as is known. */
function stay({ caseload, minute, out }: Taking, citizen: number): void {
  const { activity, activityFrom } = caseload.columns;
  if (activity[citizen] === 0) return;
  if (activity[citizen] === inEducation) {
    out.append(benefit.EducationStarted.code, minute, citizen, 0, 0, 0, 0);
  } else out.append(benefit.JobStarted.code, minute, citizen, activity[citizen] - 1, 0, 0, 0);
  const since = Math.min(minute, activityFrom[citizen]);
  out.append(StoodSince.code, minute, citizen, offBenefit, 0, since, 0);
}

/**
 * Those in work who may come back and whom no record knows, because they left before it began:
 * as many as the scenario's own opening has beyond those in the records.
 */
export function takeFormer(taking: Taking): void {
  const { world, caseload, minute, assumed, out } = taking;
  const { parameters, population } = world;
  const { cells } = population;
  const { standing: where, reason, activity } = caseload.columns;
  let inWork = 0;
  for (let citizen = 0; citizen < caseload.citizens; citizen += 1) {
    const isLeft = where[citizen] === standing.left && reason[citizen] === reasons.job;
    if (isLeft || activity[citizen] === 1) inWork += 1;
  }
  const wanted = Math.round(parameters.value(cells.formerRecipients));
  for (let i = 0; i < wanted - inWork; i += 1) {
    const citizen = caseload.citizens + i;
    const identity = formerStream + i;
    const born = drawBorn(world, identity, dayOfMinute(minute));
    const [origin, traits] = [drawOrigin(world, identity), drawTraits(world, identity)];
    const level = drawLevel(world, identity, cells.level);
    taking.told.push(out.length);
    const who = people.CitizenRegistered.code;
    out.append(who, minute, citizen, origin, traits, born, identity | 0);
    out.append(people.EmployabilityChanged.code, minute, citizen, 0, level, 0, 0);
    tell(taking, benefit.JobStarted.code, citizen, 0, 0, 0);
    assumed.made("formerAdded");
  }
}
