/** Events of population and demand (domain §4.2 A): who is there, and what the world does. */
import { origins, traits } from "../citizen.ts";
import { declare, flags, oneOf, real, whole } from "../event.ts";

export const CitizenRegistered = declare("CitizenRegistered", 1, {
  subject: "citizen",
  by: "world",
  doc: "A citizen becomes known to the centre, with what does not change by itself.",
  before: "The citizen's number is the next one; no other event is about it.",
  after: "The citizen exists, without benefit.",
  fields: {
    origin: ["a", oneOf("origin group", origins)],
    traits: ["b", flags("traits that hold", traits)],
    born: ["x", whole("day of birth, days since 2000-01-01", -50000, 50000)],
    identity: [
      "y",
      whole("the citizen's address for chance, signed 32 bits", -(2 ** 31), 2 ** 31 - 1),
    ],
  },
});

export const EmployabilityChanged = declare("EmployabilityChanged", 2, {
  subject: "citizen",
  by: "world",
  doc: "The citizen's true distance to the labour market changes; the centre can't see it yet.",
  before: "The level differs from the present one.",
  after: "Hazards follow the new level; the match group does so at the next assessment.",
  fields: {
    from: ["a", whole("level 0 (unknown) to 5", 0, 5)],
    to: ["b", whole("level 1 to 5", 1, 5)],
  },
});

export const AgeBoundaryCrossed = declare("AgeBoundaryCrossed", 3, {
  subject: "citizen",
  by: "system",
  doc: "A birthday at which a rule or a goal treats the citizen otherwise.",
  before: "The boundary follows from the day of birth and has not been crossed before.",
  after: "The citizen counts in the next age group; at 65 the citizen retires.",
  fields: { boundary: ["a", whole("age in years", 18, 65)] },
});

export const CitizenContacted = declare("CitizenContacted", 4, {
  subject: "citizen",
  by: "citizen",
  doc: "The citizen turns to the centre for benefit (henvendelse): the anchor of JKN-1 to 3.",
  before: "The citizen has no open benefit spell.",
  after: "The contact stands with the level that the centre would assess.",
  fields: {
    centre: ["a", whole("number of the centre", 0, 255)],
    level: ["b", whole("employability level at contact", 1, 5)],
  },
});

export const CitizenMoved = declare("CitizenMoved", 5, {
  subject: "citizen",
  by: "world",
  doc: "The citizen leaves the municipality.",
  before: "The citizen lives in the municipality.",
  after: "Terminal: case and obligations end, and nothing more happens to the citizen.",
  fields: {},
});

export const CitizenRetired = declare("CitizenRetired", 6, {
  subject: "citizen",
  by: "system",
  doc: "The citizen reaches the age of old-age pension, or is granted disability pension.",
  before: "The citizen is not pensioned.",
  after: "Terminal: nothing more happens to the citizen.",
  fields: {},
});

export const LabourDemandChanged = declare("LabourDemandChanged", 7, {
  subject: "centre",
  by: "world",
  doc: "The index of labour demand takes a new value from this day.",
  before: "The index is positive.",
  after: "Job hazards and inflow follow the index.",
  fields: { index: ["x", real("1 is the demand the hazards were stated at")] },
});
