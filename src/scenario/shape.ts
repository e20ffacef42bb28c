/**
 * The shape of a scenario file: which keys there are and what may stand under them. It is made
 * from the register of parameters and the words of the domain, so a new parameter can be stated
 * in a file, is checked, and is offered by editors without being named here. Every key may be
 * left out of a file that extends another; what the whole needs is checked when it is put
 * together.
 */
import * as Schema from "effect/Schema";
import { ageGroups, employabilityLevels, origins, traits } from "../domain/citizen.ts";
import { Goal } from "../domain/goal.ts";
import { packages, placementKinds } from "../domain/offer.ts";
import { tasks } from "../domain/task.ts";
import { parameters } from "../model/parameters.ts";
import { parameterStatement, provenanceKeys, statement } from "./statement.ts";

const { optionalKey, Struct } = Schema;

const text = (description: string) => Schema.String.annotate({ description });
const id = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9][A-Za-z0-9-]*$/u)).annotate({
  description: "A short name without spaces, unique among its kind.",
});
const date = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/u));
const words = (description: string) =>
  Struct({ en: Schema.String, da: Schema.String }).annotate({ description });
const listOf = (of: ReadonlyArray<string>, description: string) =>
  Schema.Array(Schema.Literals(of)).annotate({ description });
const levels = Schema.Array(Schema.Literals(employabilityLevels)).annotate({
  description: "Employability, 1 (could start tomorrow) to 5 (no match).",
});
const atLeast = (minimum: number) =>
  Schema.Finite.check(Schema.isBetween({ minimum, maximum: 1_000_000 }));
const optional = <T extends Schema.Constraint>(schema: T) => optionalKey(schema);

/** Ten years: nothing of an opening is left by then that will ever go. */
const warmUpDaysMost = 3660;

const opening = Schema.String.check(
  Schema.isPattern(/^(?:\d{2}:\d{2}-\d{2}:\d{2}|closed)$/u),
).annotate({ description: 'Opening hours like "08:00-15:24", or closed.' });

/** Weekdays as hours name them, Monday first. */
export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

const weekdayHours = Object.fromEntries(
  weekdays.map((day) => [day, optional(opening)]),
) as unknown as Record<(typeof weekdays)[number], ReturnType<typeof optional<typeof opening>>>;
const teamHours = Struct(weekdayHours).annotate({
  description: "Weekdays on which the hours are other than the scenario's.",
});
const closedDay = Schema.String.check(
  Schema.isPattern(/^(?:publicHolidays|\d{2}-\d{2}|\d{4}-\d{2}-\d{2})$/u),
);

const hours = Struct({
  ...weekdayHours,
  closedOn: optional(
    Schema.Array(closedDay).annotate({
      description: "publicHolidays, a day of every year (24-12), or a date (2009-06-05).",
    }),
  ),
  source: optional(text("Where the hours are stated.")),
  assumption: optional(text("Why they are taken to be so.")),
}).annotate({ description: "When the centres are open; a weekday that is not named is closed." });

const centre = Struct({ id, name: optional(Schema.String), hours: optional(teamHours) });

const team = Struct({
  id,
  centre: optional(text("Id of its centre.")),
  name: optional(Schema.String),
  skills: optional(listOf(tasks, "Kinds of work that the team does.")),
  serves: optional(
    Struct({ ageGroups: optional(listOf(ageGroups, "Age groups.")), levels: optional(levels) }),
  ),
  hours: optional(teamHours),
}).annotate({ description: "The first team of the list that serves a citizen has the case." });

const supplier = Struct({
  id,
  name: optional(Schema.String),
  packages: optional(listOf(packages, "Offer packages that it runs.")),
});

const agreement = Struct({
  id,
  name: optional(Schema.String),
  kind: optional(Schema.Literals(placementKinds)),
  employees: optional(statement(atLeast(0), "Ordinary employees of the company.", "persons")),
  partnership: optional(Schema.Boolean),
  from: optional(date),
  rampMonths: optional(
    statement(atLeast(0), "Months until the full number of places is released.", "months"),
  ),
});

const demand = Struct({
  from: date,
  index: statement(atLeast(0.01), "Labour demand; 1 is what the hazards were stated at.", "index"),
});

/** Categories of a contract: effort, quality, personnel, resources (JKN:186-197). */
export const goalCategories = ["I", "K", "P", "R"] as const;

const goal = Struct({
  id,
  name: optional(Goal.fields.name.annotate({ description: "What the goal says." })),
  source: optional(Goal.fields.source),
  kind: Goal.fields.kind,
  note: Goal.fields.note,
  measure: optional(Goal.fields.measure),
  window: optional(Goal.fields.window),
  target: optional(Goal.fields.target),
  category: optional(
    Schema.Literals(goalCategories).annotate({
      description: "Category in the contract: I effort, K quality, P personnel, R resources.",
    }),
  ),
}).annotate({ description: "A goal: what is measured, in which months, and its target." });

