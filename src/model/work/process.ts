/** The process of work: items that wait for a team, are taken in hand by its staff and finished. */
import { BenefitStopped } from "../../domain/events/benefit.ts";
import { LeverApplied } from "../../domain/events/run.ts";
import * as events from "../../domain/events/work.ts";
import type { Process } from "../../kernel/process.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import * as decide from "./decide.ts";
import * as evolve from "./evolve.ts";
import * as react from "./react.ts";
import { resume } from "./resume.ts";

export const work: Process<World> = {
  name: "work",
  decide: [
    [kind.openDay, decide.openDay],
    [kind.serve, decide.serve],
    [kind.finishWork, decide.finishWork],
    [kind.closeWork, decide.closeWork],
  ],
  evolve: [
    [events.CapacityChanged, evolve.capacityChanged],
    [events.WorkItemQueued, evolve.itemQueued],
    [events.WorkItemStarted, evolve.itemStarted],
    [events.WorkItemCompleted, evolve.itemCompleted],
    [events.WorkItemExpired, evolve.itemExpired],
    [BenefitStopped, evolve.benefitStopped],
    [LeverApplied, evolve.leverApplied],
  ],
  react: [
    [events.CapacityChanged, react.capacityChanged],
    [events.WorkItemQueued, react.queueChanged],
    [events.WorkItemStarted, react.itemStarted],
    [events.WorkItemCompleted, react.queueChanged],
    [events.WorkItemExpired, react.queueChanged],
    [BenefitStopped, react.benefitStopped],
  ],
  resume,
};
