/**
 * How citizens leave benefit and come back. Each risk is a hazard that stays the same for a while:
 * until midnight, the next duration band, or something that happens. For that while one
 * exponential time is drawn for all risks together; if it runs out first, one of the risks has
 * come, in proportion to its hazard. As hazards have no memory, a new draw may be made at will.
 */
import { addMonths, dayOf, holdsWholeMonth, iso, monthOf } from "./calendar.ts";
import type { Centre, Citizen } from "./centre.ts";
import { contact, grant, openCase, routed, stop } from "./population.ts";

const risks = [
  "exitToJob",
  "exitToEducation",
  "exitToSubsidisedJob",
  "exitToOtherBenefit",
  "exitToPension",
  "exitToSelfSupport",
  "leaveMunicipality",
  "transfer",
  "matchUp",
  "matchDown",
] as const;

const spellBands = [0, 30, 91, 182, 365];
const jobBands = [0, 91, 365];
const minutesOf = (days: number) => days * 1440;

export function installExits(centre: Centre): void {
  const of = (row: number) => centre.citizens[row];
  centre.on(["BenefitGranted", "BenefitResumed"], (row) => planThresholds(centre, of(row)));
  centre.on(["OfferStarted"], (row) => (of(row).offerKind = 0));
  centre.on(["PlacementStarted"], (row) => (of(row).offerKind = 1 + of(row).placement.kind));
  centre.on(["OfferCompleted", "OfferDroppedOut", "OfferInterrupted", "PlacementEnded"], (row, e) =>
    endEffect(centre, of(row), e._tag === "OfferCompleted" || e["outcome"] === "completed"),
  );
  const changing = ["BenefitGranted", "BenefitResumed", "BenefitStopped", "JobStarted"];
  changing.push("EducationStarted", "EmployabilityChanged", "CaseTransferred", "CitizenRetired");
  changing.push("OfferStarted", "OfferCompleted", "OfferDroppedOut", "OfferInterrupted");
  changing.push("PlacementStarted", "PlacementEnded");
  centre.on(changing, (row) => drawTransition(centre, of(row)));
  centre.on(["PlacementEnded"], (row, event) => {
    if (event["outcome"] === "hired") carryOut(centre, of(row), "exitToJob");
  });
  centre.on(["BenefitStopped"], (row) => {
    for (const threshold of of(row).thresholds) threshold.off = true;
  });
}

/** Registered after all the others that listen for a stop. */
export function installClosing(centre: Centre): void {
  centre.on(["BenefitStopped"], (row) => {
    const citizen = centre.citizens[row];
    citizen.hasCase = false;
    centre.happen(["CaseClosed", row, { centre: citizen.centre }]);
  });
}

function endEffect(centre: Centre, citizen: Citizen, isCompleted: boolean): void {
  if (isCompleted) {
    citizen.afterKind = citizen.offerKind;
    citizen.afterUntil = centre.now + minutesOf(centre.value("effect.afterDays"));
  }
  citizen.offerKind = -1;
}

/** Duration thresholds that this spell has yet to cross; those of the opening stock stay silent. */
function planThresholds(centre: Centre, citizen: Citizen): void {
  citizen.thresholds = [];
  for (const months of [6, 12]) {
    if (months <= citizen.crossed) continue;
    const minute = minutesOf(addMonths(dayOf(citizen.from), months));
    const isEarlier = minute <= centre.now && citizen.stoppedAt === Number.NEGATIVE_INFINITY;
    if (isEarlier) citizen.crossed = months;
    else citizen.thresholds.push(crossing(centre, citizen, months, minute));
  }
}

function crossing(centre: Centre, citizen: Citizen, months: number, minute: number) {
  return centre.at(minute, "crossDuration", citizen.row, () => {
    citizen.crossed = months;
    centre.happen(["DurationThresholdCrossed", citizen.row, { months }]);
  });
}

