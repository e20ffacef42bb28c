/**
 * One scenario laid over another. Maps are merged by key and lists whose items have ids by id; all
 * else is replaced. Statements, measures, targets and windows are replaced whole, so that a value
 * never meets the source, and a word never the meaning, of another.
 */
import { isStatement } from "./provenance.ts";
import { child, type Entry, type ListTree, type MapTree, type Tree } from "./tree.ts";

const wholes = ["measure", "target", "window", "closedOn"];
/** What a scenario says of itself and does not take over. */
const own = ["id", "title", "question", "extends"];

/** The tree of `changes` laid over that of `base`. */
export function merge(base: Tree, changes: Tree): Tree {
  if (base.kind !== "map" || changes.kind !== "map") return changes;
  const inherited = [...base.entries].filter(([key]) => !own.includes(key));
  return mergeMaps({ ...base, entries: new Map(inherited) }, changes);
}

function mergeTrees(base: Tree, changes: Tree): Tree {
  if (base.kind === "map" && changes.kind === "map") {
    return isStatement(base) || isStatement(changes) ? changes : mergeMaps(base, changes);
  }
  const byId = base.kind === "list" && changes.kind === "list" && haveIds(base) && haveIds(changes);
  return byId ? mergeLists(base, changes) : changes;
}

function mergeMaps(base: MapTree, changes: MapTree): MapTree {
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, { key: place, value }] of changes.entries) {
    const under = entries.get(key);
    const whole = under === undefined || wholes.includes(key);
    entries.set(key, { key: place, value: whole ? value : mergeTrees(under.value, value) });
  }
  return { ...changes, entries };
}

function mergeLists(base: ListTree, changes: ListTree): ListTree {
  const items = [...base.items];
  for (const item of changes.items) {
    const id = idOf(item);
    const found = items.findIndex((other) => idOf(other) === id);
    if (found === -1) items.push(item);
    else items[found] = mergeTrees(items[found], item);
  }
  return { ...changes, items };
}

const haveIds = ({ items }: ListTree): boolean =>
  items.length > 0 && items.every((item) => idOf(item) !== undefined);

function idOf(item: Tree): string | undefined {
  const id = child(item, "id");
  return id?.kind === "scalar" && typeof id.value === "string" ? id.value : undefined;
}
