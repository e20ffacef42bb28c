/** The process of exits and returns: hazards, thresholds, and what crossing one means. */
import * as benefit from "../../domain/events/benefit.ts";
import * as cases from "../../domain/events/case.ts";
import * as offer from "../../domain/events/offer.ts";
import * as people from "../../domain/events/population.ts";
import {
  ForecastBegun,
  LeverApplied,
  SimulationStarted,
  StoodSince,
} from "../../domain/events/run.ts";
import type { Process } from "../../kernel/process.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import * as decide from "./decide.ts";
import * as evolve from "./evolve.ts";
import * as react from "./react.ts";
import { resume } from "./resume.ts";

/** Events after which the citizen's hazards are others than before. */
const turningPoints = [
  people.AgeBoundaryCrossed,
  people.CitizenMoved,
  people.CitizenRetired,
  benefit.JobStarted,
  benefit.EducationStarted,
  cases.CaseTransferred,
  offer.OfferStarted,
  offer.OfferCompleted,
  offer.OfferDroppedOut,
  offer.PlacementStarted,
  offer.PlacementEnded,
];

export const exits: Process<World> = {
  name: "exits",
  decide: [
    [kind.exitToJob, decide.exitToJob],
    [kind.exitToEducation, decide.exitToEducation],
    [kind.exitToSubsidisedJob, decide.exitToSubsidisedJob],
    [kind.exitToOtherBenefit, decide.exitToOtherBenefit],
    [kind.exitToPension, decide.exitToPension],
    [kind.exitToSelfSupport, decide.exitToSelfSupport],
    [kind.leaveMunicipality, decide.leaveMunicipality],
    [kind.transfer, decide.transfer],
    [kind.matchUp, decide.matchUp],
    [kind.matchDown, decide.matchDown],
    [kind.returnToCentre, decide.returnToCentre],
    [kind.crossDuration, decide.crossDuration],
    [kind.closeCase, decide.closeCase],
  ],
  evolve: [
    [SimulationStarted, evolve.simulationStarted],
    [ForecastBegun, evolve.forecastBegun],
    [StoodSince, evolve.stoodSince],
    [LeverApplied, evolve.leverApplied],
    [people.CitizenRegistered, evolve.citizenRegistered],
    [people.EmployabilityChanged, evolve.employabilityChanged],
    [people.AgeBoundaryCrossed, evolve.ageBoundaryCrossed],
    [people.CitizenMoved, evolve.outOfReach],
    [people.CitizenRetired, evolve.outOfReach],
    [cases.CaseOpened, evolve.caseTaken],
    [cases.CaseTransferred, evolve.caseTransferred],
    [benefit.BenefitGranted, evolve.benefitGranted],
    [benefit.BenefitResumed, evolve.benefitResumed],
    [benefit.BenefitStopped, evolve.benefitStopped],
    [benefit.JobStarted, evolve.jobStarted],
    [benefit.JobEnded, evolve.outOfReach],
    [benefit.EducationStarted, evolve.educationStarted],
    [benefit.EducationEnded, evolve.outOfReach],
    [benefit.DurationThresholdCrossed, evolve.durationThresholdCrossed],
    [offer.OfferStarted, evolve.offerStarted],
    [offer.OfferCompleted, evolve.offerCompleted],
    [offer.OfferDroppedOut, evolve.offerLeft],
    [offer.OfferInterrupted, evolve.offerLeft],
    [offer.PlacementStarted, evolve.placementStarted],
    [offer.PlacementEnded, evolve.placementEnded],
  ],
  react: [
    [LeverApplied, react.leverApplied],
    [people.EmployabilityChanged, react.employabilityChanged],
    ...turningPoints.map((event) => [event, react.scheduleTransition] as const),
    [benefit.BenefitGranted, react.benefitOpened],
    [benefit.BenefitResumed, react.benefitOpened],
    [benefit.BenefitStopped, react.benefitStopped],
    [benefit.DurationThresholdCrossed, react.scheduleThreshold],
  ],
  resume,
};
