/** The process of who is there: the opening stock, those who come, birthdays. */
import * as benefit from "../../domain/events/benefit.ts";
import * as cases from "../../domain/events/case.ts";
import * as event from "../../domain/events/population.ts";
import { SimulationStarted, StoodSince } from "../../domain/events/run.ts";
import type { Process } from "../../kernel/process.ts";
import { kind } from "../order.ts";
import type { World } from "../world.ts";
import * as decide from "./decide.ts";
import * as evolve from "./evolve.ts";
import * as react from "./react.ts";
import { resume } from "./resume.ts";

export const population: Process<World> = {
  name: "population",
  decide: [
    [kind.start, decide.start],
    [kind.arrive, decide.arrive],
    [kind.transferIn, decide.transferIn],
    [kind.crossAge, decide.crossAge],
  ],
  evolve: [
    [event.CitizenRegistered, evolve.citizenRegistered],
    [event.EmployabilityChanged, evolve.employabilityChanged],
    [event.AgeBoundaryCrossed, evolve.ageBoundaryCrossed],
    [benefit.BenefitGranted, evolve.benefitOpened],
    [benefit.BenefitResumed, evolve.benefitOpened],
    [benefit.BenefitStopped, evolve.benefitStopped],
    [StoodSince, evolve.stoodSince],
    [benefit.JobStarted, evolve.jobStarted],
    [benefit.JobEnded, evolve.activityEnded],
    [benefit.EducationStarted, evolve.educationStarted],
    [benefit.EducationEnded, evolve.activityEnded],
    [event.CitizenMoved, evolve.citizenMoved],
    [event.CitizenRetired, evolve.citizenRetired],
    [cases.CaseOpened, evolve.caseTaken],
    [cases.CaseTransferred, evolve.caseTaken],
    [cases.CaseClosed, evolve.caseClosed],
  ],
  react: [
    [SimulationStarted, react.scheduleIntake],
    [event.CitizenRegistered, react.registered],
    [event.AgeBoundaryCrossed, react.scheduleBirthday],
    [benefit.BenefitStopped, react.benefitStopped],
    [event.CitizenMoved, react.noMoreBirthdays],
    [event.CitizenRetired, react.noMoreBirthdays],
  ],
  resume,
};
