/**
 * Where numbers come from, file by file. Before files are merged every number of a table gets the
 * source or the assumption that its own file gives it, so that a number can never end up under
 * the source of another. A statement is merged whole for the same reason.
 */
import type { Finding } from "./problem.ts";
import { markOf } from "./statement.ts";
import {
  at,
  keyPlaceOf,
  type MapTree,
  type Path,
  placeOf,
  type Tree,
  withEntry,
  written,
} from "./tree.ts";

const provenanceWords = ["source", "mark", "assumption", "range", "rangeFactor"] as const;

/** Whether a tree is a statement: a map with a value. */
export function isStatement(tree: Tree): tree is MapTree {
  return tree.kind === "map" && tree.entries.has("value");
}

/** The tree of a file with the provenance of each table carried to its numbers. */
export function spreadProvenance(file: Tree): Tree {
  const parameters = at(file, ["parameters"]);
  if (file.kind !== "map" || parameters?.kind !== "map") return file;
  let spread = parameters;
  for (const [group, { value: members }] of parameters.entries) {
    if (members.kind !== "map") continue;
    let inner = members;
    for (const [name, { value }] of members.entries) {
      if (value.kind === "map") inner = withEntry(inner, name, spreadTable(value));
    }
    spread = withEntry(spread, group, inner);
  }
  return withEntry(file, "parameters", spread);
}

function spreadTable(table: MapTree): MapTree {
  const values = table.entries.get("values")?.value;
  if (values?.kind !== "map") return table;
  let numbers = values;
  for (const [key, { value }] of values.entries) {
    if (value.kind === "scalar") {
      const entries = new Map([["value", { key: value.place, value: value as Tree }]]);
      numbers = withEntry(
        numbers,
        key,
        inherit({ kind: "map", place: value.place, entries }, table),
      );
    } else if (value.kind === "map" && !saysWhence(value)) {
      numbers = withEntry(numbers, key, inherit(value, table));
    }
  }
  return {
    ...table,
    entries: new Map([["values", { ...table.entries.get("values")!, value: numbers }]]),
  };
}

/** A number with the provenance of its table. */
function inherit(number: MapTree, table: MapTree): MapTree {
  const entries = new Map(number.entries);
  for (const word of provenanceWords) {
    const entry = table.entries.get(word);
    if (entry !== undefined && !entries.has(word)) entries.set(word, entry);
  }
  return { ...number, entries };
}

const saysWhence = (tree: MapTree): boolean =>
  tree.entries.has("source") || tree.entries.has("assumption");

/** What is wrong with the provenance of the numbers of one file. */
export function checkProvenance(file: Tree): ReadonlyArray<Finding> {
  const findings: Finding[] = [];
  walk(file, [], (tree, path) => {
    if (isStatement(tree)) checkStatement(file, tree, path, findings);
  });
  const goals = at(file, ["goals"]);
  const items = goals?.kind === "list" ? goals.items : [];
  for (const [i, goal] of items.entries()) {
    if (goal.kind !== "map" || !goal.entries.has("target") || goal.entries.has("source")) continue;
    const path: Path = ["goals", i, "target"];
    findings.push({
      place: placeOf(file, path),
      path: written(file, path),
      message: "the target has no source",
      suggestion: 'say where it comes from: `source: "JKN:133"`',
    });
  }
  return findings;
}

function walk(tree: Tree, path: Path, visit: (tree: Tree, path: Path) => void): void {
  visit(tree, path);
  if (tree.kind === "list") tree.items.forEach((item, i) => walk(item, [...path, i], visit));
  if (tree.kind !== "map") return;
  for (const [key, { value }] of tree.entries) walk(value, [...path, key], visit);
}

function checkStatement(file: Tree, tree: MapTree, path: Path, findings: Finding[]): void {
  const say = (word: string, message: string, suggestion?: string) => {
    const place = placeOf(file, tree.entries.has(word) ? [...path, word] : [...path, "value"]);
    const mended = suggestion === undefined ? {} : { suggestion };
    findings.push({ place, path: written(file, path), message, ...mended });
  };
  const has = (word: string) => tree.entries.has(word);
  if (!has("source") && !has("assumption")) {
    const suggestion = 'add `source: "JKN:133"`, or `assumption:` with the reason and a `range:`';
    if (isBareTable(at(file, path.slice(0, -1)), path)) {
      const table = path.slice(0, -2);
      const message = "the numbers have no source";
      const place = keyPlaceOf(file, table);
      findings.push({ place, path: written(file, table), message, suggestion });
    } else {
      say("value", "the number has no source", suggestion);
    }
    return;
  }
  if (has("source") && has("assumption")) {
    say("assumption", "a number has a source or is an assumption, not both", "keep one of the two");
  }
  if (has("assumption") && !has("range") && !has("rangeFactor")) {
    say("assumption", "the assumption has no range", "add `range: [lowest, highest]`");
  }
  const source = at(tree, ["source"]);
  if (source?.kind === "scalar" && !has("mark") && markOf(String(source.value)) === undefined) {
    const suggestion =
      "add `mark: D` when it is derived, P for a public source, K for recollection";
    say("source", "the source is neither a document line nor a key", suggestion);
  }
  checkRange(tree, say);
}

/** Whether these are the values of a table of which no number says where it comes from. */
function isBareTable(values: Tree | undefined, path: Path): boolean {
  if (values?.kind !== "map" || path.at(-2) !== "values" || values.entries.size < 2) return false;
  return [...values.entries.values()].every(
    ({ value }) => value.kind === "map" && !saysWhence(value),
  );
}

type Say = (word: string, message: string, suggestion?: string) => void;

function checkRange(tree: MapTree, say: Say): void {
  const value = numberAt(tree, ["value"]);
  for (const word of ["range", "rangeFactor"] as const) {
    const [low, high] = [numberAt(tree, [word, 0]), numberAt(tree, [word, 1])];
    if (low === undefined || high === undefined) continue;
    const inside = word === "range" ? value : 1;
    if (low > high) {
      say(word, `the range begins at ${low} and ends at ${high}`, `write [${high}, ${low}]`);
    } else if (inside !== undefined && (inside < low || inside > high)) {
      const what = word === "range" ? `the value ${inside}` : "the factor 1";
      say(word, `the range ${low} to ${high} does not hold ${what}`);
    }
  }
}

function numberAt(tree: Tree, path: Path): number | undefined {
  const found = at(tree, path);
  return found?.kind === "scalar" && typeof found.value === "number" ? found.value : undefined;
}
