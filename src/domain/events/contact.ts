/** Events of obligations, interviews and summons (domain §4.2 D). */
import { declare, moment, oneOf, whole, yesNo } from "../event.ts";
import { cancelReasons, obligations } from "../obligation.ts";

export const ObligationCreated = declare("ObligationCreated", 48, {
  subject: "citizen",
  by: "system",
  doc: "The rule set in force sets the centre a deadline.",
  before: "The citizen has a case and no open obligation of the same kind.",
  after: "The obligation is open.",
  fields: {
    kind: ["a", oneOf("kind of obligation", obligations)],
    due: ["x", moment("the deadline: fulfilled at or before it is on time")],
  },
});

export const ObligationFulfilled = declare("ObligationFulfilled", 49, {
  subject: "citizen",
  by: "system",
  doc: "The obligation is met; late when what meets it begins after its deadline, else not.",
  before: "An obligation of the kind is open.",
  after: "It has ended.",
  fields: {
    kind: ["a", oneOf("kind of obligation", obligations)],
    late: ["b", yesNo("after the deadline")],
    due: ["x", moment("the deadline it had")],
  },
});

export const ObligationBreached = declare("ObligationBreached", 50, {
  subject: "citizen",
  by: "system",
  doc: "The deadline has passed unmet. The obligation stays open until it is met or cancelled.",
  before: "An obligation of the kind is open, not breached, and its deadline was before now.",
  after: "It is breached, and still open.",
  fields: {
    kind: ["a", oneOf("kind of obligation", obligations)],
    due: ["x", moment("the deadline it had")],
  },
});

export const ObligationCancelled = declare("ObligationCancelled", 51, {
  subject: "citizen",
  by: "system",
  doc: "The obligation falls away.",
  before: "An obligation of the kind is open.",
  after: "It has ended.",
  fields: {
    kind: ["a", oneOf("kind of obligation", obligations)],
    reason: ["b", oneOf("reason", cancelReasons)],
    due: ["x", moment("the deadline it had")],
  },
});

export const InterviewScheduled = declare("InterviewScheduled", 52, {
  subject: "citizen",
  by: "employee",
  doc: "An interview is given a time in the team's appointment book.",
  before: "The citizen has a case and no interview scheduled.",
  after: "The minutes are booked on that day.",
  fields: {
    team: ["a", whole("team that holds it", 0, 255)],
    minutes: ["b", whole("minutes booked", 1, 1440)],
    planned: ["x", moment("when it is to begin")],
  },
});

export const SummonsIssued = declare("SummonsIssued", 53, {
  subject: "citizen",
  by: "employee",
  doc: "The citizen is summoned to the scheduled interview.",
  before: "An interview is scheduled, at least the minimum lead time ahead.",
  after: "The citizen is expected.",
  fields: { leadDays: ["b", whole("days of notice", 0, 1000)] },
});

export const InterviewHeld = declare("InterviewHeld", 54, {
  subject: "citizen",
  by: "employee",
  doc: "The interview has been held; this is the moment it ended.",
  before: "The citizen came, and a caseworker of the team spent the minutes.",
  after: "The contact obligation is met and the match group assessed at this instant.",
  fields: {
    team: ["a", whole("team that held it", 0, 255)],
    minutes: ["b", whole("minutes spent", 1, 1440)],
  },
});

export const InterviewNoShow = declare("InterviewNoShow", 55, {
  subject: "citizen",
  by: "citizen",
  doc: "The citizen does not come.",
  before: "The interview was scheduled for now.",
  after: "The booked minutes fall free and a new interview is to be summoned.",
  fields: { team: ["a", whole("team that waited", 0, 255)] },
});

export const InterviewCancelled = declare("InterviewCancelled", 56, {
  subject: "citizen",
  by: "system",
  doc: "An interview falls away because the citizen has left, before it or before its end.",
  before: "An interview is scheduled, or the citizen has come to one that is not over.",
  after: "The interview has ended; booked minutes that lie ahead are free again.",
  fields: {
    team: ["a", whole("team that had booked it", 0, 255)],
    minutes: ["b", whole("minutes freed", 1, 1440)],
    planned: ["x", moment("when it was to begin")],
  },
});
