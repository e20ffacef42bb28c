/** The rules of a mapping at the columns of a file. */
import type { Happening, Rule } from "./mapping.ts";
import type { ReadCondition, ReadFilling, ReadMoment, RowReader } from "./row-reader.ts";

export type ReadColumn = ReturnType<RowReader["column"]>;

export interface ReadHappening {
  readonly code: number;
  readonly fillings: ReadonlyArray<ReadFilling>;
}

export interface ReadSpell {
  readonly start: ReadMoment;
  readonly end: ReadMoment;
  readonly inclusive: boolean;
  readonly begin: ReadHappening;
  readonly finish: ReadHappening;
  readonly mergeBy: ReadonlyArray<ReadColumn>;
}

export interface ReadRule {
  readonly rule: Rule;
  readonly number: number;
  readonly conditions: ReadonlyArray<ReadCondition>;
  readonly event: { readonly at: ReadMoment; readonly happening: ReadHappening } | undefined;
  readonly spell: ReadSpell | undefined;
  readonly recorded: ReadMoment | undefined;
}

export function readRule(reader: RowReader, rule: Rule, number: number): ReadRule {
  const { conditions, event, recorded, spell } = rule;
  const happening = ({ code, fillings }: Happening): ReadHappening => ({
    code,
    fillings: fillings.map((filling) => reader.filling(filling)),
  });
  return {
    rule,
    number,
    conditions: conditions.map((condition) => reader.condition(condition)),
    event: event && { at: reader.moment(event.at), happening: happening(event.happening) },
    spell: spell && {
      start: reader.moment(spell.start),
      end: reader.moment(spell.end),
      inclusive: spell.inclusive,
      begin: happening(spell.begin),
      finish: happening(spell.finish),
      mergeBy: spell.mergeBy.map((name) => reader.column(name)),
    },
    recorded:
      typeof recorded === "string"
        ? undefined
        : reader.moment({ column: recorded.column, clockColumn: undefined, clock: 0 }),
  };
}
