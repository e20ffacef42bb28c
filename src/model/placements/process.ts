/** The process of placements: referral, agreements with companies, and places at them. */
import { BenefitStopped } from "../../domain/events/benefit.ts";
import { MatchAssessed } from "../../domain/events/case.ts";
import { InterviewHeld } from "../../domain/events/contact.ts";
import * as event from "../../domain/events/offer.ts";
import { CitizenRegistered } from "../../domain/events/population.ts";
import { SimulationStarted, StoodSince } from "../../domain/events/run.ts";
import { WorkItemCompleted, WorkItemQueued } from "../../domain/events/work.ts";
import type { Process } from "../../kernel/process.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import * as decide from "./decide.ts";
import * as evolve from "./evolve.ts";
import * as react from "./react.ts";
import { resume } from "./resume.ts";

export const placements: Process<World> = {
  name: "placements",
  decide: [
    [kind.refer, decide.refer],
    [kind.seekPlacement, decide.seekPlacement],
    [kind.matchPlace, decide.matchPlace],
    [kind.startPlacement, decide.startPlacement],
    [kind.followUpPlacement, decide.followUpPlacement],
    [kind.endPlacement, decide.endPlacement],
    [kind.closePlacement, decide.closePlacement],
    [kind.signAgreement, decide.signAgreement],
    [kind.releasePlaces, decide.releasePlaces],
  ],
  evolve: [
    [CitizenRegistered, evolve.citizenRegistered],
    [BenefitStopped, evolve.benefitStopped],
    [InterviewHeld, evolve.interviewHeld],
    [WorkItemQueued, evolve.workItemQueued],
    [WorkItemCompleted, evolve.workItemCompleted],
    [event.VisitationDecided, evolve.visitationDecided],
    [event.OfferWaitlisted, evolve.offerWaitlisted],
    [event.OfferInterrupted, evolve.offerInterrupted],
    [event.PlacementBooked, evolve.placementBooked],
    [event.PlacementStarted, evolve.placementStarted],
    [StoodSince, evolve.stoodSince],
    [event.PlacementEnded, evolve.placementEnded],
    [event.PartnershipSigned, evolve.partnershipSigned],
    [event.PartnershipPlacesReleased, evolve.placesReleased],
  ],
  react: [
    [SimulationStarted, react.simulationStarted],
    [BenefitStopped, react.citizenMoves],
    [InterviewHeld, react.citizenMoves],
    [MatchAssessed, react.citizenMoves],
    [WorkItemQueued, react.workQueued],
    [WorkItemCompleted, react.workDone],
    [event.VisitationDecided, react.citizenMoves],
    [event.OfferWaitlisted, react.lineMoves],
    [event.OfferInterrupted, react.lineMoves],
    [event.PlacementBooked, react.placeMoves],
    [event.PlacementStarted, react.citizenMoves],
    [event.PlacementEnded, react.placeMoves],
    [event.PartnershipSigned, react.agreementMoves],
    [event.PartnershipPlacesReleased, react.agreementMoves],
  ],
  resume,
};