const target = Struct({
  origin: optional(listOf(origins, "Any of these origins.")),
  ageGroup: optional(listOf(ageGroups, "Any of these age groups.")),
  level: optional(levels),
  trait: optional(listOf(traits, "All of these traits.")),
  centre: optional(Schema.Array(Schema.String)),
}).annotate({ description: "Citizens whom the lever acts on; all when nothing is said." });

const lever = Struct({
  lever: text("The parameter that is moved, `group.name` or `group.name.key`."),
  op: Schema.Literals(["set", "add", "multiply"]),
  value: Schema.Finite,
  from: date,
  to: optional(date.annotate({ description: "Last day on which the lever acts." })),
  ramp: optional(Schema.Literals(["step", "linear", "sCurve"])),
  rampDays: optional(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 4000 }))),
  target: optional(target),
  ...provenanceKeys,
});

const initiative = Struct({
  id,
  title: optional(words("What the initiative is called.")),
  question: optional(words("What is asked of it.")),
  line: optional(text("Line of the document that describes it.")),
  source: optional(text("Where it is described otherwise.")),
  levers: optional(Schema.NonEmptyArray(lever)),
});

const unitCost = statement(atLeast(0), "What one more costs, kr. a year.", "kr. a year");
const choice = Struct({
  id,
  title: optional(words("What is chosen.")),
  lever: optional(text("The number that is chosen, `group.name` or `group.name.key`.")),
  values: optional(
    Struct({
      from: Schema.Finite.annotate({ description: "Lowest value that may be chosen." }),
      to: Schema.Finite.annotate({ description: "Highest value that may be chosen." }),
      step: optional(
        Schema.Finite.annotate({ description: "From value to value; 1 unless said." }),
      ),
    }),
  ),
  from: optional(date.annotate({ description: "First day on which what was chosen acts." })),
  ramp: optional(Schema.Literals(["step", "linear", "sCurve"])),
  rampDays: optional(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 4000 }))),
  cost: optional(
    Struct({ ...unitCost.fields, each: words("One of what is chosen: caseworker, place.") }),
  ),
  source: optional(text("Who says that it may be chosen within these bounds.")),
  assumption: optional(text("Why these bounds are taken, when nobody says so.")),
}).annotate({
  description: "A number that may be chosen to reach the goals. It changes nothing by itself.",
});

/** A group of parameters, by the part of their path before the dot. */
const groups = Map.groupBy(parameters, ({ path }) => path.slice(0, path.indexOf(".")));
const stated = Struct(
  Object.fromEntries(
    [...groups].map(([group, declared]) => [
      group,
      optional(
        Struct(
          Object.fromEntries(
            declared.map((parameter) => [
              parameter.path.slice(group.length + 1),
              optional(parameterStatement(parameter)),
            ]),
          ),
        ),
      ),
    ]),
  ),
).annotate({ description: "Every number of the model, each with where it comes from." });

/** A scenario file, alone or one of several that extend one another. */
export const scenarioShape = Struct({
  id,
  title: words("What the scenario is called."),
  question: optional(words("What the scenario asks.")),
  extends: optional(text("Path of the scenario that this one changes, from this file.")),
  period: optional(
    Struct({
      from: optional(date.annotate({ description: "First day of the run." })),
      to: optional(date.annotate({ description: "Last day; later if a goal needs it." })),
      contract: optional(Schema.Int.annotate({ description: "Year that the goals are about." })),
      warmUpDays: optional(
        statement(
          Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: warmUpDaysMost })),
          "Days that are run before `from`, so that the centre has settled by then: the opening " +
            "stock is that of their first day. Nothing in them counts in a goal.",
          "days",
        ),
      ),
    }),
  ),
  centres: optional(Schema.NonEmptyArray(centre)),
  hours: optional(hours),
  teams: optional(Schema.NonEmptyArray(team)),
  suppliers: optional(Schema.Array(supplier)),
  agreements: optional(Schema.Array(agreement)),
  parameters: optional(stated),
  labourDemand: optional(Schema.Array(demand)),
  goals: optional(Schema.Array(goal)),
  initiatives: optional(Schema.Array(initiative)),
  choices: optional(Schema.Array(choice)),
}).annotate({ description: "A Caseflow scenario: a centre, its contract, and what is tried." });

/** A scenario file as plain data. */
export type ScenarioFile = typeof scenarioShape.Type;