/** Draws what comes next for the citizen, until midnight or until a hazard changes. */
export function drawTransition(centre: Centre, citizen: Citizen): void {
  if (citizen.transition) citizen.transition.off = true;
  citizen.transition = undefined;
  if (citizen.gone || citizen.status === "outside") return;
  const isOnBenefit = citizen.status === "onBenefit";
  const hazards = isOnBenefit ? exitHazards(centre, citizen) : [returnHazard(centre, citizen)];
  const total = hazards.reduce((sum, hazard) => sum + hazard, 0);
  const since = isOnBenefit ? citizen.from : citizen.jobSince;
  const changes = (isOnBenefit ? spellBands : jobBands).map((days) => since + minutesOf(days));
  const later = [...changes, citizen.afterUntil].filter((minute) => minute > centre.now);
  const until = Math.min(minutesOf(centre.today + 1), ...later);
  const minute = centre.now + centre.chance.exponential(1440 / total);
  const { row } = citizen;
  if (minute < until) {
    const risk = isOnBenefit ? risks[centre.chance.pick(hazards)] : "return";
    citizen.transition = centre.at(Math.ceil(minute), "transition", row, () =>
      carryOut(centre, citizen, risk),
    );
  } else if (until < minutesOf(centre.today + 1)) {
    citizen.transition = centre.at(until, "newDay", row, () => drawTransition(centre, citizen));
  }
}

/** Hazard a day of a probability a month. */
const perDay = (probability: number): number => -Math.log(1 - probability) / 30.4375;

const bandOf = (bands: ReadonlyArray<number>, minutes: number): number =>
  bands.findLastIndex((days) => minutes >= minutesOf(days));

function exitHazards(centre: Centre, citizen: Citizen): number[] {
  const p = (path: string, key = 0) => centre.value(path, key, citizen);
  const level = citizen.level - 1;
  const month = monthOf(centre.today);
  const band = bandOf(spellBands, centre.now - citizen.from);
  const leave = perDay(p("monthly.exit", band));
  const destinations = band < 4 ? "monthly.destinationShort" : "monthly.destinationLong";
  const nearness = p("relative.level", level) * p("relative.origin", citizen.origin);
  const deprived = citizen.traits & 2 ? p("relative.deprivedArea") : 1;
  const children = citizen.traits & 4 ? p("relative.hasChildren") : 1;
  const jobByAge = p("relative.jobByAge", citizen.ageGroup);
  const demand = p("demand.index") ** p("demand.jobElasticity");
  const lockIn = citizen.offerKind >= 0 ? p("effect.lockIn", citizen.offerKind) : 1;
  const isAfter = citizen.offerKind < 0 && centre.now < citizen.afterUntil;
  const after = isAfter ? p("effect.after", citizen.afterKind) : 1;
  const forJob = nearness * jobByAge * deprived * children * p("season.job", month) * demand;
  const forEducation = nearness * p("relative.educationByAge", citizen.ageGroup);
  const hazards = [
    leave * p(destinations, 0) * forJob * lockIn * after,
    leave * p(destinations, 1) * forEducation * p("season.education", month) * lockIn * after,
    perDay(p("monthly.subsidisedJob")) * p("relative.level", level),
    leave * p(destinations, 3),
    perDay(p("monthly.pension", level)),
    leave * p(destinations, 2) * lockIn,
    perDay(p("monthly.leaveMunicipality")),
    perDay(p("monthly.transfer")),
    citizen.level === 1 ? 0 : perDay(p("monthly.matchUp", level)),
    citizen.level === 5 ? 0 : perDay(p("monthly.matchDown", level)),
  ];
  const response = caseloadResponse(centre, citizen);
  for (const risk of [0, 1, 5]) hazards[risk] *= response;
  return hazards.map((hazard, risk) => hazard * p(`hazard.${risks[risk]}`));
}

/** What the caseload of the citizen's team, against that at the start, does to who leaves. */
function caseloadResponse(centre: Centre, citizen: Citizen): number {
  const elasticity = centre.value("response.caseloadElasticity");
  const team = routed(centre, citizen);
  const { offsets, values } = centre.plan.parameters;
  const atStart = values[offsets["capacity.staff"] + team];
  const now = centre.value("capacity.staff", team);
  if (elasticity === 0 || atStart === now) return 1;
  return Math.min(Math.max(atStart / now, 0.1), 10) ** elasticity;
}

