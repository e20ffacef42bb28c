/** A mapping file, read, checked in every way and made ready; what is wrong is told all at once. */
import * as Result from "effect/Result";
import { origins, traits } from "../domain/citizen.ts";
import { type Field, oneOf, type Slot, yesNo } from "../domain/event.ts";
import { dayOfIso } from "../domain/moment.ts";
import { eventByName } from "../domain/vocabulary.ts";
import { Check } from "../scenario/check.ts";
import { checkShape } from "../scenario/check-shape.ts";
import { type Finding, type Problem, problemsOf, renderProblem } from "../scenario/problem.ts";
import { readYaml } from "../scenario/read-yaml.ts";
import { type MapTree, plain, type Tree } from "../scenario/tree.ts";
import { checkMapping } from "./check-mapping.ts";
import type {
  CitizenColumns,
  Condition,
  Filling,
  Happening,
  Mapping,
  MomentColumns,
  Rule,
  SpellRule,
} from "./mapping.ts";
import {
  type CellFile,
  type ConditionFile,
  type HappeningFile,
  type MappingFile,
  mappingShape,
  type MomentFile,
  type RuleFile,
} from "./mapping-shape.ts";
import { slotOf } from "./meaning.ts";

/** A mapping that cannot be used, with everything that is wrong with it. */
export class InvalidMapping extends Error {
  readonly _tag = "InvalidMapping";
  readonly problems: ReadonlyArray<Problem>;

  constructor(problems: ReadonlyArray<Problem>) {
    super(problems.map((problem) => renderProblem(problem)).join("\n\n"));
    this.problems = problems;
  }
}

/** A mapping with the tree it was read from, to show what else turns out to be wrong with it. */
export interface LoadedMapping {
  readonly mapping: Mapping;
  readonly tree: MapTree;
  readonly file: string;
}

/** Loads a mapping from the text of its file. */
export function loadMapping(
  text: string,
  file: string,
): Result.Result<LoadedMapping, InvalidMapping> {
  const texts = new Map([[file, text]]);
  const fail = (findings: ReadonlyArray<Finding>) =>
    Result.fail(new InvalidMapping(problemsOf(findings, texts)));
  const { tree, findings, garbled } = readYaml(file, text);
  if (tree === undefined || garbled) return fail(findings);
  if (tree.kind !== "map") {
    const message = "a mapping is a map of keys, such as `id:` and `rules:`";
    return fail([...findings, { place: tree.place, path: "", message }]);
  }
  const shape = checkShape(tree, mappingShape);
  if (shape.findings.length > 0 || findings.length > 0) {
    return fail([...findings, ...shape.findings]);
  }
  const said = plain(tree) as MappingFile;
  const check = new Check(tree, []);
  checkMapping(check, said);
  if (check.findings.length > 0) return fail(check.findings);
  return Result.succeed({ mapping: made(said, text, tree), tree, file });
}

function made(file: MappingFile, text: string, tree: MapTree): Mapping {
  const { format, id } = file;
  const lists = listsOf(file);
  return {
    id,
    text,
    kind: format?.kind ?? "csv",
    encoding: format?.encoding,
    separator: format?.separator,
    decimal: format?.decimal ?? ",",
    empty: new Set(["", ...(format?.empty ?? [])]),
    extractDay: file.extract === undefined ? undefined : dayOfIso(file.extract.on),
    citizen: citizenOf(file, lists),
    rules: file.rules.map((rule) => ruleOf(rule, lists)),
    columns: columnsOf(tree),
  };
}

type Lists = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

const listsOf = ({ codes = {} }: MappingFile): Lists =>
  new Map(
    Object.entries(codes).map(([name, { values }]) => [name, new Map(Object.entries(values))]),
  );

function citizenOf({ citizen }: MappingFile, lists: Lists): CitizenColumns {
  const { born, column, kind, origin = { value: origins[0] }, traits: stated } = citizen;
  const isSaid = (trait: (typeof traits)[number]) =>
    stated?.[trait] !== undefined || unsaid(trait, kind).value === undefined;
  return {
    column,
    kind,
    born: born?.column,
    origin: fillingOf("origin", "a", oneOf("origin", origins), origin, lists),
    traits: traits.map((trait) =>
      fillingOf(trait, "b", yesNo(trait), stated?.[trait] ?? unsaid(trait, kind), lists),
    ),
    saysOrigin: citizen.origin !== undefined,
    saysTraits: traits.reduce((bits, trait, i) => bits | (isSaid(trait) ? 1 << i : 0), 0),
  };
}

