/**
 * The shape of a mapping file: how the columns of an extract become events. Nobody publishes what
 * extracts look like, so a mapping is written by whoever has one, with an editor that completes
 * it; every list of codes says where its meaning is known from.
 */
import * as Schema from "effect/Schema";
import { origins, traits } from "../domain/citizen.ts";
import { vocabulary } from "../domain/vocabulary.ts";
import { marks } from "../scenario/statement.ts";
import { aboutHistory } from "./about-history.ts";
import { decimals } from "./cell-number.ts";
import { encodings } from "./encoding.ts";
import { separators } from "./separator.ts";

const { optionalKey, Struct } = Schema;
const { first: lowest, last: highest } = aboutHistory;
const text = (description: string) => Schema.String.annotate({ description });
const id = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9][A-Za-z0-9-]*$/u)).annotate({
  description: "A short name without spaces.",
});
const date = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/u));
const clock = Schema.String.check(Schema.isPattern(/^(?:[01]\d|2[0-3]):[0-5]\d$/u));
const column = text("Name of a column, as the header of the file has it.");

/** What a code or a constant may stand for: a word, a number, yes or no, or several words. */
const meaning = Schema.Union([
  Schema.String,
  Schema.Finite,
  Schema.Boolean,
  Schema.Array(Schema.String),
]);

const provenance = {
  source: optionalKey(text("Where the codes are explained: a document, a public source key.")),
  mark: optionalKey(
    Schema.Literals(marks).annotate({
      description: "S: stated in a document; D: derived; P: public source; K: recollection.",
    }),
  ),
  assumption: optionalKey(
    text("Why the codes are taken to mean this, when nothing explains them."),
  ),
};

const codeList = Struct({
  values: Schema.Record(Schema.String, meaning).annotate({
    description: "What each code stands for, in the words of the events.",
  }),
  ...provenance,
}).annotate({ description: "A list of codes, and where their meaning is known from." });

const cell = Struct({
  column: optionalKey(column),
  codes: optionalKey(text("Name of the list of codes that the column is written in.")),
  default: optionalKey(
    Schema.Union([meaning]).annotate({ description: "What an empty cell stands for." }),
  ),
  value: optionalKey(
    Schema.Union([meaning]).annotate({
      description: "The same in every row, instead of a column.",
    }),
  ),
  time: optionalKey(
    Schema.Literals(["start", "end", "at"]).annotate({
      description: "The moment at which the spell starts or ends, or the event happens.",
    }),
  ),
}).annotate({ description: "A column, a value, or a moment of the row." });

const moment = Struct({
  column,
  clockColumn: optionalKey(text("Column with the time of day, when the date is in another.")),
  clock: optionalKey(
    clock.annotate({
      description: "Time of day of a date without one, such as 12:00 (default: 00:00).",
    }),
  ),
});

/** Events of citizens that a record can tell; what is about the history itself, none can. */
const told = vocabulary.filter(
  ({ code, subject }) => subject === "citizen" && (code < lowest || code > highest),
);
const eventName = Schema.Literals(told.map(({ name }) => name)).annotate({
  description: "An event of the vocabulary: see `caseflow schema event`.",
});

const fields = Schema.Record(Schema.String, cell).annotate({
  description: "Where each field of the event comes from.",
});

const happening = Struct({ event: eventName, fields: optionalKey(fields) });

const condition = Struct({
  column,
  is: optionalKey(
    Schema.Union([Schema.String, Schema.Array(Schema.String)]).annotate({
      description: "What the cell must be, or one of these; an empty text is an empty cell.",
    }),
  ),
  isNot: optionalKey(
    Schema.Union([Schema.String, Schema.Array(Schema.String)]).annotate({
      description: "What the cell must not be.",
    }),
  ),
});

const spell = Struct({
  start: moment,
  end: Struct({
    ...moment.fields,
    inclusive: optionalKey(
      Schema.Boolean.annotate({
        description: "Whether the last day belongs to the spell, as it does in most extracts.",
      }),
    ),
  }),
  begin: happening,
  finish: happening,
  merge: optionalKey(
    Struct({
      gapDays: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 366 })).annotate({
        description: "Spells that lie at most so many days apart are one.",
      }),
      by: optionalKey(
        Schema.Array(Schema.String).annotate({
          description: "Columns that must agree in both; the others may differ.",
        }),
      ),
    }).annotate({ description: "Spells that the case system split, by a move or a birthday." }),
  ),
}).annotate({ description: "The row is a spell: its start and its end each become an event." });

const recorded = Schema.Union([
  Struct({ column }),
  Schema.Literals(["extract", "happened"]),
]).annotate({
  description:
    "When the row was registered: a column, the date of the extract (default), or, as an " +
    "assumption, when it happened.",
});

const rule = Struct({
  id,
  when: optionalKey(Schema.Array(condition)).annotate({
    description: "The rows that the rule is for: all of these hold.",
  }),
  ignore: optionalKey(
    Schema.Boolean.annotate({ description: "Such rows are known, and nothing comes of them." }),
  ),
  event: optionalKey(eventName),
  at: optionalKey(moment),
  fields: optionalKey(fields),
  spell: optionalKey(spell),
  recorded: optionalKey(recorded),
}).annotate({ description: "What rows of a kind become: an event, or a spell of two." });

const citizen = Struct({
  column,
  kind: Schema.Literals(["personalNumber", "text"]).annotate({
    description: "A Danish personal number, or whatever else knows a person in the case system.",
  }),
  born: optionalKey(
    Struct({ column }).annotate({
      description: "Date of birth, where no personal number says it. Only its month is kept.",
    }),
  ),
  origin: optionalKey(cell.annotate({ description: `One of ${origins.join(", ")}.` })),
  traits: optionalKey(
    Struct(
      Object.fromEntries(traits.map((trait) => [trait, optionalKey(cell)])) as Record<
        (typeof traits)[number],
        ReturnType<typeof optionalKey<typeof cell>>
      >,
    ).annotate({ description: "Traits that hold or not." }),
  ),
});

export const mappingShape = Struct({
  id,
  title: optionalKey(text("What the mapping is for.")),
  format: optionalKey(
    Struct({
      kind: optionalKey(
        Schema.Literals(["csv", "xes", "ocel", "parquet"]).annotate({
          description: "Kind of file (default: csv).",
        }),
      ),
      encoding: optionalKey(
        Schema.Literals(encodings).annotate({ description: "Default: what the bytes show." }),
      ),
      separator: optionalKey(
        Schema.Literals(separators).annotate({ description: "Default: what the header shows." }),
      ),
      decimal: optionalKey(
        Schema.Literals(decimals).annotate({ description: "Decimal mark (default: a comma)." }),
      ),
      empty: optionalKey(
        Schema.Array(Schema.String).annotate({ description: "Texts that mean an empty cell." }),
      ),
    }),
  ),
  extract: optionalKey(
    Struct({
      on: date.annotate({
        description: "Day on which the extract was made; what ends later is open.",
      }),
    }),
  ),
  citizen,
  codes: optionalKey(Schema.Record(Schema.String, codeList)),
  rules: Schema.NonEmptyArray(rule),
}).annotate({ description: "A Caseflow mapping: how the columns of an extract become events." });

/** A mapping file as plain data. */
export type MappingFile = typeof mappingShape.Type;
export type CellFile = typeof cell.Type;
export type MomentFile = typeof moment.Type;
export type RuleFile = typeof rule.Type;
export type ConditionFile = typeof condition.Type;
export type HappeningFile = typeof happening.Type;
