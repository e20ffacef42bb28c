/** Events of staff, capacity and work items (domain §4.2 J). */
import { declare, idOf, moment, oneOf, whole, yesNo } from "../event.ts";
import { tasks } from "../task.ts";

export const CapacityChanged = declare("CapacityChanged", 80, {
  subject: "team",
  by: "system",
  doc: "The team's day opens with so many staff at work, be it as many as on the last.",
  before: "The team exists.",
  after: "At most so many items are in hand, but for those begun before.",
  fields: { present: ["x", whole("staff at work", 0, 100_000_000)] },
});

export const WorkItemQueued = declare("WorkItemQueued", 81, {
  subject: "citizen",
  by: "system",
  doc: "Work about the citizen joins a team's queue.",
  before:
    "The team has the skill; no item of the same task, but for moot ones, is open for the citizen.",
  after: "The item waits, ordered by priority, then due date, then who came first.",
  fields: {
    team: ["a", whole("number of the team", 0, 255)],
    task: ["b", oneOf("task", tasks)],
    item: ["x", idOf("workItem")],
    due: ["y", moment("when it should be done")],
  },
});

export const WorkItemStarted = declare("WorkItemStarted", 82, {
  subject: "citizen",
  by: "employee",
  doc: "A member of staff takes the item in hand.",
  before: "The item is the first of its queue and staff is free.",
  after: "It is in hand until the minutes, counted in opening hours, are spent.",
  fields: {
    team: ["a", whole("number of the team", 0, 255)],
    task: ["b", oneOf("task", tasks)],
    item: ["x", idOf("workItem")],
    minutes: ["y", whole("minutes it takes", 0, 0x7fffffff)],
  },
});

export const WorkItemCompleted = declare("WorkItemCompleted", 83, {
  subject: "citizen",
  by: "employee",
  doc: "The minutes are spent.",
  before: "The item is in hand.",
  after: "The item is gone and staff is free; what it was for follows, unless it is moot.",
  fields: {
    team: ["a", whole("number of the team", 0, 255)],
    task: ["b", oneOf("task", tasks)],
    item: ["x", idOf("workItem")],
    moot: ["y", yesNo("the citizen left meanwhile, so it leads to nothing")],
  },
});

export const WorkItemExpired = declare("WorkItemExpired", 84, {
  subject: "citizen",
  by: "system",
  doc: "A waiting item is no longer needed.",
  before: "The item waits.",
  after: "The item is gone; no staff time was spent.",
  fields: {
    team: ["a", whole("number of the team", 0, 255)],
    task: ["b", oneOf("task", tasks)],
    item: ["x", idOf("workItem")],
  },
});