/** A trait of which a mapping says nothing does not hold, unless the personal number says it. */
const unsaid = (trait: string, kind: string): CellFile =>
  trait === "female" && kind === "personalNumber" ? {} : { value: false };

function ruleOf(rule: RuleFile, lists: Lists): Rule {
  const { at, event, fields = {}, id, recorded = "extract", spell, when = [] } = rule;
  return {
    id,
    conditions: when.map((condition) => conditionOf(condition)),
    event:
      event === undefined || at === undefined
        ? undefined
        : { at: momentOf(at), happening: happeningOf({ event, fields }, lists) },
    spell: spell === undefined ? undefined : spellOf(spell, lists),
    recorded,
  };
}

function spellOf(spell: NonNullable<RuleFile["spell"]>, lists: Lists): SpellRule {
  return {
    start: momentOf(spell.start),
    end: momentOf(spell.end),
    inclusive: spell.end.inclusive ?? false,
    begin: happeningOf(spell.begin, lists),
    finish: happeningOf(spell.finish, lists),
    gapDays: spell.merge?.gapDays,
    mergeBy: spell.merge?.by ?? [],
  };
}

const momentOf = ({ clock, clockColumn, column }: MomentFile): MomentColumns => ({
  column,
  clockColumn,
  clock: clock === undefined ? 0 : Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)),
});

function conditionOf({ column, is, isNot }: ConditionFile): Condition {
  const texts = is ?? isNot ?? [];
  return {
    column,
    texts: new Set(typeof texts === "string" ? [texts] : texts),
    isOne: is !== undefined,
  };
}

function happeningOf({ event, fields = {} }: HappeningFile, lists: Lists): Happening {
  const declaration = eventByName.get(event)!;
  return {
    code: declaration.code,
    event,
    fillings: Object.entries(declaration.fields).map(([name, [slot, field]]) =>
      fillingOf(name, slot, field, fields[name], lists),
    ),
  };
}

function fillingOf(
  name: string,
  slot: Slot,
  field: Field<any>,
  cell: CellFile,
  lists: Lists,
): Filling {
  const constant = cell.value ?? cell.default;
  return {
    name,
    slot,
    field,
    column: cell.column,
    meanings: cell.column === undefined ? undefined : meaningsOf(field, cell, lists),
    otherwise: constant === undefined ? Number.NaN : (slotOf(field, constant) ?? Number.NaN),
    time: cell.time,
  };
}

const yesAndNo: ReadonlyArray<readonly [string, number]> = [
  ...["true", "1", "ja", "j", "yes", "y", "x"].map((text) => [text, 1] as const),
  ...["false", "0", "nej", "n", "no"].map((text) => [text, 0] as const),
];

/** What the texts of a column stand for; numbers and moments are read as such. */
function meaningsOf(
  field: Field<any>,
  { codes }: CellFile,
  lists: Lists,
): ReadonlyMap<string, number> | undefined {
  if (codes !== undefined) {
    const list = lists.get(codes) ?? new Map<string, unknown>();
    return new Map([...list].map(([code, meaning]) => [code, slotOf(field, meaning)!]));
  }
  if (field.kind === "oneOf") return new Map(field.words.map((word, i) => [word, i]));
  return field.kind === "yesNo" ? new Map(yesAndNo) : undefined;
}

/** Keys under which a name of a column stands. */
const columnKeys = new Set(["column", "clockColumn"]);

/** All columns that a mapping names, by where each is named first. */
function columnsOf(tree: Tree): ReadonlyMap<string, ReadonlyArray<string | number>> {
  const columns = new Map<string, ReadonlyArray<string | number>>();
  const note = (name: Tree, path: ReadonlyArray<string | number>) => {
    if (name.kind !== "scalar" || typeof name.value !== "string") return;
    if (!columns.has(name.value)) columns.set(name.value, path);
  };
  const walk = (part: Tree, path: ReadonlyArray<string | number>): void => {
    if (part.kind === "list") {
      part.items.forEach((item, i) => {
        if (path.at(-1) === "by") note(item, [...path, i]);
        walk(item, [...path, i]);
      });
    }
    if (part.kind !== "map" || path[0] === "codes") return;
    for (const [key, { value }] of part.entries) {
      if (columnKeys.has(key)) note(value, [...path, key]);
      walk(value, [...path, key]);
    }
  };
  walk(tree, []);
  return columns;
}