function returnHazard(centre: Centre, citizen: Citizen): number {
  const p = (path: string, key = 0) => centre.value(path, key, citizen);
  const other = ["inEducation", "selfSupporting", "onOtherBenefit"].indexOf(citizen.status);
  if (other >= 0) return perDay(p("monthly.returnFromOther", other));
  const band = bandOf(jobBands, centre.now - citizen.jobSince);
  const demand = p("demand.index") ** p("demand.lossElasticity");
  return perDay(p("monthly.returnFromJob", band)) * p("hazard.jobLoss") * demand;
}

function carryOut(centre: Centre, citizen: Citizen, risk: (typeof risks)[number] | "return"): void {
  const { row, level } = citizen;
  switch (risk) {
    case "exitToJob":
      return startJob(centre, citizen, "job", "employed", "ordinary");
    case "exitToSubsidisedJob":
      return startJob(centre, citizen, "subsidisedJob", "inSubsidisedJob", "subsidised");
    case "exitToEducation": {
      const stopped = stop(centre, citizen, "education", "inEducation");
      return centre.happen(stopped, ["EducationStarted", row]);
    }
    case "exitToOtherBenefit":
      return centre.happen(stop(centre, citizen, "otherBenefit", "onOtherBenefit"));
    case "exitToSelfSupport":
      return centre.happen(stop(centre, citizen, "selfSupport", "selfSupporting"));
    case "exitToPension":
      citizen.gone = true;
      return centre.happen(stop(centre, citizen, "pension", "pensioned"), ["CitizenRetired", row]);
    case "leaveMunicipality":
      citizen.gone = true;
      return centre.happen(stop(centre, citizen, "moved", "movedOut"), ["CitizenMoved", row]);
    case "transfer":
      return transfer(centre, citizen);
    case "matchUp":
      citizen.level -= 1;
      return centre.happen(["EmployabilityChanged", row, { from: level, to: level - 1 }]);
    case "matchDown":
      citizen.level += 1;
      return centre.happen(["EmployabilityChanged", row, { from: level, to: level + 1 }]);
    default:
      return comeBack(centre, citizen);
  }
}

function startJob(
  centre: Centre,
  citizen: Citizen,
  reason: string,
  status: string,
  kind: string,
): void {
  const stopped = stop(centre, citizen, reason, status);
  citizen.jobSince = centre.now;
  centre.happen(stopped, ["JobStarted", citizen.row, { kind }]);
}

/** To a centre that is modelled, with the case; else out of sight. */
function transfer(centre: Centre, citizen: Citizen): void {
  const centres = centre.plan.centres.length;
  if (centres === 1) {
    citizen.gone = true;
    return centre.happen(stop(centre, citizen, "transferred", "transferred"));
  }
  citizen.centre = (citizen.centre + 1) % centres;
  citizen.team = routed(centre, citizen);
  const to = { centre: citizen.centre, team: citizen.team };
  centre.happen(["CaseTransferred", citizen.row, to]);
}

function comeBack(centre: Centre, citizen: Citizen): void {
  const { row, benefit, from, stoppedAt, status } = citizen;
  const ended = {
    employed: "JobEnded",
    inSubsidisedJob: "JobEnded",
    inEducation: "EducationEnded",
  };
  const end = ended[status as keyof typeof ended];
  const isNewSpell =
    stoppedAt === Number.NEGATIVE_INFINITY || holdsWholeMonth(stoppedAt, centre.now);
  const gapDays = centre.today - dayOf(stoppedAt);
  citizen.status = "onBenefit";
  centre.happen(
    ...(end ? [[end, row] as const] : []),
    contact(citizen),
    isNewSpell
      ? grant(citizen, centre.now)
      : (["BenefitResumed", row, { benefit, from: iso(from), gapDays }] as const),
    openCase(centre, citizen),
  );
}
