/** The process of the contact course: interviews that are due, summoned, held or missed. */
import { BenefitStopped } from "../../domain/events/benefit.ts";
import { CaseOpened, CaseTransferred } from "../../domain/events/case.ts";
import * as events from "../../domain/events/contact.ts";
import { AgeBoundaryCrossed, EmployabilityChanged } from "../../domain/events/population.ts";
import { LeverApplied } from "../../domain/events/run.ts";
import { WorkItemCompleted, WorkItemQueued, WorkItemStarted } from "../../domain/events/work.ts";
import type { Process } from "../../kernel/process.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import * as decide from "./decide.ts";
import * as evolve from "./evolve.ts";
import * as react from "./react.ts";
import { resume } from "./resume.ts";

export const contactCourse: Process<World> = {
  name: "contact-course",
  decide: [
    [kind.closeContact, decide.closeContact],
    [kind.holdInterview, decide.holdInterview],
    [kind.openContact, decide.openContact],
    [kind.planInterview, decide.planInterview],
    [kind.summon, decide.summon],
    [kind.attend, decide.attend],
    [kind.breachContact, decide.breachContact],
  ],
  evolve: [
    [events.ObligationCreated, evolve.obligationCreated],
    [events.ObligationBreached, evolve.obligationBreached],
    [events.ObligationFulfilled, evolve.obligationEnded],
    [events.ObligationCancelled, evolve.obligationEnded],
    [events.InterviewScheduled, evolve.interviewScheduled],
    [events.InterviewCancelled, evolve.interviewCancelled],
    [events.InterviewNoShow, evolve.interviewNoShow],
    [WorkItemQueued, evolve.itemQueued],
    [WorkItemStarted, evolve.itemStarted],
    [WorkItemCompleted, evolve.itemCompleted],
  ],
  react: [
    [CaseOpened, react.followStep],
    [BenefitStopped, react.followStep],
    [events.ObligationCreated, react.obligationChanged],
    [events.ObligationBreached, react.obligationChanged],
    [events.ObligationFulfilled, react.obligationEnded],
    [events.ObligationCancelled, react.obligationEnded],
    [events.InterviewScheduled, react.followStep],
    [WorkItemCompleted, react.itemCompleted],
    [EmployabilityChanged, react.citizenChanged],
    [AgeBoundaryCrossed, react.citizenChanged],
    [CaseTransferred, react.citizenChanged],
    [LeverApplied, react.leverApplied],
  ],
  resume,
};
