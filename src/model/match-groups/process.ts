/** The process of match groups: assessment at new cases and interviews. */
import { BenefitStopped } from "../../domain/events/benefit.ts";
import { CaseOpened, MatchAssessed } from "../../domain/events/case.ts";
import { InterviewHeld } from "../../domain/events/contact.ts";
import type { Process } from "../../kernel/process.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import { assess } from "./decide.ts";
import * as evolve from "./evolve.ts";
import * as react from "./react.ts";
import { resume } from "./resume.ts";

export const matchGroups: Process<World> = {
  name: "match-groups",
  decide: [[kind.assess, assess]],
  evolve: [
    [CaseOpened, evolve.assessmentDue],
    [InterviewHeld, evolve.assessmentDue],
    [MatchAssessed, evolve.matchAssessed],
    [BenefitStopped, evolve.benefitStopped],
  ],
  react: [
    [CaseOpened, react.assessNow],
    [InterviewHeld, react.assessNow],
    [BenefitStopped, react.benefitStopped],
  ],
  resume,
};
