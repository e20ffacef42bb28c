/**
 * What is wrong with a mapping beyond its shape: rules that say too much or too little, fields
 * that an event does not have or lacks, codes that stand for nothing the field may hold. All of
 * it is found at once, each at its place in the file.
 */
import { origins, traits } from "../domain/citizen.ts";
import { type Field, oneOf, yesNo } from "../domain/event.ts";
import { eventByName } from "../domain/vocabulary.ts";
import type { Check } from "../scenario/check.ts";
import { didYouMean, oneOfWords } from "../scenario/spelling.ts";
import { markOf } from "../scenario/statement.ts";
import type { Path } from "../scenario/tree.ts";
import type { CellFile, HappeningFile, MappingFile, RuleFile } from "./mapping-shape.ts";
import { slotOf } from "./meaning.ts";

/** Events whose field a cell may be a moment of its row of. */
type Times = ReadonlyArray<"start" | "end" | "at">;

/** Checks a mapping whose shape is right. */
export function checkMapping(check: Check, file: MappingFile): void {
  const lists = file.codes ?? {};
  for (const [name, list] of Object.entries(lists)) checkProvenance(check, ["codes", name], list);
  checkExtract(check, file);
  const fields = new Fields(check, file);
  const { origin, traits: stated } = file.citizen;
  if (origin !== undefined)
    fields.cell(["citizen", "origin"], origin, oneOf("origin", origins), []);
  for (const trait of traits) {
    const cell = stated?.[trait];
    if (cell !== undefined) fields.cell(["citizen", "traits", trait], cell, yesNo(trait), []);
  }
  if (file.citizen.kind === "text" && file.citizen.born === undefined) {
    const suggestion = "name its column: `born: { column: … }`";
    check.say(["citizen"], "the day of birth is said nowhere", suggestion);
  }
  const ids = new Set<string>();
  file.rules.forEach((rule, i) => {
    if (ids.has(rule.id)) check.say(["rules", i, "id"], `there are two rules called ${rule.id}`);
    ids.add(rule.id);
    checkRule(check, fields, ["rules", i], rule);
  });
}

function checkExtract(check: Check, file: MappingFile): void {
  if (file.extract !== undefined) check.day(["extract", "on"]);
}

function checkProvenance(
  check: Check,
  path: Path,
  list: NonNullable<MappingFile["codes"]>[string],
): void {
  const { assumption, mark, source } = list;
  if (source === undefined && assumption === undefined) {
    const suggestion = "add `source:` and `mark:`, or `assumption:` with the reason";
    check.say(path, "nothing says where the meaning of these codes is known from", suggestion);
  } else if (source !== undefined && mark === undefined && markOf(source) === undefined) {
    const suggestion = "add `mark: S` (stated in a document), D, P or K";
    check.say([...path, "source"], "nothing says how sure this source is", suggestion);
  }
}

function checkRule(check: Check, fields: Fields, path: Path, rule: RuleFile): void {
  const said = [rule.ignore === true, rule.event !== undefined, rule.spell !== undefined];
  if (said.filter(Boolean).length !== 1) {
    check.say(path, "a rule has one of `event`, `spell` and `ignore: true`");
  }
  rule.when?.forEach(({ is, isNot }, i) => {
    if ((is === undefined) === (isNot === undefined)) {
      check.say([...path, "when", i], "a condition has either `is` or `isNot`");
    }
  });
  if (rule.event !== undefined) {
    if (rule.at === undefined) check.say(path, "`at` is missing: when did the event happen?");
    fields.happening(path, { event: rule.event, fields: rule.fields ?? {} }, ["at"]);
  }
  if (rule.spell !== undefined) {
    fields.happening([...path, "spell", "begin"], rule.spell.begin, ["start", "end"]);
    fields.happening([...path, "spell", "finish"], rule.spell.finish, ["start", "end"]);
  }
}

/** Checks what fills the fields of events. */
class Fields {
  readonly #check: Check;
  readonly #lists: NonNullable<MappingFile["codes"]>;

  constructor(check: Check, file: MappingFile) {
    this.#check = check;
    this.#lists = file.codes ?? {};
  }

  happening(path: Path, { event, fields = {} }: HappeningFile, times: Times): void {
    const declared = eventByName.get(event)?.fields ?? {};
    for (const [name, cell] of Object.entries(fields)) {
      const there = [...path, "fields", name];
      const field = declared[name]?.[1];
      if (field !== undefined) this.cell(there, cell, field, times);
      else {
        const known = Object.keys(declared);
        const suggestion =
          didYouMean(name, known) ??
          (known.length === 0 ? "it has no fields" : `it has ${oneOfWords(known)}`);
        this.#check.sayOfKey(there, `${event} has no field \`${name}\``, suggestion);
      }
    }
    for (const [name, [, { what }]] of Object.entries(declared)) {
      if (fields[name] !== undefined) continue;
      const suggestion = "give it a column, or the same value for every row: `{ value: … }`";
      this.#check.say(
        [...path, "event"],
        `${event} needs its field \`${name}\`: ${what}`,
        suggestion,
      );
    }
  }

  cell(path: Path, cell: CellFile, field: Field<any>, times: Times): void {
    const said = [cell.column, cell.value, cell.time].filter((way) => way !== undefined);
    if (said.length !== 1) {
      this.#check.say(path, "say one of `column`, `value` and `time`");
      return;
    }
    if (cell.value !== undefined) this.#fits([...path, "value"], cell.value, field);
    if (cell.default !== undefined) this.#fits([...path, "default"], cell.default, field);
    if (cell.time !== undefined) this.#time([...path, "time"], cell.time, field, times);
    if (cell.codes !== undefined) this.#codes([...path, "codes"], cell.codes, field);
    if (cell.column !== undefined && cell.codes === undefined && field.kind === "flags") {
      this.#check.say(path, "several words in one cell need a list of codes: `codes: …`");
    }
  }

  #time(path: Path, time: Times[number], field: Field<any>, times: Times): void {
    if (field.kind !== "moment") this.#check.say(path, "the field is no moment");
    else if (!times.includes(time)) {
      this.#check.say(path, `here is no \`${time}\``, `write ${oneOfWords(times)}`);
    }
  }

  #codes(path: Path, name: string, field: Field<any>): void {
    const list = this.#lists[name];
    if (list === undefined) {
      const known = Object.keys(this.#lists);
      this.#check.say(path, `there is no list of codes \`${name}\``, didYouMean(name, known));
      return;
    }
    for (const [code, meaning] of Object.entries(list.values)) {
      this.#fits(["codes", name, "values", code], meaning, field);
    }
  }

  #fits(path: Path, meaning: unknown, field: Field<any>): void {
    if (slotOf(field, meaning) !== undefined) return;
    const expected = expectedBy(field);
    const suggestion = typeof meaning === "string" ? didYouMean(meaning, field.words) : undefined;
    this.#check.say(path, `expected ${expected}, found ${JSON.stringify(meaning)}`, suggestion);
  }
}

/** What a field may be, in words. */
export function expectedBy({ kind, max, min, words }: Field<any>): string {
  switch (kind) {
    case "oneOf":
      return oneOfWords(words);
    case "flags":
      return `a list of ${oneOfWords(words)}`;
    case "yesNo":
      return "true or false";
    case "moment":
      return "a moment like 2010-01-31T12:00";
    case "real":
      return "a number";
    case "whole":
      return `a whole number from ${min} to ${max}`;
  }
}
