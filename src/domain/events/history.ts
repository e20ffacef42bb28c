/**
 * Events of a history itself: which extracts were read into it, and what later ones put right. A
 * record is never changed: what was wrong stays in the log, and an event says so.
 */
import { declare, moment, whole } from "../event.ts";

const position = whole("position in the log of the event that was wrong", 0, 0x7fffffff);
const word = (what: string) => whole(what, -(2 ** 31), 2 ** 31 - 1);

export const ExtractBegun = declare("ExtractBegun", 112, {
  subject: "centre",
  by: "system",
  doc: "What follows comes from one extract of the case system.",
  before: "No other extract is being read.",
  after: "So many events of it follow; while some are missing, none of them counts.",
  fields: {
    dataset: ["b", whole("which series of extracts, by its mapping's id", 0, 0xffff)],
    events: ["x", whole("events of the extract, this one not among them", 1, 0x7fffffff)],
    until: ["y", moment("the last minute that the extract knows of")],
  },
});

export const ExtractSource = declare("ExtractSource", 113, {
  subject: "centre",
  by: "system",
  doc: "Which file the extract was, and by which mapping it was read.",
  before: "Comes right after `ExtractBegun`.",
  after: "The same file read by the same mapping is known to be here already.",
  fields: {
    source: ["x", word("first 32 bits of the SHA-256 of the file")],
    mapping: ["y", word("first 32 bits of the SHA-256 of the mapping")],
  },
});

export const Retracted = declare("Retracted", 114, {
  subject: "citizen",
  by: "employee",
  doc: "A later extract lacks an event that an earlier one had: it never happened.",
  before: "The event at the position stands and is about the citizen.",
  after: "It stands no longer, for whoever knows what was registered by then.",
  fields: { position: ["x", position] },
});

export const Corrected = declare("Corrected", 115, {
  subject: "citizen",
  by: "employee",
  doc: "A later extract has an event otherwise; the next one in the log takes its place.",
  before: "The event at the position stands and is about the citizen.",
  after: "It stands no longer; the one that follows in the same batch does.",
  fields: { position: ["x", position] },
});

export const SubjectsMerged = declare("SubjectsMerged", 116, {
  subject: "citizen",
  by: "employee",
  doc: "Two citizens of the log turn out to be one, whose personal number was changed.",
  before: "Both are registered, and the log has them as two.",
  after: "What is about the other is about the citizen; the other's number names nobody else.",
  fields: { other: ["x", whole("number of the other citizen", 0, 0x7fffffff)] },
});
