/** Events of the run itself: rules, initiatives and levers (domain §4.2 K). */
import { declare, moment, oneOf, real, whole } from "../event.ts";

export const SimulationStarted = declare("SimulationStarted", 96, {
  subject: "centre",
  by: "system",
  doc: "The first event of a run.",
  before: "Nothing has happened.",
  after: "The opening stock is registered at the same instant.",
  fields: {},
});

export const RulesetActivated = declare("RulesetActivated", 97, {
  subject: "centre",
  by: "system",
  doc: "A rule set comes into force.",
  before: "It is the next one by date.",
  after: "New obligations, lengths and assessments follow it; those that stand are kept.",
  fields: { ruleSet: ["a", whole("index in the list of rule sets", 0, 255)] },
});

export const InitiativeStarted = declare("InitiativeStarted", 98, {
  subject: "centre",
  by: "management",
  doc: "An initiative of the scenario begins.",
  before: "It has not begun.",
  after: "Its levers act from their own dates.",
  fields: { initiative: ["a", whole("index in the scenario", 0, 255)] },
});

export const InitiativeEnded = declare("InitiativeEnded", 99, {
  subject: "centre",
  by: "management",
  doc: "An initiative of the scenario has ended: all its levers have.",
  before: "It has begun.",
  after: "Parameters are as they would be without it.",
  fields: { initiative: ["a", whole("index in the scenario", 0, 255)] },
});

export const LeverApplied = declare("LeverApplied", 100, {
  subject: "centre",
  by: "management",
  doc: "A parameter takes a new value because an initiative says so: the only way one changes.",
  before: "The parameter has the value `old`.",
  after: "It has the value `new` from this day.",
  fields: {
    initiative: ["a", whole("index in the scenario", 0, 255)],
    cell: ["b", whole("cell of the parameter table", 0, 0xffff)],
    old: ["x", real("value before")],
    new: ["y", real("value after")],
  },
});

export const ForecastBegun = declare("ForecastBegun", 101, {
  subject: "centre",
  by: "system",
  doc: "History ends here: what follows is forecast, under a chance of its own.",
  before: "What came before has happened; where it is known from records, that was never said so.",
  after: "Whoever has not left yet may leave from here on; how near they were to it is forgotten.",
  fields: {},
});

export const StoodSince = declare("StoodSince", 102, {
  subject: "citizen",
  by: "system",
  doc: "A citizen known from records has stood where they stand for longer than the run.",
  before: "Comes with `ForecastBegun`, after what says where the citizen stands.",
  after:
    "The time off benefit, or in the placement, is counted from `since`; a placement that is " +
    "booked is set up and begins then.",
  fields: {
    what: ["a", oneOf("what has lasted", ["offBenefit", "placement"])],
    since: ["x", moment("when it began or is to begin")],
  },
});
