/** Events of benefit spells, work and education (domain §4.2 B and the life events of E). */
import { benefits, stopReasons } from "../benefit.ts";
import { declare, moment, oneOf, whole } from "../event.ts";

export const BenefitGranted = declare("BenefitGranted", 16, {
  subject: "citizen",
  by: "employee",
  doc: "A new benefit spell opens. For the opening stock it began before the log does.",
  before: "No benefit spell is open; the new-spell rule says this is not a continuation.",
  after: "The spell is open, its duration counted from `from`.",
  fields: {
    benefit: ["a", oneOf("benefit", benefits)],
    from: ["x", moment("start of the spell, at or before the event")],
  },
});

export const BenefitResumed = declare("BenefitResumed", 17, {
  subject: "citizen",
  by: "system",
  doc: "Payment resumes after a gap that holds no whole calendar month: the spell goes on [P04].",
  before: "No benefit spell is open; the gap since the last one holds no whole calendar month.",
  after: "The old spell is open again, its duration counted from `from`.",
  fields: {
    benefit: ["a", oneOf("benefit", benefits)],
    from: ["x", moment("start of the spell that continues")],
    gapDays: ["y", whole("days without payment", 0, 100)],
  },
});

export const BenefitStopped = declare("BenefitStopped", 18, {
  subject: "citizen",
  by: "system",
  doc: "The benefit spell ends.",
  before: "A benefit spell is open.",
  after: "No spell is open; open obligations are cancelled and the case is closed at once.",
  fields: { reason: ["a", oneOf("reason", stopReasons)] },
});

export const DurationThresholdCrossed = declare("DurationThresholdCrossed", 19, {
  subject: "citizen",
  by: "system",
  doc: "The spell has lasted a number of civil months that a goal asks about.",
  before: "The spell is open and has not crossed the threshold before.",
  after: "The citizen counts in the longer-duration group until the spell ends.",
  fields: { months: ["a", whole("civil months", 1, 120)] },
});

export const JobStarted = declare("JobStarted", 20, {
  subject: "citizen",
  by: "world",
  doc: "Work begins, ordinary or subsidised outside the benefit system (flex job).",
  before: "The citizen is on no benefit at this instant.",
  after: "The citizen is in work.",
  fields: { kind: ["a", oneOf("kind of job", ["ordinary", "subsidised"])] },
});

export const JobEnded = declare("JobEnded", 21, {
  subject: "citizen",
  by: "world",
  doc: "Work ends and the citizen turns to the centre.",
  before: "The citizen is in work.",
  after: "The citizen is without work and contacts the centre at the same instant.",
  fields: {},
});

export const EducationStarted = declare("EducationStarted", 22, {
  subject: "citizen",
  by: "world",
  doc: "Ordinary education begins.",
  before: "The citizen is on no benefit at this instant.",
  after: "The citizen is in education.",
  fields: {},
});

export const EducationEnded = declare("EducationEnded", 23, {
  subject: "citizen",
  by: "world",
  doc: "Education ends, completed or not, and the citizen turns to the centre.",
  before: "The citizen is in education.",
  after: "The citizen is out of education and contacts the centre at the same instant.",
  fields: {},
});
