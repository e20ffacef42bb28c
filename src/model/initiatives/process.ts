/** The process that carries out what the plan dates: initiatives, rule sets, labour demand. */
import { LabourDemandChanged } from "../../domain/events/population.ts";
import * as run from "../../domain/events/run.ts";
import type { Process } from "../../kernel/process.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import { changeParameters } from "./decide.ts";
import * as evolve from "./evolve.ts";
import { scheduleNextChange } from "./react.ts";
import { resume } from "./resume.ts";

export const initiatives: Process<World> = {
  name: "initiatives",
  decide: [[kind.changeParameters, changeParameters]],
  evolve: [
    [run.SimulationStarted, evolve.simulationStarted],
    [run.ForecastBegun, evolve.forecastBegun],
    [run.RulesetActivated, evolve.rulesetActivated],
    [run.InitiativeStarted, evolve.dayChanged],
    [run.InitiativeEnded, evolve.dayChanged],
    [run.LeverApplied, evolve.leverApplied],
    [LabourDemandChanged, evolve.labourDemandChanged],
  ],
  react: [
    [run.SimulationStarted, scheduleNextChange],
    [run.RulesetActivated, scheduleNextChange],
    [run.InitiativeStarted, scheduleNextChange],
    [run.InitiativeEnded, scheduleNextChange],
    [run.LeverApplied, scheduleNextChange],
    [LabourDemandChanged, scheduleNextChange],
  ],
  resume,
};
