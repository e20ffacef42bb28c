/** The process of offers: deadlines, visitation, places at suppliers and the lines for them. */
import { BenefitStopped } from "../../domain/events/benefit.ts";
import { CaseOpened } from "../../domain/events/case.ts";
import * as obligation from "../../domain/events/contact.ts";
import * as event from "../../domain/events/offer.ts";
import { CitizenRegistered } from "../../domain/events/population.ts";
import { LeverApplied } from "../../domain/events/run.ts";
import { WorkItemCompleted, WorkItemQueued } from "../../domain/events/work.ts";
import type { Process } from "../../kernel/process.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import * as decide from "./decide.ts";
import * as evolve from "./evolve.ts";
import { citizenMoves, leverApplied, obligationMoves, placeMoves, workDone } from "./react.ts";
import { resume } from "./resume.ts";

export const offers: Process<World> = {
  name: "offers",
  decide: [
    [kind.openOffer, decide.openOffer],
    [kind.planOffer, decide.planOffer],
    [kind.visitate, decide.visitate],
    [kind.fillPlace, decide.fillPlace],
    [kind.startOffer, decide.startOffer],
    [kind.endOffer, decide.endOffer],
    [kind.breachOffer, decide.breachOffer],
    [kind.closeOffer, decide.closeOffer],
  ],
  evolve: [
    [CitizenRegistered, evolve.citizenRegistered],
    [CaseOpened, evolve.caseOpened],
    [BenefitStopped, evolve.benefitStopped],
    [obligation.ObligationCreated, evolve.obligationCreated],
    [obligation.ObligationBreached, evolve.obligationBreached],
    [obligation.ObligationFulfilled, evolve.obligationFulfilled],
    [obligation.ObligationCancelled, evolve.obligationCancelled],
    [WorkItemQueued, evolve.workItemQueued],
    [WorkItemCompleted, evolve.workItemCompleted],
    [event.VisitationDecided, evolve.visitationDecided],
    [event.OfferWaitlisted, evolve.offerWaitlisted],
    [event.OfferIssued, evolve.offerIssued],
    [event.OfferStarted, evolve.offerStarted],
    [event.OfferCompleted, evolve.offerEnded],
    [event.OfferDroppedOut, evolve.offerEnded],
    [event.OfferInterrupted, evolve.offerInterrupted],
    [event.PlacementEnded, evolve.placementEnded],
  ],
  react: [
    [CaseOpened, citizenMoves],
    [BenefitStopped, citizenMoves],
    [obligation.ObligationCreated, obligationMoves],
    [obligation.ObligationFulfilled, obligationMoves],
    [obligation.ObligationCancelled, obligationMoves],
    [WorkItemCompleted, workDone],
    [event.VisitationDecided, citizenMoves],
    [event.OfferWaitlisted, placeMoves],
    [event.OfferIssued, placeMoves],
    [event.OfferStarted, citizenMoves],
    [event.OfferCompleted, placeMoves],
    [event.OfferDroppedOut, placeMoves],
    [event.OfferInterrupted, placeMoves],
    [event.PlacementEnded, citizenMoves],
    [LeverApplied, leverApplied],
  ],
  resume,
};
